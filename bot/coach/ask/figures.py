"""Every figure of an answer must be one that was shown: what a model works out by itself is nobody's figure."""

import re
from collections.abc import Iterable
from decimal import Decimal

# A time, a figure with a fraction, or a whole one with or without its thousands.
FIGURE = re.compile(r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?::\d\d)+(?:\.\d+)?|\d+(?:\.\d+)?")
BETWEEN_THOUSANDS = re.compile(r"[,\u202f\u00a0 ]")
# `1.` at the beginning of a line counts points and no training.
LIST_MARK = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)


def invented(answer: str, shown: Iterable[str]) -> tuple[str, ...]:
    """Figures of the answer that none of these texts has, as they stand there; one may be rounded from a longer one."""
    known = {each for text in shown for each in _figures(text)}
    return tuple(figure for figure in _figures(LIST_MARK.sub("", answer)) if not _known(figure, known))


def _figures(text: str) -> list[str]:
    return [BETWEEN_THOUSANDS.sub("", found) for found in FIGURE.findall(text)]


def _known(figure: str, known: set[str]) -> bool:
    if figure in known:
        return True
    if ":" in figure:
        return False
    wanted = Decimal(figure)
    finer = (Decimal(each) for each in known if ":" not in each)
    return any(each == wanted or _rounded(each, wanted) for each in finer)


def _rounded(finer: Decimal, wanted: Decimal) -> bool:
    """Half up or half down: both are said of a value that lies between."""
    step = Decimal(1).scaleb(int(wanted.as_tuple().exponent))
    finer_exponent = finer.as_tuple().exponent
    return int(finer_exponent) < int(wanted.as_tuple().exponent) and abs(finer - wanted) * 2 <= step
