"""The past made up for: a Garmin on loopback with months behind it, stopped in the middle and gone on with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.services.backfill import gaps, make_up_for
from bot.coach.bring_in.services.history import bring_in_span
from bot.coach.bring_in.services.rests import FIRST
from bot.coach.bring_in.services.syncing import sync
from bot.sandbox.athlete.history import simulate
from bot.sandbox.garmin.watch import entry_of
from bot.sandbox.serving.faults import Fault
from domain.calendar import days
from domain.errors import Unavailable
from domain.training.service import Service
from domain.training.span import Span, is_history, spans
from storage.repositories import activities, cursors, jobs, readings
from tests.builders import season
from tests.coach.bring_in.services.test_syncing import TODAY, ZONE, Desk, desk

__all__ = ["desk"]

DONE = [each.activity for each in simulate(TODAY, ZONE).sessions]
SPANS = [span for span in spans(TODAY - timedelta(days=80), TODAY) if is_history(span, TODAY)]
OLD = [each for each in DONE if each.day >= SPANS[0].first]


@pytest.fixture
async def old(desk: Desk) -> Desk:
    """Nobody waits a second between two requests here."""
    for number, activity in enumerate(DONE, 1):
        await desk.garmin.upload(entry_of(activity, number, ZONE))
    nights = days(SPANS[0].first, TODAY)
    await desk.garmin.tell("hrv", {day: {"calendarDate": day.isoformat(), "lastNightAvg": 61} for day in nights})
    desk.syncing = replace(desk.syncing, pause_s=0.0)
    return desk


async def fetched(desk: Desk) -> None:
    for span in SPANS:
        await bring_in_span(desk.syncing, "anna", Service.GARMIN, span)


async def test_all_of_the_past_is_here_once_and_is_not_asked_for_again(old: Desk) -> None:
    await sync(old.syncing, "anna", Service.GARMIN)
    await fetched(old)
    async with old.database.reading() as unit:
        stored = await activities.summaries(unit, "anna", SPANS[0].first, TODAY)
        nights = await readings.between(unit, "anna", SPANS[0].first, TODAY)
    assert [each.started_at for each in stored] == [each.started_at for each in OLD]
    assert [each.day for each in nights if each.kind == "hrv_ms"] == list(days(SPANS[0].first, TODAY))
    asked, rows = len(await old.garmin.calls()), await old.rows()
    await fetched(old)
    assert (len(await old.garmin.calls()), await old.rows()) == (asked, rows)


@pytest.mark.parametrize("nth", [2, 9, 30])
async def test_what_was_stopped_goes_on_where_it_was(old: Desk, nth: int) -> None:
    """As if the process had been killed there: only what was not stored is asked for again."""
    (first, *_) = SPANS
    await old.garmin.plan_faults(Fault("drop_before", nth=nth, times=3))
    with pytest.raises(Unavailable):
        await bring_in_span(old.syncing, "anna", Service.GARMIN, first)
    before = len(await old.garmin.calls())
    await bring_in_span(old.syncing, "anna", Service.GARMIN, first)
    again = len(await old.garmin.calls()) - before
    assert before + again <= 3 + len(await needed(old, first)) + 1, "the list of activities is asked for twice"


async def needed(desk: Desk, span: Span) -> list[str]:
    """What it takes in one go."""
    async with desk.database.reading() as unit:
        known = await cursors.of_service(unit, "anna", Service.GARMIN)
    assert known[span.name] == "done"
    asked = len(await desk.garmin.calls())
    source = desk.syncing.sources[Service.GARMIN]
    async for _ in source.history(season.runner(), span, {}):
        pass
    return (await desk.garmin.calls())[asked:]


@pytest.mark.fault("F85")
async def test_a_wish_to_be_left_alone_holds_for_the_past_too(old: Desk) -> None:
    await old.garmin.plan_faults(Fault("error_before", nth=3, status=429))
    for _ in range(2):
        with pytest.raises(Unavailable) as refused:
            await bring_in_span(old.syncing, "anna", Service.GARMIN, SPANS[0])
        assert refused.value.retry_after == FIRST
        asked = len(await old.garmin.calls())
    assert asked == 3, "while it rests nobody asks"
    old.clock.advance(hours=1)
    await bring_in_span(old.syncing, "anna", Service.GARMIN, SPANS[0])


async def test_what_is_missing_is_counted_and_asked_for_under_the_same_names(old: Desk) -> None:
    athlete, now = season.runner(), old.clock.now()
    first = TODAY - timedelta(days=80)
    async with old.database.writing() as unit:
        found = await gaps(unit, athlete, first, now)
        ids = await make_up_for(unit, athlete, found, now)
        assert await make_up_for(unit, athlete, found, now) == ids
        waiting = {job.id for job in await jobs.latest(unit)}
    assert [span for _, span in found.history] == SPANS
    assert found.days == 0, "nothing is known of anybody yet"
    assert list(found.unreviewed) == SPANS, "but what is fetched is looked at"
    assert waiting == set(ids)
    await fetched(old)
    async with old.database.reading() as unit:
        then = await gaps(unit, athlete, first, now)
    assert (then.history, then.days) == ((), sum(1 for _ in days(SPANS[0].first, TODAY)) - 1)
