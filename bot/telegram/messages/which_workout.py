"""Which workout a session was: the buttons that say so, the sessions to choose from, and what was decided."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import WEEKDAYS, day, duration, escape, named, titled
from domain.plan.counts_as import CountsAs, Option, option_of
from domain.training.workout import Workout

WHICH = "Which workout was it?"
IN_DOUBT = "I am not sure that it was this workout. Was it?"
NONE_NEAR = "Your plan has no other workout of that sport within two days of it."
ANY_SESSION = "Which session do you mean? Each line ends with what it counts as."
NO_SESSION = "I have no session of the last seven days."
EXTRA = "extra: for your load, not for the plan"
LABEL_CHARACTERS, TITLE_CHARACTERS = 40, 40

type Rows = tuple[tuple[Button, ...], ...]

_ANOTHER = "m:session:0:another"
_EXTRA = Button("Extra", "m:session:0:extra")
_BACK = Button("Back", "m:session:0:back")


def doubt_rows(counts: CountsAs) -> Rows:
    """Where it is asked: the likeliest answer first."""
    assert counts.workout is not None, "an extra is not asked about"
    another = (Button("Another", _ANOTHER),) if counts.others else ()
    return ((_was(counts.workout, begins="This was: "),), (*another, _EXTRA))


def correcting_row(counts: CountsAs) -> Rows:
    """Where nothing is asked: a way to say otherwise, if there is anything else that it could be."""
    if counts.workout is not None:
        return ((Button("Not this workout", _ANOTHER),),)
    return ((Button("It was planned", _ANOTHER),),) if counts.others else ()


def option_rows(counts: CountsAs, options: Sequence[Option]) -> Rows:
    extra = () if counts.workout is None else (_EXTRA,)
    rows = ((_was(each, ends=f" · {duration(each.minutes)}"),) for each in options)
    return (*rows, (*extra, _BACK))


def read_options(facts: Mapping[str, object]) -> tuple[Option, ...] | None:
    """None where the question is not open."""
    return msgspec.convert(facts["options"], tuple[Option, ...]) if "options" in facts else None


def which_of(options: Sequence[Option]) -> str:
    return WHICH if options else NONE_NEAR


def render_which_workout(facts: Mapping[str, object], language: str) -> Rendered:
    """Of a session that has no note, or is asked about elsewhere."""
    del language
    counts, options = msgspec.convert(facts["counts_as"], CountsAs), read_options(facts)
    lines = [f"<b>{escape(_session(facts))}</b>", escape(_counts(counts))]
    if options is not None:
        return Rendered("\n".join([*lines, which_of(options)]), option_rows(counts, options), silent=True)
    if counts.asks:
        return Rendered("\n".join([*lines, IN_DOUBT]), doubt_rows(counts), silent=True)
    return Rendered("\n".join(lines), correcting_row(counts), silent=True)


def render_which_session(facts: Mapping[str, object], language: str) -> Rendered:
    """One line and one button each, the newest first."""
    del language
    sessions = facts["sessions"]
    assert isinstance(sessions, Sequence)
    if not sessions:
        return Rendered(NO_SESSION, silent=True)
    lines = [f"{escape(_session(each))} · {_workout(each)}" for each in sessions]
    rows = tuple((Button(_session(each), f"m:session:{place}:pick"),) for place, each in enumerate(sessions))
    return Rendered("\n".join([ANY_SESSION, *lines]), rows, silent=True)


def decided_sentence(workout: Workout | None, *, changed: bool) -> str:
    """Plain text, for the answer to a tap."""
    what = EXTRA if workout is None else _of_day(option_of(workout))
    return f"Noted. It counts as {what}." if changed else f"It counts as {what} already."


def _counts(counts: CountsAs) -> str:
    if counts.workout is None:
        return f"Counts as {EXTRA}."
    return f"Counts as {_of_day(counts.workout)}."


def _was(option: Option, begins: str = "", ends: str = "") -> Button:
    """`Easy run Tue`: within two days a weekday says enough."""
    when = f" {WEEKDAYS[option.day.weekday()]}"
    title = named(option.title, option.sport, LABEL_CHARACTERS - len(begins + when + ends))
    return Button(f"{begins}{title}{when}{ends}", f"m:{option.workout_id}:{option.mark}:was")


def _of_day(option: Option) -> str:
    return f"{named(option.title, option.sport, TITLE_CHARACTERS)} of {day(option.day)}"


def _session(session: Mapping[str, object]) -> str:
    """`Wed 18 Nov · Morning Run, 40 min`, as long as a button is."""
    begins = f"{day(date.fromisoformat(str(session['day'])))} · "
    ends = f", {duration(float(str(session['minutes'])))}"
    return f"{begins}{named(session['title'], session['sport'], LABEL_CHARACTERS - len(begins) - len(ends))}{ends}"


def _workout(session: Mapping[str, object]) -> str:
    title = session["workout"]
    return "extra" if title is None else titled(title, session["sport"], TITLE_CHARACTERS)
