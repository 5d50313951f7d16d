"""Which load wins, and what happens where a figure is missing or impossible."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.athlete.profile import Known, Origin, Profile, Sex
from domain.metrics.load import session_load, was_hard
from domain.metrics.load_methods import LoadMethod
from domain.metrics.trimp import HeartRates, trimp
from domain.training.activity import Activity, Lap, LiftSet, SetKind
from domain.training.sport import Sport

DAY = date(2026, 3, 2)


def known(value: float) -> Known:
    return Known(value, Origin.ATHLETE, DAY)


PROFILE = Profile(
    sex=Sex.MALE,
    max_hr=known(190),
    resting_hr=known(50),
    lthr=known(168),
    ftp_w=known(250),
    threshold_pace_s_per_km=known(270),
    css_s_per_100m=known(100),
)


def activity(sport: Sport, minutes: float = 60, rest_min: float = 0, **figures: object) -> Activity:
    started = datetime(2026, 3, 2, 7, tzinfo=UTC)
    base = Activity("fit", "1", sport, started, DAY, (minutes + rest_min) * 60, minutes * 60)
    return replace(base, **figures)  # type: ignore[arg-type]


BODY = HeartRates(50, 190, Sex.MALE, 168)
RUN = activity(Sport.RUN, 45, distance_m=45 * 60 / 330 * 1000, average_hr=148, rpe=5)
RIDE = activity(Sport.RIDE, 90, normalized_power_w=200, average_power_w=180, average_hr=135, rpe=4)
SWIM = activity(Sport.SWIM, 27.5, rest_min=7.5, distance_m=1500, average_hr=130, rpe=6)
LIFT = activity(Sport.STRENGTH, 60, average_hr=110, rpe=7)
ROW = activity(Sport.OTHER, 50, average_hr=148, rpe=7)

M = LoadMethod


@pytest.mark.parametrize(
    ("done", "order"),
    [
        (RIDE, ["normalized_power_w", "average_power_w", "average_hr", "rpe"]),
        (RUN, ["distance_m", "average_hr", "rpe"]),
        (SWIM, ["distance_m", "average_hr", "rpe"]),
        (LIFT, ["average_hr", "rpe"]),
        (ROW, ["average_hr", "rpe"]),
    ],
)
def test_each_figure_taken_away_leaves_the_next_best_method(done: Activity, order: list[str]) -> None:
    expected = {
        Sport.RIDE: [M.POWER_TSS, M.POWER_TSS, M.HRSS, M.SESSION_RPE, M.DURATION_DEFAULT],
        Sport.RUN: [M.RTSS_FLAT, M.HRSS, M.SESSION_RPE, M.DURATION_DEFAULT],
        Sport.SWIM: [M.STSS, M.HRSS, M.SESSION_RPE, M.DURATION_DEFAULT],
        Sport.STRENGTH: [M.SESSION_RPE, M.SESSION_RPE, M.SESSION_RPE],
        Sport.OTHER: [M.HRSS, M.SESSION_RPE, M.DURATION_DEFAULT],
    }[done.sport]
    found = [session_load(done, PROFILE).method]
    for figure in order:
        done = replace(done, **{figure: None})  # type: ignore[arg-type]
        found.append(session_load(done, PROFILE).method)
    assert found == expected


@pytest.mark.parametrize(
    ("done", "points"),
    [
        (RUN, 50.21),  # 45 min at 5:30/km, threshold 4:30/km
        (replace(ROW, rpe=None), 52.61),  # 50 min at 148 bpm
        (replace(SWIM, distance_m=1500.0), 34.44),  # moving time for speed and duration
        (LIFT, 80.0),
    ],
)
def test_points_are_those_of_the_method(done: Activity, points: float) -> None:
    assert session_load(done, PROFILE).points == pytest.approx(points, abs=0.005)


def test_an_empty_profile_still_gives_every_session_a_load_that_says_it_is_a_guess() -> None:
    for done in (RIDE, RUN, SWIM, ROW):
        guess = session_load(replace(done, rpe=None), Profile())
        assert (guess.points, guess.method, guess.assumed) == (done.minutes / 60 * 50, M.DURATION_DEFAULT, True)
        assert (guess.inputs, guess.n) == ({"seconds": done.minutes * 60}, 0)


def test_strength_takes_the_answer_then_the_sets_then_six() -> None:
    sets = (
        LiftSet("squat", SetKind.WARMUP, 5, 60, rpe=3),
        LiftSet("squat", SetKind.NORMAL, 5, 100, rpe=8),
        LiftSet("squat", SetKind.NORMAL, 5, 100, rpe=9),
        LiftSet("squat", SetKind.NORMAL, 5, 100),
    )
    lifted = replace(LIFT, rpe=None, sets=sets)
    told = session_load(replace(lifted, rpe=5), PROFILE)
    of_sets, guessed = session_load(lifted, PROFILE), session_load(replace(lifted, sets=()), PROFILE)
    assert [(each.points, each.method, each.assumed) for each in (told, of_sets, guessed)] == [
        (60.0, M.SESSION_RPE, False),
        (110.0, M.SESSION_RPE, False),
        (70.0, M.SESSION_RPE, True),
    ]
    assert [(each.inputs["rpe"], each.n) for each in (told, of_sets, guessed)] == [(5, 1), (8.5, 2), (6.0, 0)]


def test_rests_belong_to_sets_lifted_or_swum_and_stops_do_not_belong_to_a_run() -> None:
    assert session_load(activity(Sport.STRENGTH, 20, rest_min=40, rpe=7), PROFILE).points == pytest.approx(80)
    assert session_load(activity(Sport.SWIM, 20, rest_min=40, rpe=7), PROFILE).points == pytest.approx(80)
    assert session_load(activity(Sport.RUN, 60, rest_min=60, rpe=7), PROFILE).points == pytest.approx(80)


def test_a_rest_at_the_wall_costs_nothing() -> None:
    """TrainingPeaks: 2100 m in 45 minutes at exactly critical speed are 75 points, with a quarter of an hour's rest or
    without.
    """
    at_css = replace(PROFILE, css_s_per_100m=known(45 * 60 / 21))
    for rest_min in (0, 15):
        swum = session_load(activity(Sport.SWIM, 45, rest_min, distance_m=2100), at_css)
        assert swum.points == pytest.approx(75.0)


@pytest.mark.parametrize("rpe", [6, None])
def test_a_set_of_drills_goes_by_the_heart_then_by_how_it_felt(rpe: float | None) -> None:
    drills = replace(SWIM, distance_m=0.0, rpe=rpe)
    assert session_load(drills, PROFILE).method is M.HRSS
    without = session_load(replace(drills, average_hr=None), PROFILE).method
    assert without is (M.DURATION_DEFAULT if rpe is None else M.SESSION_RPE)


def test_a_load_no_body_can_produce_is_dropped_and_named() -> None:
    wrong_ftp = replace(PROFILE, ftp_w=known(80))
    load = session_load(RIDE, wrong_ftp)
    assert (load.method, load.dropped) == (M.HRSS, (M.POWER_TSS,))


@pytest.mark.parametrize(
    "figures",
    [
        {"distance_m": 29_000.0},  # a ride recorded as a run
        {"distance_m": 180.0},  # the watch lay on a bench
        {"sub_sport": "treadmill"},
        {"ascent_m": 400.0},
    ],
)
def test_a_run_whose_pace_proves_nothing_falls_back_to_the_heart(figures: dict[str, object]) -> None:
    doubtful = replace(RUN, **figures)  # type: ignore[arg-type]
    assert session_load(doubtful, PROFILE).method is M.HRSS


def test_a_hilly_run_goes_by_the_pace_it_would_have_had_on_the_flat() -> None:
    """rTSS of 45 min at a graded 5:30/km, threshold 4:30/km, whatever the slower pace that the hills left."""
    hilly = replace(RUN, distance_m=6000.0, ascent_m=500.0, graded_speed_m_per_s=1000 / 330)
    load = session_load(hilly, PROFILE)
    assert load.method is M.RTSS
    assert load.points == pytest.approx(50.21, abs=0.005)
    assert load.inputs["pace_s_per_km"] == pytest.approx(330)
    for wrong in (replace(hilly, graded_speed_m_per_s=8.2), replace(hilly, sub_sport="treadmill")):
        assert session_load(wrong, PROFILE).method is M.HRSS


def test_a_load_can_be_computed_again_from_its_inputs() -> None:
    """Every figure that went in stands beside what came out."""
    told = [session_load(each, PROFILE) for each in (RIDE, RUN, SWIM, ROW, LIFT)]
    assert [set(each.inputs) for each in told] == [
        {"seconds", "power_w", "ftp_w"},
        {"seconds", "pace_s_per_km", "threshold_s_per_km"},
        {"seconds", "distance_m", "css_s_per_100m"},
        {"seconds", "average_hr", "resting_hr", "max_hr", "lthr", "trimp"},
        {"seconds", "rpe"},
    ]


def test_laps_tell_a_hard_session_from_an_even_one() -> None:
    """Banister's impulse counts what is hard for more: five times three minutes at 178 are no hour at 148."""
    hard, easy = Lap(180, average_hr=178), Lap(420, average_hr=135)
    repeats = replace(ROW, laps=(hard, easy) * 5)
    by_average, by_laps = session_load(ROW, PROFILE), session_load(repeats, PROFILE)
    assert (by_laps.method, by_average.n, by_laps.n) == (M.HRSS, 1, 10)
    assert by_laps.points > 1.05 * by_average.points
    assert by_laps.inputs["trimp"] == pytest.approx(
        sum(trimp(lap.seconds / 60, lap.average_hr, BODY) or 0 for lap in repeats.laps)
    )


