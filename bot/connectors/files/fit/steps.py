"""Steps of a run, a ride or a swim as a watch counts them: ends, targets, repeats."""

from collections.abc import Iterable
from typing import Final

from domain.training.sport import Stroke
from domain.training.workout import Block, Step, StepKind, Target, TargetKind

FitStep = dict[str, int | float | str]
Group = tuple[list[FitStep], int]

_LONGEST_NOTE_BYTES = 100
_INTENSITIES: Final = {
    StepKind.WARMUP: "warmup",
    StepKind.WORK: "active",
    StepKind.RECOVERY: "recovery",
    StepKind.REST: "rest",
    StepKind.COOLDOWN: "cooldown",
}
# What a stored 1 stands for, and what is added so that bpm and watts are not taken for percentages.
_SCALES: Final = {
    TargetKind.SPEED: (0.001, 0),
    TargetKind.HEART_RATE: (1.0, 100),
    TargetKind.POWER: (1.0, 1000),
}
_STROKES: Final = {
    Stroke.FREESTYLE: 0,
    Stroke.BACKSTROKE: 1,
    Stroke.BREASTSTROKE: 2,
    Stroke.BUTTERFLY: 3,
    Stroke.DRILL: 4,
    Stroke.MIXED: 5,
}


def groups(blocks: Iterable[Block]) -> list[Group]:
    """Each block as its steps and how often they are done."""
    return [([written for step in block.steps for written in _fit_steps(step)], block.repeat) for block in blocks]


def unrolled(found: Iterable[Group]) -> list[FitStep]:
    """The steps as they stand in the file: a repeated group ends with a step that points back to its first."""
    steps: list[FitStep] = []
    for group, repeat in found:
        first = len(steps)
        steps.extend(group)
        if repeat > 1:
            steps.append(_repeat(first, repeat))
    return steps


def rest(rest_s: float | None) -> FitStep:
    """A pause of so many seconds, or until the lap button."""
    return {"intensity": "rest", **_end(rest_s, None), "target_type": "open"}


def watch_text(text: str, most_bytes: int) -> str:
    """One line that fits a field of the format, never ending inside a letter."""
    printable = "".join(filter(str.isprintable, text)).strip()
    return printable.encode()[:most_bytes].decode(errors="ignore").strip()


def _fit_steps(step: Step) -> list[FitStep]:
    """One, or two where a swim leaves on a send-off: the watch wants that as the rest after it."""
    return [_fit_step(step), *([_send_off(step.sendoff_s)] if step.sendoff_s else [])]


def _fit_step(step: Step) -> FitStep:
    fit_step: FitStep = {
        "intensity": _INTENSITIES[step.kind],
        **_end(step.seconds, step.distance_m),
        **_aim(step.target, step.stroke),
    }
    if note := watch_text(step.note, _LONGEST_NOTE_BYTES):
        fit_step["notes"] = note
    return fit_step


def _end(seconds: float | None, distance_m: float | None) -> FitStep:
    """Centimetres, milliseconds, or the lap button."""
    if distance_m is not None:
        return {"duration_type": "distance", "duration_value": round(distance_m * 100)}
    if seconds is not None:
        return {"duration_type": "time", "duration_value": round(seconds * 1000)}
    return {"duration_type": "open"}


def _send_off(sendoff_s: float) -> FitStep:
    return {
        "intensity": "rest",
        "duration_type": "repetition_time",
        "duration_value": round(sendoff_s * 1000),
        "target_type": "open",
    }


def _aim(target: Target | None, stroke: Stroke | None) -> FitStep:
    """A stroke takes the first of the two places for targets, and sends the range to the second."""
    if stroke is None:
        return _range(target, "") if target else {"target_type": "open"}
    aim: FitStep = {"target_type": "swim_stroke", "target_value": _STROKES[stroke]}
    return aim | _range(target, "secondary_") if target else aim


def _range(target: Target, place: str) -> FitStep:
    """A range of one's own is zone 0 of the watch."""
    unit, offset = _SCALES[target.kind]
    return {
        f"{place}target_type": target.kind.value,
        f"{place}target_value": 0,
        f"{place}custom_target_value_low": round(target.low / unit) + offset,
        f"{place}custom_target_value_high": round(target.high / unit) + offset,
    }


def _repeat(first: int, times: int) -> FitStep:
    return {
        "duration_type": "repeat_until_steps_cmplt",
        "duration_value": first,
        "target_type": "open",
        "target_value": times,
        "intensity": "active",
    }
