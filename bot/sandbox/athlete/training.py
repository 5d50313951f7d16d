"""From an outing to the session a watch would have recorded of it."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from statistics import fmean
from zoneinfo import ZoneInfo

from bot.sandbox.athlete.chance import chance
from bot.sandbox.athlete.endurance import Trace, normalized_power, ride_trace, run_trace
from bot.sandbox.athlete.heart import heart_rates
from bot.sandbox.athlete.nights import SOURCE
from bot.sandbox.athlete.person import CSS_S_PER_100M, WEIGHT_KG
from bot.sandbox.athlete.progress import Progress, progress
from bot.sandbox.athlete.season import Kind, Outing
from bot.sandbox.athlete.session import SAMPLE_S, Sample, Session
from bot.sandbox.athlete.strength import lift_sets
from bot.sandbox.athlete.swim import POOL, swim_lengths
from domain.calendar import local_moment
from domain.training.activity import Activity, Length
from domain.training.sport import Sport

_LIFTING = 0.56
_AT_THE_WALL = 0.55
_IN_WATER = 0.90
"""Lying in cool water a heart beats slower at the same effort."""


@dataclass(frozen=True, slots=True)
class _Habit:
    """What a kind of session is called, when it begins, and how the recording is filled in."""

    sport: Sport
    sub_sport: str
    title: str
    at: time
    record: Callable[[Activity, Outing, Progress, random.Random], Session]


def session(outing: Outing, last_day: date, zone: ZoneInfo, seed: int) -> Session:
    """The same for the same arguments, whatever else was trained."""
    rng = chance(seed, f"{outing.kind} {outing.offset}")
    habit = _HABITS[outing.kind]
    day = last_day + timedelta(days=outing.offset)
    started_at = local_moment(day, habit.at, zone) + timedelta(minutes=rng.randrange(15))
    begun = Activity(
        source=SOURCE,
        source_id=f"{started_at:%Y%m%dT%H%M%SZ}",
        sport=habit.sport,
        sub_sport=habit.sub_sport,
        title=habit.title,
        started_at=started_at,
        day=day,
        elapsed_s=0.0,
        moving_s=0.0,
    )
    return _summed(habit.record(begun, outing, progress(outing.offset, rng), rng))


def _run(begun: Activity, outing: Outing, form: Progress, rng: random.Random) -> Session:
    trace = run_trace(outing, form, rng)
    recorded = _traced(begun, trace)
    kcal = WEIGHT_KG * (recorded.activity.distance_m or 0.0) / 1000
    return Session(replace(recorded.activity, calories=float(round(kcal))), recorded.samples)


def _ride(begun: Activity, outing: Outing, form: Progress, rng: random.Random) -> Session:
    trace = ride_trace(outing, form, rng)
    recorded = _traced(begun, trace)
    watts = fmean(sample.power_w or 0 for sample in trace.samples)
    activity = replace(
        recorded.activity,
        average_power_w=float(round(watts)),
        normalized_power_w=float(round(normalized_power(trace.samples))),
        # Muscles turn about a quarter of what they burn into work, so that a kilojoule at the pedals is a kilocalorie.
        calories=float(round(watts * recorded.activity.moving_s / 1000)),
    )
    return Session(activity, trace.samples)


def _swim(begun: Activity, outing: Outing, form: Progress, rng: random.Random) -> Session:
    lengths = swim_lengths(outing, form, rng)
    moving_s = round(sum(length.seconds for length in lengths), 2)
    activity = replace(
        begun,
        elapsed_s=round(moving_s + sum(length.rest_after_s for length in lengths), 2),
        moving_s=moving_s,
        distance_m=round(len(lengths) * POOL.length_m, 2),
        calories=float(round(moving_s / 60 * 9)),
        pool=POOL,
        lengths=lengths,
    )
    efforts = list(_water_efforts(lengths))
    rates = heart_rates((intensity for _, intensity in efforts), rng)
    samples = (
        Sample((number + 1) * SAMPLE_S, rate, swum * POOL.length_m)
        for number, ((swum, _), rate) in enumerate(zip(efforts, rates, strict=True))
    )
    return Session(activity, tuple(samples))


def _strength(begun: Activity, outing: Outing, form: Progress, rng: random.Random) -> Session:
    seconds = outing.minutes * outing.done * 60
    activity = replace(
        begun,
        elapsed_s=seconds,
        moving_s=seconds,
        calories=float(round(seconds / 60 * 6)),
        sets=lift_sets(outing, form, rng),
    )
    rates = heart_rates([_LIFTING] * int(seconds // SAMPLE_S), rng)
    return Session(activity, tuple(Sample((number + 1) * SAMPLE_S, rate) for number, rate in enumerate(rates)))


def _traced(begun: Activity, trace: Trace) -> Session:
    seconds = float(len(trace.samples) * SAMPLE_S)
    activity = replace(
        begun, elapsed_s=seconds, moving_s=seconds, distance_m=trace.samples[-1].distance_m, laps=trace.laps
    )
    return Session(activity, trace.samples)


def _water_efforts(lengths: tuple[Length, ...]) -> Iterator[tuple[int, float]]:
    """Lengths completed and intensity at every sample."""
    at_s, ended_s = float(SAMPLE_S), 0.0
    css_length_s = CSS_S_PER_100M * POOL.length_m / 100
    for number, length in enumerate(lengths):
        swum_s, ended_s = ended_s + length.seconds, ended_s + length.seconds + length.rest_after_s
        while at_s <= ended_s:
            resting = at_s > swum_s
            yield number + resting, _AT_THE_WALL if resting else _IN_WATER * css_length_s / length.seconds
            at_s += SAMPLE_S


def _summed(recorded: Session) -> Session:
    rates = [sample.heart_rate for sample in recorded.samples]
    activity = replace(recorded.activity, average_hr=float(round(fmean(rates))), max_hr=float(max(rates)))
    return Session(activity, recorded.samples)


_MORNING_RUN = _Habit(Sport.RUN, "", "Run", time(7, 0), _run)
_EVENING_LIFT = _Habit(Sport.STRENGTH, "strength_training", "Strength", time(18, 15), _strength)
_HABITS = {
    Kind.SWIM: _Habit(Sport.SWIM, "lap_swimming", "Pool Swim", time(7, 0), _swim),
    Kind.EASY_RUN: _MORNING_RUN,
    Kind.HARD_RUN: _Habit(Sport.RUN, "", "Run", time(18, 0), _run),
    Kind.STRENGTH: _EVENING_LIFT,
    Kind.RIDE: _Habit(Sport.RIDE, "road", "Ride", time(17, 30), _ride),
    Kind.POWER: _EVENING_LIFT,
    Kind.LONG_RUN: _MORNING_RUN,
}
