"""The steps of a planned session as a plan file writes them."""

from bot.connectors.files.plan.amounts import amount, count, number, one_of, pair, seconds, speed, text
from bot.connectors.files.plan.section import Section
from domain.training.sport import Stroke
from domain.training.validity import LONGEST_NOTE, REPEAT, TARGETS
from domain.training.workout import Block, Step, StepKind, Target, TargetKind

KINDS = tuple(kind.value for kind in StepKind)
TARGET_KEYS = {"pace": TargetKind.SPEED, "hr": TargetKind.HEART_RATE, "power": TargetKind.POWER}
STEP_KEYS = (*KINDS, *TARGET_KEYS, "stroke", "sendoff", "note")
REPEAT_KEYS = ("repeat", "steps")


def read_blocks(workout: Section) -> tuple[Block, ...]:
    return tuple(_block(entry) for entry in workout.sections("steps", (*STEP_KEYS, *REPEAT_KEYS)))


def written_place(place: str, blocks: tuple[Block, ...]) -> str:
    """Where the file says what the domain calls `blocks[1].steps[0]`: a single step is written without its block."""
    head, _, step = place.partition(".")
    if not head.startswith("blocks["):
        return place
    block = blocks[int(head.removeprefix("blocks[").removesuffix("]"))]
    written = head.replace("blocks", "steps")
    return written if not step or (block.repeat, len(block.steps)) == (1, 1) else f"{written}.{step}"


def _block(entry: Section) -> Block:
    if "repeat" not in entry:
        if "steps" in entry:
            entry.wrong("missing", "repeat")
        return Block((_step(entry),))
    for key in STEP_KEYS:
        if key in entry:
            entry.wrong("beside_repeat", key)
    repeat = entry.read("repeat", count(REPEAT), 1)
    steps = tuple(_step(inner) for inner in entry.sections("steps", STEP_KEYS))
    if not steps:
        entry.wrong("missing", "steps")
    return Block(steps, repeat)


def _step(entry: Section) -> Step:
    kinds = [kind for kind in StepKind if kind.value in entry]
    if len(kinds) != 1:
        entry.wrong("one_kind", "", ", ".join(kinds), ", ".join(KINDS))
        return Step(StepKind.WORK)
    length_s, distance_m = entry.read(kinds[0].value, amount, (None, None))
    return Step(
        kind=kinds[0],
        seconds=length_s,
        distance_m=distance_m,
        sendoff_s=entry.read("sendoff", seconds, None),
        target=_target(entry),
        stroke=entry.read("stroke", one_of(Stroke), None),
        note=entry.read("note", text(LONGEST_NOTE), ""),
    )


def _target(entry: Section) -> Target | None:
    said = [key for key in TARGET_KEYS if key in entry]
    if len(said) > 1:
        entry.wrong("two_targets", "", ", ".join(said))
    for key in said[:1]:
        kind = TARGET_KEYS[key]
        reader = pair(speed if kind is TargetKind.SPEED else number(TARGETS[kind]))
        if (ends := entry.read(key, reader, None)) is not None:
            return Target(kind, *ends)
    return None
