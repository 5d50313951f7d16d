"""Small tests at home: how high a jump is, and how long somebody stands on one leg."""

from domain.athlete.athlete import DistanceUnit
from domain.training.entry.amounts import duration
from domain.training.entry.bounds import BALANCE_S, JUMP_CM
from domain.training.entry.entry import Asked, Context, Figure, Found, Refusal, Topic
from domain.training.entry.plain import NUMBER, pattern
from domain.training.reading import ReadingKind

CM_PER_INCH = 2.54
_JUMP = pattern(
    r"(?:vertical |counter ?movement )?(?:jump|cmj)(?: height)?\s*[:=]?\s*"
    rf"(?:(?P<amount>{NUMBER})\s*(?P<unit>cm|inch(?:es)?|in|\")?)?"
)
_BALANCE = pattern(r"(?P<before>left |right )?balance(?:\s+(?P<leg>left|right))?(?: leg)?\s*[:=]?(?:\s+(?P<time>.+))?")
_SECONDS = pattern(NUMBER)


def read_jump(line: str, context: Context) -> Found | None:
    """Without a unit in the athlete's: inches for whoever runs miles."""
    found = _JUMP.fullmatch(line)
    if found is None:
        return None
    if found["amount"] is None:
        return Asked(Topic.JUMP)
    inches = context.units.distance is DistanceUnit.MILE if found["unit"] is None else found["unit"].casefold() != "cm"
    height = float(found["amount"]) * (CM_PER_INCH if inches else 1.0)
    return Figure(ReadingKind.JUMP, height) if JUMP_CM.hold(height) else Refusal("jump", *JUMP_CM)


def read_balance(line: str, context: Context) -> Found | None:
    del context
    found = _BALANCE.fullmatch(line)
    if found is None:
        return None
    leg = (found["leg"] or found["before"] or "").strip().casefold()
    if found["time"] is None:
        return Asked(Topic.BALANCE, leg)
    said = found["time"]
    seconds, rest = duration(f"{said} s" if _SECONDS.fullmatch(said) else said)
    if not seconds or rest:
        return None
    if not BALANCE_S.hold(seconds[0]):
        return Refusal("balance", *BALANCE_S)
    return Figure(ReadingKind.BALANCE, seconds[0], leg)
