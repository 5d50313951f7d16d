"""How it feels from 0 to 10: energy, sleep, soreness, pain. `energy 6`, `sleep 8/10`, `sore quads 6`."""

from domain.training.entry.amounts import duration
from domain.training.entry.bounds import SCORE, SLEEP_HOURS
from domain.training.entry.entry import Asked, Context, Figure, Found, Refusal, Topic, What, meaning
from domain.training.entry.places import place_of
from domain.training.entry.plain import NUMBER, pattern
from domain.training.reading import ReadingKind

_OF_TEN = rf"(?P<score>{NUMBER})\s*(?P<ten>/\s*10)?"
_ENERGY = pattern(rf"(?:my )?energy(?: level)?\s*(?:is|was)?\s*[:=]?\s*(?:{_OF_TEN})?")
_SLEEP = pattern(rf"(?P<name>sleep|sleep quality|slept)\s*[:=]?\s*(?:{_OF_TEN})?")
_SLEEP_TIME = pattern(r"(?:sleep|slept)(?: for)?\s*[:=]?\s+(?P<time>.+)")
_SORE = r"(?P<kind>soreness|sore|pain)"
_PLACED = pattern(rf"{_SORE}(?:\s*[:,]?\s+(?:in )?(?P<place>[a-z' ]+?))?\s*[:=,]?\s*(?:(?<=[\s:=,]){_OF_TEN})?")
_PLACE_FIRST = pattern(rf"(?P<place>[a-z' ]+?)\s+{_SORE}\s*[:=]?\s*(?:{_OF_TEN})?")


def read_energy(line: str, context: Context) -> Found | None:
    del context
    found = _ENERGY.fullmatch(line)
    if found is None:
        return None
    return Asked(Topic.ENERGY) if found["score"] is None else _scored(ReadingKind.ENERGY, found["score"])


def read_sleep(line: str, context: Context) -> Found | None:
    """A figure alone may be hours, or how good they were."""
    del context
    found = _SLEEP.fullmatch(line)
    if found is None:
        return _slept(line)
    name, score = found["name"].casefold(), found["score"]
    if score is None:
        return None if name == "slept" else Asked(Topic.SLEEP)
    if found["ten"] or name == "sleep quality":
        return _scored(ReadingKind.SLEEP_QUALITY, score)
    quality, hours = _scored(ReadingKind.SLEEP_QUALITY, score), _hours(float(score))
    if name == "slept":
        return hours
    sensible: list[What] = [each for each in (quality, hours) if isinstance(each, Figure)]
    return meaning("sleep", sensible) if sensible else hours


def read_soreness(line: str, context: Context) -> Found | None:
    """Soreness may be of the whole body; a pain is somewhere."""
    del context
    found = _PLACED.fullmatch(line) or _PLACE_FIRST.fullmatch(line)
    if found is None:
        return None
    topic = Topic.PAIN if found["kind"].casefold() == "pain" else Topic.SORENESS
    kind = ReadingKind.PAIN if topic is Topic.PAIN else ReadingKind.SORENESS
    place = place_of(found["place"]) if found["place"] else ""
    if place is None:
        return Refusal("place") if found["score"] else None
    if found["score"] is None:
        return Asked(topic, place)
    if topic is Topic.PAIN and not place:
        return Refusal("pain_place")
    return _scored(kind, found["score"], place)


def _slept(line: str) -> Found | None:
    found = _SLEEP_TIME.fullmatch(line)
    if found is None:
        return None
    seconds, rest = duration(found["time"])
    # A night is told in hours and minutes.
    return _hours(seconds[-1] / 3600) if seconds and not rest else None


def _hours(hours: float) -> Figure | Refusal:
    return Figure(ReadingKind.SLEEP, hours) if SLEEP_HOURS.hold(hours) else Refusal("sleep_hours", *SLEEP_HOURS)


def _scored(kind: ReadingKind, said: str, of: str = "") -> Figure | Refusal:
    """Whole and half points."""
    score = float(said)
    return Figure(kind, score, of) if SCORE.hold(score) and (2 * score).is_integer() else Refusal("score", *SCORE)
