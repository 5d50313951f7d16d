"""A line that begins as an entry does, and whose figure is missing or cannot be read: `weight -3`, `run`, `bench`."""

import re
from collections.abc import Sequence
from typing import Final

from domain.training.entry.entry import Context, Found, Refusal, Topic, Unread
from domain.training.entry.plain import pattern
from domain.training.entry.session import TALK
from domain.training.entry.sports import sport_of
from domain.training.exercises import named_like

_BEGINNINGS: Final = {
    Topic.WEIGHT: r"(?:my )?(?:body ?weight|weight|wt)|(?:i )?(?:weighed|weigh)",
    Topic.BODY_FAT: r"(?:my )?(?:bf|body ?fat)",
    Topic.RPE: r"rpe",
    Topic.ENERGY: r"(?:my )?energy(?: level)?",
    Topic.SLEEP: r"sleep(?: quality)?|slept",
    Topic.SORENESS: r"soreness|sore",
    Topic.PAIN: r"pain",
    Topic.TRIAL: r"(?:time )?trial|tt",
    Topic.JUMP: r"(?:vertical )?jump|cmj",
    Topic.BALANCE: r"(?:left |right )?balance",
    Topic.REACH: r"(?:sit[ -](?:and[ -])?)?reach",
    "hrv": r"(?:my )?hrv",
    "rhr": r"(?:my )?(?:rhr|resting (?:hr|heart rate|pulse))",
    "vo2max": r"(?:my )?vo2 ?max",
}
_BEGUN: Final = {about: pattern(rf"(?:{begins})(?:[\s:=]+(?P<rest>.*))?") for about, begins in _BEGINNINGS.items()}
# Of these a single word behind them is a figure that went wrong; behind the others it is talk: `sleep well`.
_ONLY_FIGURES: Final = frozenset({Topic.WEIGHT, Topic.BODY_FAT, Topic.RPE, Topic.ENERGY})
_PLACED: Final = frozenset({Topic.SORENESS, Topic.PAIN})
_PLACE_WORDS: Final = 3
_ALSO_TALK: Final = re.compile(
    r"\b(?:since|for|from|per|days?|weeks?|months?|times?|training|lifting|loss|gain|goals?|bars?|gels?|drinks?|too|very"
    r"|so)\b",
    re.IGNORECASE,
)
# Names of exercises, or their beginnings, that are said of other things.
_RATHER_SAID: Final = frozenset({"good", "good morning", "dead", "face", "mountain"})
_HAS_DIGIT: Final = re.compile(r"\d")
_OF_A_FIGURE: Final = re.compile(
    r"k|km|kms|mi|miles?|m|meters?|metres?|yd|yds|yards?|h|hours?|hrs?|mins?|minutes?|s|secs?|seconds?|kgs?|kilos?|lbs?"
    r"|pounds?|%|x|reps?|sets?|at|with|in|rpe|\W+",
    re.IGNORECASE,
)


def read_unread(line: str, context: Context) -> Found | None:
    """To be asked last. Ordinary talk is None, also where it begins with such a word."""
    del context
    if "?" in line:
        return None
    for about, begun in _BEGUN.items():
        if found := begun.fullmatch(line):
            return Unread(about) if _went_wrong(about, found["rest"] or "") else None
    return _named(line.split())


def _went_wrong(about: str, said: str) -> bool:
    """Whether these words are meant as a figure rather than as a sentence."""
    if TALK.search(said) or _ALSO_TALK.search(said):
        return False
    rest = said.split()
    words = [each for each in rest if not _figures(each)]
    if len(words) == len(rest):
        return len(rest) <= (1 if about in _ONLY_FIGURES else 0)
    return len(words) <= (_PLACE_WORDS if about in _PLACED else 1)


def _named(said: Sequence[str]) -> Found | None:
    """A sport or an exercise and nothing but figures, or not even those."""
    figures = [each for each in said if _HAS_DIGIT.search(each)]
    name = " ".join(each for each in said if not _figures(each)).strip(" :,-")
    if sport_of(name):
        return Unread(Topic.SESSION) if figures else Refusal("no_time")
    exercises = named_like(name) if len(name) > 2 and name.casefold() not in _RATHER_SAID else ()
    return Unread(Topic.LIFT) if len(exercises) == 1 or (exercises and figures) else None


def _figures(word: str) -> bool:
    return _HAS_DIGIT.search(word) is not None or _OF_A_FIGURE.fullmatch(word) is not None
