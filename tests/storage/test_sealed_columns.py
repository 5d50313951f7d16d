"""What the athlete wrote or said lies sealed in the file, and keys can be changed under it."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, select, type_coerce, update

from domain.errors import Configuration
from domain.plan.patch import Change, Op
from domain.training.payload import Payload
from domain.training.service import Service
from domain.training.workout import Workout
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import (
    activities,
    asked_secrets,
    athletes,
    briefs,
    conversations,
    credentials,
    drafts,
    exports,
    heartbeats,
    inbox,
    insights,
    missed,
    outbox,
    payloads,
    plans,
    proposals,
    races,
    reviews,
    weekly,
)
from storage.repositories.briefs import StoredBrief
from storage.repositories.conversations import QuestionState, Turn
from storage.repositories.insights import InsightKind
from storage.rotation import rotate_keys, sealed_columns
from storage.tables.briefs import daily_briefs
from storage.tables.credentials import credentials as credentials_table
from storage.tables.outbox import outbox as outbox_table
from storage.tables.payloads import raw_payloads
from storage.types import EncryptedBytes
from tests.builders.values import (
    NOW,
    TODAY,
    athlete,
    blueprint,
    easy_run,
    export,
    missed_workout,
    notice,
    proposal,
    race,
    swim,
    version,
)
from tests.conftest import SECRET

CANARY = "canary-7c1e"
NEW_SECRET = "another secret of the tests is long enough"


def noted(workout: Workout) -> Workout:
    return replace(workout, note=CANARY)


def content(folder: Path) -> bytes:
    """Of the database and its log."""
    return b"".join(file.read_bytes() for file in folder.glob("coach.db*"))


async def plant(database: Database) -> None:
    """The canary in every place where words of the athlete may stand."""
    workouts = {"w-run": noted(easy_run())}
    async with database.writing() as unit:
        await athletes.add(unit, athlete(name=CANARY), NOW)
        await plans.create(unit, "anna", replace(version(), blueprint=replace(blueprint(CANARY), workouts=workouts)))
        change = Change(Op.ADD, "/workouts/w-new", noted(easy_run("w-new")))
        await proposals.add(unit, replace(proposal(), patch=(change,)))
        await exports.add(unit, "anna", [replace(export(), detail=CANARY)], NOW)
        await drafts.add(unit, "anna", "d", {"plan": CANARY}, NOW)
        await activities.upsert(unit, "anna", [swim(title=CANARY)], NOW)
        await payloads.keep(unit, "anna", "garmin", [Payload("activities", "7", f'"{CANARY}"'.encode())], NOW)
        await reviews.add(unit, "anna", TODAY, "keep", {"title": CANARY}, None, NOW)
        await briefs.add(unit, "anna", StoredBrief(TODAY, "go", {"title": CANARY}, None, NOW))
        await weekly.put(unit, "anna", TODAY, {"title": CANARY}, NOW)
        await insights.want(unit, "anna", InsightKind.POST_WORKOUT, swim().key, NOW)
        (wanted,) = await insights.wanted(unit, NOW)
        await insights.put(unit, wanted, {"title": CANARY}, NOW)
        await outbox.add(unit, "anna", 7, notice(CANARY), NOW)
        await inbox.store(unit, 1, CANARY.encode(), NOW)
        await missed.tell(unit, "anna", missed_workout(CANARY), NOW)
        await races.replace(unit, "anna", [race(CANARY)], NOW)
        await credentials.put(unit, "anna", "hevy", {"token": CANARY})
        await conversations.ask(unit, Turn("1", "anna", CANARY, NOW), QuestionState.WAITING)
        await conversations.answer(unit, "anna", ["1"], CANARY, [CANARY], NOW)
        later = NOW + timedelta(minutes=10)
        await asked_secrets.ask(unit, "anna", Service.HEVY, {"state": CANARY}, NOW, later)
        await asked_secrets.tell(unit, "anna", Service.HEVY, CANARY, NOW)


async def everything(database: Database) -> list[object]:
    async with database.reading() as unit:
        return [
            await athletes.get(unit, "anna"),
            await plans.current(unit, "anna"),
            await proposals.get(unit, "anna", proposal().id),
            await activities.between(unit, "anna", TODAY, TODAY),
            await reviews.latest(unit, "anna"),
            (await unit.execute(select(daily_briefs.c.facts))).scalars().all(),
            await weekly.since(unit, "anna", TODAY),
            await insights.get(unit, "anna", InsightKind.POST_WORKOUT, swim().key),
            (await unit.execute(select(raw_payloads.c.content))).scalars().all(),
            await outbox.due(unit, NOW),
            await inbox.pending(unit),
            await missed.between(unit, "anna", TODAY, TODAY),
            await races.of_athlete(unit, "anna"),
            await credentials.get(unit, "anna", "hevy"),
            await conversations.get(unit, "anna", "1"),
        ]


async def test_no_byte_of_what_was_said_is_in_the_file(sqlite: Database, tmp_path: Path) -> None:
    async with sqlite.writing() as unit:
        await heartbeats.beat(unit, "in-the-open", NOW)
    await plant(sqlite)
    assert repr(await everything(sqlite)).count(CANARY) >= 9
    assert b"in-the-open" in content(tmp_path)
    assert CANARY.encode() not in content(tmp_path)


async def test_every_sealed_column_is_planted(database: Database) -> None:
    await plant(database)
    async with database.reading() as unit:
        for column in sealed_columns():
            raw = (await unit.execute(select(type_coerce(column, LargeBinary)))).scalars().all()
            assert raw, f"{column} is not planted"
            assert all(bytes(value).startswith(database.key_ring.first.id) for value in raw)


def test_every_sealed_column_is_bound_to_its_own_name() -> None:
    for column in sealed_columns():
        assert isinstance(column.type, EncryptedBytes)
        assert column.type.purpose == str(column)


async def test_ciphertext_moved_to_another_column_does_not_open(database: Database) -> None:
    await plant(database)
    stolen = select(type_coerce(credentials_table.c.secret, LargeBinary)).scalar_subquery()
    async with database.writing() as unit:
        await unit.execute(update(outbox_table).values(facts=type_coerce(stolen, outbox_table.c.facts.type)))
    with pytest.raises(Configuration, match=r"sealed_value_damaged.*outbox\.facts"):
        await everything(database)


async def test_rotated_keys_open_everything_without_the_old_one(database: Database) -> None:
    await plant(database)
    before = await everything(database)
    both = Database.at(str(database.url.render_as_string(False)), KeyRing.from_secret(f"{NEW_SECRET},{SECRET}"))
    assert await rotate_keys(both) == len(sealed_columns())
    assert await rotate_keys(both) == 0
    await both.dispose()
    new = Database.at(str(database.url.render_as_string(False)), KeyRing.from_secret(NEW_SECRET))
    assert await everything(new) == before
    await new.dispose()
    with pytest.raises(Configuration, match="secret_key_missing"):
        await everything(database)


async def test_more_rows_than_a_batch_are_rotated(sqlite: Database) -> None:
    async with sqlite.writing() as unit:
        for update_id in range(1203):
            await inbox.store(unit, update_id, b"raw", NOW)
    both = Database.at(str(sqlite.url), KeyRing.from_secret(f"{NEW_SECRET},{SECRET}"))
    assert await rotate_keys(both) == 1203
    await both.dispose()
