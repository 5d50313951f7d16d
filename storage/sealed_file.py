"""Files sealed chunk by chunk, so that a backup of any size passes through a megabyte of memory.

A mark, the id of the key, a random prefix, then chunks of AES-256-GCM whose nonce is the prefix, the chunk's number
and whether it is the last: chunks cannot be changed, reordered, left out or cut off (the STREAM construction,
Hoang, Reyhanitabar, Rogaway and Vizár 2015).
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag

from domain.errors import Configuration
from storage.cipher import KEY_ID_BYTES, KeyRing

MARK = b"COACH BACKUP 1\n"
PREFIX_BYTES = 7
TAG_BYTES = 16
CHUNK_BYTES = 1024 * 1024


def seal(plain: Path, sealed: Path, key_ring: KeyRing) -> None:
    """On the disk, not only written, when this returns."""
    prefix = os.urandom(PREFIX_BYTES)
    with plain.open("rb") as source, sealed.open("wb") as target:
        target.write(MARK + key_ring.first.id + prefix)
        for number, (chunk, last) in enumerate(_chunks(source, CHUNK_BYTES)):
            target.write(key_ring.first.cipher.encrypt(_nonce(prefix, number, last), chunk, MARK))
        target.flush()
        os.fsync(target.fileno())


def unseal(sealed: Path, plain: Path, key_ring: KeyRing) -> None:
    """Raises Configuration: backup_key_missing, or backup_damaged for whatever is not the file that was sealed."""
    with sealed.open("rb") as source, plain.open("wb") as target:
        if source.read(len(MARK)) != MARK:
            raise Configuration("backup_damaged", file=str(sealed))
        key_id = source.read(KEY_ID_BYTES)
        key = key_ring.key(key_id)
        if key is None:
            raise Configuration("backup_key_missing", file=str(sealed), key_id=key_id.hex())
        prefix = source.read(PREFIX_BYTES)
        try:
            for number, (chunk, last) in enumerate(_chunks(source, CHUNK_BYTES + TAG_BYTES)):
                target.write(key.cipher.decrypt(_nonce(prefix, number, last), chunk, MARK))
        except (InvalidTag, ValueError) as error:
            raise Configuration("backup_damaged", file=str(sealed)) from error
        target.flush()
        os.fsync(target.fileno())


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    chunk = source.read(size)
    while following := source.read(size):
        yield chunk, False
        chunk = following
    yield chunk, True


def _nonce(prefix: bytes, number: int, last: bool) -> bytes:
    return prefix + number.to_bytes(4) + bytes([last])
