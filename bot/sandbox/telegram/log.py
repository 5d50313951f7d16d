"""The append-only file that lets Telegram outlive its own process."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bot.sandbox.telegram.events import AnyEvent

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


class Log:
    """One JSON event per line. A last line cut by a kill is dropped when the file is opened again."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._path.touch()
        self._drop_cut_line()
        self._file = path.open("ab", buffering=0)

    def events(self) -> Iterator[AnyEvent]:
        with self._path.open("rb") as file:
            for line in file:
                yield _decoder.decode(line)

    def append(self, event: AnyEvent) -> None:
        self._file.write(_encoder.encode(event) + b"\n")

    def close(self) -> None:
        self._file.close()

    def _drop_cut_line(self) -> None:
        content = self._path.read_bytes()
        whole = content.rfind(b"\n") + 1
        if whole < len(content):
            self._path.write_bytes(content[:whole])
