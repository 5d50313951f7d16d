"""A crash at every statement of a decision: afterwards the plan is unchanged or changed once, never in between."""

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from sqlalchemy import event

from bot.coach.approve.approvals import Approver, approve, reject
from bot.coach.approve.tap import Decided, Outcome, Tap
from bot.coach.approve.undo import undo
from domain.plan.proposal import Proposal
from storage.cipher import KeyRing
from storage.database import Database
from storage.repositories import exports, proposals
from tests.builders import season
from tests.builders.season import PLAN_ID

Deed = Callable[[Approver, Tap], Awaitable[Decided]]


class Crashed(BaseException):
    """Nothing in the code may catch this, as nothing catches a lost power supply."""


def crash_at(database: Database, number: int) -> list[str]:
    """Every statement that writes counts; the list shows how far it came."""
    seen: list[str] = []

    def count(*call: object) -> None:
        seen.append(str(call[2]))
        if len(seen) == number:
            raise Crashed(seen[-1])

    event.listen(database._writer.sync_engine, "before_cursor_execute", count)
    return seen


async def prepared(folder: Path, empty: Path, key_ring: KeyRing, *, approved: bool) -> tuple[Path, Proposal]:
    file = Path(shutil.copy(empty, folder / "prepared.db"))
    database = Database.at(f"sqlite+aiosqlite:///{file}", key_ring)
    proposal = await season.propose(database, await season.move_in(database, weeks=4))
    if approved:
        await approve(season.approver(database), season.tap(proposal))
    await database.dispose()
    return file, proposal


@pytest.mark.fault("F17")
@pytest.mark.fault("F18")
@pytest.mark.fault("F28")
@pytest.mark.parametrize(
    ("deed", "done", "version", "waiting"),
    [
        (approve, Outcome.APPROVED, 2, {"w-long"}),
        (reject, Outcome.REJECTED, 1, set()),
        (undo, Outcome.UNDONE, 3, {"w-long", "w-spare"}),
    ],
)
async def test_a_crash_at_any_statement_leaves_all_or_nothing(
    tmp_path: Path, file: Path, key_ring: KeyRing, deed: Deed, done: Outcome, version: int, waiting: set[str]
) -> None:
    start, proposal = await prepared(tmp_path, file, key_ring, approved=deed is undo)
    points = 0
    for number in range(1, 200):
        copy = shutil.copy(start, tmp_path / f"run-{number}.db")
        database = Database.at(f"sqlite+aiosqlite:///{copy}", key_ring)
        before = (await season.current_plan(database)).number
        seen = crash_at(database, number)
        try:
            await deed(season.approver(database), season.tap(proposal))
        except Crashed:
            points += 1
        await database.dispose()
        after = Database.at(f"sqlite+aiosqlite:///{copy}", key_ring)
        if len(seen) >= number:
            assert (await season.current_plan(after)).number == before, f"half a decision after {seen[-1]}"
            assert (await deed(season.approver(after), season.tap(proposal))).outcome is done
        await check(after, proposal, version, waiting)
        await after.dispose()
        if len(seen) < number:
            break
    assert points > 5, "the sweep must have crashed something"


async def check(database: Database, proposal: Proposal, version: int, waiting: set[str]) -> None:
    plan = await season.current_plan(database)
    assert plan.number == version
    async with database.reading() as unit:
        queued = await exports.of_version(unit, proposal.athlete_id, PLAN_ID, version)
        stored = await proposals.get(unit, proposal.athlete_id, proposal.id)
    assert {each.workout_id for each in queued} == (waiting if version > 1 else set())
    assert stored is not None
    assert stored.decided_at is not None
