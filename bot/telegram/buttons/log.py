"""The buttons of /log: what is to be told, and numbers that tell it."""

from datetime import date

from bot.coach.bring_in.by_hand.telling import tell
from bot.telegram.buttons.tapped import Tapped
from bot.telegram.entries import hear_line, question, whose
from bot.telegram.messages.entry_question import REASONS
from bot.telegram.tapped_message import tapped_message
from bot.telegram.turn import Turn
from domain.calendar import local_day
from domain.errors import NotFound
from domain.metrics.effort import HIGHEST, LOWEST
from domain.notice import NoticeKind
from domain.training.entry.entry import Effort, Entry, Topic
from storage.database import Unit
from storage.repositories import insights

SAID = {
    Topic.RPE: "rpe {score}",
    Topic.ENERGY: "energy {score}",
    Topic.SLEEP: "sleep quality {score}",
    Topic.SORENESS: "soreness {of} {score}",
    Topic.PAIN: "pain {of} {score}",
}


async def tap_log(turn: Turn, tapped: Tapped) -> None:
    """A question takes the place of nothing; an answer takes the place of its question."""
    async with turn.desk.database.writing() as unit:
        if tapped.action == "ask":
            athlete = await whose(unit, turn)
            today = local_day(turn.desk.clock.now(), athlete.zone)
            await turn.reply(question(athlete, _topic(tapped)[0], "", today), unit)
        elif not await _told_of_note(unit, turn, tapped) and not await hear_line(
            turn, unit, line_of(tapped), await _question(unit, turn)
        ):
            raise NotFound("entry_button_used")
        await turn.finish(unit)
    turn.desk.jobs.wake()
    await turn.answer()


def line_of(tapped: Tapped) -> str:
    """As somebody would type it, on the day on which it was asked. Raises NotFound for no button of ours."""
    topic, of = _topic(tapped)
    if topic is Topic.MISSED and of in REASONS:
        return f"missed: {REASONS[of].casefold()}"
    try:
        day = date.fromisoformat(tapped.action)
    except ValueError:
        raise NotFound("entry_button_used") from None
    if topic not in SAID:
        raise NotFound("entry_button_used")
    return f"{day.isoformat()} {SAID[topic].format(score=tapped.revision, of=of.replace('_', ' '))}"


def _topic(tapped: Tapped) -> tuple[Topic, str]:
    """And of what: a place, or a reason."""
    name, _, of = tapped.subject.partition("-")
    if name not in set(Topic):
        raise NotFound("entry_button_used")
    return Topic(name), of


async def _told_of_note(unit: Unit, turn: Turn, tapped: Tapped) -> bool:
    """How hard the very session was under whose note the number stands; False where it stands under something else.

    Raises NotFound for a number or a day that none of our buttons has.
    """
    shown = await tapped_message(unit, turn)
    noted = None if shown is None else await insights.shown_as(unit, turn.athlete_id, shown.id)
    if noted is None or _topic(tapped)[0] is not Topic.RPE:
        return False
    if not line_of(tapped) or not LOWEST <= tapped.revision <= HIGHEST:
        raise NotFound("entry_button_used")
    effort = Effort(float(tapped.revision), activity=noted.activity)
    entry = Entry(effort, date.fromisoformat(tapped.action))
    await tell(unit, await whose(unit, turn), entry, turn.desk.clock)
    return True


async def _question(unit: Unit, turn: Turn) -> str | None:
    """The outgoing id of the question whose button this is; None where the button stands under something else."""
    row = await tapped_message(unit, turn)
    return row.id if row is not None and row.notice.kind is NoticeKind.ENTRY_QUESTION else None
