"""A single file packed with gzip, as services do before they hand it out."""

import zlib

from bot.connectors.files.allowance import Allowance
from bot.connectors.files.item import Item, in_memory
from domain.errors import FileRefused

LARGEST_MB = 200
_CHUNK = 1 << 20
_WITH_HEADER = 31


def unzipped(item: Item, allowance: Allowance) -> Item:
    """The file inside, under its name without `.gz`.

    Raises FileRefused: `archive_damaged` where it is cut or bent, `file_too_large`, or what the allowance refuses.
    """
    packed = item.limited(LARGEST_MB).whole()
    unpacker = zlib.decompressobj(_WITH_HEADER)
    try:
        data = unpacker.decompress(packed, LARGEST_MB * 1_000_000)
    except zlib.error as error:
        raise FileRefused("archive_damaged") from error
    if unpacker.unconsumed_tail:
        raise FileRefused("file_too_large", limit_mb=LARGEST_MB)
    if not unpacker.eof:
        raise FileRefused("archive_damaged")
    allowance.take(len(packed), len(data))
    return in_memory(data, item.name[:-3] if item.name.lower().endswith(".gz") else item.name)
