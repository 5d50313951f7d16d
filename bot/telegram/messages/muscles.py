"""The muscles of a week in words: where each stands, what is out of balance, what is tired."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from bot.coach.review.facts.muscles import Muscles
from bot.telegram.charts.facts import from_facts
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import day, escape, number, percent
from domain.body.muscle_fatigue import MuscleFatigue, MuscleState
from domain.metrics.landmarks import Imbalance, MuscleWeek, Opposed, Standing

STANDINGS = {
    Standing.HIGH: "High",
    Standing.GROWTH: "Growth",
    Standing.MAINTENANCE: "Maintenance",
    Standing.BELOW_MAINTENANCE: "Below maintenance",
}
STATES = {MuscleState.LOADED: "Loaded", MuscleState.FATIGUED: "Tired"}
PAIRS = {
    Opposed.PUSH_PULL: ("push", "pull"),
    Opposed.QUADS_HAMSTRINGS: ("quads", "hamstrings"),
    Opposed.BICEPS_TRICEPS: ("biceps", "triceps"),
}


def render_muscles(facts: Mapping[str, object], language: str) -> Rendered:
    del language
    muscles = msgspec.convert(facts["muscles"], Muscles)
    picture = facts.get("picture")
    chart = from_facts(picture) if isinstance(picture, Mapping) else None
    return Rendered(html="\n".join(_lines(muscles)), chart=chart, silent=True)


def _lines(muscles: Muscles) -> Iterator[str]:
    if not muscles.weeks:
        yield "<b>Hard sets</b>: nothing lifted in the last two weeks."
    else:
        yield f"<b>Hard sets of the week from {day(muscles.monday)}</b>"
    for standing, name in STANDINGS.items():
        there = [each for each in muscles.weeks if each.standing is standing and (each.sets or each.landmarks.mv)]
        if there:
            yield f"{name}: {', '.join(_with_sets(each) for each in there)}"
    yield from map(imbalance_line, muscles.unbalanced)
    for state, name in STATES.items():
        found = [each for each in muscles.tired if each.state is state]
        if found:
            yield f"{name}: {', '.join(_because(each) for each in found)}"


def imbalance_line(each: Imbalance) -> str:
    (fewer, less), (more, other) = sorted(zip((each.first, each.second), PAIRS[each.pair], strict=True))
    behind = percent(100 * each.difference)
    return f"Out of balance: {less} {behind} behind {other}, {_plain(fewer)} sets to {_plain(more)}"


def below_line(weeks: Iterable[MuscleWeek]) -> str:
    """What the week did not maintain; empty where nothing is."""
    below = [each for each in weeks if each.standing is Standing.BELOW_MAINTENANCE]
    return f"Below maintenance: {', '.join(map(_with_sets, below))}" if below else ""


def _with_sets(each: MuscleWeek) -> str:
    kept = f" of {_plain(each.landmarks.mv)}" if each.standing is Standing.BELOW_MAINTENANCE else ""
    return f"{_name(each.muscle)} {_plain(each.sets)}{kept}"


def _because(each: MuscleFatigue) -> str:
    if each.reason.rule == "soreness":
        return f"{_name(each.muscle)}, sore {_plain(each.reason.value or 0)}/10"
    return f"{_name(each.muscle)}, {number(each.reason.value or 0, 1)} times the usual of three days"


def _name(muscle: str) -> str:
    return escape(muscle.replace("_", " "))


def _plain(value: float) -> str:
    return number(value, 1).removesuffix(".0")
