"""What was changed on the watch and in the gym app, asked about and settled."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import msgspec

from bot.coach.approve.anew import Settled, Wish
from bot.coach.approve.noticing import CHANGED
from bot.coach.approve.settling import OVER, SETTLED
from bot.telegram.messages.decisions import settled_sentence
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.notice import Notice, NoticeKind
from domain.plan.export import CHANGED_THERE, Destination
from domain.plan.there import ChangedThere
from domain.training.sport import Sport
from tests.telegram.messages.autumn import EVENING

TODAY = EVENING.date()
RUN = ChangedThere(
    "pl:3:w-1:garmin", Destination.GARMIN, Sport.RUN, "5 × 3 min", TODAY + timedelta(days=1), 45, "moved_there"
)
MOVED = replace(RUN, lies_on=TODAY + timedelta(days=2))
GONE = replace(
    RUN, sport=Sport.SWIM, title="Technique", day=TODAY + timedelta(days=4), minutes=30, error="deleted_there"
)
LIFTING = replace(GONE, destination=Destination.HEVY, sport=Sport.STRENGTH, title="Lower body", error="edited_there")


def _told(*changes: ChangedThere, **more: str) -> Rendered:
    return render(Notice(NoticeKind.CHANGED_THERE, {CHANGED: msgspec.to_builtins(changes), **more}))


def there_messages() -> Iterator[tuple[str, Rendered]]:
    yield "the watch's calendar, one moved", _told(MOVED)
    yield "the watch's calendar, two changed", _told(MOVED, GONE)
    yield "the watch's calendar, many changed", _told(RUN, *[GONE] * 9)
    yield "the gym app, one edited", _told(LIFTING)
    for outcome in (Wish.KEEP_MINE, Wish.USE_PLAN, OVER):
        yield f"the watch's calendar, settled as {outcome}", _told(MOVED, **{SETTLED: outcome})


def there_sentences() -> Iterator[tuple[str, str]]:
    for counts in (Settled(0), Settled(1), Settled(2, 2, 2), Settled(2, 2, 1), Settled(1, 1, 0)):
        said = settled_sentence(Wish.KEEP_MINE, counts)
        yield f"settled, mine, {counts.followed} of {counts.differing} of {counts.workouts}", said
    yield "settled, plan", settled_sentence(Wish.USE_PLAN, Settled(1))


assert {each.error for each in (MOVED, GONE, LIFTING)} == CHANGED_THERE
