"""A figure over time as the facts of a message, for whoever shows it: a chat with its picture, or a model without."""

from datetime import datetime

import msgspec

from bot.coach.ask.css import css_guess
from bot.coach.ask.energy import energy_look, fat_kg
from bot.coach.ask.hrv import hrv_look
from bot.coach.ask.lifts import lifted_weeks
from bot.coach.ask.trends import Asked, Told, trend_of
from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.facts.load_state import load_state
from bot.coach.review.facts.next_lift import next_lift
from domain.athlete.athlete import Athlete
from domain.calendar import local_day
from domain.metrics.trending import Trending
from storage.database import Unit


async def trend_told(unit: Unit, athlete: Athlete, asked: Asked, now: datetime) -> tuple[Told, dict[str, object]]:
    """With what stands behind it: a load's state, a watch's own word on HRV, the energy of a weight."""
    said, today = await trend_of(unit, athlete, asked, now), local_day(now, athlete.zone)
    facts: dict[str, object] = {"trend": msgspec.to_builtins(said.trend), "today": str(today), **units_of(athlete)}
    if said.as_of is not None:
        facts["as_of"] = str(said.as_of)
    if said.last is not None and said.last.method:
        facts["by"] = {"method": said.last.method, "n": said.last.n}
    if asked.of:
        facts["lifted"] = msgspec.to_builtins(await lifted_weeks(unit, athlete.id, asked.of, today))
        facts["next"] = msgspec.to_builtins(await next_lift(unit, athlete.id, asked.of, said.trend.points, today))
    return said, {**facts, **await _behind(unit, athlete, said.trend, now)}


async def _behind(unit: Unit, athlete: Athlete, trend: Trending, now: datetime) -> dict[str, object]:
    today, points = local_day(now, athlete.zone), trend.points
    match trend.key:
        case "ctl" | "atl" | "form":
            return {"load": msgspec.to_builtins(await load_state(unit, athlete, now))}
        case "hrv":
            return {"hrv": msgspec.to_builtins(await hrv_look(unit, athlete.id, dict(points), today))}
        case "weight":
            return {"energy": msgspec.to_builtins(await energy_look(unit, athlete, points, today))}
        case "body_fat" if points:
            return {"fat_kg": await fat_kg(unit, athlete.id, points[-1][1], today)}
        case "css" if not points:
            return {"css_guess": await css_guess(unit, athlete.id, today)}
    return {}
