"""A message ready to be sent: HTML, buttons and what hangs on it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Button:
    """`data` is `family:id:revision:action`, at most 64 bytes; it says what was tapped, never who may tap."""

    label: str
    data: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file in the data folder and the name the athlete sees."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """`html` is the text, or the caption where there is a chart or a document.

    `prompt` asks for an answer in words, and is the example in the empty line; it goes with no buttons and no edit.
    `chart` is the value of a registered one. It is drawn when the message is sent for the first time; an edit keeps the
    picture that is there.
    """

    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    chart: object | None = None
    document: Document | None = None
    silent: bool = False
    prompt: str = ""
