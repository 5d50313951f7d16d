"""What an athlete does in Hevy, and one who has connected it."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from bot.sandbox.hevy.deeds import DoneExercise, DoneSet, DoneWorkout
from domain.training.service import Service
from domain.training.sport import Sport
from domain.training.workout import PlannedExercise, Purpose, Workout

NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
TODAY = NOW.date()
SQUAT, BENCH, PULL_UP, PLANK = "D04AC939", "79D0BB3A", "1B2B1E7C", "C6C9B8A0"


class HeldKeys:
    """Credentials in memory."""

    def __init__(self, secret: Mapping[str, object] | None) -> None:
        self.secret = secret

    async def get(self, athlete_id: str, service: Service) -> Mapping[str, object] | None:
        return self.secret if service is Service.HEVY else None

    async def put(self, athlete_id: str, service: Service, secret: Mapping[str, object]) -> None:
        self.secret = secret


def leg_day(days_ago: int = 1, weight_kg: float = 100.0, title: str = "Legs") -> DoneWorkout:
    began = NOW - timedelta(days=days_ago)
    sets = (DoneSet(8, 60.0, "warmup"), DoneSet(5, weight_kg, rpe=8.5), DoneSet(5, weight_kg, "failure"))
    return DoneWorkout(
        title,
        began.isoformat(),
        (began + timedelta(minutes=55)).isoformat(),
        (DoneExercise(SQUAT, sets, superset_id=1), DoneExercise(PULL_UP, (DoneSet(10),), superset_id=1)),
    )


def planned(workout_id: str = "w-legs", day: date = TODAY, sets: int = 3, note: str = "") -> Workout:
    return Workout(
        id=workout_id,
        day=day,
        sport=Sport.STRENGTH,
        title="Legs",
        purpose=Purpose.STRENGTH,
        minutes=50,
        exercises=(
            PlannedExercise("back_squat", sets, 5, 8, weight_kg=82.5, rir=2.0, rest_s=150.0),
            PlannedExercise("pull_up", 3, 8, 8),
        ),
        note=note,
    )
