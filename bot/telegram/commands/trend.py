"""/trend: a figure over time; without a word behind it, which figures there are."""

import msgspec

from bot.coach.ask.trends import Asked, asked_for, known_metrics, trend_of
from bot.coach.bring_in.by_hand.telling import units_of
from bot.telegram.charts.facts import as_facts
from bot.telegram.pictures.asking import Asking
from bot.telegram.pictures.registry import picture_of
from bot.telegram.turn import Turn
from domain.calendar import local_day
from domain.notice import Notice, NoticeKind
from storage.database import Unit
from storage.repositories import athletes

SEVERAL = 8


async def show_trend(turn: Turn) -> None:
    """What could mean several is asked back; what means nothing is answered with what there is."""
    asked = asked_for(turn.argument)
    async with turn.desk.database.reading() as unit:
        notice = await (_trend(turn, unit, asked[0]) if len(asked) == 1 else _menu(turn, unit, asked))
    await turn.reply(notice)


async def _trend(turn: Turn, unit: Unit, asked: Asked) -> Notice:
    athlete = await athletes.get(unit, turn.athlete_id)
    assert athlete is not None, "the gate lets only athletes in"
    today = local_day(turn.desk.clock.now(), athlete.zone)
    found = await trend_of(unit, athlete.id, asked, today)
    picture = await picture_of(Asking(unit, athlete, asked, found, today))
    told = {"trend": msgspec.to_builtins(found), "today": str(today), **units_of(athlete)}
    return Notice(NoticeKind.TREND, told if picture is None else {**told, "picture": as_facts(picture)})


async def _menu(turn: Turn, unit: Unit, asked: tuple[Asked, ...]) -> Notice:
    athlete = await athletes.get(unit, turn.athlete_id)
    assert athlete is not None, "the gate lets only athletes in"
    today = local_day(turn.desk.clock.now(), athlete.zone)
    meant = [{"key": each.metric.key, "of": each.of} for each in asked[:SEVERAL]]
    known = [] if meant else [metric.key for metric in await known_metrics(unit, athlete.id, today)]
    return Notice(NoticeKind.TREND_MENU, {"words": turn.argument, "meant": meant, "known": known})
