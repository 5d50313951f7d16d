"""`coach backfill`: what lies further back is fetched, and the evenings that nobody reviewed are."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

from rich.console import Console
from rich.progress import Progress

from bot.app import House, opened
from bot.cli.athletes import the_athlete
from bot.cli.working import done_here
from bot.coach.bring_in.services.backfill import Gaps, gaps, make_up_for
from bot.jobs.spec import JobType
from bot.settings import load_settings
from bot.telegram.messages.words import count
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.training.span import LENGTH
from storage.repositories import athletes, jobs, reviews
from storage.repositories.jobs import OPEN, JobState

DAYS_OF_A_MONTH = 30.44
LOOK_AGAIN_S = 0.5
WEEKS = LENGTH // timedelta(weeks=1)


async def backfill(given: str | None, months: int, *, everybody: bool, dry_run: bool, skip: Sequence[str]) -> int:
    """Counts first. The exit code: 1 where some of it could not be done."""
    say = Console(soft_wrap=True, highlight=False)
    async with opened(load_settings(), by_hand=True) as house:
        chosen = await _everybody(house) if everybody else [await the_athlete(house, given)]
        wanted = {athlete.id: await _gaps(house, athlete, months, skip) for athlete in chosen}
        for athlete in chosen:
            say.print(f"{athlete.display_name}: {_told(wanted[athlete.id])}", markup=False)
        if dry_run:
            say.print("Nothing was done.")
            return 0
        before = [await _reviewed(house, athlete) for athlete in chosen]
        ids = [job_id for athlete in chosen for job_id in await _queued(house, athlete, wanted[athlete.id])]
        failed = await _followed(house, ids, say)
        made = sum([await _reviewed(house, athlete) for athlete in chosen]) - sum(before)
        left = [await _gaps(house, athlete, months, skip) for athlete in chosen]
    fetched = sum(len(found.history) for found in wanted.values()) - sum(len(found.history) for found in left)
    say.print(f"{WEEKS * fetched} weeks fetched, {count(made, 'evening', 'evenings')} reviewed.")
    for job_id, error in failed.items():
        say.print(f"{job_id}: {error}", markup=False)
    return 1 if failed else 0


async def _everybody(house: House) -> list[Athlete]:
    async with house.database.reading() as unit:
        found = [await athletes.get(unit, athlete_id) for athlete_id in await athletes.ids(unit)]
    return [athlete for athlete in found if athlete is not None]


async def _gaps(house: House, athlete: Athlete, months: int, skip: Sequence[str]) -> Gaps:
    now = house.clock.now()
    first = local_day(now, athlete.zone) - timedelta(days=round(months * DAYS_OF_A_MONTH))
    async with house.database.reading() as unit:
        found = await gaps(unit, athlete, first, now)
    return Gaps(
        () if "history" in skip else found.history,
        {} if "reviews" in skip else found.unreviewed,
    )


def _told(found: Gaps) -> str:
    return f"{WEEKS * len(found.history)} weeks to fetch, {count(found.days, 'evening', 'evenings')} without a review."


async def _reviewed(house: House, athlete: Athlete) -> int:
    async with house.database.reading() as unit:
        return len(await reviews.days(unit, athlete.id, date.min, date.max))


async def _queued(house: House, athlete: Athlete, found: Gaps) -> tuple[str, ...]:
    async with house.database.writing() as unit:
        return await make_up_for(unit, athlete, found, house.clock.now())


async def _followed(house: House, ids: Sequence[str], say: Console) -> dict[str, str]:
    """Until all have ended or rest; done here where no coach runs on this folder. Why each that is not done is not."""
    work = asyncio.create_task(done_here(house, (JobType.BACKFILL,)))
    if ids and not say.is_terminal:
        say.print(f"{count(len(ids), 'part', 'parts')} under way; four weeks of Garmin take about a minute.")
    with Progress(console=say, transient=True, disable=not say.is_terminal) as progress:
        bar = progress.add_task("Making up for it", total=len(ids))
        while True:
            here = work.done()
            async with house.database.reading() as unit:
                states = await jobs.states(unit, ids)
            progress.update(bar, completed=sum(state not in OPEN for state in states.values()))
            if all(state not in OPEN for state in states.values()) or (here and work.result()):
                break
            await asyncio.sleep(LOOK_AGAIN_S)
    await work
    return await _not_done(house, ids)


async def _not_done(house: House, ids: Sequence[str]) -> dict[str, str]:
    async with house.database.reading() as unit:
        found = [await jobs.get(unit, job_id) for job_id in ids]
    return {
        job.id: f"{job.error or job.state.value}{'; tried again later' if job.state.value in OPEN else ''}"
        for job in found
        if job is not None and job.state is not JobState.SUCCEEDED
    }
