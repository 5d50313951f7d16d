"""Every tool that a model has, a file and one line each. None of them writes, sends or takes an athlete."""

from collections.abc import Awaitable, Callable

from bot.coach.ask.tools.figure import figure
from bot.coach.ask.tools.lifts import lifts
from bot.coach.ask.tools.muscles import muscles
from bot.coach.ask.tools.plan import plan
from bot.coach.ask.tools.race import race
from bot.coach.ask.tools.readiness import readiness
from bot.coach.ask.tools.week import week

TOOLS: tuple[Callable[..., Awaitable[str]], ...] = (figure, readiness, week, plan, muscles, lifts, race)
