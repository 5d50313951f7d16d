"""What an athlete types in one line: stored, told back in a line, counted, and taken back by a tap."""

from datetime import date, timedelta

from bot.sandbox.garmin.client import GarminClient
from bot.sandbox.telegram.world.views import SeenMessage
from domain.training.activity import Activity
from domain.training.reading import Reading, ReadingKind
from storage.repositories import activities, readings
from tests.builders.season import TODAY
from tests.journeys.chat import Chat


def words(seen: SeenMessage) -> str:
    return seen.words.replace("\N{NO-BREAK SPACE}", " ")


def labels(seen: SeenMessage) -> list[str]:
    return [label.replace("\N{NO-BREAK SPACE}", " ") for label in seen.buttons]


async def told(chat: Chat, kind: ReadingKind) -> dict[tuple[date, str], float]:
    """By day and by what it is of."""
    async with chat.database.reading() as unit:
        found: tuple[Reading, ...] = await readings.between(unit, "anna", TODAY - timedelta(days=10), TODAY)
    return {(each.day, each.exercise): each.value for each in found if each.kind is kind and each.source == "manual"}


async def done(chat: Chat, first: date = TODAY) -> list[Activity]:
    async with chat.database.reading() as unit:
        return list(await activities.between(unit, "anna", first, TODAY))


async def tap_label(chat: Chat, card: SeenMessage, label: str) -> str:
    shown = {each.replace("\N{NO-BREAK SPACE}", " "): data for each, data in card.buttons.items()}
    return await chat.tap_forged(card, shown[label])


async def tap_new(chat: Chat, card: SeenMessage, label: str) -> SeenMessage:
    """Gives the message that the tap was answered with."""
    newest = max(seen.message_id for seen in await chat.telegram.client.from_bot(chat.user_id))
    await tap_label(chat, card, label)
    return await chat.wait(lambda seen: seen.message_id > newest)


async def reply(chat: Chat, question: SeenMessage, text: str) -> SeenMessage:
    """Gives the coach's next message."""
    client, user_id = chat.telegram.client, chat.user_id
    said = await client.say(user_id, text, reply_to=question.message_id)
    return await chat.wait(lambda seen: seen.message_id > said.message_id)


async def test_a_line_is_stored_told_back_and_taken_back(chat: Chat) -> None:
    assert words(await chat.say("weight 74,2")) == "Noted: weight 74.2 kg, today."
    second = await chat.say("75 kg")
    assert (words(second), list(second.buttons)) == ("Noted: weight 74.2 kg → 75 kg, today.", ["↩ Undo"])
    assert await told(chat, ReadingKind.WEIGHT) == {(TODAY, ""): 75.0}
    assert await chat.tap(second, "undo") == ""
    assert (await chat.now(second, "Taken back")).buttons == {}
    assert "used already" in await chat.tap(second, "undo")
    assert await told(chat, ReadingKind.WEIGHT) == {(TODAY, ""): 74.2}
    several = await chat.say("energy 6\nsleep 8/10")
    assert words(several).startswith("Noted: ")
    await chat.wait(lambda seen: "sleep quality 8/10" in seen.words)
    refusal = await chat.say("weight 742")
    assert words(refusal) == "A body weighs 25 kg to 300 kg. Nothing was stored."


async def test_the_menu_asks_and_answers_are_read(chat: Chat) -> None:
    menu = await chat.say("/log")
    assert [len(row) for row in (menu.message.reply_markup or {})["inline_keyboard"]] == [2] * 7 + [1]
    question = await tap_new(chat, menu, "Weight")
    assert (words(question), question.prompt) == (
        "What do you weigh, in kg?",
        {"force_reply": True, "input_field_placeholder": "74.2"},
    )
    assert "Write it like this: 74.2" in words(await reply(chat, question, "heavy"))
    assert words(await reply(chat, question, "74.4")) == "Noted: weight 74.4 kg, today."

    assert words(await chat.say("/log jump 42 cm")) == "Noted: jump 42 cm, today."
    energy = await tap_new(chat, menu, "Energy")
    chat.clock.advance(hours=10)
    await tap_label(chat, energy, "4")
    assert words(await chat.now(energy, "Noted")) == "Noted: energy 4/10, yesterday.", "the day of the question"


async def test_what_may_mean_two_things_is_asked_and_talk_is_no_entry(chat: Chat) -> None:
    sleep = await chat.say("sleep 8")
    assert labels(sleep) == ["Sleep quality 8/10", "Sleep 8 h 00"]
    assert await told(chat, ReadingKind.SLEEP_QUALITY) == {}
    await tap_label(chat, sleep, "Sleep 8 h 00")
    assert words(await chat.now(sleep, "Noted")) == "Noted: sleep 8 h 00, today."
    assert "used already" in await tap_label(chat, sleep, "Sleep quality 8/10")
    assert (await told(chat, ReadingKind.SLEEP), await told(chat, ReadingKind.SLEEP_QUALITY)) == (
        {(TODAY, ""): 8.0},
        {},
    )
    assert words(await chat.say("move the long run to friday")).startswith("I cannot answer that")


async def test_what_cannot_be_read_is_said_in_one_message_and_talk_gets_the_general_reply(chat: Chat) -> None:
    for line, said in (
        ("weight -3", "I could not read that weight. Write it like this: weight 74.2 kg. Nothing was stored."),
        ("run", "How long did it take? For example: ran 5 km 28:10. Nothing was stored."),
        ("how was my run?", "I cannot answer that"),
        ("should I run tomorrow", "I cannot answer that"),
    ):
        assert words(await chat.say(line)).startswith(said), line
    weight = await tap_new(chat, await chat.say("/log"), "Weight")
    assert words(await reply(chat, weight, "hrv 55")).startswith("HRV comes from your watch")
    before = len(await chat.telegram.client.from_bot(chat.user_id))
    menu = await chat.say("/log blah")
    assert words(menu).startswith("I did not understand that, and stored nothing.")
    assert "Weight" in labels(menu)
    await chat.say("energy 6")
    assert len(await chat.telegram.client.from_bot(chat.user_id)) == before + 2


async def test_a_sync_loses_no_rpe_that_was_told(watched: tuple[Chat, GarminClient]) -> None:
    """The watch brings the run again, corrected: its figures are the watch's, how hard it was is the athlete's."""
    chat, garmin = watched
    run = {
        "activityId": 5,
        "activityName": "Run",
        "startTimeGMT": f"{TODAY} 11:00:00",
        "startTimeLocal": f"{TODAY} 12:00:00",
        "activityType": {"typeKey": "running"},
        "distance": 5000.0,
    }
    await garmin.upload({**run, "duration": 1800.0})
    await chat.say("/sync")
    await chat.wait(lambda seen: "I am not sure" in seen.words)
    assert words(await chat.say("rpe 9")) == "Noted: RPE 9 for Run 5 km in 30:00, today. Load 30."
    await garmin.upload({**run, "duration": 1900.0})
    chat.clock.advance(minutes=5)
    said = await chat.say("/sync")
    assert "Run · 32 min" in words(said)
    assert [(each.source, each.elapsed_s, each.rpe) for each in await done(chat)] == [("garmin", 1900.0, 9.0)]
