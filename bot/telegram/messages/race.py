"""The next race in words: what is predicted, how far that may be off, and what is missing to the goal."""

from collections.abc import Iterator, Mapping

import msgspec

from bot.coach.ask.races import NextRace
from bot.telegram.charts.facts import from_facts
from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import count, day, measured, number, percent, race_time, titled
from domain.metrics.adaptive_5k import OFF_BY
from domain.metrics.paces import training_paces
from domain.metrics.vdot import vdot
from domain.race.prediction import Method, Prediction, Verdict
from domain.units import FIVE_KM_M, METRES_PER_KM, METRES_PER_MILE

NAME_CHARACTERS = 60
VERDICTS = {Verdict.GREEN: "On track", Verdict.AMBER: "Within reach", Verdict.RED: "Not on track"}
METHODS = {
    Method.VICKERS: "Slower than the 5 km alone promises, for the distance you run a week (Vickers)",
    Method.VICKERS_OF_TWO: "By two results of yours and the distance you run a week (Vickers), slower than the 5 km "
    "alone promises",
}
ESTIMATE = f"an estimate, ±{percent(100 * OFF_BY)}"
NO_RACE = "No race lies ahead. A plan file may name some: <code>races: [{name: …, date: …, distance: half}]</code>."


def render_race(facts: Mapping[str, object], language: str) -> Rendered:
    del language
    if facts.get("next") is None:
        return Rendered(html=NO_RACE, silent=True)
    found = msgspec.convert(facts["next"], NextRace)
    picture = facts.get("picture")
    chart = from_facts(picture) if isinstance(picture, Mapping) else None
    return Rendered(html="\n".join(_lines(found, miles=bool(facts.get("miles")))), chart=chart, silent=True)


def _lines(found: NextRace, *, miles: bool) -> Iterator[str]:
    race = found.race
    goal = f", goal {race_time(race.goal_s)}" if race.goal_s is not None else ""
    yield f"<b>{titled(race.name, 'race', NAME_CHARACTERS)}</b>, {day(race.day)}{goal}"
    if not found.predicted:
        yield "Too little was run with a heart rate in the last six weeks to say anything. Three runs of 20 minutes do."
        return
    now = found.predicted[-1]
    yield f"Now {race_time(now.seconds)}, between {race_time(now.low_s)} and {race_time(now.high_s)}"
    if now.verdict is not None and now.gap_s is not None and now.gap_s_per_km is not None:
        yield f"{VERDICTS[now.verdict]}: {_gap(now.gap_s)}, {_gap(_per(now.gap_s_per_km, miles))} per {_unit(miles)}"
    yield _from(now)
    yield from _paces(now, miles=miles)
    if now.method in METHODS:
        yield METHODS[now.method]
    yield _beside(now)
    yield _volume(now, miles=miles)


def _gap(seconds: float) -> str:
    size = race_time(abs(seconds)) if abs(seconds) >= 60 else f"{number(abs(seconds))} s"
    return f"{size} {'slower' if seconds > 0 else 'faster'}"


def _from(now: Prediction) -> str:
    sure = "" if now.calibrated else f", {ESTIMATE}; no race says yet how your heart differs from the table"
    return f"From {count(now.n, 'run', 'runs')}, worth 5 km in {race_time(now.five_k_s)}{sure}"


def _paces(now: Prediction, *, miles: bool) -> Iterator[str]:
    """Of training, by that 5 km: of a km or a mile, and of 400 m for repetitions, which the slower ones do without."""
    fitness = vdot(FIVE_KM_M, now.five_k_s)
    if fitness is None:
        return
    paces = training_paces(fitness)
    every = {"marathon": paces.marathon, "threshold": paces.threshold, "intervals": paces.interval}
    told = [f"{name} {race_time(_per(pace, miles))}" for name, pace in every.items() if pace is not None]
    fast, slow = (race_time(_per(pace, miles)) for pace in paces.easy)
    yield f"Training paces per {_unit(miles)}: {', '.join([f'easy {fast} to {slow}', *told])}"
    if paces.repetition_s_per_400m is not None:
        yield f"Repetitions: {race_time(paces.repetition_s_per_400m)} per {measured('400', 'm')}"


def _beside(now: Prediction) -> str:
    riegel = f"Riegel {race_time(now.riegel_s)}, " if now.riegel_s is not None else ""
    return f"Beside it: {riegel}seed projection {race_time(now.seed_s)}, which is optimistic"


def _volume(now: Prediction, *, miles: bool) -> str:
    unit = METRES_PER_MILE if miles else METRES_PER_KM
    volume = now.volume
    planned = "" if volume.planned_weekly_m is None else f" of {number(volume.planned_weekly_m / unit)} planned"
    weekly = f"{number(volume.weekly_m / unit)}{planned} {_unit(miles)} a week"
    return f"What would change it: {weekly}, longest run {number(volume.longest_m / unit)} {_unit(miles)}"


def _per(seconds_per_km: float, miles: bool) -> float:
    return seconds_per_km * (METRES_PER_MILE / METRES_PER_KM if miles else 1.0)


def _unit(miles: bool) -> str:
    return "mi" if miles else "km"
