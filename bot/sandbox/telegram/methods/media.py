"""The file of a request: uploaded now, or sent before and named by its id."""

from bot.sandbox.telegram.calls import Call, Upload
from bot.sandbox.telegram.events import FileKept
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.sandbox import Sandbox


def read_media(sandbox: Sandbox, call: Call, field: str, kind: str) -> FileKept | Upload:
    """What `field` carries; nothing is stored yet, because the request may still be refused."""
    upload = call.upload(field)
    if upload is not None:
        return upload
    named = call.text(field)
    if not named:
        raise bad_request(f"there is no {kind} in the request")
    if named.startswith(("http://", "https://")):
        # The sandbox has no way out of loopback.
        raise bad_request("failed to get HTTP URL content")
    file = sandbox.state.files.get(named)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != kind:
        raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
    return file


def kept_media(sandbox: Sandbox, media: FileKept | Upload, kind: str) -> FileKept:
    return sandbox.keep_file(media, kind) if isinstance(media, Upload) else media
