"""What the athlete changed at a service of what the plan had put there, and whose it is to be."""

from collections.abc import Mapping, Sequence

import msgspec

from bot.coach.approve.anew import Settled, Wish
from bot.coach.approve.noticing import asked_in
from bot.coach.approve.settling import SETTLED, WISHED
from bot.telegram.messages.decisions import settled_sentence
from bot.telegram.messages.proposal import DESTINATIONS, TITLE_CHARACTERS
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import count, day, duration, titled
from domain.plan.export import DELETED_THERE, EDITED_THERE, MOVED_THERE
from domain.plan.there import ChangedThere

MOST_SHOWN = 8
BUTTONS = (
    Button("✋ Keep mine", f"t:there:0:{Wish.KEEP_MINE}"),
    Button("📋 Use the plan's", f"t:there:0:{Wish.USE_PLAN}"),
)


def render_changed_there(facts: Mapping[str, object], language: str) -> Rendered:
    """One line a workout, and what became of them once that is settled."""
    del language
    changes = asked_in(facts)
    where = DESTINATIONS[changes[0].destination]
    lines = [f"<b>{where}: you changed {count(len(changes), 'workout', 'workouts')}</b>"]
    lines += [_line(change) for change in changes[:MOST_SHOWN]]
    if len(changes) > MOST_SHOWN:
        lines.append(f"… and {len(changes) - MOST_SHOWN} more")
    if SETTLED in facts:
        wish, settled = Wish(str(facts[WISHED])), msgspec.convert(facts[SETTLED], Settled)
        return Rendered("\n".join([*lines, f"<b>{settled_sentence(wish, settled)}</b>"]))
    return Rendered("\n".join([*lines, _question(changes)]), (BUTTONS,))


def _question(changes: Sequence[ChangedThere]) -> str:
    """What was only edited leaves nothing for the plan to follow."""
    them = "it" if len(changes) == 1 else "them"
    asked = f"The plan still has {them} as before. Keep yours, or put the plan's back?"
    follows = " If you keep yours, the plan may follow, by a card to approve."
    return asked + (follows if any(change.error != EDITED_THERE for change in changes) else "")


def _line(change: ChangedThere) -> str:
    """`Thu 19 Nov · Easy run, 45 min: moved to Fri 20 Nov`."""
    begins = f"{day(change.day)} · {titled(change.title, change.sport, TITLE_CHARACTERS)}, {duration(change.minutes)}"
    if change.error == DELETED_THERE:
        return f"{begins}: taken out"
    if change.error == MOVED_THERE:
        return f"{begins}: moved" + (f" to {day(change.lies_on)}" if change.lies_on else "")
    return f"{begins}: edited"
