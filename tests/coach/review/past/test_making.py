"""What is made up for says what it would have said at its time, and leaves everything else as it is."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from sqlalchemy import select

from bot.coach.bring_in.recordings import bring_in
from bot.coach.review.past.kind import PastKind, Save
from bot.coach.review.past.making import make_up
from bot.coach.review.past.registry import KINDS
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import review_evening
from domain.errors import NotFound
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.review.examine import Rules
from domain.training.reading import BY_HAND
from domain.training.recording import Recording
from domain.training.span import Span
from storage.database import Database, Unit
from storage.repositories import outbox
from storage.tables.briefs import daily_briefs
from storage.tables.insights import analysis_insights
from storage.tables.registry import TABLES
from storage.tables.reviews import daily_reviews
from storage.tables.weekly import weekly_reviews
from tests.builders import season
from tests.builders.lived import AFTER, ANNA, FIRST, LAST, Life
from tests.builders.season import NOW, TODAY, HandClock

LOOKS = {"reviews": daily_reviews, "weeks": weekly_reviews, "briefs": daily_briefs, "notes": analysis_insights}
WHOLE = Span(FIRST, LAST)
# How it came about, and not what it says.
ABOUT = {"made_at", "proposal_id", "untold", "outgoing_id", "revision", "wanted_at"}
type Row = Mapping[str, object]
type Rows = dict[str, list[Row]]


async def rows(database: Database) -> Rows:
    async with database.reading() as unit:
        return {
            table.name: sorted((dict(row) for row in (await unit.execute(select(table))).mappings()), key=repr)
            for table in TABLES
        }


def said(found: Rows, kind: str) -> dict[str, Row]:
    """What a look of that kind says, by what it is about."""
    table = LOOKS[kind]
    return {
        repr([row[key.name] for key in table.primary_key]): {name: row[name] for name in row if name not in ABOUT}
        for row in found[table.name]
    }


def looked_at_again(found: Rows) -> set[str]:
    keys = analysis_insights.primary_key
    return {
        repr([row[key.name] for key in keys]) for row in found[analysis_insights.name] if row["revision"] not in {0, 1}
    }


def differing(then: object, now: object, place: str = "") -> list[str]:
    """Where the two do not say the same, to be read."""
    if isinstance(then, Mapping) and isinstance(now, Mapping):
        names = sorted(then.keys() | now.keys())
        return [found for name in names for found in differing(then.get(name), now.get(name), f"{place}.{name}")]
    if isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        return [
            found for at, pair in enumerate(zip(then, now, strict=True)) for found in differing(*pair, f"{place}.{at}")
        ]
    return [] if then == now else [f"{place}: {then} then, {now} now"]


async def made_up(life: Life, span: Span = WHOLE) -> dict[str, int]:
    return {kind.name: await make_up(life.reviewer, kind, ANNA.id, span) for kind in KINDS}


async def forgotten(database: Database, chance: Random | None = None) -> None:
    """As if the coach had not been there; with a chance, as if it had been there by half."""
    async with database.writing() as unit:
        for table in LOOKS.values():
            for row in (await unit.execute(select(*table.primary_key))).all():
                if chance is None or chance.random() < 0.5:
                    pairs = zip(table.primary_key, row, strict=True)
                    await unit.execute(table.delete().where(*(column == value for column, value in pairs)))


async def lived(database: Database, seed: int) -> Life:
    life = Life(database, Random(seed))
    await life.live()
    return life


@pytest.mark.parametrize("seed", range(2))
async def test_it_says_what_it_would_have_said_at_its_time(sqlite: Database, seed: int) -> None:
    """To the last figure, though by then there is more, and the plan another."""
    life = await lived(sqlite, seed)
    live = await rows(sqlite)
    await forgotten(sqlite)
    made = await made_up(life)
    late = await rows(sqlite)
    for kind in LOOKS:
        then, now = said(live, kind), said(late, kind)
        assert now.keys() == then.keys()
        assert len(now) == made[kind] >= 3
        # What was found out about a session a second time, since its match had changed, is of that later time.
        once = then.keys() - looked_at_again(live) if kind == "notes" else then.keys()
        assert once
        for about in once:
            assert differing(then[about], now[about]) == [], f"{kind} {about}"


async def test_nothing_else_changes_nothing_is_sent_and_what_was_told_stays(database: Database) -> None:
    life = await lived(database, 2)
    await forgotten(database, Random(2))
    before = await rows(database)
    await made_up(life)
    after = await rows(database)
    looks = {table.name for table in LOOKS.values()}
    assert {name: after[name] for name in after if name not in looks} == {
        name: before[name] for name in before if name not in looks
    }
    for name in looks:
        assert [row for row in before[name] if row not in after[name]] == []
        fresh = [row for row in after[name] if row not in before[name]]
        assert fresh
        assert all(row.get("untold", True) and not row.get("proposal_id") and row["made_at"] == AFTER for row in fresh)
    assert await made_up(life) == dict.fromkeys(LOOKS, 0)
    assert await rows(database) == after


async def test_whoever_is_stopped_in_it_goes_on_where_it_was(sqlite: Database) -> None:
    """Killed right before each save in turn: what was stored is not made again, and in the end all of it is there."""
    life = await lived(sqlite, 5)
    await forgotten(sqlite)
    (kind,) = (each for each in KINDS if each.name == "weeks")
    looks = count(1)

    async def killed(reviewer: Reviewer, then: Unit, athlete: object, due: object) -> Save:
        saved = await kind.look(reviewer, then, athlete, due)  # type: ignore[arg-type]
        if next(looks) % 2 == 0:
            raise asyncio.CancelledError
        return saved

    stopping = replace(kind, look=killed)
    made = [await asyncio.gather(make_up(life.reviewer, stopping, ANNA.id, WHOLE), return_exceptions=True)]
    while isinstance(made[-1][0], BaseException):
        made.append(await asyncio.gather(make_up(life.reviewer, stopping, ANNA.id, WHOLE), return_exceptions=True))
    stored = await rows(sqlite)
    assert [type(each) for (each,) in made[:-1]] == [asyncio.CancelledError] * 2
    assert next(looks) == 6, "two looks of those that were stopped had been stored, and only the others were made again"
    await forgotten(sqlite)
    await make_up(life.reviewer, kind, ANNA.id, WHOLE)
    assert said(await rows(sqlite), "weeks") == said(stored, "weeks")


async def test_meanwhile_a_review_of_today_is_made_and_told(database: Database) -> None:
    life = await lived(database, 6)
    await forgotten(database)
    others = Random(7)
    work = asyncio.create_task(made_up(life, Span(LAST - timedelta(days=7), LAST)))
    told = 0
    while not work.done():
        reviewer = replace(life.reviewer, clock=HandClock(AFTER + timedelta(days=others.randint(0, 9))))
        told += await review_evening(reviewer, ANNA.id)
        await asyncio.sleep(0)
    assert told > 1
    assert all((await work).values())


async def test_only_what_is_over_for_good_is_looked_at(sqlite: Database) -> None:
    """The evening and the session of just now have their own still to come; what was typed never had one."""
    athlete = await season.move_in(sqlite)
    yesterday = TODAY - timedelta(days=1)
    typed = replace(season.done(-5), source=BY_HAND, source_id="typed")
    recent = season.done(-1)
    await bring_in(sqlite, HandClock(NOW - timedelta(days=30)), athlete.id, [Recording((typed, recent))])
    life = Life(sqlite, Random(0), HandClock(NOW - timedelta(hours=21)))
    span = Span(yesterday - timedelta(days=6), yesterday)
    made = {kind.name: await make_up(life.reviewer, kind, athlete.id, span) for kind in KINDS}
    assert made == {"notes": 1, "reviews": 6, "weeks": 1, "briefs": 7}, "at 20:30 it would have been, and it is 23:30"
    life.clock.advance(days=2)
    assert {kind.name: await make_up(life.reviewer, kind, athlete.id, span) for kind in KINDS} == {
        "notes": 1, "reviews": 1, "weeks": 0, "briefs": 0,
    }  # fmt: skip


async def test_before_anything_was_known_there_is_nothing_to_look_at(sqlite: Database) -> None:
    athlete = await season.move_in(sqlite)
    early = Span(TODAY - timedelta(days=400), TODAY - timedelta(days=373))
    reviewer = Reviewer(sqlite, HandClock(), Rules(Limits(), Thresholds()))
    assert [await make_up(reviewer, kind, athlete.id, early) for kind in KINDS] == [0] * len(KINDS)
    with pytest.raises(NotFound, match="athlete_not_found"):
        await make_up(reviewer, KINDS[0], "nobody", early)


async def test_who_wants_no_brief_has_none_of_the_past_either(sqlite: Database) -> None:
    athlete = await season.move_in(sqlite, replace(season.runner(), brief_at=None))
    span = Span(TODAY - timedelta(days=9), TODAY - timedelta(days=1))
    reviewer = Reviewer(sqlite, HandClock(), Rules(Limits(), Thresholds()))
    made = {kind.name: await make_up(reviewer, kind, athlete.id, span) for kind in KINDS}
    assert (made["briefs"], made["reviews"]) == (0, 9)


async def test_an_athletes_past_is_nobody_elses(database: Database) -> None:
    await season.move_in(database, season.runner("anna"), weeks=2)
    await season.move_in(database, season.runner("benedict"), weeks=2)
    reviewer = Reviewer(database, HandClock(NOW + timedelta(days=3)), Rules(Limits(), Thresholds()))
    span = Span(TODAY - timedelta(days=9), TODAY)
    for kind in KINDS:
        assert await make_up(reviewer, kind, "benedict", span) > 0
    found = await rows(database)
    assert {row["athlete_id"] for table in LOOKS.values() for row in found[table.name]} == {"benedict"}
    async with database.reading() as unit:
        assert await outbox.waiting_for(unit, "benedict") == ()


def test_each_kind_has_a_name_of_its_own() -> None:
    names = [kind.name for kind in KINDS]
    assert sorted(names) == sorted(LOOKS)
    assert all(isinstance(kind, PastKind) for kind in KINDS)
