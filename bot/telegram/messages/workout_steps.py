"""A workout to be done: its steps with their targets in one line, or its exercises, a line each."""

from collections.abc import Iterable, Sequence

from bot.telegram.messages.entry_words import distance, exercise
from bot.telegram.messages.next_lift import plates
from bot.telegram.messages.words import NBSP, duration, escape, measured, number, race_time, shortened
from domain.athlete.athlete import DistanceUnit, PoolUnit
from domain.training.sport import Sport
from domain.training.workout import Block, PlannedExercise, Step, StepKind, Target, TargetKind, Workout
from domain.units import METRES_PER_KM, METRES_PER_MILE, METRES_PER_YARD, SECONDS_PER_HOUR

MOST_PARTS = 6
NOTE_CHARACTERS = 24
SHORT_S = 120.0
KINDS = {
    StepKind.WARMUP: "warm-up",
    StepKind.RECOVERY: "easy",
    StepKind.REST: "rest",
    StepKind.COOLDOWN: "cool-down",
}
TIMES = f"{NBSP}×{NBSP}"


def in_the_pool(units: Sequence[str], in_yards: bool | None) -> Sequence[str]:
    """The pool's own unit, whatever the athlete usually swims in; theirs where no pool is known."""
    return units if in_yards is None else (*units[:2], (PoolUnit.YARD if in_yards else PoolUnit.METRE).value)


def workout_lines(workout: Workout, units: Sequence[str]) -> list[str]:
    """Escaped; empty for a workout of which only the length is known."""
    units = in_the_pool(units, workout.pool_in_yards if workout.pool_length_m else None)
    if workout.exercises:
        return _at_most([_exercise(each, units) for each in workout.exercises])
    if len(workout.blocks) == 1 and not any(_says_more(step) for step in workout.blocks[0].steps):
        return []
    return [" · ".join(_at_most([_block(block, workout.sport, units) for block in workout.blocks]))]


def _at_most(parts: list[str]) -> list[str]:
    more = len(parts) - MOST_PARTS
    return [*parts[:MOST_PARTS], f"and {more} more"] if more > 0 else parts


def _says_more(step: Step) -> bool:
    """More than that it goes on for as long as the whole session."""
    return step.target is not None or step.distance_m is not None or bool(step.stroke or step.note)


def _exercise(planned: PlannedExercise, units: Sequence[str]) -> str:
    """`Back squat 4 × 5 at 80 kg, 2 in reserve`."""
    same = planned.reps_low == planned.reps_high
    reps = str(planned.reps_low) if same else f"{planned.reps_low}–{planned.reps_high}"
    at = "" if planned.weight_kg is None else f" at {plates(planned.weight_kg, units)}"
    reserve = "" if planned.rir is None else f", {number(planned.rir)} in reserve"
    return f"{escape(exercise(planned.exercise))} {planned.sets}{TIMES}{reps}{at}{reserve}"


def _block(block: Block, sport: Sport, units: Sequence[str]) -> str:
    steps = [_step(step, sport, units) for step in block.steps]
    if block.repeat == 1:
        return ", ".join(steps)
    return f"{block.repeat}{TIMES}{steps[0] if len(steps) == 1 else f'({", ".join(steps)})'}"


def _step(step: Step, sport: Sport, units: Sequence[str]) -> str:
    said: Iterable[str] = (
        _length(step, sport, units),
        KINDS.get(step.kind, ""),
        str(step.stroke).replace("_", " ") if step.stroke else "",
        _target(step.target, sport, units) if step.target else "",
        f"on {race_time(step.sendoff_s)}" if step.sendoff_s else "",
        escape(shortened(step.note, NOTE_CHARACTERS)) if step.note else "",
    )
    return " ".join(part for part in said if part) or "until you press lap"


def _length(step: Step, sport: Sport, units: Sequence[str]) -> str:
    if step.distance_m is not None:
        return distance(step.distance_m, sport, units)
    if step.seconds is None:
        return ""
    return measured(number(step.seconds), "s") if step.seconds < SHORT_S else duration(step.seconds / 60)


def _target(target: Target, sport: Sport, units: Sequence[str]) -> str:
    if target.kind is TargetKind.SPEED:
        return f"at {speed_words(target.low, target.high, sport, units)}"
    unit = "bpm" if target.kind is TargetKind.HEART_RATE else "W"
    return f"at {measured(_range(number(target.low), number(target.high)), unit)}"


def pace_words(speed_m_per_s: float, sport: str, units: Sequence[str]) -> str:
    """`5:29/km`, `1:52/100 yd`, `27 km/h`, as the sport tells it."""
    return speed_words(speed_m_per_s, speed_m_per_s, sport, units)


def speed_words(low: float, high: float, sport: str, units: Sequence[str]) -> str:
    """A range of speeds in m/s, in the sport's own way and the athlete's units; of a pace the faster end first."""
    miles, yards = units[1] == DistanceUnit.MILE, units[2] == PoolUnit.YARD
    if sport == Sport.RUN:
        return _pace(low, high, METRES_PER_MILE if miles else METRES_PER_KM, "mi" if miles else "km")
    if sport == Sport.SWIM:
        metres = 100 * (METRES_PER_YARD if yards else 1.0)
        return _pace(low, high, metres, measured("100", "yd" if yards else "m"))
    per_hour = SECONDS_PER_HOUR / (METRES_PER_MILE if miles else METRES_PER_KM)
    return measured(_range(number(low * per_hour), number(high * per_hour)), "mph" if miles else "km/h")


def _pace(low: float, high: float, metres: float, unit: str) -> str:
    """Without a blank before the stroke, or Telegram would take what follows for a command."""
    return f"{_range(race_time(metres / high), race_time(metres / low))}/{unit}"


def _range(low: str, high: str) -> str:
    return low if low == high else f"{low}–{high}"
