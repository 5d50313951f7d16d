"""/trend: a figure over time; without a word behind it, which figures there are."""

from dataclasses import replace
from datetime import date, datetime

import msgspec

from bot.coach.ask.lifts import most_trained
from bot.coach.ask.races import next_race
from bot.coach.ask.trend_told import trend_told
from bot.coach.ask.trends import Asked, asked_for, known_metrics, trend_of
from bot.coach.ask.up_to import up_to
from bot.coach.bring_in.by_hand.telling import units_of
from bot.coach.review.facts.muscles import muscles_of
from bot.coach.review.facts.readiness import readiness_of
from bot.coach.review.facts.week import week_look
from bot.telegram.charts.facts import as_facts
from bot.telegram.messages.week_look import week_look_message
from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.lift import lifts_picture
from bot.telegram.pictures.muscles import muscles_picture
from bot.telegram.pictures.race import race_picture
from bot.telegram.pictures.registry import picture_of
from bot.telegram.turn import Turn
from domain.athlete.athlete import Athlete, DistanceUnit
from domain.calendar import local_day
from domain.errors import NotFound
from domain.metrics.registry import BY_KEY
from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories import athletes

SEVERAL = 8
MUSCLES = frozenset({"muscles", "muscle", "sets", "hard sets"})
LIFTS = frozenset({"lift", "lifts", "strength"})
READINESS = frozenset({"readiness", "ready", "recovery"})
WEEKS = frozenset({"week", "plan", "adherence"})
RACES = frozenset({"race", "races", "prediction"})


async def show_trend(turn: Turn) -> None:
    """What could mean several is asked back; what means nothing is answered with what there is."""
    now = turn.desk.clock.now()
    async with turn.desk.database.reading() as unit:
        athlete = await athletes.get(unit, turn.athlete_id)
        assert athlete is not None, "the gate lets only athletes in"
        if turn.argument.casefold() in WEEKS:
            answer = await _week(unit, athlete, now)
        elif turn.argument.casefold() in READINESS:
            answer = await _readiness(unit, athlete, now)
        else:
            answer = await _answer(unit, athlete, now, turn.argument)
        old = await up_to(unit, athlete, now)
    await turn.reply(replace(answer, facts={**answer.facts, **old}))


async def _week(unit: Unit, athlete: Athlete, now: datetime) -> Notice:
    """Raises NotFound where there is no plan that a week could be held against."""
    look = await week_look(unit, athlete.id, now)
    if look is None:
        raise NotFound("plan_not_found")
    message = week_look_message(look, miles=athlete.units.distance is DistanceUnit.MILE)
    return Notice(NoticeKind.REPLY, {"html": message})


async def _answer(unit: Unit, athlete: Athlete, now: datetime, words: str) -> Notice:
    today = local_day(now, athlete.zone)
    if words.casefold() in MUSCLES:
        muscles = await muscles_of(unit, athlete.id, today)
        told = {"muscles": msgspec.to_builtins(muscles)}
        return Notice(NoticeKind.MUSCLES, _pictured(told, muscles_picture(muscles)))
    if words.casefold() in LIFTS:
        return await _lifts(unit, athlete, today)
    if words.casefold() in RACES:
        return await _race(unit, athlete, today)
    asked = asked_for(words)
    if len(asked) == 1:
        return await _trend(unit, athlete, now, asked[0])
    meant = [{"key": each.metric.key, "of": each.of} for each in asked[:SEVERAL]]
    known = [] if meant else [metric.key for metric in await known_metrics(unit, athlete.id, today)]
    return Notice(NoticeKind.TREND_MENU, {"words": words, "meant": meant, "known": known})


async def _trend(unit: Unit, athlete: Athlete, now: datetime, asked: Asked) -> Notice:
    said, told = await trend_told(unit, athlete, asked, now)
    picture = await picture_of(Asking(unit, athlete, asked, said.trend, now))
    return Notice(NoticeKind.TREND, _pictured(told, picture))


async def _readiness(unit: Unit, athlete: Athlete, now: datetime) -> Notice:
    """Today's with its reasons, and how the mornings before it were."""
    asked = Asked(BY_KEY["readiness"])
    said = await trend_of(unit, athlete, asked, now)
    told = {"today": msgspec.to_builtins(await readiness_of(unit, athlete.id, now))}
    return Notice(
        NoticeKind.READINESS, _pictured(told, await picture_of(Asking(unit, athlete, asked, said.trend, now)))
    )


async def _lifts(unit: Unit, athlete: Athlete, today: date) -> Notice:
    lifts = await most_trained(unit, athlete.id, today)
    told = {"lifts": msgspec.to_builtins(lifts), "today": str(today), **units_of(athlete)}
    return Notice(NoticeKind.LIFTS, _pictured(told, lifts_picture(lifts, athlete.units)))


async def _race(unit: Unit, athlete: Athlete, today: date) -> Notice:
    found = await next_race(unit, athlete.id, today)
    told = {"next": msgspec.to_builtins(found), "miles": athlete.units.distance is DistanceUnit.MILE}
    return Notice(NoticeKind.RACE, _pictured(told, found and race_picture(found)))


def _pictured(told: dict[str, object], picture: object | None) -> dict[str, object]:
    return told if picture is None else {**told, "picture": as_facts(picture)}
