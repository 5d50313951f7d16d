"""The product's own way from the database to a message that is ready to be sent."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import process_time

from sqlalchemy import delete

from bot.coach.approve.card import card_facts, compose
from bot.coach.review.facts.evidence import evidence_of
from bot.coach.review.reviewer import Reviewer
from bot.coach.review.reviewing import conclude, review_evening
from bot.telegram.charts.drawing import drawn
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.notice import Notice, NoticeKind
from domain.plan.adherence import Thresholds
from domain.plan.limits import Limits
from domain.review.evidence import Evidence
from domain.review.examine import Rules
from storage.database import Database
from storage.repositories import outbox
from storage.tables.outbox import outbox as outbox_table
from storage.tables.proposals import proposals
from storage.tables.reviews import daily_reviews
from tests.benchmarks.seeded import NOW, TODAY, Clock


@dataclass(frozen=True, slots=True)
class Ready:
    """What Telegram would be given."""

    words: Rendered
    picture: bytes


@dataclass(frozen=True, slots=True)
class Product:
    """`spent` adds up the milliseconds of CPU by step."""

    database: Database
    spent: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))

    async def review(self, athlete_ids: Iterable[str]) -> list[Ready]:
        """In the order of an evening: everybody is reviewed, then the messages are made. Nothing is stored."""
        notices = [await self._reviewed(athlete_id) for athlete_id in athlete_ids]
        return [self._ready(notice) for notice in notices]

    async def review_and_store(self, athlete_ids: Iterable[str]) -> list[Ready]:
        """As in production: every review is stored with its message, and the outbox takes it from there.

        In the end, for the next evening to find the same, today's reviews are forgotten again.
        """
        with self._timed("read, decide, write"):
            for athlete_id in athlete_ids:
                await review_evening(self._reviewer, athlete_id, again=True)
        with self._timed("outbox"):
            async with self.database.reading() as unit:
                waiting = await outbox.due(unit, NOW)
        ready = [self._ready(outgoing.notice) for outgoing in waiting]
        await self._forget()
        return ready

    async def _forget(self) -> None:
        async with self.database.writing() as unit:
            await unit.execute(delete(outbox_table))
            await unit.execute(delete(proposals))
            await unit.execute(delete(daily_reviews).where(daily_reviews.c.day == TODAY))

    @property
    def _reviewer(self) -> Reviewer:
        return Reviewer(self.database, Clock(), Rules(Limits(), Thresholds()))

    async def _reviewed(self, athlete_id: str) -> Notice:
        with self._timed("read"):
            async with self.database.reading() as unit:
                evidence = await evidence_of(unit, athlete_id, NOW)
        assert evidence is not None
        with self._timed("decide"):
            return Notice(NoticeKind.EVENING_REVIEW, self._facts(evidence))

    def _facts(self, evidence: Evidence) -> dict[str, object]:
        conclusion = conclude(self._reviewer, evidence)
        if conclusion.suggestion is None or evidence.plan is None:
            return conclusion.facts
        proposal, applied = conclusion.suggestion
        card = compose(proposal, evidence.plan.blueprint, applied.blueprint, evidence.athlete)
        return card_facts(card, conclusion.facts, evidence.athlete)

    def _ready(self, notice: Notice) -> Ready:
        with self._timed("words"):
            words = render(notice)
        assert words.chart is not None
        with self._timed("picture"):
            return Ready(words, drawn(words.chart))

    @contextmanager
    def _timed(self, step: str) -> Iterator[None]:
        start = process_time()
        yield
        self.spent[step] += (process_time() - start) * 1000
