"""A figure over time in four lines: where it stands, where it was, where it is going, and the last weeks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import msgspec

from bot.coach.ask.energy import EnergyLook
from bot.coach.ask.hrv import HrvLook
from bot.coach.ask.lifts import LiftedWeeks
from bot.coach.review.facts.load_state import LoadState
from bot.telegram.charts.facts import from_facts
from bot.telegram.messages.computed_by import ComputedBy, computed_by_line
from bot.telegram.messages.energy import energy_lines
from bot.telegram.messages.entry_words import weight
from bot.telegram.messages.hrv import hrv_lines
from bot.telegram.messages.load_state import load_state_line
from bot.telegram.messages.metric_words import metric_change, metric_figure, metric_name, metric_value
from bot.telegram.messages.next_lift import next_lift_line
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import NBSP, ago, count, date_from, escape, measured, number, titled
from bot.telegram.messages.words import day as plain_day
from domain.calendar import week_start
from domain.metrics.body import body_level
from domain.metrics.energy import balance_kcal, told_kcal
from domain.metrics.registry import BY_KEY
from domain.metrics.spec import Metric
from domain.metrics.suggestion import Suggestion
from domain.metrics.trend import Point
from domain.metrics.trending import WINDOW_DAYS, Change, Trending
from domain.metrics.vo2max import METRICS as VO2MAX_METRICS
from domain.metrics.vo2max import vo2max_trend

WEEKS_TOLD = 5
NAME_CHARACTERS = 48
FOUR_WEEKS = timedelta(days=28)
# A critical swim speed is to be tested again every four to eight weeks.
RETEST = timedelta(weeks=8)
OF_VO2MAX = frozenset(metric.key for metric in VO2MAX_METRICS)
# A scale is off by more than a week changes; what is told of it is its trend.
SMOOTHED = frozenset({"weight", "body_fat"})
DAYS_A_WEEK = 7
DAYS_A_MONTH = 28


@dataclass(frozen=True, slots=True)
class Shown:
    """What the lines are made of; `weeks` are how many of the last ones are told."""

    metric: Metric
    trend: Trending
    units: Sequence[str]
    today: date
    as_of: date | None = None
    weeks: int = WEEKS_TOLD

    def value(self, value: float) -> str:
        return metric_value(self.metric, value, self.units)


def render_trend(facts: Mapping[str, object], language: str) -> Rendered:
    del language
    trend = msgspec.convert(facts["trend"], Trending)
    units = msgspec.convert(facts["units"], tuple[str, ...])
    as_of = msgspec.convert(facts.get("as_of"), date | None)
    shown = Shown(BY_KEY[trend.key], trend, units, date.fromisoformat(str(facts["today"])), as_of)
    if "weeks" in facts:
        shown = replace(shown, weeks=msgspec.convert(facts["weeks"], int))
    picture = facts.get("picture")
    chart = from_facts(picture) if isinstance(picture, Mapping) else None
    return Rendered(html="\n".join([*_lines(shown), *_behind(facts, shown)]), chart=chart, silent=True)


def _behind(facts: Mapping[str, object], shown: Shown) -> Iterator[str]:
    """What else there is to a figure, each where the facts have it."""
    by = msgspec.convert(facts.get("by"), ComputedBy | None)
    if by is not None and (line := computed_by_line(by)) is not None:
        yield line
    if (asks := msgspec.convert(facts.get("next"), Suggestion | None)) is not None:
        yield next_lift_line(asks, shown.units)
    if (lifted := msgspec.convert(facts.get("lifted"), LiftedWeeks | None)) is not None:
        yield _volume(lifted, shown.units)
    if (load := msgspec.convert(facts.get("load"), LoadState | None)) is not None and (line := load_state_line(load)):
        yield line
    if (nights := msgspec.convert(facts.get("hrv"), HrvLook | None)) is not None:
        yield from hrv_lines(nights, shown.today)
    if (energy := msgspec.convert(facts.get("energy"), EnergyLook | None)) is not None:
        yield from energy_lines(energy, shown.units)
    if (fat := msgspec.convert(facts.get("fat_kg"), float | None)) is not None:
        yield f"That is about {weight(fat, shown.units)} of fat"
    if (guess := msgspec.convert(facts.get("css_guess"), float | None)) is not None:
        yield GUESSED.format(shown.value(guess))


def _volume(lifted: LiftedWeeks, units: Sequence[str]) -> str:
    this_week, last_week = (weight(kg, units, 0) for kg in (lifted.this_week_kg, lifted.last_week_kg))
    return f"Volume (weight × reps): {this_week} this week, {last_week} last week"


def render_trend_menu(facts: Mapping[str, object], language: str) -> Rendered:
    """What the words may have meant, or what there is."""
    del language
    words = str(facts["words"])
    meant = [(str(each["key"]), str(each["of"])) for each in msgspec.convert(facts["meant"], list[dict[str, str]])]
    if meant:
        said = "\n".join(f"/trend {escape((of or key).replace('_', ' '))}" for key, of in meant)
        return Rendered(html=f"That may mean several:\n{said}", silent=True)
    known = "\n".join(
        f"/trend {key.replace('_', ' ')} – {escape(metric_name(key))}"
        for key in msgspec.convert(facts["known"], list[str])
        if not _of_each(key)
    )
    first = f"I know no figure called “{escape(words)}”." if words else "Say which figure, for example /trend fitness."
    there = f"There are:\n{known}\n{OTHERS}" if known else NOTHING_YET
    return Rendered(html=f"{first} {there}", silent=True)


GUESSED = (
    "By your best unbroken 200 and 400 in training it is about {}: an estimate, by which loads and paces of your swims "
    "go until there is a test."
)
OTHERS = "Each lift by its name, like /trend back squat; and /trend week, muscles, lifts or race."
NOTHING_YET = "There is none yet: send me recordings, or let me into your watch with /connect."


def _of_each(key: str) -> bool:
    return bool(getattr(BY_KEY[key].source, "of_each", ""))


def _lines(shown: Shown) -> Iterator[str]:
    name = titled(metric_name(shown.trend.key, shown.trend.of), shown.trend.key, NAME_CHARACTERS)
    if not shown.trend.points:
        yield f"<b>{name}</b>: nothing known of the last year. It takes {escape(shown.metric.needs)}."
        return
    if shown.metric.counts_by_week:
        yield from _added_up(shown, name)
    else:
        yield from _of_days(shown, name)
    yield _direction(shown)
    if shown.trend.key == "css" and (shown.today - shown.trend.points[-1][0]) > RETEST:
        yield "That is more than eight weeks old; a 200 and a 400 within two weeks would tell where you are now."
    if shown.trend.key == "weight":
        yield from _balance(shown.trend)
    weeks = shown.trend.weeks[-shown.weeks :]
    if len(weeks) > 1:
        figures = (metric_figure(shown.metric, value, shown.units) for _, value in weeks)
        yield f"Week by week: {' · '.join(figures)}"


def _added_up(shown: Shown, name: str) -> Iterator[str]:
    monday, value = shown.trend.weeks[-1]
    when = "this week so far" if (shown.today - monday).days < DAYS_A_WEEK else f"week of {_date(shown, monday)}"
    known = f", {_as_of(shown.as_of)}" if shown.as_of else ""
    yield f"<b>{name}</b> {shown.value(value)}, {when}{known}"
    best_monday, best = max(shown.trend.weeks, key=lambda week: week[1])
    yield f"Most in a week of the last year: {shown.value(best)} ({_date(shown, best_monday)})"


def _of_days(shown: Shown, name: str) -> Iterator[str]:
    day, value = shown.trend.points[-1]
    level = body_level(shown.trend.points, shown.today) if shown.trend.key in SMOOTHED else None
    told = shown.value(value) if level is None else f"trend {shown.value(level)}, last reading {shown.value(value)}"
    when = _as_of(shown.as_of) if shown.as_of else ago((shown.today - day).days)
    yield f"<b>{name}</b> {told}, {when}"
    earlier = _near(shown.trend.points, shown.today - FOUR_WEEKS)
    parts = [f"4 weeks ago {shown.value(earlier)}"] if earlier is not None else []
    best = _best(shown)
    if best is not None:
        parts.append(f"best of a year {shown.value(best[1])} ({_date(shown, best[0])})")
    if parts:
        yield _begun(" · ".join(parts))


def _as_of(day: date) -> str:
    return f"as of {plain_day(day)}"


def _begun(text: str) -> str:
    return text[:1].upper() + text[1:]


def _near(points: Sequence[Point], day: date) -> float | None:
    """The last value of the week up to that day."""
    found = [value for known, value in points if 0 <= (day - known).days < DAYS_A_WEEK]
    return found[-1] if found else None


def _best(shown: Shown) -> Point | None:
    """None where neither direction is good by itself."""
    if shown.metric.lower_is_better is None:
        return None
    choose = min if shown.metric.lower_is_better else max
    return choose(shown.trend.points, key=lambda point: point[1])


def _direction(shown: Shown) -> str:
    if shown.trend.key in OF_VO2MAX:
        return _vo2max(shown)
    change = shown.trend.change
    if change is None:
        return _too_little(shown)
    if not change.clear:
        return "No measurable trend over the last 8 weeks."
    return f"{_word(shown.metric, change)}: {_of_four_weeks(shown, change)}"


def _too_little(shown: Shown) -> str:
    """Of what adds up over a week only weeks count, and the one that is not over says nothing yet."""
    days, weeks = (
        [day for day, _ in points if (shown.today - day).days <= WINDOW_DAYS]
        for points in (shown.trend.points, shown.trend.weeks)
    )
    if not days:
        return "Nothing in the last 8 weeks."
    if shown.metric.counts_by_week:
        whole = sum(monday < week_start(shown.today) for monday in weeks)
        return f"Too little for a trend: {count(whole, 'whole week', 'whole weeks')} of the last 8."
    return f"Too little for a trend: {count(len(days), 'day', 'days')} with a value in 8 weeks."


def _vo2max(shown: Shown) -> str:
    """By the median of all slopes, since a watch tells whole steps and now and then a wild one."""
    found = vo2max_trend(shown.trend.points, shown.today)
    if found is None:
        return "Too little for a trend: it takes six values over four weeks."
    if not found.real:
        return "No change over the last 8 weeks that a watch could measure."
    better = "Getting better" if found.per_28_days > 0 else "Getting worse"
    return f"{better}: {metric_change(shown.metric, found.per_28_days, shown.units)} in 4 weeks"


def _word(metric: Metric, change: Change) -> str:
    if metric.lower_is_better is None:
        return "Rising" if change.per_28_days > 0 else "Falling"
    return "Getting better" if (change.per_28_days < 0) is metric.lower_is_better else "Getting worse"


def _of_four_weeks(shown: Shown, change: Change) -> str:
    told, low, high = (
        metric_change(shown.metric, each, shown.units) for each in (change.per_28_days, change.low, change.high)
    )
    return f"{told} in 4 weeks, between {_bare(low)} and {_bare(high)}"


def _bare(told: str) -> str:
    return told if told.endswith("min") or f"{NBSP}h{NBSP}" in told else told.split(NBSP, maxsplit=1)[0]


def _balance(trend: Trending) -> Iterator[str]:
    if trend.change is not None and trend.change.clear:
        kcal, low, high = told_kcal(balance_kcal(trend.change.per_28_days / DAYS_A_MONTH * DAYS_A_WEEK))
        yield f"That is about {measured(number(kcal), 'kcal')} a day, {number(low)} to {number(high)}."


def _date(shown: Shown, day: date) -> str:
    return date_from(day, shown.today)
