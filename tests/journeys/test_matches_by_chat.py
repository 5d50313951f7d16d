"""Which workout a session was: asked where that is in doubt, said with a tap, and corrected wherever it was told."""

from dataclasses import replace
from datetime import timedelta

from bot.coach.bring_in.recordings import bring_in, take_out
from bot.sandbox.telegram.world.views import SeenMessage
from bot.telegram.messages.words import NBSP
from domain.plan.execution import ExecutionState
from domain.plan.plan import PlanVersion
from domain.training.activity import Activity
from domain.training.joined import leading
from domain.training.recording import Recording
from storage.repositories import executions, plans
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID
from tests.journeys.chat import Chat

EVENING, YESTERDAY = season.done(0), season.done(-1)
DOUBT = "I am not sure that it was this workout"


async def came(chat: Chat, *done: Activity) -> SeenMessage:
    """Gives the note."""
    said = await chat.telegram.client.from_bot(chat.user_id)
    newest = max((seen.message_id for seen in said), default=0)
    await bring_in(chat.database, chat.clock, "anna", [Recording(done)])
    return await chat.wait(lambda seen: seen.message_id > newest and "load" in seen.words)


async def press(chat: Chat, seen: SeenMessage, label: str) -> str:
    return await chat.tap_forged(seen, seen.buttons[label])


async def showing(chat: Chat, note: SeenMessage, *labels: str) -> SeenMessage:
    """The note once its buttons are these."""
    return await chat.wait(lambda seen: seen.message_id == note.message_id and list(seen.buttons) == [*labels])


async def counted(chat: Chat) -> dict[str, tuple[str, str]]:
    """What was decided or suggested of each session."""
    async with chat.database.reading() as unit:
        known = await executions.for_plan(unit, "anna", PLAN_ID)
    return {
        each.activity[1]: (each.workout_id, each.state.value)
        for each in known
        if each.state is not ExecutionState.REJECTED
    }


ASKED = ("This was: Run w-past-1 Tue", "Another", "Extra")
MIN = f"40{NBSP}min"
RPE = tuple(map(str, range(1, 11)))


async def test_a_doubtful_match_is_asked_about_and_then_how_hard_it_was(chat: Chat) -> None:
    note = await came(chat, EVENING)
    assert (note.silent, tuple(note.buttons)) == (True, ASKED)
    assert DOUBT in note.words
    assert "How hard" not in note.words, "one question at a time"

    assert await press(chat, note, "Another") == ""
    choosing = await showing(chat, note, f"Run w-easy Thu · {MIN}", f"Run w-past-2 Mon · {MIN}", "Extra", "Back")
    assert "Which workout was it?" in choosing.words
    await press(chat, choosing, "Back")
    back = await showing(chat, note, *ASKED)
    assert back.words == note.words

    said = await press(chat, choosing, f"Run w-past-2 Mon · {MIN}")
    assert said == f"Noted. It counts as Run w-past-2 of Mon{NBSP}16{NBSP}Nov."
    told = await showing(chat, note, *RPE, "Not this workout")
    assert "Run w-past-2" in told.words.splitlines()[0]
    assert (await counted(chat))[EVENING.source_id] == ("w-past-2", "confirmed")
    await press(chat, told, "4")
    felt = await showing(chat, note, "Not this workout")
    assert "RPE 4" in felt.words


async def test_what_nobody_asked_about_can_be_corrected(chat: Chat) -> None:
    note = await came(chat, YESTERDAY)
    assert DOUBT not in note.words
    assert tuple(note.buttons) == (*RPE, "Not this workout")
    await press(chat, note, "Not this workout")
    choosing = await chat.now(note, "Which workout was it?")
    assert (await press(chat, choosing, "Extra")) == "Noted. It counts as extra: for your load, not for the plan."
    extra = await chat.now(note, "Extra: ")
    assert YESTERDAY.source_id not in await counted(chat)
    assert "counts as extra" in await press(chat, choosing, "Extra"), "the same tap once more"

    await press(chat, extra, "It was planned")
    again = await chat.now(note, "Which workout was it?")
    await press(chat, again, f"Run w-past-1 Tue · {MIN}")
    await chat.now(note, "As planned: Run w-past-1")
    assert (await counted(chat))[YESTERDAY.source_id] == ("w-past-1", "confirmed")


