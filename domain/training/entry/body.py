"""Body weight and body fat: `weight 74.2`, `74.2 kg`, `bf 15.2%`."""

from domain.training.entry.amounts import WEIGHT_UNIT, kilograms
from domain.training.entry.bounds import BODY_FAT, WEIGHT_KG
from domain.training.entry.entry import Asked, Context, Figure, Found, Refusal, Topic
from domain.training.entry.plain import NUMBER, pattern
from domain.training.reading import ReadingKind

_WEIGHT = pattern(
    r"(?:my )?(?:body ?weight|weight|weighed|weigh|wt|i weighed|i weigh)\s*(?:is|was)?\s*[:=]?\s*"
    rf"(?P<amount>{NUMBER})\s*(?P<unit>{WEIGHT_UNIT})?",
    rf"(?P<bare>{NUMBER})\s*(?P<bare_unit>{WEIGHT_UNIT})",
)
_FAT = pattern(rf"(?:my )?(?:bf|body ?fat|fat)\s*(?:is|was)?\s*[:=]?\s*(?P<amount>{NUMBER})\s*%?")
_WEIGHT_ALONE = pattern(r"(?:body ?)?weight")
_FAT_ALONE = pattern(r"bf|body ?fat")


def read_weight(line: str, context: Context) -> Found | None:
    if _WEIGHT_ALONE.fullmatch(line):
        return Asked(Topic.WEIGHT)
    found = _WEIGHT.fullmatch(line)
    if found is None:
        return None
    amount, unit = found["amount"] or found["bare"], found["unit"] or found["bare_unit"]
    value = kilograms(amount, unit, context.units.weight)
    if not WEIGHT_KG.hold(value):
        return Refusal("weight", *WEIGHT_KG)
    return Figure(ReadingKind.WEIGHT, value)


def read_body_fat(line: str, context: Context) -> Found | None:
    del context
    if _FAT_ALONE.fullmatch(line):
        return Asked(Topic.BODY_FAT)
    found = _FAT.fullmatch(line)
    if found is None:
        return None
    value = float(found["amount"])
    return Figure(ReadingKind.BODY_FAT, value) if BODY_FAT.hold(value) else Refusal("body_fat", *BODY_FAT)
