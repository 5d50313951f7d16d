"""What one evening review costs from the database to the ready message: the product, its floor and the obvious build.

Run by hand: `python tests/benchmarks review`. CPU time of twenty athletes with ten years behind them, interleaved
rounds, medians; the ratios are what counts. The network is left out.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import structlog

from bot.telegram.charts.render import prepare
from bot.telegram.charts.values.evening import EveningChart
from storage.database import Database
from tests.benchmarks.review_floor import Floor, Recorder, Statement
from tests.benchmarks.review_obvious import Obvious
from tests.benchmarks.review_product import Product, Ready
from tests.benchmarks.rounds import Goal, Rounds
from tests.benchmarks.seeded import IDS, seed

ROUNDS = 9
OURS, FLOOR, OBVIOUS = "the review", "its floor", "the obvious build"
STORED, STORED_FLOOR = "the review, stored and read from the outbox", "its floor, stored"
Review = Callable[[Iterable[str]], Coroutine[Any, Any, list[Ready]]]
GOALS = (Goal(OURS, FLOOR, 1.5), Goal(OURS, OBVIOUS, 1 / 10))


def main() -> bool:
    logging.disable()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with TemporaryDirectory() as folder, asyncio.Runner() as runner:
        prepare(Path(folder) / "matplotlib")
        database = runner.run(seed(Path(folder)))
        floor = Floor(Path(folder) / "coach.db")
        try:
            return _compare(runner, database, floor)
        finally:
            floor.close()
            runner.run(database.dispose())


def _compare(runner: asyncio.Runner, database: Database, floor: Floor) -> bool:
    reading, storing, obvious = Product(database), Product(database), Obvious(database)
    ready, read = _recorded(runner, database, reading.review)
    stored, written = _recorded(runner, database, storing.review_and_store)
    charts = [each.words.chart for each in ready if isinstance(each.words.chart, EveningChart)]
    assert [each.picture for each in ready] == floor.review(read, charts), "the floor draws other pictures"
    assert {each.picture for each in ready} == {each.picture for each in stored}, "what is stored shows otherwise"
    reading.spent.clear()
    rounds = Rounds(
        {
            OURS: lambda: runner.run(reading.review(IDS)),
            FLOOR: lambda: floor.review(read, charts),
            STORED: lambda: runner.run(storing.review_and_store(IDS)),
            STORED_FLOOR: lambda: floor.review(written, charts),
            OBVIOUS: lambda: runner.run(obvious.review(IDS)),
        },
        ROUNDS,
        per=len(IDS),
    )
    return _report(rounds, reading)


def _recorded(runner: asyncio.Runner, database: Database, review: Review) -> tuple[list[Ready], list[Statement]]:
    """What a review makes, and every statement that it sends."""
    recorder = Recorder(database)
    ready = runner.run(review(IDS))
    recorder.stop()
    return ready, recorder.statements


def _report(rounds: Rounds, product: Product) -> bool:
    print("CPU of one evening review")
    met = rounds.report(GOALS)
    print(f"  {STORED} / {STORED_FLOOR}: {rounds.ratio(STORED, STORED_FLOOR):.3f}")
    reviews = (ROUNDS + 1) * len(IDS)
    print("  of which", ", ".join(f"{step} {spent / reviews:.2f} ms" for step, spent in product.spent.items()))
    return met