async def test_an_old_button_still_does_what_it_says(chat: Chat) -> None:
    """Tuesday's run came after the note of Wednesday's, and took its workout back."""
    note = await came(chat, EVENING)
    await came(chat, YESTERDAY)
    await showing(chat, note, "This was: Run w-easy Thu", "Another", "Extra")
    assert "Run w-past-1" in await press(chat, note, ASKED[0]), "as the button said when it was seen"
    await showing(chat, note, *RPE, "Not this workout")
    found = await counted(chat)
    assert (found[EVENING.source_id], found[YESTERDAY.source_id][0]) == (("w-past-1", "confirmed"), "w-past-2")


async def test_what_cannot_be_decided_any_more_is_said_and_nothing_changes(chat: Chat) -> None:
    note, other = await came(chat, EVENING), await came(chat, YESTERDAY)
    await press(chat, note, ASKED[0])
    await chat.now(note, "Run w-past-1")
    before = await counted(chat)
    tuesday = note.buttons[ASKED[0]]
    assert f"your session of Wed{NBSP}18{NBSP}Nov was that workout" in await chat.tap_forged(other, tuesday)
    monday = tuesday.replace("w-past-1", "w-past-2")
    assert "not in your plan any more as the button says" in await chat.tap_forged(other, monday)
    for forged in ("m:session:0:other", "m:session:0:pick", "m:w-past-2:1:was"):
        assert await chat.tap_forged(other, forged)
    newer = replace((await chat.plan()).blueprint, workouts={})
    async with chat.database.writing() as unit:
        await plans.append(unit, "anna", PlanVersion(PLAN_ID, 2, newer, NOW))
    assert "not in your plan any more" in await chat.tap_forged(other, tuesday)
    assert await counted(chat) == before
    async with chat.database.writing() as unit:
        await take_out(unit, season.runner(), "fit", [YESTERDAY.source_id], NOW)
    for label in ("Not this workout", "Extra"):
        data = note.buttons["Extra"] if label == "Extra" else other.buttons[label]
        assert "not there any more" in await chat.tap_forged(other, data)


async def test_a_tap_from_before_a_split_counts_for_the_part_that_leads(chat: Chat) -> None:
    """As would have come of it had it come before the split."""
    again = replace(EVENING, source="garmin", source_id="edge", started_at=EVENING.started_at + timedelta(minutes=5))
    note = await came(chat, EVENING, again)
    async with chat.database.reading() as unit:
        known = await executions.for_plan(unit, "anna", PLAN_ID)
    (session,) = [each.activity for each in known if each.activity[0] == "joined"]
    assert (await chat.tap_forged(note, f"s:{session[1]}:1:split")).startswith("Split")
    assert (await press(chat, note, ASKED[0])).startswith("Noted. It counts as Run w-past-1")
    await showing(chat, note, *RPE, "Not this workout")
    confirmed = [key for key, (_, state) in (await counted(chat)).items() if state == "confirmed"]
    assert confirmed == [leading([EVENING, again])[0].source_id]


async def test_any_session_of_the_week_can_be_asked_about(chat: Chat) -> None:
    """Also one that has no note, because it was typed."""
    typed = await chat.say("yesterday ran 40 min rpe 4")
    assert typed.words.startswith("Noted")
    menu = await chat.say("/log")
    await press(chat, menu, "Which workout it was")
    listed = await chat.wait(lambda seen: "Which session do you mean?" in seen.words)
    (label,) = [each for each in listed.buttons if each.startswith(f"Tue{NBSP}17")]
    assert listed.words.splitlines()[1].endswith("Run w-past-1")
    await press(chat, listed, label)
    question = await chat.wait(lambda seen: "Which workout was it?" in seen.words)
    assert question.words.splitlines()[1].startswith("Counts as Run w-past-1 of Tue")
    await press(chat, question, f"Run w-past-2 Mon · {MIN}")
    decided = await chat.now(question, "Counts as Run w-past-2")
    assert list(decided.buttons) == ["Not this workout"]
    await press(chat, decided, "Not this workout")
    opened = await chat.now(question, "Which workout was it?")
    await press(chat, opened, "Back")
    await showing(chat, question, "Not this workout")


async def test_a_double_tap_is_one_decision(chat: Chat) -> None:
    note = await came(chat, EVENING)
    first, second = await press(chat, note, ASKED[0]), await press(chat, note, ASKED[0])
    assert first.startswith("Noted. It counts as Run w-past-1")
    assert second == f"It counts as Run w-past-1 of Tue{NBSP}17{NBSP}Nov already."
    await showing(chat, note, *RPE, "Not this workout")
