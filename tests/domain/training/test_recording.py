"""Several recordings as one: each session once, each reason once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.training.activity import Activity
from domain.training.left_out import LeftOut, Why
from domain.training.night import Night
from domain.training.recording import Recording, merged
from domain.training.sport import Sport

START = datetime(2026, 11, 23, 6, 59, 30, tzinfo=UTC)


def run(source: str, seconds: float = 0) -> Activity:
    begun = START + timedelta(seconds=seconds)
    return Activity(source, f"{begun.timestamp()}", Sport.RUN, begun, begun.date(), 1800, 1800)


def test_the_same_again_is_nothing_that_was_left_out() -> None:
    night = Night(date(2026, 11, 23), "fit", sleep_hours=7.0)
    once = Recording((run("fit"),), (night,), left_out=(LeftOut(Why.DAMAGED, 1, "a.fit"),))
    whole = merged([once, replace(once, left_out=(LeftOut(Why.DAMAGED, 2, "b.fit"),))])
    assert whole == replace(once, left_out=(LeftOut(Why.DAMAGED, 3, "a.fit"),))


def test_sessions_come_in_the_order_of_their_start() -> None:
    assert [each.started_at for each in merged([Recording((run("fit", 9000), run("gpx")))]).activities] == [
        START,
        START + timedelta(seconds=9000),
    ]
