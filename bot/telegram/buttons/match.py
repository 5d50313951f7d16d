"""The buttons that say which workout a session was: under its note, and under what /log asks."""

from collections.abc import Awaitable, Callable, Mapping

from bot.coach.bring_in.asking import close_question, open_question, told_in, which_session, which_workout
from bot.coach.bring_in.deciding import Decision, Named, count_as, count_as_extra
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.entries import whose
from bot.telegram.messages.texts import sentence
from bot.telegram.messages.which_workout import decided_sentence
from bot.telegram.tapped_message import tapped_message
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from storage.database import Unit

type Deed = Callable[[Unit, Turn, Athlete, Tapped], Awaitable[str]]


async def tap_match(turn: Turn, tapped: Tapped) -> None:
    """Which session it is about, the message under which it stands decides. Commit first, then answer."""
    if tapped.action not in DEEDS:
        await turn.answer(sentence("unknown_button"), alert=True)
        return
    async with turn.desk.database.writing() as unit:
        said = await DEEDS[tapped.action](unit, turn, await whose(unit, turn), tapped)
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer(said)


async def _decide(unit: Unit, turn: Turn, athlete: Athlete, tapped: Tapped) -> str:
    """A note is made anew by what was decided; any other message says so at once."""
    now, told = turn.desk.clock.now(), await told_in(unit, athlete.id, await tapped_message(unit, turn))
    decision: Decision
    if tapped.action == "was":
        decision = await count_as(unit, athlete, told.session, Named(tapped.subject, tapped.revision), now)
    else:
        decision = await count_as_extra(unit, athlete, told.session, now)
    if told.note is None or not decision.changed:
        await close_question(unit, athlete, told, now)
    return decided_sentence(decision.workout, changed=decision.changed)


async def _open(unit: Unit, turn: Turn, athlete: Athlete, tapped: Tapped) -> str:
    """Another, and Back."""
    told = await told_in(unit, athlete.id, await tapped_message(unit, turn))
    show = open_question if tapped.action == "another" else close_question
    await show(unit, athlete, told, turn.desk.clock.now())
    return ""


async def _list(unit: Unit, turn: Turn, athlete: Athlete, tapped: Tapped) -> str:
    del tapped
    await turn.reply(await which_session(unit, athlete, turn.desk.clock.now()), unit)
    return ""


async def _pick(unit: Unit, turn: Turn, athlete: Athlete, tapped: Tapped) -> str:
    await turn.reply(await which_workout(unit, athlete, await tapped_message(unit, turn), tapped.revision), unit)
    return ""


DEEDS: Mapping[str, Deed] = {
    "was": _decide,
    "extra": _decide,
    "another": _open,
    "back": _open,
    "list": _list,
    "pick": _pick,
}
