"""A figure over time as the facts of a message, for whoever shows it: a chat with its picture, or a model without."""

from datetime import datetime

import msgspec

from bot.coach.ask.css import css_guess
from bot.coach.ask.hrv import hrv_look
from bot.coach.ask.trends import Asked, Told, trend_of
from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.facts.load_state import load_state
from bot.coach.review.facts.next_lift import next_lift
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from storage.database import Unit

HRV, CSS = "hrv", "css"
OF_LOAD = frozenset({"ctl", "atl", "form"})


async def trend_told(unit: Unit, athlete: Athlete, asked: Asked, now: datetime) -> tuple[Told, dict[str, object]]:
    """With what stands behind a load, what a watch says of HRV, and what a lift asks for next."""
    said, today = await trend_of(unit, athlete, asked, now), local_day(now, athlete.zone)
    facts: dict[str, object] = {"trend": msgspec.to_builtins(said.trend), "today": str(today), **units_of(athlete)}
    if said.as_of is not None:
        facts["as_of"] = str(said.as_of)
    if asked.metric.key in OF_LOAD:
        facts["load"] = msgspec.to_builtins(await load_state(unit, athlete, now))
    if asked.metric.key == HRV:
        facts["hrv"] = msgspec.to_builtins(await hrv_look(unit, athlete.id, dict(said.trend.points), today))
    if asked.metric.key == CSS and not said.trend.points:
        facts["css_guess"] = await css_guess(unit, athlete.id, today)
    if asked.of:
        facts["next"] = msgspec.to_builtins(await next_lift(unit, athlete.id, asked.of, said.trend.points, today))
    return said, facts