@pytest.mark.parametrize(
    "laps",
    [
        (),
        (Lap(1_500, average_hr=178), Lap(1_500)),
        (Lap(1_500, average_hr=178), Lap(1_500, average_hr=7)),
        (Lap(1_500, average_hr=178), Lap(1_300, average_hr=120)),
        (Lap(0, average_hr=178),),
    ],
    ids=["none", "one without a heart rate", "one of nobody's", "not all of the time", "no time at all"],
)
def test_laps_that_are_not_the_session_leave_it_to_the_average(laps: tuple[Lap, ...]) -> None:
    assert session_load(replace(ROW, laps=laps), PROFILE) == session_load(ROW, PROFILE)


@pytest.mark.parametrize("average_hr", [7.2, 39.9, 221.0])
def test_an_impossible_heart_rate_is_no_heart_rate(average_hr: float) -> None:
    assert session_load(replace(ROW, average_hr=average_hr), PROFILE).method is M.SESSION_RPE


@pytest.mark.parametrize("average_hr", [40.0, 220.0])
def test_a_rare_heart_rate_is_a_heart_rate(average_hr: float) -> None:
    calm = replace(PROFILE, resting_hr=known(35), max_hr=known(230), lthr=None)
    assert session_load(replace(ROW, average_hr=average_hr), calm).method is M.HRSS


