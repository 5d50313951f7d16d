"""From a recorded session, what was planned and what came before it, to the note."""

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.metrics.drift import MARK_PERCENT, decoupling_percent
from domain.metrics.heat import in_heat
from domain.metrics.load import was_hard
from domain.metrics.load_methods import LoadMethod, SessionLoad
from domain.plan.adherence import FULL_CREDIT_SHARE
from domain.plan.choice import Choice
from domain.plan.counts_as import counts_as
from domain.plan.forecast import RPE
from domain.plan.lifting import lifting
from domain.plan.quality import PACE_FREE_S, UNHURRIED, judged_speed, pace_off, pace_target, slowed_by_heat
from domain.review.session_note import Gap, Like, NextLift, Planned, SessionNote, SessionVerdict, Top
from domain.training.activity import Activity, Key, LiftSet, SetKind
from domain.training.sport import Sport
from domain.training.workout import HARD_PURPOSES, Purpose, Workout

LONGER_SHARE = 1.25
LIKE_LEAST, LIKE_MOST = 3, 5
LIKE_SIZE = 1.35
UNUSUAL_LOAD = 1.3
LOADS_LEAST = 5
FELT_OFF = 3.0
MOST_TOPS = 4
COMING = timedelta(days=3)
ENDURANCE = frozenset({Sport.RUN, Sport.RIDE, Sport.SWIM})


@dataclass(frozen=True, slots=True)
class SessionEvidence:
    """`earlier` are sessions of the same sport before it, the oldest first, without details; `done_as` what any of them
    was planned as. `coming` are workouts still to be done, from its day on; `today` is when it is looked at. Without a
    plan there is no `choice`.
    """

    athlete: Athlete
    activity: Activity
    today: date
    load: SessionLoad
    workout: Workout | None = None
    earlier: tuple[Activity, ...] = ()
    loads: Mapping[Key, SessionLoad] = field(default_factory=dict)
    done_as: Mapping[Key, Workout] = field(default_factory=dict)
    coming: tuple[Workout, ...] = ()
    next_lifts: tuple[NextLift, ...] = ()
    choice: Choice | None = None


def session_note(evidence: SessionEvidence) -> SessionNote:
    """Pure and complete: the same evidence gives the same note."""
    done, workout = evidence.activity, evidence.workout
    planned = _planned(workout, done) if workout else None
    felt_off = done.rpe - planned.rpe if planned and done.rpe is not None else None
    like = _like(evidence)
    return SessionNote(
        day=done.day,
        sport=done.sport,
        title=done.title,
        verdict=_verdict(workout, done, felt_off),
        minutes=round(done.minutes),
        planned=planned,
        pool_in_yards=done.pool.in_yards if done.pool else None,
        distance_m=done.distance_m,
        speed_m_per_s=(judged_speed(workout, done) if workout else None) or _speed(done),
        average_hr=done.average_hr,
        average_power_w=done.average_power_w if done.sport is Sport.RIDE else None,
        lifting=lifting(workout, done) if workout else None,
        tops=_tops(done.sets),
        like=like,
        load=evidence.load.points,
        usual_load=_usual_load(evidence),
        decoupling_percent=_decoupling(workout, done),
        rpe=done.rpe,
        felt_off=felt_off if felt_off is not None and abs(felt_off) >= FELT_OFF else None,
        heat_c=_heat(workout, done, like),
        load_instead=_load_instead(evidence.load),
        max_hr_passed=_max_hr_passed(evidence),
        next_lifts=evidence.next_lifts,
        coming=_coming(evidence),
        gaps=_gaps(evidence),
        counts_as=counts_as(evidence.choice) if evidence.choice else None,
    )


def _planned(workout: Workout, done: Activity) -> Planned:
    target = pace_target(workout) if judged_speed(workout, done) is not None else None
    return Planned(
        day=workout.day,
        title=workout.title,
        purpose=workout.purpose,
        minutes=workout.minutes,
        distance_m=workout.distance_m,
        target=target,
        rpe=RPE[workout.purpose],
    )


def _verdict(workout: Workout | None, done: Activity, felt_off: float | None) -> SessionVerdict:
    if workout is None:
        return SessionVerdict.EXTRA
    if workout.purpose is Purpose.RACE:
        return SessionVerdict.RACED
    share = _share(workout, done)
    if share < FULL_CREDIT_SHARE:
        return SessionVerdict.CUT_SHORT
    off, unhurried = pace_off(workout, done), workout.purpose in UNHURRIED
    if (unhurried and off is not None and off < -PACE_FREE_S) or (felt_off is not None and felt_off >= FELT_OFF):
        return SessionVerdict.TOO_HARD
    if workout.purpose in HARD_PURPOSES and off is not None and off > PACE_FREE_S:
        return SessionVerdict.EASIER
    return SessionVerdict.LONGER if share > LONGER_SHARE else SessionVerdict.AS_PLANNED


