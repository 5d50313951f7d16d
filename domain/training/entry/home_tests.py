"""Small tests at home: how high a jump is, how long somebody stands on one leg, and how far they reach forward."""

from domain.athlete.athlete import DistanceUnit
from domain.training.entry.amounts import duration
from domain.training.entry.bounds import BALANCE_S, JUMP_CM, REACH_CM
from domain.training.entry.entry import Asked, Context, Figure, Found, Refusal, Topic
from domain.training.entry.plain import NUMBER, pattern
from domain.training.reading import ReadingKind

CM_PER_INCH = 2.54
_JUMP = pattern(
    r"(?:vertical |counter ?movement )?(?:jump|cmj)(?: height)?\s*[:=]?\s*"
    rf"(?:(?P<amount>{NUMBER})\s*(?P<unit>cm|inch(?:es)?|in|\")?)?"
)
_BALANCE = pattern(r"(?P<before>left |right )?balance(?:\s+(?P<leg>left|right))?(?: leg)?\s*[:=]?(?:\s+(?P<time>.+))?")
_REACH = pattern(
    r"(?:my )?(?:sit[ -](?:and[ -])?)?reach\s*[:=]?\s*"
    rf"(?:(?P<sign>[+\u2212-])?\s*(?P<amount>{NUMBER})\s*(?P<unit>cm|inch(?:es)?|in|\")?"
    r"(?:\s*(?P<side>short|beyond|past|over)(?: of)?(?: the| my)?(?: toes)?)?)?"
)
_SECONDS = pattern(NUMBER)


def read_jump(line: str, context: Context) -> Found | None:
    found = _JUMP.fullmatch(line)
    if found is None:
        return None
    if found["amount"] is None:
        return Asked(Topic.JUMP)
    height = _centimetres(float(found["amount"]), found["unit"], context)
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


def read_reach(line: str, context: Context) -> Found | None:
    """Sitting with straight legs, from the toes on: beyond them above 0, short of them below."""
    found = _REACH.fullmatch(line)
    if found is None:
        return None
    if found["amount"] is None:
        return Asked(Topic.REACH)
    short = (found["side"] or "").casefold() == "short"
    if short and found["sign"]:
        return None
    reach = _centimetres(float(found["amount"]), found["unit"], context)
    reach = -reach if short or found["sign"] in {"-", "\u2212"} else reach
    return Figure(ReadingKind.REACH, reach) if REACH_CM.hold(reach) else Refusal("reach", *REACH_CM)


def _centimetres(amount: float, unit: str | None, context: Context) -> float:
    """Without a unit in the athlete's: inches for whoever runs miles."""
    inches = context.units.distance is DistanceUnit.MILE if unit is None else unit.casefold() != "cm"
    return amount * (CM_PER_INCH if inches else 1.0)
