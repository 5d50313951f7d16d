"""A line as it was typed, made plain: one kind of space, a point in every figure, no mark at its end."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 200
NUMBER: Final = r"[0-9]{1,7}(?:\.[0-9]{1,17})?"

_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_DECIMAL_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")


def plain(text: str) -> str:
    """Empty where the line is too long to be an entry."""
    if len(text) > LONGEST:
        return ""
    line = unicodedata.normalize("NFKC", text).replace("×", "x").replace("’", "'")
    line = _DECIMAL_COMMA.sub(".", _THOUSANDS.sub("", line))
    return " ".join(line.split()).strip(" .!,;")


def pattern(*alternatives: str) -> re.Pattern[str]:
    """Whole lines, in any case."""
    return re.compile("|".join(f"(?:{each})" for each in alternatives), re.IGNORECASE)


def cut(found: re.Match[str] | None, line: str) -> str:
    """The line without what was found in it."""
    if found is None:
        return line
    return " ".join(f"{line[: found.start()]} {line[found.end() :]}".split())
