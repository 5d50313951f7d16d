"""What there is to know of a kind of look at the past."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.coach.review.reviewer import Reviewer
from domain.athlete.athlete import Athlete
from domain.training.activity import Key
from domain.training.span import Span
from storage.database import Unit

Save = Callable[[Unit], Awaitable[bool]]
"""Stores what was found out; False, and nothing written, where somebody has stored theirs meanwhile."""


@dataclass(frozen=True, slots=True)
class Due:
    """Something that nobody looked at, and the moment at which it would have been; of a session, which one."""

    at: datetime
    session: Key | None = None


@dataclass(frozen=True, slots=True)
class PastKind:
    """`wanting`: what of those days was due before `now` and is not there. `look`: what a look at one of them finds, in
    a replica that knows nothing of what came later. `stored`: how many were made like that.
    """

    name: str
    wanting: Callable[[Unit, Athlete, Span, datetime], Awaitable[tuple[Due, ...]]]
    look: Callable[[Reviewer, Unit, Athlete, Due], Awaitable[Save]]
    stored: Callable[[Unit, str], Awaitable[int]]
