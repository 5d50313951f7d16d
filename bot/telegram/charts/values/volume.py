"""Volume: hours a week by sport, done against planned."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import at_most, finite, oldest_first

MOST_SPORTS = 4
OTHER = "other"

type Week = tuple[date, Mapping[str, float], Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class VolumeWeek:
    """Minutes by sport, in the order of the chart's sports: done, None where nobody knows; and planned, None where
    there was no plan.
    """

    monday: date
    done: tuple[float, ...] | None
    planned: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class VolumeChart:
    """The oldest week first; at most four sports, the rest of them together in the last."""

    sports: tuple[str, ...]
    weeks: tuple[VolumeWeek, ...]

    def __post_init__(self) -> None:
        at_most(len(self.sports), MOST_SPORTS)
        each = [minutes for week in self.weeks for minutes in (week.done, week.planned) if minutes is not None]
        if not self.weeks or any(len(minutes) != len(self.sports) for minutes in each):
            raise ValueError("The volume chart needs a week, and in each week the minutes of every sport.")
        oldest_first(week.monday for week in self.weeks)
        finite(value for minutes in each for value in minutes)


def volume_chart(weeks: Sequence[Week]) -> VolumeChart:
    """Of (Monday, minutes done by sport, minutes planned by sport).

    At most three sports by their own name, those of most time first, and the rest as other. What was only planned is a
    sport too.
    """
    done_in_all, planned_in_all = _total(done for _, done, _ in weeks), _total(planned for _, _, planned in weeks)
    total = {
        sport: max(done_in_all.get(sport, 0.0), planned_in_all.get(sport, 0.0))
        for sport in {**done_in_all, **planned_in_all}
    }
    shown = sorted((sport for sport, spent in total.items() if spent), key=lambda sport: -total[sport])
    if len(shown) > MOST_SPORTS:
        shown = [*[sport for sport in shown if sport != OTHER][: MOST_SPORTS - 1], OTHER]
    return VolumeChart(
        tuple(shown),
        tuple(
            VolumeWeek(monday, _in_order(done, shown), _in_order(planned, shown) if planned else None)
            for monday, done, planned in weeks
        ),
    )


def _total(weeks: Iterable[Mapping[str, float]]) -> dict[str, float]:
    total: dict[str, float] = {}
    for minutes in weeks:
        for sport, spent in minutes.items():
            total[sport] = total.get(sport, 0.0) + spent
    return total


def _in_order(minutes: Mapping[str, float], sports: Sequence[str]) -> tuple[float, ...]:
    rest = sum(spent for sport, spent in minutes.items() if sport not in sports)
    return tuple(minutes.get(sport, 0.0) + (rest if sport == OTHER else 0.0) for sport in sports)
