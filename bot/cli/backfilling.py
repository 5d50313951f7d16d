"""`coach backfill`: what lies further back is fetched, and what nobody looked at when it was time is looked at."""

import asyncio
from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from rich.console import Console
from rich.progress import Progress

from bot.app import House, opened
from bot.cli.athletes import the_athlete
from bot.cli.words import SENTENCES
from bot.cli.working import done_here
from bot.coach.bring_in.services.backfill import Gaps, gaps, make_up_for
from bot.coach.review.past.registry import KINDS
from bot.jobs.spec import JobType
from bot.settings import load_settings
from bot.telegram.messages.words import count
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.training.span import LENGTH
from storage.repositories import athletes, jobs
from storage.repositories.jobs import OPEN, JobState

DAYS_OF_A_MONTH = 30.44
LOOK_AGAIN_S = 0.5
WEEKS = LENGTH // timedelta(weeks=1)
CALLED = {
    "notes": ("note of a session", "notes of sessions"),
    "reviews": ("evening review", "evening reviews"),
    "weeks": ("weekly review", "weekly reviews"),
    "briefs": ("brief", "briefs"),
}


async def backfill(given: str | None, months: int, *, everybody: bool, dry_run: bool, skip: Collection[str]) -> int:
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
        before = await _made(house, chosen)
        now = house.clock.now()
        ids = [
            job_id
            for athlete in chosen
            for job_id in await make_up_for(house.database, athlete, wanted[athlete.id], now)
        ]
        failed = await _followed(house, ids, say)
        after = await _made(house, chosen)
        left = [await _gaps(house, athlete, months, skip) for athlete in chosen]
    fetched = sum(len(found.history) for found in wanted.values()) - sum(len(found.history) for found in left)
    made = {kind: after[kind] - before[kind] for kind in after}
    say.print(f"{WEEKS * fetched} weeks fetched. Made: {_counted(made) or 'nothing, all of it was there'}.")
    for job_id, error in failed.items():
        say.print(f"{job_id}: {error}", markup=False)
    return 1 if failed else 0


async def _everybody(house: House) -> list[Athlete]:
    async with house.database.reading() as unit:
        found = [await athletes.get(unit, athlete_id) for athlete_id in await athletes.ids(unit)]
    return [athlete for athlete in found if athlete is not None]


async def _gaps(house: House, athlete: Athlete, months: int, skip: Collection[str]) -> Gaps:
    now = house.clock.now()
    first = local_day(now, athlete.zone) - timedelta(days=round(months * DAYS_OF_A_MONTH))
    async with house.database.reading() as unit:
        return await gaps(unit, athlete, first, now, skip)


def _told(found: Gaps) -> str:
    wanting = _counted({kind.name: found.count(kind.name) for kind in KINDS}) or "nothing"
    return f"{WEEKS * len(found.history)} weeks to fetch; to be made of what is here: {wanting}."


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(count(number, *CALLED[kind]) for kind, number in counts.items() if number)


async def _made(house: House, chosen: Sequence[Athlete]) -> dict[str, int]:
    async with house.database.reading() as unit:
        return {kind.name: sum([await kind.stored(unit, athlete.id) for athlete in chosen]) for kind in KINDS}


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
        job.id: f"{_why(job.error or job.state.value)}{' Tried again later.' if job.state.value in OPEN else ''}"
        for job in found
        if job is not None and job.state is not JobState.SUCCEEDED
    }


def _why(error: str) -> str:
    """A sentence where there is one that stands by itself."""
    sentence = SENTENCES.get(error, "")
    return sentence if sentence and "{" not in sentence else f"{error}."
