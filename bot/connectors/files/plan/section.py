"""A part of a plan file with its place; what is wrong with it is written down, and reading goes on.

Reading goes on with a stand-in, so that one look at a file names all of its problems; a file with any problem is
refused as a whole, and no stand-in ever leaves this folder.
"""

from collections.abc import Callable, Collection
from difflib import get_close_matches

from bot.connectors.files.plan.document import Tree
from domain.training.validity import Problem

MOST_UNKNOWN = 10
LONGEST_QUOTE = 40


class Wrong(ValueError):
    """A value that its reader cannot use: the rule, and what would be allowed."""

    def __init__(self, key: str, allowed: str = "") -> None:
        super().__init__(key)
        self.key = key
        self.allowed = allowed


class Section:
    """A mapping whose keys are known; every reader turns one raw value into a typed one or raises Wrong."""

    def __init__(self, raw: Tree, place: str, known: Collection[str], problems: list[Problem]) -> None:
        self.place = place
        self.problems = problems
        self._raw = raw if isinstance(raw, dict) else {}
        if not isinstance(raw, dict):
            self.problems.append(Problem("not_a_section", place, shown(raw)))
        for key in [key for key in self._raw if key not in known][:MOST_UNKNOWN]:
            self.problems.append(Problem("unknown_key", self.place, shown(key), nearest(key, known)))

    def __contains__(self, key: str) -> bool:
        return self._raw.get(key) is not None

    def at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def wrong(self, key: str, inner: str, found: object = None, allowed: str = "") -> None:
        """Write down a problem that no single reader can see."""
        self.problems.append(Problem(key, self.at(inner) if inner else self.place, found, allowed))

    def need[T, U](self, key: str, reader: Callable[[Tree], T], stand_in: U) -> T | U:
        """The value of a key that must be there."""
        if key not in self:
            self.problems.append(Problem("missing", self.at(key)))
            return stand_in
        return self.read(key, reader, stand_in)

    def read[T, U](self, key: str, reader: Callable[[Tree], T], otherwise: U) -> T | U:
        """The value of a key, or `otherwise` where nothing is said."""
        raw = self._raw.get(key)
        if raw is None:
            return otherwise
        try:
            return reader(raw)
        except Wrong as wrong:
            self.problems.append(Problem(wrong.key, self.at(key), shown(raw), wrong.allowed))
            return otherwise

    def section(self, key: str, known: Collection[str]) -> "Section":
        return Section(self._raw.get(key), self.at(key), known, self.problems)

    def sections(self, key: str, known: Collection[str], most: int = 100) -> list["Section"]:
        """The mappings of a list; an absent list is an empty one."""
        raw = self._raw.get(key)
        if raw is not None and not isinstance(raw, list):
            self.problems.append(Problem("not_a_list", self.at(key), shown(raw)))
        items = raw if isinstance(raw, list) else []
        if len(items) > most:
            self.problems.append(Problem("too_many", self.at(key), len(items), str(most)))
        return [
            Section(item, f"{self.at(key)}[{index}]", known, self.problems) for index, item in enumerate(items[:most])
        ]


def nearest(written: str, known: Collection[str]) -> str:
    """The known word that was probably meant, or else all of them."""
    close = get_close_matches(written.lower()[:40], sorted(known), n=1)
    return close[0] if close else ", ".join(known)


def shown(raw: Tree) -> str:
    """What was written, short enough to quote."""
    if isinstance(raw, list):
        text = f"[{', '.join(map(shown, raw[:5]))}]"
    else:
        text = "{…}" if isinstance(raw, dict) else " ".join(str(raw).split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"
