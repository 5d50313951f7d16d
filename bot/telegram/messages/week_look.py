"""The week against the plan in words, and what shows again and again."""

from collections.abc import Iterator

from bot.coach.review.facts.week import WeekLook
from bot.telegram.messages.words import count, day, duration, measured, number, percent
from domain.plan.shares import Intensity, Share, WeekShares
from domain.training.sport import Sport
from domain.training.workout import Purpose
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
    yield from _adherence(look)
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


def _adherence(look: WeekLook) -> Iterator[str]:
    """Of sessions; the distance of a week says beside it how much of each was done."""
    told = [
        f"{percent(value)} in {days}"
        for value, days in ((look.adherence_week, "7 days"), (look.adherence_month, "28 days"))
        if value is not None
    ]
    if told:
        yield f"Adherence: {', '.join(told)}"
    if (close := look.kept_to) is not None:
        score = f"{number(close.score)} of 100"
        yield f"Runs kept to their plan: {score}, {close.hit} of {close.runs} on target in 28 days"


def _shares(shares: WeekShares) -> Iterator[str]:
    """Each sport on a line of its own; what the sessions were for, and how hard they were, on one each."""
    yield f"<b>Week from {day(shares.monday)}</b>, as far as {day(shares.through)}"
    if not shares.by_sport:
        yield "Nothing planned, nothing done"
    yield from (_share(each) for each in shares.by_sport)
    for name, several in (("Type", shares.by_purpose), ("Intensity", shares.by_intensity)):
        if several:
            yield f"{name}: {' · '.join(_short(each) for each in several)}"


def _share(each: Share[Sport]) -> str:
    """`Run: 2 of 3 sessions, 1 h 35 of 2 h 30; 63 % of the week, 60 % planned`."""
    done, planned = each.done, each.planned
    name = str(each.what).capitalize()
    if not planned.sessions:
        sessions = f"{count(done.sessions, 'session', 'sessions')} beside the plan, {duration(done.minutes)}"
    else:
        told = f"{done.sessions} of {count(planned.sessions, 'session', 'sessions')}"
        sessions = f"{told}, {duration(done.minutes)} of {duration(planned.minutes)}"
    return f"{name}: {sessions}{_of_the_week(each)}"


def _of_the_week(each: Share[Sport]) -> str:
    if each.done_share is None:
        return ""
    planned = "" if each.planned_share is None else f", {percent(100 * each.planned_share)} planned"
    return f"; {percent(100 * each.done_share)} of the week{planned}"


def _short(each: Share[Purpose] | Share[Intensity]) -> str:
    """`tempo 1 of 1, 40 min, 25 % of 20 % planned`."""
    done, planned = each.done, each.planned
    sessions = f"{done.sessions} of {planned.sessions}" if planned.sessions else f"{done.sessions} beside the plan"
    share = "" if each.done_share is None else f", {percent(100 * each.done_share)}"
    share += "" if each.planned_share is None or not share else f" to {percent(100 * each.planned_share)} planned"
    return f"{each.what} {sessions}, {duration(done.minutes)}{share}"
