"""Figures over time, as the coach tells them."""

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.metrics.registry import BY_KEY
from domain.metrics.trend import Point
from domain.metrics.trending import trending
from domain.notice import Notice, NoticeKind

TODAY = date(2026, 11, 21)
METRIC = ["kg", "km", "m"]


def days(count: int, first: float, last: float, every: int = 1, wave: float = 0.0) -> list[Point]:
    """So many days up to today, from one value to the other, up and down by `wave` on the way."""
    rise = (last - first) / max(1, count - 1)
    return [
        (TODAY - timedelta(days=every * (count - 1 - index)), first + rise * index + wave * (-1) ** index)
        for index in range(count)
    ]


def told(key: str, points: list[Point], of: str = "", units: list[str] | None = None) -> Rendered:
    trend = msgspec.to_builtins(trending(BY_KEY[key], points, TODAY, of))
    facts = {"trend": trend, "units": units or METRIC, "today": str(TODAY)}
    return render(Notice(NoticeKind.TREND, facts))


def trend_messages() -> Iterator[tuple[str, Rendered]]:
    yield "trend of fitness", told("ctl", days(200, 31, 43, wave=0.6))
    loads = [(day, 0.0 if day.weekday() in {0, 4} else value) for day, value in days(120, 40, 70, wave=9.0)]
    yield "trend of load, which adds up over a week", told("load", loads)
    yield "trend of weight, in pounds", told("weight", days(30, 78, 75.6, every=3, wave=0.4), units=["lb", "mi", "yd"])
    yield "trend of the 5 km", told("adaptive_5k", days(16, 1_338, 1_301, every=7, wave=2.5))
    yield "trend of critical swim speed, in yards", told("css", days(6, 112, 106, every=21), units=["kg", "km", "yd"])
    yield "trend of a lift", told("e1rm", days(9, 118, 131, every=7, wave=1.5), "back_squat")
    yield "trend of HRV that goes nowhere", told("hrv", days(70, 55, 55, wave=9.0))
    yield "trend of three swims", told("swim100", days(3, 82.4, 81.0, every=7))
    yield "trend of what is not known", told("vo2max_ride", [])
    yield "trend of what?", menu("", known=["load", "ctl", "hrv"])
    yield "trend of what nobody knows", menu("<b>luck</b>", known=["load", "ctl"])
    yield "trend of what may be several", menu("row", meant=[("e1rm", "barbell_row"), ("e1rm", "seated_row")])
    yield "trend, with nothing stored", menu("")


def menu(words: str, meant: list[tuple[str, str]] | None = None, known: list[str] | None = None) -> Rendered:
    several = [{"key": key, "of": of} for key, of in meant or []]
    return render(Notice(NoticeKind.TREND_MENU, {"words": words, "meant": several, "known": known or []}))
