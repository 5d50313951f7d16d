"""A plan file before it is saved, and after."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

import msgspec

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.plan_problems import remarks
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import count, day, duration, escape, number, race_time, titled
from domain.calendar import week_start
from domain.plan.plan_file import Note
from domain.race.race import Race
from domain.units import METRES_PER_KM

TITLE_CHARACTERS = 48
SHORT_TITLE = 28
# More lines than these nobody reads on a phone.
MOST_SESSIONS = 24


def render_preview(facts: Mapping[str, object], language: str) -> Rendered:
    """What was read, session by session, with Save and Discard."""
    del language
    sessions = list(_sessions(facts))
    over = bool(facts["over_existing"])
    lines = [
        Line(f"<b>{_head(facts, over=over)}: {_title(facts)}</b>"),
        Line(_summary(sessions)),
        Line(""),
    ]
    lines += [Line(text, rank=1 + position) for position, text in enumerate(_listed(sessions))]
    lines += [Line(_race(race), rank=1) for race in _races(facts)]
    lines += [Line(""), *(Line(escape(remark), rank=1) for remark in remarks(_notes(facts)))]
    lines += [Line(""), Line(_promise(over=over, about_you=bool(facts.get("about_you"))))]
    label = "➡ Show what changes" if over else "✅ Save plan"
    buttons = (
        (Button(label, f"d:{facts['draft_id']}:1:save"), Button("✖ Discard", f"d:{facts['draft_id']}:1:discard")),
    )
    return Rendered(html=fitted(lines, TEXT_LIMIT), buttons=buttons)


STEPS = "Nothing is changed yet. Next you see each change and decide with one tap."
ABOUT_YOU_NEXT = "What the file says about you (days, goals, races, thresholds) is stored when you go on."
ABOUT_YOU = "What it says about you is stored."
GONE_ON = {"proposed", "nothing_new"}
OUTCOMES = {
    "first_plan": ("✅ Plan saved", "The first evening review comes at your review time."),
    "proposed": ("➡ Plan read", "What it would change is in the next message; the plan is not changed yet."),
    "nothing_new": ("✔ Plan read", "From today on it says what your plan already says. Nothing to change."),
    "discarded": ("✖ Plan discarded", "Nothing of it was stored."),
}


def render_saved(facts: Mapping[str, object], language: str) -> Rendered:
    """What became of the preview; its keyboard goes."""
    del language
    outcome = str(facts["outcome"])
    head, end = OUTCOMES[outcome]
    head = head.replace("read", "made") if facts.get("made") else head
    lines = [f"<b>{head}: {_title(facts)}</b>", _summary(list(_sessions(facts))), end]
    if facts.get("about_you") and outcome in GONE_ON:
        lines.append(ABOUT_YOU)
    return Rendered(html="\n".join(lines))


def _sessions(facts: Mapping[str, object]) -> list[Mapping[str, object]]:
    sessions = facts["sessions"]
    assert isinstance(sessions, list)
    return sessions


def _notes(facts: Mapping[str, object]) -> tuple[Note, ...]:
    return msgspec.convert(facts.get("notes", ()), tuple[Note, ...])


def _races(facts: Mapping[str, object]) -> tuple[Race, ...]:
    return msgspec.convert(facts.get("races", ()), tuple[Race, ...])


def _race(race: Race) -> str:
    goal = "" if race.goal_s is None else f", in {race_time(race.goal_s)}"
    far = f"{number(race.distance_m / METRES_PER_KM, 1).removesuffix('.0')} km"
    return f"Race: {day(race.day)} · {titled(race.name, 'unnamed', TITLE_CHARACTERS)}, {far}{goal}"


def _title(facts: Mapping[str, object]) -> str:
    return titled(facts["title"], "untitled", TITLE_CHARACTERS)


def _summary(sessions: list[Mapping[str, object]]) -> str:
    days = [date.fromisoformat(str(session["day"])) for session in sessions]
    minutes = sum(int(str(session["minutes"])) for session in sessions)
    when = day(min(days)) if min(days) == max(days) else f"{day(min(days))} to {day(max(days))}"
    return f"{count(len(sessions), 'workout', 'workouts')}, {when}, {duration(minutes)}"


def _listed(sessions: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """A line a session; of a plan of many weeks the first one so, and the others a line each."""
    weeks = [(monday, list(each)) for monday, each in groupby(sessions, key=lambda each: week_start(_day(each)))]
    several = len(sessions) > MOST_SESSIONS
    for place, (monday, each) in enumerate(weeks):
        if several and place:
            minutes = duration(sum(int(str(session["minutes"])) for session in each))
            yield f"Week from {day(monday)} · {count(len(each), 'session', 'sessions')}, {minutes}{_key(each)}"
        else:
            yield from map(_session, each)


def _key(sessions: Sequence[Mapping[str, object]]) -> str:
    titles = [titled(each["title"], each["sport"], SHORT_TITLE) for each in sessions if each["priority"] == "key"]
    return f" · {', '.join(titles)}" if titles else ""


def _day(session: Mapping[str, object]) -> date:
    return date.fromisoformat(str(session["day"]))


def _session(session: Mapping[str, object]) -> str:
    title = titled(session["title"], session["sport"], TITLE_CHARACTERS)
    priority = "" if session["priority"] == "normal" else f" · {escape(session['priority'])}"
    return f"{day(_day(session))} · {title}, {duration(int(str(session['minutes'])))}{priority}"


def _head(facts: Mapping[str, object], *, over: bool) -> str:
    if facts.get("joins") and over:
        return "Sessions for your plan"
    if facts.get("made"):
        return "Plan made, over your current one" if over else "Plan made"
    return "New plan over your current one" if over else "Plan read"


def _promise(*, over: bool, about_you: bool) -> str:
    if not over:
        return "Nothing is stored until you save it."
    return f"{STEPS} {ABOUT_YOU_NEXT}" if about_you else STEPS
