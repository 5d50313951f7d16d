"""Every chart there is: a new one is a file of its own and one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.telegram.charts.drawing import draw_evening
from bot.telegram.charts.evening import EveningChart


@dataclass(frozen=True, slots=True)
class Chart[Value]:
    """A kind of picture: the value it shows and the function that draws it as PNG."""

    kind: str
    value: type[Value]
    draw: Callable[[Value], bytes]


CHARTS: tuple[Chart[Any], ...] = (Chart("evening", EveningChart, draw_evening),)
