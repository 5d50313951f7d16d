"""Several lifts over time: a line each."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from bot.telegram.charts.facts import from_facts
from bot.telegram.messages.entry_words import exercise
from bot.telegram.messages.metric_words import metric_change, metric_value
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import ago, titled
from domain.metrics.registry import BY_KEY
from domain.metrics.trending import Trending

TITLE = "<b>The lifts you train most</b>, as e1RM of the last 90 days"
NOTHING = "<b>Lifts</b>: none of the last 90 days has an e1RM. It takes sets of up to twelve reps with their weight."
NAME_CHARACTERS = 40
E1RM = BY_KEY["e1rm"]


def render_lifts(facts: Mapping[str, object], language: str) -> Rendered:
    del language
    lifts = msgspec.convert(facts["lifts"], tuple[Trending, ...])
    units, today = msgspec.convert(facts["units"], tuple[str, ...]), date.fromisoformat(str(facts["today"]))
    picture = facts.get("picture")
    chart = from_facts(picture) if isinstance(picture, Mapping) else None
    return Rendered(html="\n".join(_lines(lifts, units, today)), chart=chart, silent=True)


def _lines(lifts: Sequence[Trending], units: Sequence[str], today: date) -> Iterator[str]:
    if not lifts:
        yield NOTHING
        return
    yield TITLE
    for each in lifts:
        day, value = each.points[-1]
        name = titled(exercise(each.of), "lift", NAME_CHARACTERS)
        yield f"{name} {metric_value(E1RM, value, units)}, {ago((today - day).days)}: {_direction(each, units)}"


def _direction(lift: Trending, units: Sequence[str]) -> str:
    if lift.change is None:
        return "too little for a trend"
    if not lift.change.clear:
        return "no measurable trend"
    better = "getting better" if lift.change.per_28_days > 0 else "getting worse"
    return f"{better}, {metric_change(E1RM, lift.change.per_28_days, units)} in 4 weeks"
