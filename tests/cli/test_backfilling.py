"""`coach backfill` on what is here, typed as a person would: counted, made, and made once."""

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.app import opened
from bot.coach.bring_in.recordings import bring_in
from bot.settings import load_settings
from domain.training.recording import Recording
from storage.repositories import athletes
from tests.builders import season
from tests.cli.conftest import Coach

DAYS = 20
LOOKS = ("analysis_insights", "daily_reviews", "weekly_reviews", "daily_briefs")


@pytest.fixture
def trained(coach: Coach) -> Coach:
    """Two athletes, each with a run on every other day of the last weeks."""
    assert coach("pair", "--zone", "UTC", "--name", "Anna").code == 0
    asyncio.run(_trained())
    return coach


async def _trained() -> None:
    async with opened(load_settings()) as house:
        now = house.clock.now()
        async with house.database.writing() as unit:
            await athletes.add(unit, season.runner("zoe"), now)
        async with house.database.reading() as unit:
            ids = await athletes.ids(unit)
        done = [season.done(-back, today=now.date()) for back in range(3, DAYS + 1, 2)]
        for athlete_id in ids:
            await bring_in(house.database, house.clock, athlete_id, [Recording(tuple(done))])


def counted(coach: Coach) -> dict[str, int]:
    with closing(sqlite3.connect(coach.folder / "coach.db")) as database:
        return {table: database.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in LOOKS}


def anna(coach: Coach) -> str:
    with closing(sqlite3.connect(coach.folder / "coach.db")) as database:
        (found,) = database.execute("SELECT id FROM athletes WHERE id <> 'zoe'").fetchone()
    return str(found)


def test_it_counts_makes_and_has_nothing_to_do_the_second_time(trained: Coach) -> None:
    of_anna = ("backfill", "--athlete", anna(trained))
    before = counted(trained)
    only = trained(*of_anna, "--dry-run").out
    assert only.startswith("Anna: 0 weeks to fetch; to be made of what is here: 9 notes of sessions, ")
    assert only.endswith("Nothing was done.\n")
    assert counted(trained) == before == dict.fromkeys(LOOKS, 0)
    said = trained(*of_anna)
    made = counted(trained)
    assert said.code == 0, said.out
    assert made["analysis_insights"] == 9
    assert made["weekly_reviews"] in {2, 3}
    assert made["daily_reviews"] >= DAYS - 3
    assert made["daily_briefs"] >= DAYS - 3
    assert f"Made: 9 notes of sessions, {made['daily_reviews']} evening reviews, " in said.out
    with closing(sqlite3.connect(trained.folder / "coach.db")) as database:
        assert database.execute("SELECT count(*) FROM outbox").fetchone() == (0,)
        ids = {job_id.split(":")[0] for (job_id,) in database.execute("SELECT id FROM jobs WHERE type = 'backfill'")}
    assert ids == {"bf-notes", "bf-reviews", "bf-weeks", "bf-briefs"}
    again = trained(*of_anna)
    assert again.out.splitlines() == [
        "Anna: 0 weeks to fetch; to be made of what is here: nothing.",
        "0 weeks fetched. Made: nothing, all of it was there.",
    ]
    assert counted(trained) == made


def test_each_kind_can_be_left_out_and_everybody_be_meant(trained: Coach) -> None:
    said = trained("backfill", "--all", "--skip-notes", "--skip-briefs", "--skip-weeks")
    assert (said.code, counted(trained)["analysis_insights"]) == (0, 0)
    with closing(sqlite3.connect(trained.folder / "coach.db")) as database:
        reviewed = dict(database.execute("SELECT athlete_id, count(*) FROM daily_reviews GROUP BY athlete_id"))
    assert len(reviewed) == 2
    assert counted(trained) == {**dict.fromkeys(LOOKS, 0), "daily_reviews": sum(reviewed.values())}
    rest = trained("backfill", "--all", "--skip-reviews", "--months", "1")
    assert rest.code == 0
    assert all(counted(trained).values())
    assert "evening review" not in rest.out
