"""An athlete who asks, and a coach that answers with the model on loopback."""

from datetime import datetime, timedelta

from pydantic import SecretStr

from bot.app import mind_of
from bot.coach.ask.consent import decide
from bot.coach.ask.mind import Mind
from bot.coach.ask.questions import ask
from bot.coach.review.reviewer import reviewer_of
from bot.settings import Settings, load_settings
from domain.ports.clock import Clock
from storage.database import Database
from storage.repositories import athletes
from tests.builders import season
from tests.builders.season import NOW

CHAT = 7
# After the time in which more could have come, and long before the next day.
SOON = NOW + timedelta(seconds=10)


def asking_settings(url: str, key: str) -> Settings:
    return load_settings(anthropic_api_key=SecretStr(key), anthropic_base_url=url, openai_api_key=None)


def mind(database: Database, clock: Clock, settings: Settings) -> Mind:
    found = mind_of(settings, reviewer_of(settings, database, clock))
    assert found is not None, "there is a key"
    return found


async def moved_in(database: Database) -> None:
    """Anna, in the middle of her plan, who allows it."""
    await season.move_in(database)
    async with database.writing() as unit:
        await athletes.pair(unit, "anna", CHAT, CHAT, NOW)
        await decide(unit, "anna", given=True, now=NOW)


async def wonders(database: Database, words: str, at: datetime = NOW, question_id: str = "1") -> None:
    async with database.writing() as unit:
        assert await ask(unit, "anna", question_id, words, at)
