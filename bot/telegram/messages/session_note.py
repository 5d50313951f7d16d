"""The note after a workout: the verdict, planned against done, what was unusual, and what it means for the next one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import msgspec

from bot.telegram.messages.caption import TEXT_LIMIT, Line, fitted
from bot.telegram.messages.entry_words import distance, exercise
from bot.telegram.messages.next_lift import next_load, plates
from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.which_workout import (
    IN_DOUBT,
    Rows,
    correcting_row,
    doubt_rows,
    option_rows,
    read_options,
    which_of,
)
from bot.telegram.messages.words import NBSP, count, duration, escape, measured, number, percent, titled
from bot.telegram.messages.words import day as plain_day
from bot.telegram.messages.workout_steps import in_the_pool, pace_words, speed_words
from domain.metrics.load_methods import LoadMethod
from domain.plan.counts_as import Option
from domain.review.session_note import Gap, NextLift, SessionNote, SessionVerdict, Top
from domain.training.entry.entry import Topic
from domain.training.workout import Workout

TITLE_CHARACTERS = 40
VERDICTS = {
    SessionVerdict.AS_PLANNED: "As planned",
    SessionVerdict.TOO_HARD: "Harder than planned",
    SessionVerdict.EASIER: "Easier than planned",
    SessionVerdict.CUT_SHORT: "Cut short",
    SessionVerdict.LONGER: "Longer than planned",
    SessionVerdict.EXTRA: "Extra",
    SessionVerdict.RACED: "Race",
}
GAPS = {
    Gap.HEART_RATE: "No heart rate in the recording, so the load is a guess from the rest.",
    Gap.DISTANCE: "No distance in the recording, so I say nothing about pace.",
    Gap.SETS: "No sets in the recording; what you log in the gym app tells me about the lifts.",
}
HOW_HARD = "How hard was it, from 1 to 10?"
HEAT = (
    "Your watch measured {} or more all the way: heat explains the slower pace, and your 5 km time leaves this run out."
)
MAX_HR_PASSED = (
    "{} on average is above your maximum of {}: that is set too low, and loads by heart rate come out too high. "
    "A plan file with the right max_hr mends it."
)
LOAD_INSTEAD = (
    "By {} it would be a load that nobody can hold, so it goes by {}. The threshold is set too low, or what was "
    "recorded is wrong."
)
LOAD_BY = {
    LoadMethod.POWER_TSS: "power",
    LoadMethod.RTSS: "pace on the hills",
    LoadMethod.RTSS_FLAT: "pace",
    LoadMethod.STSS: "pace",
    LoadMethod.HRSS: "heart rate",
    LoadMethod.SESSION_RPE: "how hard it felt",
    LoadMethod.DURATION_DEFAULT: "its time alone",
}
HARDNESS = range(1, 11)
IN_A_ROW = 5


def render_session_note(facts: Mapping[str, object], language: str) -> Rendered:
    """Always silent. One question at a time: which workout it was, where that is in doubt, then how hard it was."""
    del language
    note = msgspec.convert(facts["note"], SessionNote)
    units = in_the_pool(msgspec.convert(facts["units"], tuple[str, ...]), note.pool_in_yards)
    question, buttons = _asked(note, read_options(facts))
    lines = [*_lines(note, units), *([Line(question)] if question else [])]
    return Rendered(fitted(lines, TEXT_LIMIT), buttons, silent=True)


def _asked(note: SessionNote, options: Sequence[Option] | None) -> tuple[str, Rows]:
    """`options` are what it could have been, where the athlete is just choosing."""
    counts = note.counts_as
    if counts is not None and options is not None:
        return which_of(options), option_rows(counts, options)
    if counts is not None and counts.asks:
        return IN_DOUBT, doubt_rows(counts)
    otherwise = () if counts is None else correcting_row(counts)
    return (HOW_HARD, (*_hardness(note.day), *otherwise)) if note.rpe is None else ("", otherwise)


def _lines(note: SessionNote, units: Sequence[str]) -> list[Line]:
    name = titled(note.planned.title if note.planned else note.title, note.sport, TITLE_CHARACTERS)
    lines = [Line(f"<b>{VERDICTS[note.verdict]}: {name}</b>"), Line(_done(note, units))]
    lines += [Line(_top(each, units), rank=2) for each in note.tops]
    lines += [Line(text, rank=1) for text in _unusual(note, units)]
    lines += [Line(GAPS[gap], rank=1) for gap in note.gaps]
    lines += [Line(_next_lift(each, units), rank=1) for each in note.next_lifts]
    if note.coming is not None:
        lines.append(Line(_coming(note, note.coming), rank=2))
    return lines


def _done(note: SessionNote, units: Sequence[str]) -> str:
    """Planned and actual side by side, and the two figures that matter."""
    planned = note.planned
    parts = [_of(duration(note.minutes), duration(planned.minutes) if planned else "")]
    if note.distance_m:
        meant = distance(planned.distance_m, note.sport, units) if planned and planned.distance_m else ""
        parts.append(_of(distance(note.distance_m, note.sport, units), meant))
    if note.speed_m_per_s:
        meant = ""
        if planned is not None and planned.target is not None:
            meant = f", meant {speed_words(planned.target.low, planned.target.high, note.sport, units)}"
        parts.append(f"{pace_words(note.speed_m_per_s, note.sport, units)}{meant}")
    if note.average_power_w:
        parts.append(measured(number(note.average_power_w), "W"))
    if note.average_hr:
        parts.append(measured(number(note.average_hr), "bpm"))
    if note.lifting is not None:
        parts.append(f"{note.lifting.done} of {count(len(note.lifting.lifts), 'exercise', 'exercises')}")
    parts.append(f"load {number(note.load)}")
    if note.rpe is not None:
        parts.append(f"RPE {number(note.rpe)}")
    return " · ".join(parts)


def _of(done: str, planned: str) -> str:
    """`46 of 45 min`, and `46 min of 1 h 05`: the unit once where it is the same."""
    figure, _, unit = done.rpartition(NBSP)
    same = planned.count(NBSP) == done.count(NBSP) == 1 and planned.endswith(f"{NBSP}{unit}")
    return f"{figure if same else done} of {planned}" if planned else done


def _top(top: Top, units: Sequence[str]) -> str:
    """`Back squat: 4 sets, best 5 × 80 kg at RPE 8`."""
    best = [] if top.reps is None else [str(top.reps)]
    if top.weight_kg is not None:
        best.append(plates(top.weight_kg, units))
    felt = "" if top.rpe is None else f" at RPE {number(top.rpe, 1).removesuffix('.0')}"
    told = f", best {f'{NBSP}×{NBSP}'.join(best)}{felt}" if best else ""
    return f"{escape(exercise(top.exercise))}: {count(top.sets, 'set', 'sets')}{told}"


def _unusual(note: SessionNote, units: Sequence[str]) -> Iterator[str]:
    like, planned = note.like, note.planned
    if planned is not None and planned.day != note.day:
        yield f"It was planned for {plain_day(planned.day)}."
    if like is not None:
        heart = "" if like.average_hr is None else f" at {measured(number(like.average_hr), 'bpm')}"
        before = pace_words(like.speed_m_per_s, note.sport, units)
        whole = pace_words(like.own_speed_m_per_s, note.sport, units)
        own = "" if like.own_speed_m_per_s == note.speed_m_per_s else f", and this one {whole} in all"
        yield f"Your last {like.n} like it: {before}{heart}{own}"
    if note.heat_c is not None:
        yield HEAT.format(measured(number(note.heat_c), "°C"))
    if note.max_hr_passed is not None and note.average_hr is not None:
        yield MAX_HR_PASSED.format(*(measured(number(rate), "bpm") for rate in (note.average_hr, note.max_hr_passed)))
    if note.load_instead is not None:
        yield LOAD_INSTEAD.format(*(LOAD_BY[method] for method in note.load_instead))
    if note.usual_load is not None:
        yield f"Load {number(note.load)}, usually {number(note.usual_load)}."
    if note.decoupling_percent is not None:
        yield f"The second half took {percent(note.decoupling_percent)} more heartbeats for the same way."
    if note.felt_off is not None and planned is not None and note.rpe is not None:
        yield f"It felt like {number(note.rpe)} of 10; about {number(planned.rpe)} was meant."


def _next_lift(each: NextLift, units: Sequence[str]) -> str:
    return f"{escape(exercise(each.exercise))}, next time: {next_load(each.suggestion, units)}"


def _coming(note: SessionNote, coming: Workout) -> str:
    """By its day, since a note may come late."""
    named = f"{titled(coming.title, coming.sport, TITLE_CHARACTERS)}, {duration(coming.minutes)}"
    day = plain_day(coming.day)
    if note.verdict is SessionVerdict.TOO_HARD and coming.hard:
        return f"Next: {day} · {named}. It is a hard one too; the evening review weighs that."
    return f"Next: {day} · {named}, as planned"


def _hardness(day: date) -> Rows:
    buttons = tuple(Button(str(rpe), f"l:{Topic.RPE.value}:{rpe}:{day.isoformat()}") for rpe in HARDNESS)
    return buttons[:IN_A_ROW], buttons[IN_A_ROW:]
