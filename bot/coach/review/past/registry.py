"""Every kind of look at the past: one line each."""

from bot.coach.review.past.evenings import EVENINGS
from bot.coach.review.past.kind import PastKind
from bot.coach.review.past.mornings import MORNINGS
from bot.coach.review.past.notes import NOTES
from bot.coach.review.past.weeks import WEEKS

KINDS: tuple[PastKind, ...] = (NOTES, EVENINGS, WEEKS, MORNINGS)
