"""A session whose minutes are not said takes what its steps take."""

import pytest

from bot.connectors.files.plan.estimate import completed
from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Purpose, Step, StepKind, Target, TargetKind, Workout
from tests.builders.plans import MONDAY


def estimated(sport: Sport, *blocks: Block) -> Workout:
    return completed(Workout("w-1", MONDAY, sport, "Session", Purpose.EASY, minutes=0, blocks=blocks))


def far(distance_m: float, low: float | None = None, high: float | None = None) -> Step:
    pace = Target(TargetKind.SPEED, low, high) if low and high else None
    return Step(StepKind.WORK, distance_m=distance_m, target=pace)


@pytest.mark.parametrize(
    ("sport", "step", "minutes"),
    [
        (Sport.RUN, far(3000, 2.0, 3.0), 20),
        (Sport.RUN, far(2700), 17),
        (Sport.RIDE, far(4200), 10),
        (Sport.SWIM, far(480), 10),
        (Sport.OTHER, far(900), 10),
        (Sport.RUN, Step(StepKind.WORK, seconds=601.0), 11),
        (Sport.SWIM, Step(StepKind.WORK, distance_m=50, sendoff_s=120.0), 2),
        (Sport.RUN, Step(StepKind.WORK, distance_m=2700, target=Target(TargetKind.HEART_RATE, 120, 140)), 17),
    ],
)
def test_one_step(sport: Sport, step: Step, minutes: int) -> None:
    assert estimated(sport, Block((step,))).minutes == minutes


def test_repeats_and_rests_are_added_up() -> None:
    repeated = Block((far(400, 3.9, 4.1), Step(StepKind.REST, seconds=80.0)), repeat=6)
    session = estimated(Sport.RUN, Block((far(1620),)), repeated)
    assert session.minutes == 10 + 6 * 3
    assert session.distance_m == 1620 + 6 * 400


def test_a_lap_button_cannot_be_estimated() -> None:
    assert estimated(Sport.RUN, Block((far(2700), Step(StepKind.COOLDOWN)))).minutes == 0


def test_a_part_by_time_leaves_the_distance_open() -> None:
    assert estimated(Sport.RUN, Block((far(2700), Step(StepKind.COOLDOWN, seconds=60.0)))).distance_m is None


@pytest.mark.parametrize(("rest_s", "minutes"), [(None, 18), (140.0, 19), (20.0, 13), (0.0, 12)])
def test_sets_take_their_rest(rest_s: float | None, minutes: int) -> None:
    squats = PlannedExercise("back_squat", 3, 5, 5, rest_s=rest_s)
    session = Workout("w-1", MONDAY, Sport.STRENGTH, "Lift", Purpose.STRENGTH, minutes=0, exercises=(squats,))
    assert completed(session).minutes == minutes


def test_what_is_said_stands() -> None:
    said = Workout("w-1", MONDAY, Sport.RUN, "Run", Purpose.EASY, minutes=50, blocks=(Block((far(2700),)),))
    assert completed(said).minutes == 50
