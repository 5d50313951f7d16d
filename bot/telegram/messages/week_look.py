"""The week against the plan in words, and what shows again and again."""

from collections.abc import Iterator

from bot.coach.review.facts.week import WeekLook
from bot.telegram.messages.words import count, day, duration, measured, number, percent
from domain.plan.shares import Intensity, Share, WeekShares
from domain.training.sport import Sport
from domain.units import METRES_PER_KM, METRES_PER_MILE

DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def week_look_message(look: WeekLook, *, miles: bool) -> str:
    """HTML."""
    return "\n".join(_lines(look, miles=miles))


def _lines(look: WeekLook, *, miles: bool) -> Iterator[str]:
    if look.shares is None:
        yield "<b>This week</b>: nothing is known of it yet."
    else:
        yield from _shares(look.shares)
    unit, name = (METRES_PER_MILE, "mi") if miles else (METRES_PER_KM, "km")
    for week in look.distances:
        done, target = number(week.done_m / unit, 1), measured(number(week.target_m / unit, 1), name)
        yield f"{str(week.sport).capitalize()}: {done} of {target}, {percent(100 * week.share)}"
    yield from pattern_lines(look, miles=miles)


def pattern_lines(look: WeekLook, *, miles: bool) -> Iterator[str]:
    """What shows again and again."""
    for absent in look.absent:
        yield f"Not done for two weeks: {absent.sport}, {count(absent.planned, 'session', 'sessions')} planned"
    for weekday in look.missed:
        yield f"Never done lately: {DAYS[weekday.weekday]}, {count(weekday.days, 'time', 'times')} in four weeks"
    for each in look.simpler:
        what = f"{each.type.sport}, {each.type.purpose}"
        yield f"Missed {count(each.missed, 'time', 'times')} of {each.due}: {what}; a simpler one may do"
    if look.too_fast is not None:
        seconds = look.too_fast.seconds_per_km * (METRES_PER_MILE / METRES_PER_KM if miles else 1.0)
        off = f"{number(seconds)} s per {'mile' if miles else 'km'}"
        yield f"Easy runs too fast: {look.too_fast.times} of {look.too_fast.judged}, by {off}"
    if look.spacing.in_a_row:
        yield f"Hard days in a row: {count(look.spacing.in_a_row, 'time', 'times')} in four weeks"


def _shares(shares: WeekShares) -> Iterator[str]:
    yield f"<b>Week from {day(shares.monday)}</b>, as far as {day(shares.through)}"
    told: tuple[Share[Sport] | Share[Intensity], ...] = (*shares.by_sport, *shares.by_intensity)
    if not told:
        yield "Nothing planned, nothing done"
    yield from (_share(each) for each in told)


def _share(each: Share[Sport] | Share[Intensity]) -> str:
    """`Run: 2 of 3 sessions, 1 h 35 of 2 h 30`."""
    done, planned = each.done, each.planned
    name = str(each.what).capitalize()
    if not planned.sessions:
        return f"{name}: {count(done.sessions, 'session', 'sessions')} beside the plan, {duration(done.minutes)}"
    sessions = f"{done.sessions} of {count(planned.sessions, 'session', 'sessions')}"
    return f"{name}: {sessions}, {duration(done.minutes)} of {duration(planned.minutes)}"
