"""Exports sent in the chat: read, shown, and stored by one tap."""

from datetime import timedelta

import pytest
from telegram.constants import FileSizeLimit

from bot.sandbox.telegram.world.views import SeenMessage
from domain.training.activity import Activity
from storage.repositories import activities
from tests.builders.fit_files import START as FIT_START
from tests.builders.fit_files import fit_file, run_file
from tests.builders.recorded_files import (
    START,
    gpx_file,
    gzipped,
    health_file,
    health_workout,
    hevy_file,
    quantity,
    tcx_file,
    zipped,
)
from tests.journeys.chat import Chat

EXPORT = zipped(
    {
        "activities/1.fit.gz": gzipped(run_file()),
        "activities/2.tcx": tcx_file(),
        "activities/3.gpx": gpx_file()[:-30],
        "profile.json": b"{}",
    }
)


async def stored(chat: Chat) -> list[Activity]:
    async with chat.database.reading() as unit:
        return list(await activities.between(unit, "anna", START.date(), FIT_START.date() + timedelta(days=1)))


def words(seen: SeenMessage) -> str:
    return seen.words.replace("\N{NO-BREAK SPACE}", " ")


async def test_an_export_is_shown_and_stored_by_one_tap(chat: Chat) -> None:
    preview = await chat.send("export.zip", EXPORT)
    assert words(preview).splitlines() == [
        "Read: export.zip",
        "2 sessions: 2 run",
        "23 Nov 2026 to 24 Nov 2026",
        "",
        "Left out:",
        "• 1 file is damaged (3.gpx)",
        "• 1 file is no recording",
        "",
        "Nothing is stored until you save it.",
    ]
    assert await stored(chat) == []

    assert await chat.tap(preview, "save") == ""
    receipt = await chat.now(preview, "Saved")
    assert (words(receipt), receipt.buttons) == ("✅ Saved: export.zip\n2 new sessions.", {})
    assert [each.source for each in await stored(chat)] == ["tcx", "fit"]

    assert "used already" in await chat.tap(preview, "save")
    assert "used already" in await chat.tap(preview, "discard")
    again = await chat.send("export.zip", EXPORT)
    assert "I have all of them already." in again.words
    await chat.tap(again, "save")
    assert "Nothing new" in (await chat.now(again, "Saved")).words
    assert "Nothing new" in (await chat.send("run.fit", run_file())).words, "it is the one from the export"
    assert len(await stored(chat)) == 2


async def test_a_file_can_be_thrown_away(chat: Chat) -> None:
    preview = await chat.send("run.gpx", gpx_file())
    await chat.tap(preview, "discard")
    assert (await chat.now(preview, "Discarded")).buttons == {}
    assert "used already" in await chat.tap(preview, "save")
    assert await stored(chat) == []


async def test_a_tap_after_a_day_changes_nothing(chat: Chat) -> None:
    preview = await chat.send("run.gpx", gpx_file())
    chat.clock.advance(hours=25)
    assert "too old" in await chat.tap(preview, "save")
    assert await stored(chat) == []


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("run.TCX", tcx_file(), "1 session: 1 run"),
        ("run.gpx.gz", gzipped(gpx_file()), "1 session: 1 run"),
        ("workouts.csv", hevy_file(), "1 session: 1 strength"),
        ("export.xml", health_file(health_workout("Cycling", START, 30)), "1 session: 1 ride"),
        ("export.zip", zipped({"export.xml": health_file(quantity("BodyMass", START, "75", "kg"))}), "1 weight"),
    ],
)
async def test_every_kind_is_shown_first(chat: Chat, name: str, content: bytes, line: str) -> None:
    preview = await chat.send(name, content)
    assert words(preview).splitlines()[1] == line
    assert [label.split()[-1] for label in preview.buttons] == ["Save", "Discard"]


async def test_what_cannot_be_read_is_refused_in_a_sentence(chat: Chat) -> None:
    for name, content, said in (
        ("cut.gpx", gpx_file()[:-40], "GPX file is damaged"),
        ("cut.zip", EXPORT[:-40], "archive is damaged"),
        ("bomb.zip", zipped({"run.fit": bytes(30_000_000)}), "unfolds"),
        ("workouts.csv", hevy_file()[:-20], "line 3"),
        ("course.zip", zipped({"course.fit": fit_file(kind="course")}), "no recorded session"),
    ):
        refusal = await chat.send(name, content)
        assert said in refusal.words, name
        assert refusal.buttons == {}
    assert await stored(chat) == []


async def test_a_file_that_telegram_does_not_hand_out_is_sent_to_the_command(chat: Chat) -> None:
    refusal = await chat.send("export.zip", bytes(int(FileSizeLimit.FILESIZE_DOWNLOAD) + 1))
    assert "coach import" in refusal.words
    assert len(refusal.words.splitlines()) == 1
