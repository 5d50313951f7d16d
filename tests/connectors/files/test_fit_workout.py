"""A file for the watch means what the workout means, as a decoder by other people reads it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import fitdecode
import pytest
from hypothesis import given, settings

from bot.connectors.files.fit.workout import encode_workout, file_name, read_back
from domain.errors import Refused
from domain.training.exercises import CATALOGUE
from domain.training.sport import Sport, Stroke
from domain.training.workout import Block, PlannedExercise, Purpose, Step, StepKind, Target, TargetKind, Workout
from tests.builders.workouts import workouts

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
KINDS = {
    "warmup": StepKind.WARMUP,
    "active": StepKind.WORK,
    "recovery": StepKind.RECOVERY,
    "rest": StepKind.REST,
    "cooldown": StepKind.COOLDOWN,
}
EASY = Workout(
    id="w-ab12",
    day=date(2026, 11, 24),
    sport=Sport.RUN,
    title="Easy",
    purpose=Purpose.EASY,
    minutes=40,
    blocks=(Block((Step(StepKind.WORK, seconds=2400, target=Target(TargetKind.HEART_RATE, 120, 140)),)),),
)

Written = dict[str, Any]


def frames(data: bytes, name: str) -> list[Written]:
    with fitdecode.FitReader(
        BytesIO(data), check_crc=fitdecode.CrcCheck.RAISE, error_handling=fitdecode.ErrorHandling.RAISE
    ) as reader:
        return [
            {field.name: _value(field) for field in frame.fields if field.value is not None}
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage) and frame.name == name
        ]


def _value(field: Any) -> Any:
    """Exercises by their number, everything else by its name."""
    return field.raw_value if field.name == "exercise_category" else field.value


def understood_groups(data: bytes) -> list[tuple[list[Written], int]]:
    """Steps in groups, each with how often it is done; a group done once is a group for each of its steps."""
    groups: list[tuple[list[Written], int]] = []
    steps = frames(data, "workout_step")
    assert [step["message_index"] for step in steps] == list(range(len(steps)))
    for step in steps:
        if step["duration_type"] == "repeat_until_steps_cmplt":
            inside = [one for group, _ in groups for one in group if one["message_index"] >= step["duration_step"]]
            groups = [it for it in groups if it[0][0]["message_index"] < step["duration_step"]]
            groups.append((inside, step["repeat_steps"]))
        else:
            groups.append(([step], 1))
    return groups


def understood_step(step: Written) -> Step:
    return Step(
        kind=KINDS[step["intensity"]],
        seconds=step["duration_time"] if step["duration_type"] == "time" else None,
        distance_m=step["duration_distance"] if step["duration_type"] == "distance" else None,
        target=understood_target(step),
        stroke=Stroke(step["target_stroke_type"]) if step["target_type"] == "swim_stroke" else None,
        note=step.get("notes", ""),
    )


def understood_target(step: Written) -> Target | None:
    place = "secondary_" if "secondary_target_type" in step else ""
    match step[f"{place}target_type"]:
        case "speed":
            ends = [step[f"{place}custom_target_speed_{end}"] for end in ("low", "high")]
            return Target(TargetKind.SPEED, *ends)
        case "heart_rate":
            ends = [step[f"{place}custom_target_heart_rate_{end}"] - 100 for end in ("low", "high")]
            return Target(TargetKind.HEART_RATE, *ends)
        case "power":
            ends = [step[f"{place}custom_target_power_{end}"] - 1000 for end in ("low", "high")]
            return Target(TargetKind.POWER, *ends)
    return None


def understood_steps(group: list[Written]) -> list[Step]:
    """A rest until the send-off belongs to the swim before it."""
    steps: list[Step] = []
    for step in group:
        if step["duration_type"] == "repetition_time":
            steps[-1] = replace(steps[-1], sendoff_s=step["duration_time"])
        else:
            steps.append(understood_step(step))
    return steps


def planned_steps(block: Block) -> list[Step]:
    """What a watch can show of them: figures to the centimetre, notes without spaces around."""
    return [
        replace(step, distance_m=round(step.distance_m, 2) if step.distance_m else None, note=step.note.strip())
        for step in block.steps
    ]


@settings(max_examples=150, deadline=None)
@given(workouts((Sport.RUN, Sport.RIDE, Sport.SWIM)))
def test_every_step_is_understood_as_planned(workout: Workout) -> None:
    groups = understood_groups(encode_workout(workout, NOW))

    for block in workout.blocks:
        if block.repeat > 1:
            group, repeat = groups.pop(0)
            assert repeat == block.repeat
            assert understood_steps(group) == planned_steps(block)
        else:
            single = [groups.pop(0)[0][0] for step in block.steps for _ in range(2 if step.sendoff_s else 1)]
            assert understood_steps(single) == planned_steps(block)
    assert groups == []


@settings(max_examples=100, deadline=None)
@given(workouts((Sport.STRENGTH,)))
def test_every_set_is_understood_as_planned(workout: Workout) -> None:
    groups = understood_groups(encode_workout(workout, NOW))

    for planned in workout.exercises:
        parts = [groups.pop(0) for _ in range(1 if planned.sets > 1 or planned.rest_s == 0 else 2)]
        lifted, *rests = [step for group, _ in parts for step in group]
        known = CATALOGUE[planned.exercise]
        assert {repeat for _, repeat in parts} == {planned.sets}
        assert (lifted["duration_type"], lifted["duration_reps"]) == ("reps", planned.reps_high)
        assert lifted["wkt_step_name"] == known.title
        assert (lifted["exercise_category"], lifted["exercise_name"]) == (known.fit_category, known.fit_name)
        assert lifted.get("exercise_weight") == planned.weight_kg
        assert [understood_step(rest) for rest in rests] == _planned_rests(planned)
    assert groups == []


def _planned_rests(planned: PlannedExercise) -> list[Step]:
    return [] if planned.rest_s == 0 else [Step(StepKind.REST, seconds=planned.rest_s)]


@pytest.mark.parametrize(
    ("planned", "note"),
    [
        (PlannedExercise("back_squat", 3, 5, 8, rir=2), "5-8 RIR 2"),
        (PlannedExercise("back_squat", 3, 5, 5, rir=1.5), "5 RIR 1.5"),
        (PlannedExercise("back_squat", 3, 8, 12), "8-12"),
    ],
)
def test_the_range_of_reps_stands_beside_the_count(planned: PlannedExercise, note: str) -> None:
    lifting = replace(EASY, sport=Sport.STRENGTH, blocks=(), exercises=(planned,))

    assert frames(encode_workout(lifting, NOW), "workout_step")[0]["notes"] == note


@given(workouts())
@settings(max_examples=50, deadline=None)
def test_the_head_of_the_file_says_which_workout_it_is(workout: Workout) -> None:
    data = encode_workout(workout, NOW)
    (file_id,), (head,) = frames(data, "file_id"), frames(data, "workout")

    assert (file_id["type"], file_id["time_created"]) == ("workout", NOW)
    assert head["wkt_name"] == workout.title.strip().encode()[:32].decode(errors="ignore").strip()
    assert head.get("wkt_description", "") == workout.note.strip()
    assert head["num_valid_steps"] == len(frames(data, "workout_step"))
    assert (head["sport"], head["sub_sport"]) == {
        Sport.RUN: ("running", "generic"),
        Sport.RIDE: ("cycling", "generic"),
        Sport.SWIM: ("swimming", "lap_swimming"),
        Sport.STRENGTH: ("training", "strength_training"),
    }[workout.sport]
    if workout.pool_length_m:
        unit = "statute" if workout.pool_in_yards else "metric"
        assert (head["pool_length"], head["pool_length_unit"]) == (pytest.approx(workout.pool_length_m), unit)


def test_the_same_workout_keeps_its_number_and_others_have_their_own() -> None:
    numbers = [
        frames(encode_workout(workout, NOW), "file_id")[0]["serial_number"]
        for workout in (EASY, replace(EASY, minutes=50), replace(EASY, id="w-cd34"))
    ]

    assert numbers[0] == numbers[1] != numbers[2]


@given(workouts(), workouts())
@settings(max_examples=50, deadline=None)
def test_a_file_that_means_something_else_is_noticed(one: Workout, other: Workout) -> None:
    if (one.blocks, one.exercises, one.title) != (other.blocks, other.exercises, other.title):
        with pytest.raises(Refused, match="fit_read_back_differs"):
            read_back(encode_workout(one, NOW), other)


def test_a_damaged_file_differs() -> None:
    with pytest.raises(Refused, match="fit_read_back_differs"):
        read_back(encode_workout(EASY, NOW)[:-1], EASY)


def test_a_missing_last_step_is_noticed() -> None:
    longer = replace(EASY, blocks=(*EASY.blocks, Block((Step(StepKind.COOLDOWN),))))

    with pytest.raises(Refused, match="fit_read_back_differs"):
        read_back(encode_workout(EASY, NOW), longer)


@pytest.mark.parametrize(
    ("workout", "key", "named"),
    [
        (replace(EASY, sport=Sport.OTHER), "sport_not_on_watch", "other"),
        (replace(EASY, blocks=()), "workout_not_for_watch", "blocks_count"),
        (replace(EASY, blocks=(Block((Step(StepKind.WORK, seconds=-5),)),)), "workout_not_for_watch", "step_seconds"),
        (
            replace(EASY, sport=Sport.STRENGTH, blocks=(), exercises=(PlannedExercise("moon_walk", 3, 8, 8),)),
            "exercise_not_on_watch",
            "moon_walk",
        ),
    ],
)
def test_what_no_watch_can_guide_is_refused_by_name(workout: Workout, key: str, named: str) -> None:
    with pytest.raises(Refused) as refused:
        encode_workout(workout, NOW)

    assert refused.value.key == key
    assert named in refused.value.values.values()


def test_a_file_is_named_by_what_is_in_it() -> None:
    assert file_name(EASY) == "2026-11-24_run_easy_40min_w-ab12.fit"


def test_a_file_name_leads_nowhere() -> None:
    assert file_name(replace(EASY, id="../../etc/pässwd\n")) == "2026-11-24_run_easy_40min_-etc-p-sswd-.fit"
