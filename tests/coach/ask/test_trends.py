"""Which figure somebody means, and how it stands in the store."""

from datetime import timedelta

import pytest

from bot.coach.ask.trends import Asked, asked_for, known_metrics, trend_of
from domain.calendar import week_start
from domain.metrics.registry import BY_KEY
from domain.training.reading import Reading, ReadingKind
from domain.training.service import Service
from storage.database import Database
from storage.repositories import athletes, connections, readings, rollups
from tests.builders import season
from tests.builders.season import NOW, TODAY
from tests.builders.values import rollup, week

ANNA, BEN = season.runner(), season.runner("ben")


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("ctl", ["ctl"]),
        ("Fitness", ["ctl"]),
        ("  BODY   fat ", ["body_fat"]),
        ("body_fat", ["body_fat"]),
        ("rMSSD", ["hrv"]),
        ("vo2max", ["vo2max_run", "vo2max_ride"]),
        ("sle", ["sleep"]),
        ("", []),
        ("luck", []),
    ],
)
def test_words_for_a_figure(words: str, keys: list[str]) -> None:
    assert [each.metric.key for each in asked_for(words)] == keys


def test_an_exercise_is_a_figure_too() -> None:
    assert asked_for("back squat") == (Asked(BY_KEY["e1rm"], "back_squat"),)
    assert {"barbell_row", "seated_cable_row"} <= {each.of for each in asked_for("row")}


async def test_a_trend_is_of_one_athlete_and_one_figure(sqlite: Database) -> None:
    async with sqlite.writing() as unit:
        for name in ("anna", "ben"):
            await athletes.add(unit, season.runner(name), NOW)
        for name, value in (("anna", 55.0), ("ben", 99.0)):
            told = [Reading(ReadingKind.HRV, TODAY - timedelta(days=back), value, "garmin") for back in range(40)]
            told += [Reading(ReadingKind.SLEEP, TODAY, 7.0, "garmin")]
            await readings.upsert(unit, name, told, NOW)
        await rollups.replace_from(unit, "ben", TODAY, [rollup(TODAY)])
        await rollups.replace_weeks_from(unit, "ben", TODAY, [week(TODAY)])
        found = await trend_of(unit, ANNA, Asked(BY_KEY["hrv"]), NOW)
        assert {value for _, value in found.trend.points} == {55.0}
        assert len(found.trend.points) == 40
        assert (await trend_of(unit, ANNA, Asked(BY_KEY["ctl"]), NOW)).trend.points == ()
        assert (await trend_of(unit, BEN, Asked(BY_KEY["ctl"]), NOW)).trend.points == ((TODAY, rollup().ctl),)
        assert [metric.key for metric in await known_metrics(unit, "anna", TODAY)] == ["readiness", "hrv", "sleep"]
        assert [metric.key for metric in await known_metrics(unit, "ben", TODAY)] == [
            "load",
            "ctl",
            "atl",
            "form",
            "ramp",
            "fatigue_ratio",
            "monotony",
            "strain",
            "volume",
            "easy_share",
            "distance_run",
            "readiness",
            "hrv",
            "sleep",
        ]


async def test_a_week_is_told_once_all_its_days_are_known(sqlite: Database) -> None:
    mondays = [week_start(TODAY) - timedelta(weeks=back) for back in (2, 1, 0)]
    async with sqlite.writing() as unit:
        await athletes.add(unit, ANNA, NOW)
        await rollups.replace_from(unit, "anna", mondays[0], [rollup(mondays[0]), rollup(TODAY)])
        await rollups.replace_weeks_from(unit, "anna", mondays[0], [week(monday) for monday in mondays])
        now = await trend_of(unit, ANNA, Asked(BY_KEY["monotony"]), NOW)
        assert [day for day, _ in now.trend.points] == mondays
        assert now.as_of is None
        # Since the Friday of the week before nobody answered.
        await connections.connect(unit, "anna", Service.GARMIN, NOW)
        answered_at = NOW - timedelta(days=TODAY.weekday() + 3)
        await connections.change(unit, "anna", Service.GARMIN, {"succeeded_at": answered_at})
        stale = await trend_of(unit, ANNA, Asked(BY_KEY["monotony"]), NOW)
        assert [day for day, _ in stale.trend.points] == mondays[:1]
        assert stale.as_of is not None


async def test_the_last_value_knows_how_it_was_come_by(sqlite: Database) -> None:
    """Of a day with two sessions it is the better one's; what was measured has no method."""
    lifted = [
        Reading(ReadingKind.E1RM, TODAY, kg, f"hevy:{kg}", "back_squat", method, 3)
        for kg, method in ((120.0, "epley"), (130.0, "rts_chart"), (125.0, "epley"))
    ]
    nights = [Reading(ReadingKind.HRV, TODAY, 55.0, "garmin")]
    async with sqlite.writing() as unit:
        await athletes.add(unit, ANNA, NOW)
        await readings.upsert(unit, "anna", [*lifted, *nights], NOW)
        squat, hrv = [
            await trend_of(unit, ANNA, asked, NOW)
            for asked in (Asked(BY_KEY["e1rm"], "back_squat"), Asked(BY_KEY["hrv"]))
        ]
    assert squat.last == lifted[1]
    assert hrv.last == nights[0]
    assert hrv.last.method == ""
