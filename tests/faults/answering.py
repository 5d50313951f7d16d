"""A process that answers what Anna asked, once it is told to: `python answering.py FILE SECRET`, with a key set."""

import asyncio
import sys

from bot.app import mind_of
from bot.clock import SystemClock
from bot.coach.ask.answering import answer_questions
from bot.coach.review.reviewer import reviewer_of
from bot.settings import load_settings
from storage.cipher import KeyRing
from storage.database import Database


async def main(file: str, secret: str) -> None:
    database = Database.at(f"sqlite+aiosqlite:///{file}", KeyRing.from_secret(secret))
    settings = load_settings()
    mind = mind_of(settings, reviewer_of(settings, database, SystemClock()))
    assert mind is not None, "there is a key"
    sys.stdin.readline()
    await answer_questions(mind, "anna")


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
