"""Volume: hours a week by sport, done against planned."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import at_most, finite, oldest_first

MOST_SPORTS = 4
OTHER = "other"


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


def volume_chart(weeks: Sequence[tuple[date, Mapping[str, float], float | None]]) -> VolumeChart:
    """Of (Monday, minutes by sport, planned minutes). At most three sports by their own name, and the rest as other."""
    total: dict[str, float] = {}
    for _, minutes, _ in weeks:
        for sport, spent in minutes.items():
            total[sport] = total.get(sport, 0.0) + spent
    done = sorted((sport for sport, spent in total.items() if spent), key=lambda sport: -total[sport])
    if len(done) > MOST_SPORTS:
        done = [*[sport for sport in done if sport != OTHER][: MOST_SPORTS - 1], OTHER]
    return VolumeChart(
        tuple(done), tuple(VolumeWeek(monday, _in_order(minutes, done), planned) for monday, minutes, planned in weeks)
    )


def _in_order(minutes: Mapping[str, float], sports: Sequence[str]) -> tuple[float, ...]:
    rest = sum(spent for sport, spent in minutes.items() if sport not in sports)
    return tuple(minutes.get(sport, 0.0) + (rest if sport == OTHER else 0.0) for sport in sports)
