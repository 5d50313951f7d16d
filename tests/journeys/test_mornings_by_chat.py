"""The day around the plan: a brief and its tap, a note that asks and learns, the week, and a plan that is made."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.bring_in.recordings import bring_in
from bot.sandbox.telegram.world.views import SeenMessage
from bot.telegram.messages.words import NBSP
from domain.training.reading import Reading, ReadingKind
from domain.training.recording import Recording
from domain.training.workout import Purpose
from storage.repositories import activities, athletes, proposals, readings
from tests.builders import season
from tests.builders.season import NOW, TODAY
from tests.journeys.chat import Chat

HARD_DAY = TODAY + timedelta(days=3)


async def at_breakfast(chat: Chat) -> None:
    """Of the day with the intervals; what the morning says by itself has been said."""
    moment = NOW + timedelta(days=2, hours=12)
    async with chat.database.writing() as unit:
        await athletes.set_next_brief(unit, "anna", moment + timedelta(days=1))
    chat.clock.moment = moment


async def a_bad_night(chat: Chat) -> None:
    """Before the intervals, after forty good ones."""
    usual = [
        Reading(kind, HARD_DAY - timedelta(days=back), value + (-1) ** back, "garmin")
        for back in range(1, 40)
        for kind, value in ((ReadingKind.HRV, 60.0), (ReadingKind.SLEEP, 7.6))
    ]
    bad = [Reading(ReadingKind.HRV, HARD_DAY, 44.0, "garmin"), Reading(ReadingKind.SLEEP, HARD_DAY, 4.9, "garmin")]
    async with chat.database.writing() as unit:
        await readings.upsert(unit, "anna", [*usual, *bad], NOW)


async def test_after_a_bad_night_one_tap_makes_today_easy(chat: Chat) -> None:
    await a_bad_night(chat)
    await at_breakfast(chat)
    brief = await chat.say("/brief")
    assert brief.words.startswith("Easier today: Easy run")
    assert (await chat.plan()).number == 1, "a brief changes nothing"

    assert (await chat.tap(brief, "approve")).startswith("Approved")
    await chat.now(brief, "written and read back")
    assert (await chat.plan()).blueprint.workouts["w-hard"].purpose is Purpose.EASY
    again = await chat.say("/brief")
    assert again.words.startswith("Go: Easy run"), "what is easy already is not made easier"
    assert not any(":approve" in data for data in again.buttons.values())


async def test_what_waits_stays_until_a_tap_asks_for_today_instead(chat: Chat) -> None:
    await a_bad_night(chat)
    await at_breakfast(chat)
    evening = await season.propose(chat.database, season.runner(), now=chat.clock.now() - timedelta(hours=10))
    card = await chat.card()
    brief = await chat.say("/brief")
    assert brief.words.startswith("Easier today: Easy run")
    assert "still waits for your tap" in brief.words
    async with chat.database.reading() as unit:
        assert await proposals.open_of(unit, "anna", evening.plan_id) == evening

    assert await chat.tap(brief, "easier") == ""
    await chat.now(card, "Out of date")
    easing = await chat.card()
    assert "now Easy run" in easing.words
    assert (await chat.plan()).number == 1, "the first tap only shows it"
    assert (await chat.tap(easing, "approve")).startswith("Approved")
    assert (await chat.plan()).blueprint.workouts["w-hard"].purpose is Purpose.EASY


async def test_short_of_time_two_taps_make_it_shorter(chat: Chat) -> None:
    await at_breakfast(chat)
    brief = await chat.say("/brief")
    assert brief.words.startswith("Go: Run w-hard")
    assert await chat.tap(brief, "shorter") == ""
    card = await chat.card()
    assert "You asked for it" in card.words
    assert (await chat.plan()).number == 1, "the first tap only shows it"
    await chat.tap(card, "approve")
    await chat.now(card, "read back")
    assert (await chat.plan()).blueprint.workouts["w-hard"].minutes == 20


async def test_the_brief_comes_by_itself_when_it_is_due_and_can_be_sent_away(chat: Chat) -> None:
    off = await chat.say("/brief off")
    assert off.words.startswith("No more briefs")
    async with chat.database.reading() as unit:
        athlete = await athletes.get(unit, "anna")
    assert athlete is not None
    assert athlete.brief_at is None
    on = await chat.say("/brief 6:45")
    assert "at 06:45" in on.words
    assert (await chat.say("/brief soonish")).words.startswith("Say when")


async def test_a_session_is_noted_silently_and_the_note_learns_how_hard_it_was(chat: Chat) -> None:
    await bring_in(chat.database, chat.clock, "anna", [Recording((replace(season.done(-1), average_hr=141.0),))])
    note = await chat.wait(_asks)
    assert note.silent
    assert f"40 of 40{NBSP}min" in note.words
    await chat.tap_forged(note, next(data for data in note.buttons.values() if data.startswith("l:rpe:3:")))
    told = await chat.now(note, "RPE 3")
    assert list(told.buttons) == ["Not this workout"], "which nobody asks"


async def test_of_two_sessions_the_one_whose_note_was_tapped_gets_its_rpe(chat: Chat) -> None:
    evening = season.done(-1)
    morning = replace(evening, source_id="morning", started_at=evening.started_at - timedelta(hours=9), title="Morning")
    await bring_in(chat.database, chat.clock, "anna", [Recording((morning,))])
    first = await chat.wait(_asks)
    await bring_in(chat.database, chat.clock, "anna", [Recording((evening,))])
    await chat.wait(lambda seen: "load" in seen.words and seen.message_id != first.message_id)
    eight = next(data for data in first.buttons.values() if data.startswith("l:rpe:8:"))
    assert "too old or was used" in await chat.tap_forged(first, eight.replace(":8:", ":99:"))
    await chat.tap_forged(first, eight)
    await chat.now(first, "RPE 8")
    async with chat.database.reading() as unit:
        stored = await activities.with_keys(unit, "anna", [morning.key, evening.key])
    assert {each.source_id: each.rpe for each in stored} == {"morning": 8.0, evening.source_id: None}


async def test_the_week_is_told_behind_its_picture(chat: Chat) -> None:
    picture = await chat.say("/week")
    assert picture.message.photo
    week = await chat.wait(lambda seen: seen.message_id > picture.message_id and "Next 7 days" in seen.words)
    assert week.words.startswith(f"Week from Mon{NBSP}16{NBSP}Nov")
    assert "/review shows what would change" in week.words


async def test_a_plan_is_made_shown_and_becomes_a_proposal(chat: Chat) -> None:
    assert (await chat.say("/plan race")).words.startswith("I know of no race ahead")
    assert (await chat.say("/plan 99")).words.startswith("Say /plan 8")
    preview = await chat.say("/plan 8")
    assert preview.words.startswith("Plan made, over your current one: 8 weeks of")
    await chat.tap(preview, "save")
    card = await chat.card()
    assert "You asked for a new plan" in card.words
    assert (await chat.plan()).number == 1
    await chat.tap(card, "approve")
    await chat.now(card, "Approved")
    assert (await chat.plan()).number == 2


def _asks(seen: SeenMessage) -> bool:
    return "How hard was it" in seen.words
