"""A best time over a distance: `100 yd 1:12`, `400 m swim test 6:10`, `5 km trial 24:30`."""

import re
from collections.abc import Iterator
from typing import Final

from domain.training.entry.amounts import Distance, distance, duration
from domain.training.entry.bounds import SESSION_S, SHORT_M, TRIAL_M, TRIAL_SPEEDS
from domain.training.entry.entry import Asked, Context, Figure, Found, Refusal, Session, Topic, What, meaning
from domain.training.entry.plain import pattern
from domain.training.entry.sports import Named, sport_of
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.units import HUNDRED_YARDS_M, METRES_PER_YARD

_CALLED: Final = {"half marathon": "21097.5 m", "marathon": "42195 m", "mile": "1 mi"}
_TRIAL: Final = re.compile(r"(?<!\w)(?:time trial|trial|tt|test|race|raced|pb|pr)(?!\w)", re.IGNORECASE)
_FREE: Final = re.compile(r"(?<!\w)(?:free|freestyle|crawl)(?!\w)", re.IGNORECASE)
_FILLERS: Final = re.compile(r"(?<!\w)(?:in|a|time)(?!\w)", re.IGNORECASE)
_SESSION: Final = re.compile(r"(?<!\w)session(?!\w)", re.IGNORECASE)
_ALONE: Final = pattern(r"(?:time )?trial")


def read_trial(line: str, context: Context) -> Found | None:
    """Where no sport is named, the speed tells it, or the athlete is asked."""
    del context
    if _ALONE.fullmatch(line):
        return Asked(Topic.TRIAL)
    far, rest = distance(_in_figures(line))
    seconds, words = duration(rest)
    if far is None or not seconds or _SESSION.search(words):
        return None
    named, is_trial, left = _told(words, far)
    if left and named is None:
        return None
    if named is not None and (named.sub_sport or named.sport not in TRIAL_SPEEDS):
        return None
    if named is not None and not is_trial and not TRIAL_M.low <= far.metres < SHORT_M:
        return None
    sports = [named.sport] if named else [sport for sport in TRIAL_SPEEDS if sport is not Sport.RIDE]
    sensible: list[What] = [
        meant
        for sport in sports
        for each in seconds
        if TRIAL_M.hold(far.metres) and TRIAL_SPEEDS[sport].hold(far.metres / each)
        for meant in _meant(sport, far, each, sure=is_trial or (named is None and far.metres < SHORT_M))
    ]
    if not sensible:
        return _refused(sports[0], far)
    about = "trial_or_session" if any(isinstance(each, Session) for each in sensible) else "sport"
    return meaning(about, sensible)


def trial_of(sport: Sport, far: Distance) -> tuple[ReadingKind, str]:
    """The kind of a reading and what it calls this distance: `run_5000m`, `swim_500yd`."""
    if sport is Sport.SWIM and far.yards and round(far.metres - HUNDRED_YARDS_M, 3) == 0:
        return ReadingKind.SWIM_100YD, ""
    amount, unit = (far.metres / METRES_PER_YARD, "yd") if far.yards else (far.metres, "m")
    return ReadingKind.TIME_TRIAL, f"{sport.value}_{round(amount, 2):.10g}{unit}"


def _in_figures(line: str) -> str:
    for name, figures in _CALLED.items():
        said = re.compile(rf"(?<![\w.] )(?<![\w.]){name}(?!\w)", re.IGNORECASE)
        line = said.sub(figures, line)
    return line


def _told(words: str, far: Distance) -> tuple[Named | None, bool, str]:
    """The sport where it is told, whether it is called a trial, and the words that are left."""
    is_trial, is_swim = _TRIAL.search(words) is not None, far.yards or _FREE.search(words) is not None
    left = " ".join(_FILLERS.sub(" ", _FREE.sub(" ", _TRIAL.sub(" ", words))).strip(" ,:").split())
    named = sport_of(left) if left else (Named(Sport.SWIM) if is_swim else None)
    return named, is_trial or (is_swim and not left), left


def _meant(sport: Sport, far: Distance, seconds: float, *, sure: bool) -> Iterator[What]:
    kind, of = trial_of(sport, far)
    yield Figure(kind, seconds, of)
    if not sure and SESSION_S.hold(seconds):
        yield Session(sport, seconds, far.metres)


def _refused(sport: Sport, far: Distance) -> Refusal:
    if not TRIAL_M.hold(far.metres):
        return Refusal("trial_distance", *TRIAL_M)
    slowest, fastest = TRIAL_SPEEDS[sport]
    return Refusal("trial_time", far.metres / fastest, far.metres / slowest)
