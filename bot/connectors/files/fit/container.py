"""What every FIT file is wrapped in: a header, the size it claims, and a checksum over all of it."""

from domain.errors import FileRefused

LARGEST_FILE_MB = 20
_MOST_FILES_IN_A_CHAIN = 64
_MAGIC = b".FIT"
_HEADER_SIZES = (12, 14)
_CRC_SIZE = 2


def sound_files(data: bytes) -> tuple[bytes, ...]:
    """The files chained in `data`, each complete and with the right checksum.

    One damaged link refuses the whole chain (`FileRefused`): half a recording would be taken for a short workout.
    """
    if len(data) > LARGEST_FILE_MB * 1_000_000:
        raise FileRefused("file_too_large", limit_mb=LARGEST_FILE_MB)
    if data[8:12] != _MAGIC:
        raise FileRefused("not_fit")
    files: list[bytes] = []
    start = 0
    while start < len(data):
        if len(files) == _MOST_FILES_IN_A_CHAIN:
            raise FileRefused("fit_unreadable")
        files.append(_sound_file(data, start))
        start += len(files[-1])
    return tuple(files)


def _sound_file(data: bytes, start: int) -> bytes:
    header_size = data[start]
    if header_size not in _HEADER_SIZES or data[start + 8 : start + 12] != _MAGIC:
        raise FileRefused("fit_damaged")
    size = header_size + int.from_bytes(data[start + 4 : start + 8], "little") + _CRC_SIZE
    file = data[start : start + size]
    if len(file) < size or _crc(file) != 0:
        raise FileRefused("fit_damaged")
    return file


def _crc(data: bytes) -> int:
    """CRC-16 as the FIT protocol defines it; 0 over data that ends with its own checksum."""
    crc = 0
    for byte in data:
        crc = (crc >> 8) ^ _CRC_OF_BYTE[(crc ^ byte) & 0xFF]
    return crc


def _crc_of_byte(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ 0xA001 if byte & 1 else byte >> 1
    return byte


_CRC_OF_BYTE = tuple(map(_crc_of_byte, range(256)))
