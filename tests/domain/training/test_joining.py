"""Records of one session become one, whoever told first, and two sessions stay two."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations
from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.training.activity import Activity, Length, LiftSet, Pool
from domain.training.joined import JOINED, joined
from domain.training.joining import Apart, together
from domain.training.mistaken import MISTAKEN
from domain.training.sport import Sport

DAWN = datetime(2026, 11, 23, 6, tzinfo=UTC)
SETS = (LiftSet("back_squat", reps=5, weight_kg=100.0, rpe=8.5),)


def did(
    source: str, begins: float, lasts: float = 60, sport: Sport = Sport.STRENGTH, name: str = "", **more: Any
) -> Activity:
    """Minutes from six in the morning."""
    begun = DAWN + timedelta(minutes=begins)
    source_id = name or f"{begins}-{lasts}"
    return Activity(source, source_id, sport, begun, begun.date(), lasts * 60, lasts * 60, **more)


def names(*recorded: Activity, apart: Apart | None = None) -> list[list[str]]:
    return sorted([f"{part.source} {part.source_id}" for part in parts] for parts in together(recorded, apart))


WATCH = did("garmin", 0, 62, name="w", title="Strength", average_hr=118.0, max_hr=161.0, calories=420.0)
GYM = did("hevy", -2, 66, name="g", title="Legs", sets=SETS)


def test_the_watch_tells_time_and_heart_and_the_gym_app_the_sets() -> None:
    guessed = replace(WATCH, sets=(LiftSet("unknown", reps=9),), rpe=5.0)
    said = did("manual", 6 * 60, 50, name="m", rpe=8.0, title="Gym", calories=900.0)
    whole = joined([said, GYM, guessed])
    assert (whole.source, whole.title, whole.sets, whole.rpe) == (JOINED, "Legs", SETS, 8.0)
    assert (whole.started_at, whole.elapsed_s, whole.moving_s) == (WATCH.started_at, 62 * 60, 62 * 60)
    assert (whole.average_hr, whole.max_hr, whole.calories) == (118.0, 161.0, 420.0)
    assert joined([replace(GYM, sets=()), guessed]).sets == guessed.sets, "the app knows none"


def test_what_one_device_did_not_measure_comes_from_the_other_and_belongs_together() -> None:
    computer = did("fit", 0, 90, Sport.RIDE, average_power_w=201.0, normalized_power_w=220.0, distance_m=45e3)
    watch = did("garmin", 5, 88, Sport.RIDE, average_hr=141.0, normalized_power_w=1.0, sub_sport="gravel_cycling")
    whole = joined([watch, computer])
    assert (whole.average_power_w, whole.normalized_power_w, whole.average_hr) == (201.0, 220.0, 141.0)
    assert (whole.started_at, whole.sub_sport) == (computer.started_at, "gravel_cycling")
    lengths, pool = (Length(25.0),), Pool(25.0)
    swum = [
        did("fit", 0, 30, Sport.SWIM, pool=Pool(50.0)),
        did("garmin", 3, 30, Sport.SWIM, lengths=lengths, pool=pool),
    ]
    assert (joined(swum).lengths, joined(swum).pool) == (lengths, pool)


def test_half_of_the_shorter_is_enough_and_less_is_not() -> None:
    assert names(did("fit", 0, 60), did("hevy", 30, 60)) == [["fit 0-60", "hevy 30-60"]]
    assert names(did("fit", 0, 60), did("hevy", 30.1, 60)) == []
    assert names(did("fit", 0, 300), did("hevy", 290, 20)) == [["fit 0-300", "hevy 290-20"]]
    assert names(did("fit", 0, 60), did("hevy", 60, 60)) == [], "one after the other"
    assert names(did("fit", 0, 60), did("hevy", 30, 0)) == [["fit 0-60", "hevy 30-0"]], "its end is not known"


def test_another_sport_is_another_session_and_no_name_is_any() -> None:
    assert names(did("fit", 0, 60, Sport.RUN), did("garmin", 5, 60, Sport.RIDE)) == []
    yoga, walk = (did("garmin", 0, 60, Sport.OTHER, sub_sport=each) for each in ("yoga", "walking"))
    assert names(yoga, replace(walk, source="fit")) == []
    assert len(names(yoga, replace(yoga, source="fit"))) == 1
    track = did("gpx", 10, 55, Sport.OTHER)
    assert names(did("fit", 0, 60, Sport.RUN), track) == [["fit 0-60", "gpx 10-55"]]
    assert joined([did("gpx", 10, 55, Sport.OTHER), did("garmin", 0, 60, Sport.RUN)]).sport is Sport.RUN


@pytest.mark.parametrize("called", sorted(MISTAKEN))
def test_what_was_lifted_under_another_profile_is_one_strength_session(called: str) -> None:
    watch = replace(WATCH, sport=Sport.OTHER, sub_sport=called)
    assert names(watch, GYM) == [["garmin w", "hevy g"]]
    whole = joined([watch, GYM])
    assert (whole.sport, whole.sub_sport, whole.title, whole.sets) == (Sport.STRENGTH, "", "Legs", SETS)
    assert (whole.started_at, whole.elapsed_s, whole.average_hr) == (WATCH.started_at, 62 * 60, 118.0)
    assert names(watch, replace(WATCH, source="fit")) == [], "only the gym app knows better"


def test_half_of_the_shorter_is_needed_there_too() -> None:
    cardio = did("garmin", 0, 60, Sport.OTHER, sub_sport="indoor_cardio")
    assert names(cardio, did("hevy", 30, 60)) == [["garmin 0-60", "hevy 30-60"]]
    assert names(cardio, did("hevy", 30.1, 60)) == []


@pytest.mark.parametrize(
    "called", ["yoga", "indoor_rowing", "elliptical", "stair_climbing", "walking", "boxing", "pilates"]
)
def test_what_somebody_chose_on_the_watch_is_no_lifting(called: str) -> None:
    assert names(did("garmin", 0, 60, Sport.OTHER, sub_sport=called), GYM) == []


@pytest.mark.parametrize("sport", [Sport.RUN, Sport.RIDE, Sport.SWIM])
@pytest.mark.parametrize("called", ["", "hiit", "other", "treadmill_running"])
def test_a_run_a_ride_and_a_swim_are_none_whatever_they_are_called(sport: Sport, called: str) -> None:
    assert names(did("garmin", 0, 60, sport, sub_sport=called), GYM) == []


def test_the_gym_app_makes_no_two_sessions_of_the_watch_one() -> None:
    first, second = (did("garmin", at, 40, Sport.OTHER, f"w{at}", sub_sport="hiit") for at in (0, 45))
    assert names(first, second, did("hevy", 0, 85, name="g")) == [["garmin w0", "hevy g"]]
    cardio = did("garmin", 0, 60, Sport.OTHER, "c", sub_sport="indoor_cardio")
    assert names(WATCH, cardio, GYM) == [["garmin w", "hevy g"]], "two watches that say something else"


def test_two_watches_in_one_list_are_one_session_and_two_of_the_gym_app_are_two() -> None:
    assert names(did("garmin", 0, 60, name="a"), did("garmin", 4, 60, name="b")) == [["garmin a", "garmin b"]]
    assert names(did("hevy", 0, 60, name="a"), did("hevy", 4, 60, name="b")) == []


def test_two_sessions_a_day_each_find_their_own_half() -> None:
    watch = [did("garmin", 0, 45, name="w1"), did("garmin", 60, 50, name="w2")]
    gym = [did("hevy", 2, 55, name="g1"), did("hevy", 58, 55, name="g2")]
    assert names(*watch, *gym) == [["garmin w1", "hevy g1"], ["garmin w2", "hevy g2"]]


def test_a_gym_app_left_running_all_day_makes_no_two_sessions_one() -> None:
    found = names(did("garmin", 0, 45, name="w1"), did("garmin", 400, 50, name="w2"), did("hevy", 0, 600, name="g"))
    assert found == [["garmin w2", "hevy g"]]


def test_the_legs_of_a_triathlon_stay_three() -> None:
    legs = [did("fit", 0, 30, Sport.SWIM), did("fit", 32, 70, Sport.RIDE), did("fit", 103, 40, Sport.RUN)]
    assert names(*legs, did("garmin", 0, 143, Sport.OTHER, sub_sport="multi_sport")) == []
    assert names(*legs, did("garmin", 31, 71, Sport.RIDE, name="w")) == [["fit 32-70", "garmin w"]]


def test_a_watch_a_strap_and_the_gym_app_are_one() -> None:
    assert names(WATCH, GYM, did("apple_health", 1, 60, name="s")) == [["apple_health s", "garmin w", "hevy g"]]


def test_an_entry_by_hand_joins_what_took_about_as_long_that_day() -> None:
    run = did("garmin", 0, 60, Sport.RUN, name="r")
    for minutes, joins in ((40, True), (39, False), (90, True), (91, False)):
        entry = did("manual", 700, minutes, Sport.RUN, name="m")
        assert names(run, entry) == ([["garmin r", "manual m"]] if joins else []), minutes
    entry = did("manual", 700, 60, Sport.RUN, name="m")
    assert names(run, replace(entry, day=entry.day + timedelta(days=1))) == []
    assert names(run, replace(entry, sport=Sport.OTHER)) == [], "somebody who says other does not mean a run"
    assert names(entry, replace(entry, source_id="n")) == [], "whoever enters two did two"
    assert names(WATCH, GYM, did("manual", 700, 45, name="m")) == [["garmin w", "hevy g", "manual m"]]


def test_each_entry_finds_the_session_it_speaks_of() -> None:
    runs = [did("garmin", 0, 44, Sport.RUN, name="r1"), did("garmin", 600, 60, Sport.RUN, name="r2")]
    said = [did("manual", 360, 45, Sport.RUN, name="m1"), did("manual", 361, 58, Sport.RUN, name="m2")]
    assert names(*runs, *said) == [["garmin r1", "manual m1"], ["garmin r2", "manual m2"]]
    at_its_time = did("manual", 590, 45, Sport.RUN, name="m")
    assert names(*runs, at_its_time) == [["garmin r2", "manual m"]]


def test_what_is_to_stay_apart_does() -> None:
    strap = did("apple_health", 1, 60, name="s")
    split = Apart(frozenset({frozenset((WATCH.key, GYM.key))}))
    assert names(WATCH, GYM, apart=split) == []
    assert names(WATCH, GYM, strap, apart=split) == [["apple_health s", "garmin w"]]
    two, one = {WATCH.key: {"p": "w-1"}, GYM.key: {"p": "w-2"}}, {WATCH.key: {"p": "w-1"}, GYM.key: {"q": "w-2"}}
    assert names(WATCH, GYM, apart=Apart(claims=two)) == [], "confirmed as two workouts"
    assert len(names(WATCH, GYM, apart=Apart(claims=one))) == 1


recorded = st.lists(
    st.builds(
        did,
        st.sampled_from(["fit", "garmin", "hevy", "gpx", "apple_health", "manual"]),
        st.integers(0, 30).map(lambda step: step * 10.0),
        st.integers(0, 9).map(lambda step: step * 10.0),
        st.sampled_from([Sport.STRENGTH, Sport.RUN, Sport.OTHER]),
        sub_sport=st.sampled_from(["", "hiit", "indoor_cardio", "yoga"]),
        average_hr=st.none() | st.floats(60, 180),
        rpe=st.none() | st.integers(1, 10).map(float),
        sets=st.sampled_from([(), SETS]),
    ),
    max_size=9,
    unique_by=lambda one: one.key,
)


@given(recorded, st.randoms(use_true_random=False))
def test_the_order_in_which_records_come_changes_not_a_byte(found: list[Activity], chance: Random) -> None:
    sessions = together(found)
    mixed = list(found)
    chance.shuffle(mixed)
    assert together(mixed) == sessions
    for parts in sessions:
        other = list(parts)
        chance.shuffle(other)
        assert msgspec.json.encode(joined(other)) == msgspec.json.encode(joined(parts))


@given(recorded)
def test_no_record_is_in_two_sessions_and_every_two_of_one_belong_together(found: list[Activity]) -> None:
    sessions = together(found)
    keys = [part.key for parts in sessions for part in parts]
    assert len(keys) == len(set(keys))
    assert set(keys) <= {one.key for one in found}
    for parts in sessions:
        assert together(parts) == (parts,), "what was joined stays so without the rest"
        measured = [part for part in parts if part.source != "manual"]
        assert all(len(together(pair)) == 1 for pair in combinations(measured, 2))
        pairs = frozenset(frozenset((one.key, other.key)) for one, other in combinations(parts, 2))
        assert together(parts, Apart(pairs)) == ()


@given(recorded)
def test_nobody_is_taken_for_another_service_or_another_sport(found: list[Activity]) -> None:
    """Two of the gym app are two, and a record of a sport is in no session of another one."""
    for parts in together(found):
        whole = joined(parts)
        assert sum(part.source == "hevy" for part in parts) <= 1
        assert {part.sport for part in parts} <= {whole.sport, Sport.OTHER}
        strange = [part for part in parts if part.sport is Sport.OTHER and part.sub_sport and whole.sport != part.sport]
        assert all(part.sub_sport in MISTAKEN for part in strange)
        if strange:
            assert whole.sport is Sport.STRENGTH
            assert whole.sub_sport in {part.sub_sport for part in parts if part.sport is Sport.STRENGTH}
            assert any(part.source == "hevy" for part in parts)