def _share(workout: Workout, done: Activity) -> float:
    """Of the way where one was planned; of the sets where they are known, and of the time where that is less."""
    lifts = lifting(workout, done)
    time = done.minutes / workout.minutes
    if lifts is not None and not lifts.unknown:
        planned = sum(lift.planned_sets for lift in lifts.lifts)
        return min(time, sum(min(lift.done_sets, lift.planned_sets) for lift in lifts.lifts) / planned)
    if workout.distance_m and done.distance_m:
        return done.distance_m / workout.distance_m
    return time


def _tops(sets: Sequence[LiftSet]) -> tuple[Top, ...]:
    """In the order in which they were lifted."""
    work = [done for done in sets if done.kind is not SetKind.WARMUP]
    found = []
    for exercise in list(dict.fromkeys(done.exercise for done in work))[:MOST_TOPS]:
        own = [done for done in work if done.exercise == exercise]
        best = max(own, key=lambda done: (done.weight_kg or 0.0, done.reps or 0))
        found.append(Top(exercise, len(own), best.reps, best.weight_kg, best.rpe))
    return tuple(found)


def _speed(done: Activity) -> float | None:
    if done.sport not in ENDURANCE or not done.distance_m or done.moving_s <= 0:
        return None
    return done.distance_m / done.moving_s


def _like(evidence: SessionEvidence) -> Like | None:
    """Of the same purpose, where there is a plan to tell, else as hard; and of about the same length."""
    done, profile = evidence.activity, evidence.athlete.profile
    if _speed(done) is None:
        return None
    purpose = evidence.workout.purpose if evidence.workout else None
    hard = was_hard(done, profile)

    def alike(other: Activity) -> bool:
        as_planned = evidence.done_as.get(other.key)
        same = as_planned.purpose is purpose if purpose and as_planned else was_hard(other, profile) == hard
        shorter, longer = sorted((other.minutes, done.minutes))
        return same and _speed(other) is not None and longer <= LIKE_SIZE * shorter

    found = [other for other in evidence.earlier if alike(other)][-LIKE_MOST:]
    if len(found) < LIKE_LEAST:
        return None
    hearts = [other.average_hr for other in found if other.average_hr is not None]
    return Like(
        len(found),
        _speed(done) or 0.0,
        statistics.median(_speed(other) or 0.0 for other in found),
        statistics.median(hearts) if len(hearts) >= LIKE_LEAST else None,
    )


def _usual_load(evidence: SessionEvidence) -> float | None:
    """None where this one is not unusual, or too few are known to say so."""
    points = [evidence.loads[other.key].points for other in evidence.earlier if other.key in evidence.loads]
    usual = statistics.median(points) if len(points) >= LOADS_LEAST else None
    return usual if usual is not None and evidence.load.points >= UNUSUAL_LOAD * usual else None


def _decoupling(workout: Workout | None, done: Activity) -> float | None:
    """Of steady sessions, where it passes the mark."""
    if done.sport not in {Sport.RUN, Sport.RIDE} or (workout is not None and workout.purpose not in UNHURRIED):
        return None
    found = decoupling_percent(done.laps)
    return found if found is not None and found > MARK_PERCENT else None


def _heat(workout: Workout | None, done: Activity, like: Like | None) -> float | None:
    """Where it made a difference."""
    slower = like is not None and like.own_speed_m_per_s < like.speed_m_per_s
    explains = in_heat(done) and (slower or (workout is not None and slowed_by_heat(workout, done)))
    return done.temperature_c if explains else None


def _load_instead(load: SessionLoad) -> tuple[LoadMethod, LoadMethod] | None:
    return (load.dropped[0], load.method) if load.dropped else None


def _max_hr_passed(evidence: SessionEvidence) -> float | None:
    """The load by heart rate is kept as it comes out: the maximum is too low."""
    known, average = evidence.athlete.profile.max_hr, evidence.activity.average_hr
    return known.value if known is not None and average is not None and average > known.value else None


def _coming(evidence: SessionEvidence) -> Workout | None:
    own, day = evidence.workout, max(evidence.activity.day, evidence.today)
    ahead = (each for each in evidence.coming if own is None or each.id != own.id)
    return next((each for each in ahead if day <= each.day <= day + COMING), None)


def _gaps(evidence: SessionEvidence) -> tuple[Gap, ...]:
    done = evidence.activity
    worn = sum(other.average_hr is not None for other in evidence.earlier[-LIKE_MOST:]) >= LIKE_LEAST
    gaps = (
        (Gap.HEART_RATE, done.average_hr is None and worn),
        (Gap.DISTANCE, done.sport in ENDURANCE and done.distance_m is None),
        (Gap.SETS, done.sport is Sport.STRENGTH and not done.sets),
    )
    return tuple(gap for gap, missing in gaps if missing)
