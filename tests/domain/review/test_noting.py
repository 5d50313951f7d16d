"""What a workout meant: one verdict, held against the plan and against the athlete's own last ones like it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.metrics.load import session_load
from domain.metrics.load_methods import LoadMethod, SessionLoad
from domain.review.noting import SessionEvidence, session_note
from domain.review.session_note import Gap, SessionVerdict, Top
from domain.training.activity import Activity, Lap, LiftSet, SetKind
from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Purpose, Step, StepKind, Target, TargetKind, Workout
from tests.builders import season
from tests.builders.plans import session
from tests.builders.season import TODAY

EASY_PACE = Target(TargetKind.SPEED, 2.7, 3.0)
PLANNED = replace(
    season.run("w-easy", 0, 40), blocks=(Block((Step(StepKind.WORK, seconds=2400.0, target=EASY_PACE),)),)
)
RUN = replace(season.done(0, 40.0), average_hr=141.0)


def evidence(activity: Activity = RUN, workout: Workout | None = PLANNED, **more: object) -> SessionEvidence:
    athlete = season.runner()
    plain = SessionEvidence(athlete, activity, TODAY, session_load(activity, athlete.profile), workout)
    return replace(plain, **more)  # type: ignore[arg-type]


def earlier(*speeds: float, minutes: float = 40.0, heart: float | None = 140.0) -> tuple[Activity, ...]:
    runs = [replace(season.done(-7 * back, minutes), average_hr=heart) for back in range(len(speeds), 0, -1)]
    return tuple(replace(run, distance_m=run.moving_s * speed) for run, speed in zip(runs, speeds, strict=True))


@pytest.mark.parametrize(
    ("minutes", "verdict"),
    [
        (31.9, SessionVerdict.CUT_SHORT),
        (32.0, SessionVerdict.AS_PLANNED),
        (50.0, SessionVerdict.AS_PLANNED),
        (50.1, SessionVerdict.LONGER),
    ],
)
def test_the_time_of_it_decides_first(minutes: float, verdict: SessionVerdict) -> None:
    assert session_note(evidence(season.done(0, minutes))).verdict is verdict


@pytest.mark.parametrize(("average", "passed"), [(189.0, None), (190.0, None), (190.5, 190.0), (None, None)])
def test_nobodys_heart_beats_above_its_maximum(average: float | None, passed: float | None) -> None:
    """A share of the heart-rate reserve above 1 is kept (Banister 1991), and the maximum is too low."""
    run = replace(RUN, average_hr=average)
    assert session_note(evidence(run)).max_hr_passed == passed
    nobody = replace(season.runner(), profile=replace(season.runner().profile, max_hr=None))
    assert session_note(evidence(run, athlete=nobody)).max_hr_passed is None


def test_a_load_that_was_left_out_is_told_with_what_it_goes_by() -> None:
    left_out = SessionLoad(61.0, LoadMethod.HRSS, dropped=(LoadMethod.RTSS, LoadMethod.RTSS_FLAT))
    note = session_note(replace(evidence(season.done(0)), load=left_out))
    assert note.load_instead == (LoadMethod.RTSS, LoadMethod.HRSS)
    assert session_note(replace(evidence(season.done(0)), load=replace(left_out, dropped=()))).load_instead is None


def test_what_was_not_planned_is_extra() -> None:
    note = session_note(evidence(workout=None))
    assert (note.verdict, note.planned, note.lifting) == (SessionVerdict.EXTRA, None, None)


def test_an_easy_run_that_was_too_fast_was_too_hard() -> None:
    fast = replace(RUN, distance_m=RUN.moving_s * 3.2)
    assert session_note(evidence(fast)).verdict is SessionVerdict.TOO_HARD
    slow = replace(RUN, distance_m=RUN.moving_s * 2.5)
    assert session_note(evidence(slow)).verdict is SessionVerdict.AS_PLANNED, "easy is never too easy"
    hard = replace(PLANNED, purpose=Purpose.TEMPO)
    assert session_note(evidence(fast, hard)).verdict is SessionVerdict.AS_PLANNED, "quicker than planned is no fault"


@pytest.mark.parametrize(
    ("rpe", "off", "verdict"),
    [
        (None, None, SessionVerdict.AS_PLANNED),
        (5.5, None, SessionVerdict.AS_PLANNED),
        (6.0, 3.0, SessionVerdict.TOO_HARD),
    ],
)
def test_how_it_felt_is_held_against_its_purpose(rpe: float | None, off: float | None, verdict: SessionVerdict) -> None:
    note = session_note(evidence(replace(RUN, rpe=rpe)))
    assert (note.rpe, note.felt_off, note.verdict) == (rpe, off, verdict)


@pytest.mark.parametrize(
    ("metres", "minutes", "verdict"),
    [
        (10_050.0, 30.0, SessionVerdict.AS_PLANNED),
        (6_050.0, 60.0, SessionVerdict.CUT_SHORT),
        (13_000.0, 60.0, SessionVerdict.LONGER),
    ],
)
def test_where_a_way_was_planned_it_is_the_way_that_counts(
    metres: float, minutes: float, verdict: SessionVerdict
) -> None:
    planned = season.run("w-10", 0, 60, distance_m=10_000.0, purpose=Purpose.LONG)
    assert session_note(evidence(replace(season.done(0, minutes), distance_m=metres), planned)).verdict is verdict


def test_hard_repeats_run_slowly_were_easier_and_a_race_is_a_race() -> None:
    work = Step(StepKind.WORK, distance_m=1000.0, target=Target(TargetKind.SPEED, 4.2, 4.4))
    planned = replace(PLANNED, purpose=Purpose.INTERVALS, blocks=(Block((work, Step(StepKind.REST, seconds=60.0)), 2),))
    slow = replace(RUN, laps=(Lap(330.0, 1000.0), Lap(60.0, 0.0), Lap(330.0, 1000.0), Lap(60.0, 0.0)))
    assert session_note(evidence(slow, planned)).verdict is SessionVerdict.EASIER
    no_laps = session_note(evidence(RUN, planned))
    assert no_laps.planned is not None
    assert no_laps.planned.target is None, "what was run in between is no pace of the repeats"
    race = replace(PLANNED, purpose=Purpose.RACE, minutes=90)
    assert session_note(evidence(RUN, race)).verdict is SessionVerdict.RACED


def test_a_set_of_four_is_no_exercise_done() -> None:
    gym = replace(RUN, sport=Sport.STRENGTH, distance_m=None, sets=(LiftSet("back_squat", reps=5, weight_kg=80.0),))
    planned = session("w-gym", sport=Sport.STRENGTH, purpose=Purpose.STRENGTH)
    assert session_note(evidence(gym, planned)).verdict is SessionVerdict.CUT_SHORT


@pytest.mark.parametrize(("squats", "presses", "whole"), [(4, 4, True), (8, 0, False), (5, 2, False)])
def test_more_sets_of_one_exercise_make_up_for_none_of_another(squats: int, presses: int, whole: bool) -> None:
    lifts = (PlannedExercise("back_squat", 4, 5, 8, 80.0), PlannedExercise("bench_press", 4, 5, 8, 60.0))
    planned = replace(session("w-gym", sport=Sport.STRENGTH, purpose=Purpose.STRENGTH, minutes=40), exercises=lifts)
    sets = (*[LiftSet("back_squat", reps=5)] * squats, *[LiftSet("bench_press", reps=5)] * presses)
    gym = replace(RUN, sport=Sport.STRENGTH, distance_m=None, sets=sets)
    verdict = session_note(evidence(gym, planned)).verdict
    assert verdict is (SessionVerdict.AS_PLANNED if whole else SessionVerdict.CUT_SHORT)


def test_a_note_that_comes_late_looks_ahead_from_its_own_day() -> None:
    tomorrow, later = season.run("w-1", 1), season.run("w-2", 2)
    late = evidence(coming=(tomorrow, later), today=TODAY + timedelta(days=2))
    assert session_note(late).coming == later


def test_intervals_are_told_by_their_work() -> None:
    work = Step(StepKind.WORK, distance_m=1000.0, target=Target(TargetKind.SPEED, 3.7, 3.9))
    steps = (Block((Step(StepKind.WARMUP, seconds=600.0),)), Block((work, Step(StepKind.RECOVERY, seconds=120.0)), 2))
    planned = replace(PLANNED, purpose=Purpose.INTERVALS, blocks=steps)
    ran = (Lap(600.0, 1500.0), Lap(262.0, 1000.0), Lap(120.0, 250.0), Lap(266.0, 1000.0), Lap(120.0, 250.0))
    note = session_note(evidence(replace(RUN, laps=ran), planned))
    assert note.speed_m_per_s == pytest.approx(2000 / 528)
    assert note.planned is not None
    assert note.planned.target == work.target


def test_it_is_held_against_the_middle_of_the_last_ones_like_it() -> None:
    runs = earlier(2.95, 2.0, 2.8, 2.9, 2.95, 2.7)
    note = session_note(evidence(earlier=runs))
    assert note.like is not None
    assert (note.like.n, note.like.average_hr) == (5, 140.0)
    assert note.like.speed_m_per_s == pytest.approx(2.8)
    assert session_note(evidence(earlier=runs[:2])).like is None, "two prove nothing"
    longer = earlier(2.8, 2.9, 3.0, minutes=55.0)
    assert session_note(evidence(earlier=longer)).like is None, "another length is another session"


def test_of_those_that_were_planned_only_the_same_purpose_is_like_it() -> None:
    runs = earlier(2.8, 2.9, 2.95, 2.7)
    tempo = session("w-tempo", sport=Sport.RUN, purpose=Purpose.TEMPO)
    done_as = {run.key: tempo for run in runs[:2]}
    assert session_note(evidence(earlier=runs, done_as=done_as)).like is None
    assert session_note(evidence(earlier=runs)).like is not None


def test_only_an_unusual_load_is_told() -> None:
    runs = earlier(2.8, 2.8, 2.8, 2.8, 2.8)
    loads = {run.key: replace(session_load(run, season.runner().profile), points=30.0) for run in runs}
    own = evidence(earlier=runs, loads=loads)
    assert session_note(replace(own, load=replace(own.load, points=38.9))).usual_load is None
    assert session_note(replace(own, load=replace(own.load, points=39.0))).usual_load == 30.0
    few = dict(list(loads.items())[:4])
    assert session_note(replace(own, loads=few, load=replace(own.load, points=99.0))).usual_load is None


def test_a_heart_that_drifts_is_told_of_steady_sessions_only() -> None:
    drifting = tuple(Lap(600.0, 1700.0, heart) for heart in (140.0, 142.0, 152.0, 155.0))
    assert (session_note(evidence(replace(RUN, laps=drifting))).decoupling_percent or 0) > 5
    even = tuple(replace(lap, average_hr=140.0) for lap in drifting)
    assert session_note(evidence(replace(RUN, laps=even))).decoupling_percent is None
    hard = replace(PLANNED, purpose=Purpose.INTERVALS)
    assert session_note(evidence(replace(RUN, laps=drifting), hard)).decoupling_percent is None


@pytest.mark.parametrize(("percent", "told"), [(4.9, False), (5.1, True)])
def test_a_drift_is_told_from_five_per_cent_on(percent: float, told: bool) -> None:
    laps = tuple(Lap(600.0, metres, 140.0) for metres in (2000.0, 2000.0, *[2000.0 * (1 - percent / 100)] * 2))
    found = session_note(evidence(replace(RUN, laps=laps))).decoupling_percent
    assert found == (pytest.approx(percent) if told else None)


def test_what_the_recording_does_not_tell_is_said() -> None:
    bare = replace(RUN, average_hr=None, distance_m=None)
    assert session_note(evidence(bare, earlier=earlier(2.8, 2.8, 2.8))).gaps == (Gap.HEART_RATE, Gap.DISTANCE)
    assert session_note(evidence(bare, earlier=earlier(2.8, 2.8, 2.8, heart=None))).gaps == (Gap.DISTANCE,)
    lifted = replace(RUN, sport=Sport.STRENGTH, distance_m=None)
    assert session_note(evidence(lifted, None)).gaps == (Gap.SETS,)


def test_of_each_exercise_the_best_set_is_told_and_warm_ups_are_none() -> None:
    sets = (
        LiftSet("back_squat", SetKind.WARMUP, 5, 200.0),
        LiftSet("back_squat", reps=5, weight_kg=80.0),
        LiftSet("back_squat", reps=4, weight_kg=85.0, rpe=8.5),
        LiftSet("back_squat", reps=5, weight_kg=85.0, rpe=9.0),
        LiftSet("pull_up", reps=8),
        LiftSet("pull_up", reps=9),
    )
    gym = replace(RUN, sport=Sport.STRENGTH, distance_m=None, sets=sets)
    note = session_note(evidence(gym, session("w-gym", sport=Sport.STRENGTH, purpose=Purpose.STRENGTH)))
    assert note.tops == (Top("back_squat", 3, 5, 85.0, 9.0), Top("pull_up", 2, 9, None, None))
    assert note.verdict is SessionVerdict.AS_PLANNED
    two = session("w-gym", sport=Sport.STRENGTH, purpose=Purpose.STRENGTH)
    bench = replace(two.exercises[0], exercise="bench_press")
    assert session_note(evidence(gym, replace(two, exercises=(*two.exercises, bench)))).verdict is (
        SessionVerdict.CUT_SHORT
    )


def test_what_comes_next_is_of_the_next_three_days_and_never_itself() -> None:
    later = season.run("w-later", 3)
    note = session_note(evidence(coming=(PLANNED, later)))
    assert note.coming == later
    assert session_note(evidence(coming=(PLANNED, later.moved(TODAY + timedelta(days=4))))).coming is None


def test_heat_explains_a_slower_pace_and_makes_no_fault_of_it() -> None:
    tempo = replace(PLANNED, purpose=Purpose.TEMPO)
    slow = replace(RUN, distance_m=RUN.moving_s * 2.4)
    assert session_note(evidence(slow, tempo)).verdict is SessionVerdict.EASIER
    hot = session_note(evidence(replace(slow, temperature_c=28.0), tempo))
    assert (hot.verdict, hot.heat_c) == (SessionVerdict.AS_PLANNED, 28.0)
    for cool in (None, 25.0):
        assert session_note(evidence(replace(slow, temperature_c=cool), tempo)).heat_c is None
    on_pace = replace(RUN, distance_m=RUN.moving_s * 2.8, temperature_c=28.0)
    assert session_note(evidence(on_pace, tempo)).heat_c is None, "there is nothing to explain"


def test_heat_explains_why_it_was_slower_than_usual() -> None:
    usual, slow = earlier(2.8, 2.8, 2.8), replace(RUN, distance_m=RUN.moving_s * 2.6, temperature_c=31.0)
    assert session_note(evidence(slow, None, earlier=usual)).heat_c == 31.0
    assert session_note(evidence(slow, None, earlier=usual[:2])).heat_c is None
    assert session_note(evidence(replace(slow, distance_m=RUN.moving_s * 3.0), None, earlier=usual)).heat_c is None
