"""Every error answers two questions: can trying again help, and is it meant for the athlete?

An error carries a key and values; the sentence is made where words are kept.
"""

from datetime import timedelta
from typing import ClassVar


class CoachError(Exception):
    """Whatever this project raises on purpose."""

    retryable: ClassVar[bool] = False
    for_athlete: ClassVar[bool] = False

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(f"{key} {values}" if values else key)
        self.key = key
        self.values = values


class RuleBroken(CoachError):
    """The wish cannot be granted, and the athlete is told why."""

    for_athlete = True


class NotFound(RuleBroken):
    """Nothing of that id belongs to this athlete."""


class ProposalClosed(RuleBroken):
    """The proposal was decided, replaced or ran out before this tap."""


class PlanMovedOn(RuleBroken):
    """The plan is no longer the version that the proposal was written against."""


class LimitExceeded(RuleBroken):
    """The plan after the change would break a safety rule."""


class PatchRefused(RuleBroken):
    """The patch uses an operation, a path or a value that plans do not allow."""


class PlanRefused(RuleBroken):
    """No plan can be made of what was asked for."""


class FileRefused(RuleBroken):
    """A file that cannot be used; nothing of it was stored."""


class BudgetExceeded(CoachError):
    """The money set aside for language models is spent for now."""


class Outside(CoachError):
    """Something beyond this process failed."""


class Unavailable(Outside):
    """The other side does not answer; later it may."""

    retryable = True

    def __init__(self, key: str, retry_after: timedelta | None = None, **values: object) -> None:
        super().__init__(key, **values)
        self.retry_after = retry_after


class LoginNeeded(Outside):
    """The other side wants the person."""

    for_athlete = True


class Refused(Outside):
    """The other side said no, and will say no again."""


class ModelReply(Outside):
    """A language model answered something that cannot be used."""


class Configuration(CoachError):
    """The settings cannot be used; the operator is told each problem."""
