"""An answer says how old it is, where a source was not heard of for half a day."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import msgspec
import pytest

from bot.coach.ask.mind import Mind
from bot.coach.ask.seat import Seat
from bot.coach.ask.up_to import up_to
from bot.sandbox.telegram.html import parse_html
from bot.telegram.messages.caption import CAPTION_LIMIT, TEXT_LIMIT
from bot.telegram.messages.fresh import with_up_to
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from bot.telegram.outgoing.plain import plain_text
from domain.body.readiness import Band, Readiness
from domain.notice import Notice, NoticeKind
from domain.training.service import Service
from storage.database import Database
from storage.repositories import connections
from tests.builders import season
from tests.builders.season import NOW

READY = Notice(NoticeKind.READINESS, {"today": {"readiness": msgspec.to_builtins(Readiness(72.0, Band.GREEN, ()))}})


async def told(database: Database, *answered: datetime | None) -> Mapping[str, object]:
    athlete = await season.move_in(database)
    async with database.writing() as unit:
        for service, at in zip((Service.GARMIN, Service.HEVY), answered, strict=False):
            await connections.connect(unit, athlete.id, service, NOW)
            await connections.change(unit, athlete.id, service, {"succeeded_at": at})
        return await up_to(unit, athlete, NOW)


@pytest.mark.parametrize("answered", [(), (NOW - timedelta(hours=12),)], ids=["nobody", "lately"])
async def test_what_was_heard_of_lately_is_not_spoken_of(database: Database, answered: tuple[datetime, ...]) -> None:
    assert await told(database, *answered) == {}


async def test_each_that_was_not_has_a_line(database: Database) -> None:
    facts = await told(database, NOW - timedelta(hours=12, minutes=1), None)
    text, _ = parse_html(render(replace(READY, facts={**READY.facts, **facts})).html)
    assert text.replace("\xa0", " ").splitlines() == [
        "Readiness 72, green",
        "⏳ Garmin as of Wed 18 Nov 08:29: what came later is not in here.",
        "⏳ Hevy was not read yet: what it knows is not in here.",
    ]


async def test_a_model_is_shown_it_too(database: Database) -> None:
    facts = await told(database, None)
    seat = Seat(season.runner(), NOW, Mind(None, None, lambda notice: plain_text(render(notice).html)), facts)  # type: ignore[arg-type]
    assert "Garmin was not read yet" in seat.show(READY)
    assert "Garmin was not read yet" in seat.seen[0]


@pytest.mark.parametrize(("chart", "limit"), [(None, TEXT_LIMIT), ("a picture", CAPTION_LIMIT)])
async def test_it_never_makes_a_message_too_long(database: Database, chart: object, limit: int) -> None:
    facts = await told(database, None)
    line = len("\n⏳ Garmin was not read yet: what it knows is not in here.")
    for length, grows in ((limit - line, True), (limit - line + 1, False)):
        found = with_up_to(Rendered("x" * length, chart=chart), facts)
        assert (len(found.html) > length) is grows
