"""One file to be read: on the disk, in memory, or inside another."""

from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from domain.errors import FileRefused

_HEAD = 8192


@dataclass(frozen=True, slots=True)
class Item:
    """`stream` stands at its beginning and can go back to it; it has `size` bytes."""

    stream: BinaryIO
    size: int
    name: str

    def head(self) -> bytes:
        """The first bytes; the stream stands at its beginning again."""
        found = self.stream.read(_HEAD)
        self.stream.seek(0)
        return found

    def limited(self, limit_mb: int) -> "Item":
        """Itself. Raises FileRefused("file_too_large") before any of it is read."""
        if self.size > limit_mb * 1_000_000:
            raise FileRefused("file_too_large", limit_mb=limit_mb)
        return self

    def whole(self) -> bytes:
        return self.stream.read(self.size)


def in_memory(data: bytes, name: str) -> Item:
    return Item(BytesIO(data), len(data), name)
