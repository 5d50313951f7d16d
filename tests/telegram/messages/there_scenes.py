"""What was changed on the watch and in the gym app, asked about and settled."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import msgspec

from bot.coach.approve.anew import Settled, Wish
from bot.coach.approve.noticing import CHANGED
from bot.coach.approve.settling import SETTLED, WISHED
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


def _told(*changes: ChangedThere, **more: object) -> Rendered:
    return render(Notice(NoticeKind.CHANGED_THERE, {CHANGED: msgspec.to_builtins(changes), **more}))


def there_messages() -> Iterator[tuple[str, Rendered]]:
    yield "the watch's calendar, one moved", _told(MOVED)
    yield "the watch's calendar, two changed", _told(MOVED, GONE)
    yield "the watch's calendar, many changed", _told(RUN, *[GONE] * 9)
    yield "the gym app, one edited", _told(LIFTING)
    for name, wish, counts in SETTLINGS:
        settled = {WISHED: wish.value, SETTLED: msgspec.to_builtins(counts)}
        yield f"the watch's calendar, settled, {name}", _told(MOVED, **settled)


SETTLINGS = (
    ("the plan's", Wish.USE_PLAN, Settled(1)),
    ("mine", Wish.KEEP_MINE, Settled(1)),
    ("mine, the plan may follow", Wish.KEEP_MINE, Settled(2, 2, 2)),
    ("mine, the plan may follow in part", Wish.KEEP_MINE, Settled(2, 2, 1)),
    ("mine, the plan cannot follow", Wish.KEEP_MINE, Settled(1, 1, 0)),
    ("too late", Wish.KEEP_MINE, Settled(0)),
)


assert {each.error for each in (MOVED, GONE, LIFTING)} == CHANGED_THERE
