"""XML read as it streams by: no tree is built, no entity is followed, and memory does not grow with the file."""

from collections.abc import Mapping
from typing import BinaryIO, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from domain.errors import FileRefused
from domain.ports.recording_reader import Progress, unheard

_CHUNK = 1 << 18
_DEEPEST = 64
_LONGEST_TEXT = 2000


class Listener(Protocol):
    """Hears of every element, by its name without namespace."""

    def opened(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def closed(self, name: str, parent: str, text: str) -> None: ...


def read_xml(file: BinaryIO, size: int, kind: str, listener: Listener, progress: Progress = unheard) -> None:
    """Tell the listener everything in the file, which has about `size` bytes.

    Raises FileRefused: `xml_damaged` where it is cut or bent, `xml_entities` where it would have to be unfolded.
    """
    parser = DefusedXMLParser(target=_Target(kind, listener), forbid_dtd=False, forbid_entities=True)
    try:
        # Some programs write blanks before the declaration, where the standard wants none.
        chunk, done = file.read(_CHUNK).lstrip(b" \t\r\n"), 0
        while chunk:
            parser.feed(chunk)
            done += len(chunk)
            progress(min(done / max(size, 1), 1.0))
            chunk = file.read(_CHUNK)
        parser.close()
    except DefusedXmlException as error:
        raise FileRefused("xml_entities", kind=kind) from error
    except (ParseError, ValueError, LookupError) as error:
        raise FileRefused("xml_damaged", kind=kind) from error


class _Target:
    """What the parser calls; `data` comes in pieces."""

    def __init__(self, kind: str, listener: Listener) -> None:
        self._kind = kind
        self._listener = listener
        self._open = [""]
        self._text: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > _DEEPEST:
            raise FileRefused("xml_damaged", kind=self._kind)
        name = tag[tag.rfind("}") + 1 :]
        self._open.append(name)
        self._text, self._length = [], 0
        self._listener.opened(name, attributes)

    def data(self, piece: str) -> None:
        if self._length < _LONGEST_TEXT:
            self._text.append(piece)
            self._length += len(piece)

    def end(self, _tag: str) -> None:
        name = self._open.pop()
        self._listener.closed(name, self._open[-1], "".join(self._text)[:_LONGEST_TEXT].strip())
        self._text, self._length = [], 0

    def close(self) -> None:
        """The parser asks for a tree at the end; there is none."""
