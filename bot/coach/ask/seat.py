"""Where a model sits while it answers: bound to one athlete, with so much that it may still be shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.coach.ask.mind import Mind
from domain.athlete.athlete import Athlete
from domain.notice import Notice
from storage.database import Database

# Bytes of all that a model is shown for one answer.
BUDGET = 16_000
NO_MORE = "Nothing more can be looked at for this question. Answer with what you have seen."


@dataclass(slots=True)
class Seat:
    """No tool takes an athlete: whose figures they read is decided here, outside the model.

    `up_to` says with each of them how old it may be.
    """

    athlete: Athlete
    now: datetime
    mind: Mind
    up_to: Mapping[str, object] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def database(self) -> Database:
        return self.mind.reviewer.database

    def show(self, notice: Notice) -> str:
        return self.show_text(self.mind.say(replace(notice, facts={**notice.facts, **self.up_to})))

    def show_text(self, text: str) -> str:
        """The same again costs nothing; what does not fit any more is not shown at all."""
        if text in self.seen:
            return text
        if sum(len(each.encode()) for each in (*self.seen, text)) > BUDGET:
            return NO_MORE
        self.seen.append(text)
        return text
