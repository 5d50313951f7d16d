"""What is typed by hand, as the coach tells it back, asks about it, and refuses it."""

from collections.abc import Iterator
from datetime import date

import msgspec

from bot.telegram.messages.entry_question import OPEN, example_line
from bot.telegram.messages.entry_refused import SENTENCES, UNREAD, refusal_sentence, unread_sentence
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.notice import Notice, NoticeKind
from domain.training.entry import bounds
from domain.training.entry.entry import Context, Refusal, Topic, Unclear
from domain.training.entry.reading import read_entry
from domain.training.validity import WEIGHT_KG, Bounds

TODAY = date(2026, 11, 21)
METRIC, AMERICAN = ["kg", "km", "m"], ["lb", "mi", "yd"]
SAID = {
    "day": "2026-11-21",
    "today": "2026-11-21",
    "units": METRIC,
    "state": "stored",
    "undo": "Qm7d0F4tq1xS9vKcWn2e_A",
}
WEIGHT = {**SAID, "told": "figure", "kind": "weight_kg", "of": "", "value": 74.2}
SWUM = {**WEIGHT, "kind": "time_trial_s", "of": "swim_100m", "value": 70.0}
YARDS = {"units": ["kg", "km", "yd"]}
SQUATS = {**SAID, "told": "lift", "kind": "e1rm_kg", "of": "back_squat", "value": 116.67, "reps": 5, "weight_kg": 100.0}
RUN = {**SAID, "told": "session", "sport": "run", "name": "", "seconds": 1690.0, "distance_m": 5000.0, "rpe": 7.0}
SNOW = {**RUN, "sport": "other", "name": "snowboarding", "seconds": 10800.0, "distance_m": None, "rpe": None}
UNFELT = {**SNOW, "load": 150.0, "guessed": True, "felt": "Qm7d0F4tq1xS9vKcWn2e_A"}
MISSED = {
    **SAID,
    "told": "missed",
    "day": "2026-11-19",
    "title": "5 × 3 min",
    "sport": "run",
    "reason": "had to work <late>",
}
BOUNDS = {
    "weight": bounds.WEIGHT_KG,
    "body_fat": bounds.BODY_FAT,
    "score": bounds.SCORE,
    "sleep_hours": bounds.SLEEP_HOURS,
    "jump": bounds.JUMP_CM,
    "balance": bounds.BALANCE_S,
    "reach": bounds.REACH_CM,
    "lift": WEIGHT_KG,
    "session_time": Bounds(714, 7143),
    "trial_time": Bounds(39.8, 228.6),
    "trial_distance": bounds.TRIAL_M,
    "session_distance": bounds.SESSION_M,
}


def entry_messages() -> Iterator[tuple[str, Rendered]]:
    """Each with the name of its scene."""
    for name, facts in (
        ("a weight", WEIGHT),
        ("a weight once more", {**WEIGHT, "before": 74.6}),
        ("a weight that is known", {**WEIGHT, "state": "known"}),
        ("a weight taken back", {**WEIGHT, "state": "taken_back"}),
        ("a weight in pounds", {**WEIGHT, "units": AMERICAN}),
        ("a pain", {**WEIGHT, "kind": "pain_of_10", "of": "left_knee", "value": 4.0, "day": "2026-11-20"}),
        ("100 yd", {**WEIGHT, "kind": "swim_100yd_s", "value": 72.4, "before": 73.0}),
        ("a reach", {**WEIGHT, "kind": "reach_cm", "value": 4.0, "before": -1.5}),
        ("a time trial", {**WEIGHT, "kind": "time_trial_s", "of": "run_5000m", "value": 1470.0}),
        ("a swim trial in another pool", {**WEIGHT, "kind": "time_trial_s", "of": "swim_100m", "value": 70.0, **YARDS}),
        ("a swim trial, for a goal in yards", {**SWUM, "swims_for": "yd"}),
        ("a swim over yards, in a pool of metres", {**WEIGHT, "kind": "swim_100yd_s", "value": 63.06}),
        ("a swim trial in the own pool", SWUM),
        ("a lift by one formula", {**SQUATS, "rpe": None, "low": 116.67, "high": 116.7}),
        ("a lift by several formulas", {**SQUATS, "value": 123.3, "rpe": 8, "low": 118.2, "high": 123.3}),
        ("a lift", {**SQUATS, "rpe": 8.5, "before": 112.5}),
        ("a session", {**RUN, "load": 31.6, "guessed": False}),
        ("a session with an RPE at last", {**RUN, "load": 31.6, "guessed": False, "before_rpe": 6.0}),
        ("a session without an RPE", UNFELT),
        ("an RPE", {**SNOW, "told": "effort", "rpe": 6.0, "load": 210.0, "guessed": False}),
        ("a missed workout", MISSED),
        ("a missed workout, another reason", {**MISSED, "before": "travel"}),
    ):
        yield f"entry, {name}", render(Notice(NoticeKind.ENTRY, facts))
    for line in ("sleep 8", "5 km 24:30", "squat 10x12", "row 5x60kg @8", "chopped wood 40 min"):
        yield f"entry, unclear: {line}", render(Notice(NoticeKind.ENTRY_CHOICE, unclear(line)))
    for topic in Topic:
        asked = {"topic": topic.value, "of": "", "day": "2026-11-21", "units": METRIC}
        yield f"entry, asked for: {topic}", render(Notice(NoticeKind.ENTRY_QUESTION, asked))
    placed = {"topic": "pain", "of": "left_knee", "day": "2026-11-21", "units": METRIC}
    yield "entry, asked for a pain there", render(Notice(NoticeKind.ENTRY_QUESTION, placed))
    yield "the menu of what can be logged", render(Notice(NoticeKind.LOG_MENU))
    yield "the menu, a line not understood", render(Notice(NoticeKind.LOG_MENU, {"unread": True}))


def unclear(line: str) -> dict[str, object]:
    read = read_entry(line, Context(TODAY))
    assert isinstance(read, Unclear)
    return {
        "about": read.about,
        "choice_id": "Qm7d0F4tq1xS9vKcWn2e_A",
        "entries": [msgspec.to_builtins(each) for each in read.entries],
        "kinds": [type(each.what).__name__ for each in read.entries],
        "today": TODAY.isoformat(),
        "units": METRIC,
    }


def entry_sentences() -> Iterator[tuple[str, str]]:
    for about in SENTENCES:
        yield f"entry refused, {about}", refusal_sentence(Refusal(about, *BOUNDS.get(about, (1, 10))), METRIC)
    for about in UNREAD:
        yield f"entry unread, {about}", unread_sentence(about, METRIC)
    yield "entry unread, in pounds", unread_sentence("weight", AMERICAN)
    yield "entry refused, in pounds", refusal_sentence(Refusal("weight", 25, 300), AMERICAN)
    for topic in OPEN:
        yield f"entry not understood, {topic}", example_line(topic, {"units": AMERICAN})
