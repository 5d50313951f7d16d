"""The key ring: sensitive columns and backups are sealed with AES-256-GCM under the first of its keys."""

import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import Configuration

KEY_FILE = "secret.key"
SHORTEST_SECRET = 32
KEY_ID_BYTES = 8
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Key:
    """`id` tells which key sealed something without telling anything about the key.

    `salt` is for short names of athletes in logs, which nobody can guess without it.
    """

    id: bytes
    cipher: AESGCM = field(repr=False)
    salt: bytes = field(repr=False)


class KeyRing:
    """Seals with the first key, opens with whichever key it holds.

    A sealed value is key id (8 bytes) + nonce (12) + ciphertext and tag; it opens only for the purpose it was sealed
    for, so that ciphertext moved to another column is refused.
    """

    def __init__(self, keys: Iterable[Key]) -> None:
        self._keys = {key.id: key for key in keys}
        self._first = next(iter(self._keys.values()))

    @classmethod
    def from_secret(cls, text: str) -> "KeyRing":
        """One secret or several, comma separated, the newest first. Raises Configuration where one is too short."""
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not parts or min(map(len, parts)) < SHORTEST_SECRET:
            raise Configuration("secret_key_too_short", least=SHORTEST_SECRET)
        return cls(_derive(part) for part in parts)

    @property
    def first(self) -> Key:
        return self._first

    def key(self, key_id: bytes) -> Key | None:
        return self._keys.get(key_id)

    def seal(self, plain: bytes, purpose: str) -> bytes:
        nonce = os.urandom(NONCE_BYTES)
        return self._first.id + nonce + self._first.cipher.encrypt(nonce, plain, purpose.encode())

    def unseal(self, sealed: bytes, purpose: str) -> bytes:
        """Raises Configuration: secret_key_missing for a key that is not held, sealed_value_damaged otherwise."""
        key = self._keys.get(sealed[:KEY_ID_BYTES])
        if key is None:
            raise Configuration("secret_key_missing", key_id=sealed[:KEY_ID_BYTES].hex())
        rest = sealed[KEY_ID_BYTES:]
        try:
            return key.cipher.decrypt(rest[:NONCE_BYTES], rest[NONCE_BYTES:], purpose.encode())
        except (InvalidTag, ValueError) as error:
            raise Configuration("sealed_value_damaged", column=purpose) from error


def load_key_ring(secret: str | None, secret_file: Path | None, data_dir: Path) -> KeyRing:
    """The ring of what load_secret gives. Raises Configuration as it does, and where a secret is too short."""
    return KeyRing.from_secret(load_secret(secret, secret_file, data_dir))


def load_secret(secret: str | None, secret_file: Path | None, data_dir: Path) -> str:
    """The secret itself, else the file's, else that of `secret.key` in the data folder, made when missing.

    Raises Configuration where the file cannot be read, and rather than making a key beside a database that another
    key has sealed.
    """
    if secret:
        return secret
    if secret_file is not None:
        return _read(secret_file)
    own = data_dir / KEY_FILE
    if not own.exists():
        if any(data_dir.glob("*.db")):
            raise Configuration("secret_key_missing", file=str(own))
        _make_key_file(own)
    return _read(own)


def _derive(secret: str) -> Key:
    # HKDF stretches no weak passphrase; it only turns a long random text of any alphabet into 256 bits.
    material, salt = (
        HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())
        for purpose in (b"coach storage", b"coach names in logs")
    )
    return Key(hashlib.sha256(b"key id" + material).digest()[:KEY_ID_BYTES], AESGCM(material), salt)


def _read(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Configuration("secret_file_unreadable", file=str(path)) from error


def _make_key_file(path: Path) -> None:
    # Written whole beside its place and linked there: a second process that starts now never reads half a key, and
    # whoever links first has made the key for both. mkstemp creates it 0600.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".secret-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(path).hardlink_to(name)
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
