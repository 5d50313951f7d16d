"""A planned workout that was not done, and why, as the athlete says; on a day of illness or injury nothing is due."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from domain.athlete.availability import Availability, Blocked

# A cold is an illness and no weather: it stands alone, or as a word with its article at the end of what is said.
_ILL = re.compile(
    r"(?<!\w)(?<!not )(?:sick(?:ness)?|ill(?:ness)?|unwell|flu|fever|covid|"
    r"stomach bug|threw up|vomiting|infection|a cold(?=\s*(?:$|[,.;!])))(?!\w)"
    r"|^\s*cold\W*$",
    re.IGNORECASE,
)

# What was a pain to get to hurt nobody.
_HURT = re.compile(
    r"(?<!\w)(?<!not )(?<!no )(?:injur(?:y|ed)|hurts?|sprain(?:ed)?|fractured?|(?<!a )pain(?:s|ful)?|"
    r"(?:pulled|strained|tore) (?:a|my|the) \w+)(?!\w)",
    re.IGNORECASE,
)

_BUSY = re.compile(
    r"(?<!\w)(?<!not )(?:travel(?:l?ing)?|work(?:ing)?(?! out)|busy|no time|meetings?|schedule)(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class MissedWorkout:
    """`day` is the one it was planned for."""

    plan_id: str
    workout_id: str
    day: date
    reason: str

    @property
    def ill(self) -> bool:
        """Whether the reason is an illness, as far as its words tell."""
        return _ILL.search(self.reason) is not None

    @property
    def hurt(self) -> bool:
        """Whether the reason is an injury, in the same way."""
        return _HURT.search(self.reason) is not None

    @property
    def busy(self) -> bool:
        """Whether the days were too full, in the same way."""
        return _BUSY.search(self.reason) is not None


def days_well(missed: Iterable[MissedWorkout], today: date) -> int | None:
    """Since the last day that was missed for an illness; None where none of these was."""
    return min(((today - each.day).days for each in missed if each.ill), default=None)


def is_ill(missed: Iterable[MissedWorkout], today: date) -> bool:
    """Who was yesterday is, until a day without it has passed."""
    return days_well(missed, today) in {0, 1}


def excused(availability: Availability, missed: Iterable[MissedWorkout]) -> Availability:
    """With the days on which the athlete was ill or hurt taken, as if they had been blocked: nothing is due on them."""
    unwell = sorted({each.day for each in missed if each.ill or each.hurt})
    return replace(availability, blocked=(*availability.blocked, *(Blocked(day, day, "unwell") for day in unwell)))
