"""Plan text as a tree of plain values: YAML without tags, anchors, repeated keys or clever guesses.

Only YAML's events are used, so a file can never construct anything; `1:15` stays the text that was written.
"""

import math
import re
from collections.abc import Iterator
from typing import Any

import yaml

from domain.training.validity import Problem

MOST_BYTES = 256 * 1024
DEEPEST = 12

type Tree = dict[str, Tree] | list[Tree] | str | int | float | bool | None

_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{0,15})?(?:[eE][-+]?[0-9]{1,3})?")


class Unreadable(ValueError):
    """The text is no plan document at all; `problem` says where it stops being one."""

    def __init__(self, key: str, place: str = "", found: object = None, allowed: str = "") -> None:
        super().__init__(key)
        self.problem = Problem(key, place, found, allowed)


def text_of(data: bytes) -> str:
    """The file as text. Raises Unreadable where it is too large or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise Unreadable("too_large", found=len(data) // 1024, allowed=f"{MOST_BYTES // 1024}")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("not_text") from error


def tree_of(text: str) -> Tree:
    """The values of one YAML document. Raises Unreadable with the line."""
    events = yaml.parse(text, Loader=yaml.SafeLoader)
    try:
        tree = _document(events)
    except yaml.MarkedYAMLError as error:
        raise Unreadable("not_yaml", _line(error.problem_mark), error.problem) from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("not_yaml") from error
    return tree


def plain(text: str) -> Tree:
    """What unquoted text means: nothing, yes or no, a number, or else itself."""
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def _document(events: Iterator[yaml.Event]) -> Tree:
    tree: Tree = None
    documents = 0
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise Unreadable("two_documents", _line(event.start_mark))
            tree = _value(next(events), events, 0)
    return tree


def _value(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Tree:
    _refuse_cleverness(event, depth)
    if isinstance(event, yaml.MappingStartEvent):
        return _mapping(events, depth)
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(events, depth)
    assert isinstance(event, yaml.ScalarEvent)
    return _scalar(event)


def _refuse_cleverness(event: yaml.Event, depth: int) -> None:
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise Unreadable("yaml_anchor", _line(event.start_mark))
    if getattr(event, "tag", None):
        raise Unreadable("yaml_tag", _line(event.start_mark))
    if depth > DEEPEST:
        raise Unreadable("too_deep", _line(event.start_mark))


def _mapping(events: Iterator[yaml.Event], depth: int) -> Tree:
    found: dict[str, Tree] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        _refuse_cleverness(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            raise Unreadable("key_not_text", _line(event.start_mark))
        if event.value in found:
            raise Unreadable("key_twice", _line(event.start_mark), event.value)
        found[event.value] = _value(next(events), events, depth + 1)
    return found


def _sequence(events: Iterator[yaml.Event], depth: int) -> Tree:
    found: list[Tree] = []
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        found.append(_value(event, events, depth + 1))
    return found


def _scalar(event: yaml.ScalarEvent) -> Tree:
    if not event.implicit[0]:
        return str(event.value)
    value = plain(event.value)
    if isinstance(value, float) and not math.isfinite(value):
        raise Unreadable("not_finite", _line(event.start_mark), event.value)
    return value


def _line(mark: Any) -> str:
    return f"line {mark.line + 1}" if mark else ""
