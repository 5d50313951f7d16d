"""How hard a session was: `rpe 7`, `rpe 7 run`."""

from domain.training.entry.bounds import RPE
from domain.training.entry.entry import Asked, Context, Effort, Found, Refusal, Topic
from domain.training.entry.plain import NUMBER, pattern
from domain.training.entry.sports import sport_of

_EFFORT = pattern(
    r"(?P<before>[a-z -]{2,20}? )?(?:rpe|effort)\s*[:=]?"
    rf"(?:\s*(?P<rpe>{NUMBER})(?:\s*/\s*10)?(?P<after> [a-z -]{{2,20}})?)?"
)


def read_effort(line: str, context: Context) -> Found | None:
    del context
    found = _EFFORT.fullmatch(line)
    if found is None:
        return None
    words = (found["before"] or found["after"] or "").strip()
    named = sport_of(words) if words else None
    if words and (named is None or (found["before"] and found["after"])):
        return None
    if found["rpe"] is None:
        return None if words else Asked(Topic.RPE)
    rpe = float(found["rpe"])
    if not RPE.hold(rpe) or not (2 * rpe).is_integer():
        return Refusal("rpe", *RPE)
    return Effort(rpe, named.sport if named else None)
