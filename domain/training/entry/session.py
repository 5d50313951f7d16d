"""A session by hand: `ran 5 km 28:10`, `snowboard 3 h RPE 6`, `ride 90 min at 7:30`, `chopped wood 40 min rpe 7`."""

import re
from typing import Final

from domain.training.entry.amounts import Distance, distance, duration, effort, time_of_day
from domain.training.entry.bounds import ANY_SPEED, RPE, SESSION_M, SESSION_S, SPEEDS
from domain.training.entry.entry import Asked, Context, Entry, Found, Refusal, Session, Topic, Unclear, meaning
from domain.training.entry.plain import pattern
from domain.training.entry.sports import Named, sport_of, sport_within
from domain.training.sport import Sport

LONGEST_TITLE: Final = 40
_TITLE: Final = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,3}")
_QUOTED: Final = re.compile(r'"(?P<title>[^"]+)"')
TALK: Final = re.compile(
    r"\b(?:you|we|it|its|is|are|was|the|this|that|what|how|why|when|who|can|could|should|will|would|please|in|me|my|need"
    r"|want|have|has|be|about|only|not|no|until|after|before|make|move|set|change|add|shorten|skip|swap|cancel|delete"
    r"|call|remind|plan|instead|later|tonight|tomorrow|next)\b",
    re.IGNORECASE,
)
_ALONE: Final = pattern(r"session|activity")


def read_session(line: str, context: Context) -> Found | None:
    """A sport and a duration; words that name no sport are a session where an RPE stands with them, else a question."""
    del context
    if _ALONE.fullmatch(line):
        return Asked(Topic.SESSION)
    rpe, rest = effort(line)
    at, rest = time_of_day(rest)
    far, rest = distance(rest)
    seconds, words = duration(rest)
    words = re.sub(r"^in | in$| for$|^for ", "", words.strip(" ,")).replace(" in ", " ").strip(" ,")
    named = sport_of(words)
    quoted = _QUOTED.fullmatch(words)
    title = "" if named else _title(quoted["title"] if quoted else words)
    if (named is None and not (title and seconds)) or not (seconds or far):
        return None
    if not seconds:
        return Refusal("no_time")
    if rpe is not None and not RPE.hold(rpe):
        return Refusal("rpe", *RPE)
    sure = named is not None or quoted is not None or rpe is not None
    if named is None and not quoted and (among := sport_within(title)):
        named, title, sure = among, "", False
    named = named or Named(Sport.OTHER)
    sensible = [each for each in seconds if _possible(named.sport, each, far)]
    if not sensible:
        return _refused(named.sport, far)
    metres = far.metres if far else None
    sessions = [Session(named.sport, each, metres, rpe, at, named.sub_sport, title) for each in sensible]
    if len(sessions) == 1 and not sure:
        return Unclear("session", (Entry(sessions[0]),))
    return meaning("duration", sessions)


def _title(words: str) -> str:
    """Empty for what is rather talk."""
    said = words.removeprefix("I ").removeprefix("i ")
    if len(said) > LONGEST_TITLE or not _TITLE.fullmatch(said) or TALK.search(said):
        return ""
    return said


def _possible(sport: Sport, seconds: float, far: Distance | None) -> bool:
    if not SESSION_S.hold(seconds):
        return False
    if far is None:
        return True
    return SESSION_M.hold(far.metres) and SPEEDS.get(sport, ANY_SPEED).hold(far.metres / seconds)


def _refused(sport: Sport, far: Distance | None) -> Refusal:
    if far is None:
        return Refusal("session_time", *SESSION_S)
    if not SESSION_M.hold(far.metres):
        return Refusal("session_distance", *SESSION_M)
    slowest, fastest = SPEEDS.get(sport, ANY_SPEED)
    longest = far.metres / slowest if slowest else SESSION_S.high
    return Refusal("session_time", max(SESSION_S.low, far.metres / fastest), min(SESSION_S.high, longest))
