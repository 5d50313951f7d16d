"""What was read waits for Save: once, for a day, and for nobody else."""

from datetime import timedelta

import pytest

from bot.coach.bring_in.drafts import discard_recording, save_recording, show_recording
from bot.coach.bring_in.recordings import bring_in
from bot.coach.plan.drafts import save_draft
from domain.athlete.athlete import Athlete
from domain.errors import NotFound
from domain.notice import Notice, NoticeKind
from domain.plan.limits import Limits
from domain.training.left_out import LeftOut, Why
from domain.training.night import Night
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from storage.database import Database
from storage.repositories import activities, athletes, outbox, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY, HandClock

CHAT = 42
FILE = Recording(
    activities=(season.done(-1), season.done(-2)),
    nights=(Night(TODAY, "fit", 60.0, 7.5, 50.0),),
    readings=(Reading(ReadingKind.WEIGHT, TODAY, 75.0, "apple_health"),),
    left_out=(LeftOut(Why.DAMAGED, 1, "a.fit"),),
)


async def shown(database: Database) -> Notice:
    async with database.writing() as unit:
        await show_recording(unit, "anna", CHAT, FILE, "export.zip", NOW)
    return (await said(database))[-1]


async def said(database: Database) -> list[Notice]:
    async with database.reading() as unit:
        return [each.notice for each in await outbox.waiting_for(unit, "anna")]


async def saved(database: Database, draft_id: object, athlete_id: str = "anna", clock: HandClock | None = None) -> None:
    async with database.writing() as unit:
        await save_recording(unit, athlete_id, CHAT, str(draft_id), clock or HandClock())


@pytest.fixture
async def house(sqlite: Database) -> Database:
    async with sqlite.writing() as unit:
        await athletes.add(unit, season.runner(), NOW)
        await athletes.add(unit, Athlete("ben", "Ben"), NOW)
    return sqlite


async def stored(database: Database) -> tuple[int, int]:
    async with database.reading() as unit:
        done = await activities.between(unit, "anna", TODAY - timedelta(days=9), TODAY)
        return len(done), len(await readings.between(unit, "anna", TODAY - timedelta(days=9), TODAY))


async def test_nothing_is_stored_before_save_and_all_of_it_after(house: Database) -> None:
    preview = await shown(house)
    assert preview.kind is NoticeKind.IMPORT_PREVIEW
    assert preview.facts["sports"] == {"run": 2}
    assert await stored(house) == (0, 0)
    await saved(house, preview.facts["draft_id"])
    assert await stored(house) == (2, 4)
    again = await bring_in(house, HandClock(), "anna", [FILE])
    assert (again.activities, again.nights, again.readings) == ((), 0, 0), "it came back as it was read"


async def test_what_is_known_already_is_counted(house: Database) -> None:
    await bring_in(house, HandClock(), "anna", [Recording((season.done(-1),))])
    assert (await shown(house)).facts["known"] == 1


async def test_a_draft_is_used_once_and_by_its_owner_and_for_a_day(house: Database) -> None:
    draft_id = (await shown(house)).facts["draft_id"]
    with pytest.raises(NotFound):
        await saved(house, draft_id, "ben")
    with pytest.raises(NotFound):
        await saved(house, draft_id, clock=HandClock(NOW + timedelta(days=1)))
    assert await stored(house) == (0, 0)
    async with house.writing() as unit:
        await discard_recording(unit, "anna", CHAT, str(draft_id), NOW)
    with pytest.raises(NotFound):
        await saved(house, draft_id)
    assert await stored(house) == (0, 0)


async def test_the_button_of_a_plan_does_not_use_up_a_recording(house: Database) -> None:
    draft_id = str((await shown(house)).facts["draft_id"])
    with pytest.raises(NotFound):
        async with house.writing() as unit:
            await save_draft(unit, "anna", CHAT, draft_id, Limits(), NOW)
    await saved(house, draft_id)
    assert await stored(house) == (2, 4)
