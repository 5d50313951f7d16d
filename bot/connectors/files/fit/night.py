"""Nights from the sleep, heart-rate-variability and monitoring files of a watch."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from bot.connectors.files.fit.messages import Message, Messages
from bot.connectors.files.fit.validity import heart_rate, moment, number, text
from domain.training.night import Night

SOURCE = "fit"
_ASLEEP = frozenset({"light", "deep", "rem"})
_LONGEST_STAGE = timedelta(hours=12)
_BETWEEN_NIGHTS = timedelta(hours=4)
_Level = tuple[datetime, bool]
_Figure = tuple[datetime, str, float]


def nights(messages: Messages, zone: ZoneInfo) -> tuple[Night, ...]:
    """One night for each local date of waking that the messages tell something about."""
    found: dict[date, dict[str, float]] = {}
    for woke_at, name, value in _figures(messages):
        found.setdefault(woke_at.astimezone(zone).date(), {})[name] = value
    return tuple(Night(day=day, source=SOURCE, **figures) for day, figures in sorted(found.items()))


def _figures(messages: Messages) -> Iterator[_Figure]:
    for levels in _slept(messages["SLEEP_LEVEL"]):
        if hours := _hours_asleep(levels):
            yield levels[-1][0], "sleep_hours", hours
    for message in messages["HRV_STATUS_SUMMARY"]:
        yield from _measured(message, "hrv_ms", number(message, "last_night_average", 5, 300))
    for message in messages["MONITORING_HR_DATA"]:
        yield from _measured(message, "resting_hr", heart_rate(message, "current_day_resting_heart_rate"))


def _measured(message: Message, name: str, value: float | None) -> Iterator[_Figure]:
    if (when := moment(message, "timestamp")) and value is not None:
        yield when, name, value


def _slept(messages: Iterable[Message]) -> Iterator[list[_Level]]:
    """The levels of each night in order: hours awake lie between two nights, and no stage lasts half a day."""
    levels = sorted(_levels(messages))
    begin = 0
    for index, ((since, slept), (until, _)) in enumerate(pairwise(levels), start=1):
        if until - since > (_LONGEST_STAGE if slept else _BETWEEN_NIGHTS):
            yield levels[begin:index]
            begin = index
    yield levels[begin:]


def _levels(messages: Iterable[Message]) -> Iterator[_Level]:
    for message in messages:
        if when := moment(message, "timestamp"):
            yield when, text(message, "sleep_level") in _ASLEEP


def _hours_asleep(levels: list[_Level]) -> float:
    asleep = sum((until - since for (since, slept), (until, _) in pairwise(levels) if slept), timedelta())
    return asleep / timedelta(hours=1)
