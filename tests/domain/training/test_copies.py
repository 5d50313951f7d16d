"""One session that several programs wrote down counts once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.training.activity import Activity
from domain.training.copies import EXPORTED, Sifted, sifted, without_copies
from domain.training.sport import Sport

START = datetime(2026, 11, 23, 6, 59, 30, tzinfo=UTC)


def run(source: str, seconds: float = 0, *, sport: Sport = Sport.RUN) -> Activity:
    begun = START + timedelta(seconds=seconds)
    return Activity(source, f"{begun.timestamp()}", sport, begun, begun.date(), 1800, 1800)


def kept(*activities: Activity) -> list[str]:
    return [each.source for each in sifted(activities).fresh]


def test_of_copies_the_source_that_says_most_is_kept_whatever_comes_first() -> None:
    assert kept(run("apple_health"), run("gpx", 60), run("tcx", 20), run("fit", 30)) == ["fit"]
    assert kept(run("apple_health"), run("gpx", 60)) == ["gpx"]


def test_an_hour_that_begins_between_two_copies_hides_nothing() -> None:
    assert kept(run("fit"), run("gpx", 60)) == ["fit"]


def test_another_sport_another_time_or_the_same_source_is_no_copy() -> None:
    assert kept(run("fit"), run("gpx", 5, sport=Sport.RIDE)) == ["fit", "gpx"]
    assert kept(run("fit"), run("gpx", 121)) == ["fit", "gpx"]
    assert kept(run("fit"), run("fit", 30)) == ["fit", "fit"]


def test_a_track_that_names_no_sport_is_a_copy_of_the_session_it_began_with() -> None:
    assert kept(run("fit"), run("gpx", 5, sport=Sport.OTHER)) == ["fit"]
    assert kept(run("apple_health"), run("gpx", 5, sport=Sport.OTHER)) == ["apple_health"], "it says which sport it was"


def test_what_gym_app_watch_and_athlete_know_are_no_copies_of_each_other() -> None:
    lifted = [run(source, sport=Sport.STRENGTH) for source in ("fit", "hevy", "manual")]
    assert kept(*lifted) == ["fit", "hevy", "manual"]
    assert kept(run("manual"), run("manual", 1)) == ["manual", "manual"]


def test_what_the_gym_app_exports_is_a_copy_of_what_it_tells() -> None:
    told = run("hevy", 7, sport=Sport.STRENGTH)
    export = replace(run("hevy", sport=Sport.STRENGTH), source_id=f"{EXPORTED}20261123T0659")
    assert sifted([export, told]).fresh == (told,)
    assert sifted([told], [export]) == Sifted((told,), (export,), 0)
    assert sifted([export], [told]) == Sifted((), (), 1)
    assert sorted(kept(export, run("fit", sport=Sport.STRENGTH))) == ["fit", "hevy"]
    later = replace(export, source_id=f"{EXPORTED}20261123T0701", started_at=export.started_at + timedelta(minutes=1))
    assert kept(export, later) == ["hevy", "hevy"]


@pytest.mark.parametrize(
    ("stored", "found", "fresh", "outdone"),
    [("fit", "gpx", [], []), ("gpx", "fit", ["fit"], ["gpx"]), ("garmin", "fit", [], []), ("gpx", "gpx", ["gpx"], [])],
)
def test_what_is_stored_stays_unless_it_says_less(
    stored: str, found: str, fresh: list[str], outdone: list[str]
) -> None:
    news = sifted([run(found)], [run(stored)])
    assert [each.source for each in news.fresh] == fresh
    assert [each.source for each in news.outdone] == outdone
    assert news.copies == 1 - len(fresh)


def test_copies_of_what_must_stay_go() -> None:
    other = run("fit", 900)
    assert without_copies([run("fit"), other], [run("gpx", 30)]) == (other,)


sources = st.sampled_from(["fit", "tcx", "gpx", "apple_health"])
activities = st.lists(st.builds(run, sources, st.integers(0, 20).map(lambda step: 60 * step)))


@given(activities, st.randoms())
def test_what_is_kept_depends_on_no_order_and_has_no_copies(found: list[Activity], chance: Random) -> None:
    news = sifted(found)
    mixed = list(found)
    chance.shuffle(mixed)
    assert {each.source for each in news.fresh} == {each.source for each in sifted(mixed).fresh}
    assert sifted(news.fresh).copies == 0
    assert sifted(found, news.fresh).outdone == ()
