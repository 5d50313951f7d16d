"""Heat: what is run in it is slower for the same heart rate, and says less of fitness than of the day.

The sensor sits in the watch, which the wrist warms: it never reads less than the air, so that only its lowest figure of
a session can tell that it was hot.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from domain.metrics.load_methods import TREADMILL
from domain.training.activity import Activity
from domain.training.sport import Sport

HOT_C = 25.0


# Weather lasts, but not for longer than that.
LASTS = timedelta(days=2)


class Heat(NamedTuple):
    """A run in heat: its day, and °C at the least."""

    day: date
    temperature_c: float


def in_heat(done: Activity) -> bool:
    """Of a run outdoors at more than 25 °C; False where nothing measured it."""
    outdoors = done.sport is Sport.RUN and done.sub_sport not in TREADMILL
    return outdoors and done.temperature_c is not None and done.temperature_c > HOT_C


def latest_heat(runs: Iterable[Activity], today: date) -> Heat | None:
    """Of the last measured run of today and two days before it; None where that was in no heat. Of what is to come
    nothing is known.
    """
    measured = [run for run in runs if timedelta(0) <= today - run.day <= LASTS and run.temperature_c is not None]
    last = max(measured, key=lambda run: run.started_at, default=None)
    if last is None or last.temperature_c is None or not in_heat(last):
        return None
    return Heat(last.day, last.temperature_c)
