"""What one new activity costs of the sums that ten years of training add up to.

Run by hand: `python tests/benchmarks rollups`. CPU time of the computation alone, interleaved rounds: all of it anew,
against all of it from the week of the activity on, for each day of the last seven.
"""

from datetime import timedelta
from random import Random

from domain.calendar import ONE_DAY
from domain.metrics.history import Body, goes_on_from, history
from domain.metrics.known_by_day import KnownByDay
from tests.benchmarks.rounds import Goal, Rounds
from tests.benchmarks.seeded import TODAY, athlete_of, sessions

ROUNDS = 9
WEEK = tuple(TODAY - timedelta(days=back) for back in range(7))
ONE, WHOLE = "one activity of the last seven days", "ten years anew"
GOALS = (Goal(ONE, WHOLE, 1 / 100),)


def main() -> bool:
    body = Body(KnownByDay.of(athlete_of(0).profile))
    life = sorted(sessions(Random(0), 0), key=lambda each: each.started_at)
    first = life[0].day
    whole = history(life, body, first, TODAY)
    by_day = {day.day: day for day in whole.days}
    print(f"  {len(life)} activities, {len(whole.days)} days, {len(whole.sets)} sets")

    def from_each_day() -> None:
        for touched in WEEK:
            monday = goes_on_from(touched, first)
            assert monday is not None
            late = [activity for activity in life[-20:] if activity.day >= monday]
            history(late, body, monday, TODAY, by_day[monday - ONE_DAY])

    def anew() -> None:
        for _ in WEEK:
            history(life, body, first, TODAY)

    return Rounds({ONE: from_each_day, WHOLE: anew}, ROUNDS, per=len(WEEK)).report(GOALS)
