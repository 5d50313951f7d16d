"""Files that people and bots send, kept by content in the sandbox's folder."""

import hashlib
import io
from base64 import urlsafe_b64encode
from pathlib import Path, PurePath

from PIL import Image, UnidentifiedImageError

from bot.sandbox.telegram.calls import Upload
from bot.sandbox.telegram.events import FileKept
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Document, PhotoSize

MAX_PHOTO_BYTES = 10 * 1024 * 1024
MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024
MAX_PHOTO_SIDES = 10_000
MAX_PHOTO_RATIO = 20


class Files:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._folder.mkdir(parents=True, exist_ok=True)

    def keep(self, upload: Upload, kind: str, number: int) -> FileKept:
        """Stores the content; `number` makes the id its own even where the same content came before."""
        if not upload.content:
            raise bad_request("file must be non-empty")
        width, height = _measured(upload.content) if kind == "photo" else (0, 0)
        digest = hashlib.sha256(upload.content).digest()
        identity = hashlib.sha256(digest + number.to_bytes(8)).digest()
        suffix = PurePath(upload.name).suffix[:12]
        path = self._folder / f"{kind}s" / f"file_{number}{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(upload.content)
        return FileKept(
            file_id=("AgAC" if kind == "photo" else "BQAC") + _code(identity),
            file_unique_id="AQAD" + _code(digest[:9]),
            kind=kind,
            path=str(path.relative_to(self._folder)),
            name=PurePath(upload.name).name,
            mime_type=upload.mime_type,
            size=len(upload.content),
            width=width,
            height=height,
        )

    def content(self, file: FileKept) -> bytes:
        return (self._folder / file.path).read_bytes()


def as_photo(file: FileKept) -> tuple[PhotoSize, ...]:
    return (PhotoSize(file.file_id, file.file_unique_id, file.width, file.height, file.size),)


def as_document(file: FileKept) -> Document:
    return Document(file.file_id, file.file_unique_id, file.name, file.mime_type, file.size)


def _measured(content: bytes) -> tuple[int, int]:
    if len(content) > MAX_PHOTO_BYTES:
        raise bad_request(
            f"file of size {len(content)} bytes is too big for a photo; the maximum size is {MAX_PHOTO_BYTES} bytes"
        )
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            width, height = image.size
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise bad_request("IMAGE_PROCESS_FAILED") from error
    if width + height > MAX_PHOTO_SIDES or max(width, height) > MAX_PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


def _code(raw: bytes) -> str:
    return urlsafe_b64encode(raw).decode().rstrip("=")
