"""A line that an athlete typed, or tapped together: read, stored, and told back."""

from datetime import date

from telegram import Message

from bot.coach.bring_in.by_hand.doubts import doubt
from bot.coach.bring_in.by_hand.telling import offer, tell, units_of
from bot.telegram.messages.entry_question import OPEN, asked_line, example_line
from bot.telegram.messages.entry_refused import refusal_sentence, unread_sentence
from bot.telegram.messages.words import escape
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.notice import Notice, NoticeKind
from domain.training.entry.entry import Asked, Context, Entry, Read, Refusal, Topic, Unclear, Unread
from domain.training.entry.reading import read_entry
from storage.database import Unit
from storage.repositories import athletes, outbox

MOST_LINES = 10


async def hear(turn: Turn, message: Message) -> bool:
    """False where the words are no entry, and nothing was said yet. Several lines are several entries, or none."""
    async with turn.desk.database.writing() as unit:
        athlete = await whose(unit, turn)
        topic = await _asked(unit, turn, message)
        found = _read(message.text or "", topic, athlete, turn)
        if found:
            for read in found:
                await _answer(turn, unit, athlete, read)
        elif topic in OPEN:
            await turn.reply(escape(example_line(topic, units_of(athlete))), unit)
        else:
            return False
        await turn.finish(unit)
    turn.desk.jobs.wake()
    return True


async def hear_line(turn: Turn, unit: Unit, line: str, edits: str | None = None, *, sure: bool = False) -> bool:
    """The same for one line that no message holds; False where it says nothing. `sure`: it was asked about already."""
    athlete = await whose(unit, turn)
    read = read_entry(line, _context(turn, athlete))
    if read is None:
        return False
    await _answer(turn, unit, athlete, read, edits, sure=sure)
    return True


def _read(text: str, topic: Topic | None, athlete: Athlete, turn: Turn) -> list[Read]:
    """Empty where anything of it is no entry."""
    context = _context(turn, athlete)
    answered = None if topic is None else read_entry(asked_line(topic, text), context)
    if answered is not None and not isinstance(answered, Unread):
        return [answered]
    lines = [line for line in text.splitlines() if line.strip()][: MOST_LINES + 1]
    found = [read for line in lines if (read := read_entry(line, context)) is not None]
    return found if len(found) == len(lines) <= MOST_LINES else []


async def _answer(
    turn: Turn, unit: Unit, athlete: Athlete, read: Read, edits: str | None = None, *, sure: bool = False
) -> None:
    clock = turn.desk.clock
    today = local_day(clock.now(), athlete.zone)
    if isinstance(read, Entry) and not sure:
        read = await doubt(unit, athlete, read, today) or read
    match read:
        case Entry():
            await tell(unit, athlete, read, clock, edits)
        case Unclear(about, entries):
            await offer(unit, athlete, about, entries, clock.now(), edits)
        case Asked(topic, of):
            await turn.reply(question(athlete, topic, of, today), unit)
        case Refusal():
            await turn.reply(escape(refusal_sentence(read, units_of(athlete)["units"])), unit)
        case Unread(about):
            await turn.reply(escape(unread_sentence(about, units_of(athlete)["units"])), unit)


def _context(turn: Turn, athlete: Athlete) -> Context:
    return Context(local_day(turn.desk.clock.now(), athlete.zone), athlete.units)


def question(athlete: Athlete, topic: Topic, of: str, today: date) -> Notice:
    facts = {"topic": topic.value, "of": of, "day": today.isoformat(), **units_of(athlete)}
    return Notice(NoticeKind.ENTRY_QUESTION, facts)


async def whose(unit: Unit, turn: Turn) -> Athlete:
    """Nobody else decides anything for this athlete until the unit ends."""
    athlete = await athletes.get(unit, turn.athlete_id, lock=True)
    assert athlete is not None, "the gate lets only athletes in"
    return athlete


async def _asked(unit: Unit, turn: Turn, message: Message) -> Topic | None:
    """What the message that this one replies to had asked for."""
    if message.reply_to_message is None:
        return None
    row = await outbox.shown_as(unit, turn.athlete_id, message.reply_to_message.message_id)
    if row is None or row.notice.kind is not NoticeKind.ENTRY_QUESTION:
        return None
    return Topic(str(row.notice.facts["topic"]))
