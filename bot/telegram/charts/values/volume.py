"""Volume: hours a week by sport, done against planned."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import at_most, finite, oldest_first

MOST_SPORTS = 4


@dataclass(frozen=True, slots=True)
class VolumeWeek:
    """Minutes done by sport, in the order of the chart's sports, None where nobody knows; and planned of all, None
    where nothing was planned.
    """

    monday: date
    done: tuple[float, ...] | None
    planned: float | None = None


@dataclass(frozen=True, slots=True)
class VolumeChart:
    """The oldest week first; at most four sports, the rest of them together in the last."""

    sports: tuple[str, ...]
    weeks: tuple[VolumeWeek, ...]

    def __post_init__(self) -> None:
        at_most(len(self.sports), MOST_SPORTS)
        if not self.weeks or any(len(week.done) != len(self.sports) for week in self.weeks if week.done):
            raise ValueError("The volume chart needs a week, and in each week the minutes of every sport.")
        oldest_first(week.monday for week in self.weeks)
        finite(value for week in self.weeks for value in (*(week.done or ()), week.planned))