def test_yoga_goes_by_how_it_felt() -> None:
    yoga = replace(ROW, sub_sport="yoga", rpe=2)
    assert session_load(yoga, PROFILE).method is M.SESSION_RPE
    assert session_load(yoga, PROFILE).points == 25.0
    assert session_load(replace(yoga, rpe=None), PROFILE).method is M.HRSS


def test_unknown_sex_and_power_without_surges_are_said_to_be_assumed() -> None:
    assert session_load(ROW, replace(PROFILE, sex=None)).assumed
    assert session_load(replace(RIDE, normalized_power_w=None), PROFILE).assumed
    assert not session_load(ROW, PROFILE).assumed


def test_a_swim_by_the_heart_is_said_to_be_assumed_and_hard_by_nothing() -> None:
    drills = replace(SWIM, distance_m=0.0, average_hr=180.0)
    found = session_load(drills, PROFILE)
    assert (found.method, found.assumed, was_hard(drills, PROFILE)) == (M.HRSS, True, None)
    assert not session_load(SWIM, PROFILE).assumed


def test_hardness_needs_a_measured_load() -> None:
    fast = replace(RUN, distance_m=45 * 60 / 280 * 1000)
    assert was_hard(fast, PROFILE) is True
    assert was_hard(RUN, PROFILE) is False
    assert was_hard(replace(RUN, rpe=None), Profile()) is None
    assert was_hard(LIFT, PROFILE) is None
    by_feeling = replace(ROW, average_hr=None)
    assert [was_hard(replace(by_feeling, rpe=rpe), PROFILE) for rpe in (5.9, 6)] == [False, True]


def test_a_pool_swim_is_hard_by_its_whole_hour_not_by_its_minutes_in_the_water() -> None:
    """40 minutes swum at 92 % of critical speed are 78 points an hour in the water."""
    metres = 40 * 60 * 0.92
    swum = activity(Sport.SWIM, 40, distance_m=metres)

    assert session_load(swum, PROFILE).points == session_load(replace(swum, elapsed_s=3300.0), PROFILE).points
    assert was_hard(swum, PROFILE) is True
    assert was_hard(replace(swum, elapsed_s=3300.0), PROFILE) is False
    assert was_hard(replace(swum, elapsed_s=3300.0, distance_m=metres * 1.12), PROFILE) is True


figure = st.none() | st.floats(-10, 1e7, allow_nan=False)


@example(Sport.SWIM, 0.0, 1.0, {"distance_m": 1.0}, PROFILE)
@given(
    st.sampled_from(Sport),
    st.floats(-100, 2e5),
    st.floats(-100, 2e5),
    st.fixed_dictionaries(
        dict.fromkeys(("distance_m", "ascent_m", "average_hr", "normalized_power_w", "average_power_w", "rpe"), figure)
    ),
    st.sampled_from([PROFILE, Profile(), replace(PROFILE, max_hr=known(50), ftp_w=known(0))]),
)
def test_dirty_figures_raise_nothing_and_stay_within_what_an_hour_can_hold(
    sport: Sport, elapsed_s: float, moving_s: float, figures: dict[str, float | None], profile: Profile
) -> None:
    done = replace(activity(sport), elapsed_s=elapsed_s, moving_s=moving_s, **figures)  # type: ignore[arg-type]
    load = session_load(done, profile)
    hours = max(0.0, done.minutes / 60)
    assert 0 <= load.points <= 200 * hours * (1 + 1e-12)
