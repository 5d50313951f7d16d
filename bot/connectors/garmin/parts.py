"""What Garmin is asked for, and how often.

| part | asked | how far back the first time |
|---|---|---|
| activities | at each sync, in one page from two weeks before; a file only where an entry is new or changed | 28 days |
| sleep | a request a night, until it is closed: found at noon or later; those missed since | 6 days |
| hrv | as a range, until the night is closed | 27 days |
| resting_hr, stress, weight, body_battery, readiness | as a range of the last two days and those missed | 27 days |
| status | today, with the newest VO2max in it | today |
| device | at each sync | - |
| vo2max, css | weekly, where no file is fetched, one of these four in a sync | 27 and 90 days |
| predictions, records | likewise | today |
| calendar | where neither a file is fetched nor one of these four asked for: what lies where, lately and ahead | - |
| the next workout of ours | with the calendar, within twelve requests: whether the athlete edited it | - |

What was missed longer than that ago is asked for by a backfill.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from bot.connectors.fields import Tally
from bot.connectors.garmin import days
from bot.connectors.garmin.hrv import hrv
from bot.connectors.garmin.records import records
from bot.connectors.garmin.status import training_status
from domain.calendar import ONE_DAY
from domain.training.personal_record import PersonalRecord
from domain.training.reading import Reading

if TYPE_CHECKING:
    from garminconnect import Garmin

type Read = Callable[[object, Tally], Iterable[Reading | PersonalRecord]]

# Garmin gives no more than 28 days at once, the first and the last included.
USUAL, SHORT, LONG = timedelta(days=27), timedelta(days=6), timedelta(days=90)
WEEK, NEVER = timedelta(days=7), timedelta(0)
CLOSED = " closed"


@dataclass(frozen=True, slots=True)
class Asked:
    """The cursor of a part: the day up to which it was asked for, and whether nothing more will come of that day."""

    on: date | None = None
    closed: bool = False

    @classmethod
    def read(cls, cursor: str | None) -> "Asked":
        return cls(date.fromisoformat(cursor[:10]), cursor.endswith(CLOSED)) if cursor else cls()

    def __str__(self) -> str:
        return f"{self.on}{CLOSED if self.closed else ''}"


@dataclass(frozen=True, slots=True)
class Range:
    """One request for all days from one to another. A `night` can be closed."""

    name: str
    ask: Callable[["Garmin", str, str], object]
    read: Read
    first: timedelta = USUAL
    night: bool = False

    def requests(self, asked: Asked, today: date) -> tuple[tuple[date, date], ...]:
        since = self.since(asked, today)
        return ((since, today),) if since <= today else ()

    def since(self, asked: Asked, today: date) -> date:
        """The last two days are asked for again, because a watch may bring them late; a closed one is not."""
        earliest = today - self.first
        if asked.on is None:
            return earliest
        return max(earliest, asked.on + ONE_DAY if asked.closed else min(asked.on, today - ONE_DAY))


@dataclass(frozen=True, slots=True)
class Daily(Range):
    """One request a day; where there is no `first`, of today alone."""

    def requests(self, asked: Asked, today: date) -> tuple[tuple[date, date], ...]:
        first = self.since(asked, today) if self.first else today
        return tuple((day, day) for day in (first + ONE_DAY * number for number in range((today - first).days + 1)))


PARTS: tuple[Range, ...] = (
    Daily("sleep", lambda garmin, day, _: garmin.get_sleep_data(day), days.sleep, SHORT, night=True),
    Range("hrv", lambda garmin, first, last: garmin.get_hrv_data_range(first, last), hrv, night=True),
    Range("resting_hr", lambda garmin, first, last: garmin.get_rhr_daily(first, last), days.resting_hr),
    Range("stress", lambda garmin, first, last: garmin.get_daily_stress_stats(first, last), days.stress),
    Range("weight", lambda garmin, first, last: garmin.get_body_composition(first, last), days.weights),
    Range("body_battery", lambda garmin, first, last: garmin.get_body_battery(first, last), days.body_battery),
    Range("readiness", lambda garmin, first, last: garmin.get_training_readiness_range(first, last), days.readiness),
    Daily("status", lambda garmin, day, _: garmin.get_training_status(day), training_status, NEVER),
)
WEEKLY: tuple[Range, ...] = (
    Range("vo2max", lambda garmin, first, last: garmin.get_max_metrics_range(first, last), days.vo2max),
    Range("css", lambda garmin, first, last: garmin.get_critical_swim_speed_range(first, last), days.swim_speed, LONG),
    Daily("predictions", lambda garmin, _, __: garmin.get_race_predictions(), days.predictions, NEVER),
    Daily("records", lambda garmin, _, __: garmin.get_personal_record(), records, NEVER),
)


def due_weekly(asked: Asked, today: date) -> bool:
    return asked.on is not None and today - asked.on >= WEEK
