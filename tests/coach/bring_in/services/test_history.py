"""The past made up for: a Garmin on loopback with months behind it, stopped in the middle and gone on with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.coach.bring_in.services.backfill import gaps, history_first, make_up_for
from bot.coach.bring_in.services.history import bring_in_span
from bot.coach.bring_in.services.rests import FIRST
from bot.coach.bring_in.services.syncing import sync
from bot.coach.review.past import registry
from bot.sandbox.athlete.history import simulate
from bot.sandbox.garmin.watch import entry_of
from bot.sandbox.serving.faults import Fault
from domain.calendar import SUNDAY, days
from domain.errors import Refused, Unavailable
from domain.training.service import Service
from domain.training.span import Span, is_history, spans
from storage.repositories import activities, cursors, jobs, readings
from tests.builders import season
from tests.coach.bring_in.services.test_syncing import TODAY, ZONE, Desk, desk

__all__ = ["desk"]

DONE = [each.activity for each in simulate(TODAY, ZONE).sessions]
SPANS = [span for span in spans(TODAY - timedelta(days=80), TODAY) if is_history(span, TODAY)]
KINDS = [kind.name for kind in registry.KINDS]
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
    async with old.database.reading() as unit:
        found = await gaps(unit, athlete, first, now)
    ids = await make_up_for(old.database, athlete, found, now)
    assert await make_up_for(old.database, athlete, found, now) == ids
    async with old.database.reading() as unit:
        due = await jobs.due(unit, now)
    assert [span for _, span in found.history] == SPANS
    assert list(map(found.count, KINDS)) == [0] * len(KINDS), "nothing is known of anybody yet"
    assert all(list(found.wanting[kind]) == SPANS for kind in KINDS), "but what is fetched is looked at"
    assert tuple(job.id for job in due) == ids, "and first it is fetched"
    assert [job.params.get("kind", "history") for job in due] == [kind for kind in ("history", *KINDS) for _ in SPANS]
    await fetched(old)
    async with old.database.reading() as unit:
        then = await gaps(unit, athlete, first, now)
        without = await gaps(unit, athlete, first, now, ["history", "notes", "weeks"])
    known = sum(1 for _ in days(SPANS[0].first, TODAY)) - 1
    assert (then.history, then.count("reviews"), then.count("briefs"), then.count("weeks")) == (
        (), known, known, sum(day.weekday() == SUNDAY for day in days(SPANS[0].first, TODAY - timedelta(days=1)))
    )  # fmt: skip
    assert then.count("notes") > known / 3
    assert set(without.wanting) == {"reviews", "briefs"}


@pytest.mark.parametrize("fails", [False, True])
async def test_what_is_made_of_the_past_waits_until_it_is_here(old: Desk, fails: bool) -> None:
    """A week that nobody fetched would be one of rest, for good."""
    athlete, now = season.runner(), old.clock.now()
    async with old.database.reading() as unit:
        found = await gaps(unit, athlete, SPANS[0].first, now)
    ids = await make_up_for(old.database, athlete, found, now)
    async with old.database.reading() as unit:
        made = [job for job in await jobs.due(unit, now) if "kind" in job.params]
        for job in made:
            with pytest.raises(Unavailable, match="history_awaited"):
                await history_first(unit, "anna", job.params, now)
    if fails:
        async with old.database.writing() as unit:
            assert await jobs.cancel(unit, ids[0], now)
        async with old.database.reading() as unit:
            for job in made:
                with pytest.raises(Refused, match="history_missing"):
                    await history_first(unit, "anna", job.params, now)
        return
    await fetched(old)
    async with old.database.reading() as unit:
        for job in made:
            await history_first(unit, "anna", job.params, now)
