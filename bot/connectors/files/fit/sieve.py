"""Leaves in a FIT file only what the coach reads, so that the slow decoder has a fraction of it to decode.

A watch writes twenty fields a second, three of which are read. Skipping bytes costs a tenth of decoding them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from domain.errors import FileRefused

_DEFINITION, _DEVELOPER, _COMPRESSED, _LOCAL = 0x40, 0x20, 0x80, 0x0F
_HEADER_SIZE = 12
_CRC_SIZE = 2
_FIELD_SIZE = 3
# A day of recording every second is 86,400 messages, three times that with beat-to-beat intervals and satellites.
MOST_MESSAGES = 500_000


class _NotFollowedError(Exception):
    """The file is written in a way that the decoder has to judge."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """How long the messages of one definition are, and which parts of them are kept; None where none is."""

    size: int
    parts: tuple[tuple[int, int], ...] | None


def sieved(file: bytes, wanted: Mapping[int, frozenset[int]]) -> bytes:
    """A file with the messages in `wanted` and, of each, the fields given there; its checksum is not set.

    What cannot be followed comes back as it is. Raises FileRefused("fit_unreadable") at messages without end.
    """
    try:
        body = _kept(file, wanted)
    except (_NotFollowedError, IndexError):
        return file
    header = bytearray(file[:_HEADER_SIZE])
    header[0] = _HEADER_SIZE
    header[4:8] = len(body).to_bytes(4, "little")
    return bytes(header + body + bytes(_CRC_SIZE))


def _kept(file: bytes, wanted: Mapping[int, frozenset[int]]) -> bytearray:
    kept = bytearray()
    shapes: dict[int, _Shape] = {}
    place, end, count = file[0], len(file) - _CRC_SIZE, 0
    while place < end:
        header = file[place]
        if header & _COMPRESSED:
            raise _NotFollowedError
        if header & _DEFINITION:
            place = _define(file, place, wanted, shapes, kept)
            continue
        count += 1
        if count > MOST_MESSAGES:
            raise FileRefused("fit_unreadable")
        shape = shapes.get(header & _LOCAL)
        if shape is None or place + shape.size > end:
            raise _NotFollowedError
        if shape.parts is not None:
            kept.append(header)
            for begin, until in shape.parts:
                kept += file[place + begin : place + until]
        place += shape.size
    return kept


def _define(
    file: bytes, place: int, wanted: Mapping[int, frozenset[int]], shapes: dict[int, _Shape], kept: bytearray
) -> int:
    """Note how messages of this local number look from here on, and give the place behind the definition."""
    header, big_endian, count = file[place], file[place + 2], file[place + 5]
    number = int.from_bytes(file[place + 3 : place + 5], "big" if big_endian else "little")
    begin = place + 6
    fields = [file[begin + _FIELD_SIZE * index :][:_FIELD_SIZE] for index in range(count)]
    place = begin + _FIELD_SIZE * count
    of_developers = 0
    if header & _DEVELOPER:
        of_developers = sum(file[place + 2 + _FIELD_SIZE * index] for index in range(file[place]))
        place += 1 + _FIELD_SIZE * file[place]
    if number not in wanted:
        shapes[header & _LOCAL] = _Shape(1 + sum(field[1] for field in fields) + of_developers, None)
        return place
    keep = [field[0] in wanted[number] for field in fields]
    if not any(keep):
        raise _NotFollowedError
    shapes[header & _LOCAL] = _Shape(1 + sum(field[1] for field in fields) + of_developers, _parts(fields, keep))
    kept += bytes((header & ~_DEVELOPER,)) + file[begin - 5 : begin - 1] + bytes((sum(keep),))
    kept += b"".join(field for field, stays in zip(fields, keep, strict=True) if stays)
    return place


def _parts(fields: list[bytes], keep: list[bool]) -> tuple[tuple[int, int], ...]:
    """Neighbours are copied as one."""
    parts, place = [], 1
    for stays, run in groupby(zip(keep, fields, strict=True), key=itemgetter(0)):
        size = sum(field[1] for _, field in run)
        if stays:
            parts.append((place, place + size))
        place += size
    return tuple(parts)
