"""Lines as people type them: what each one says, what is asked about, what is refused, and what is no entry."""

import re
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from domain.athlete.athlete import DistanceUnit, PoolUnit, Units, WeightUnit
from domain.training.entry import bounds, registry
from domain.training.entry.entry import Asked, Context, Entry, Figure, Lift, Refusal, Session, Topic, Unclear, Unread
from domain.training.entry.places import PLACES, place_of
from domain.training.entry.reading import read_entry
from domain.training.entry.when import named_day
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.training.validity import Bounds

TODAY = date(2026, 11, 18)  # a Wednesday
METRIC = Context(TODAY)
AMERICAN = Context(TODAY, Units(DistanceUnit.MILE, WeightUnit.POUND, PoolUnit.YARD))


@pytest.mark.parametrize(
    ("line", "kind", "value", "of"),
    [
        ("weight 74.2", ReadingKind.WEIGHT, 74.2, ""),
        ("74,2 KG.", ReadingKind.WEIGHT, 74.2, ""),
        ("I weighed 74.2", ReadingKind.WEIGHT, 74.2, ""),
        ("bf 15,2 %", ReadingKind.BODY_FAT, 15.2, ""),
        ("energy: 6/10", ReadingKind.ENERGY, 6, ""),
        ("sleep 8/10", ReadingKind.SLEEP_QUALITY, 8, ""),
        ("slept 7:30", ReadingKind.SLEEP, 7.5, ""),
        ("quads sore 6", ReadingKind.SORENESS, 6, "quad"),
        ("soreness both calves 3", ReadingKind.SORENESS, 3, "calf"),
        ("left knee pain 4", ReadingKind.PAIN, 4, "left_knee"),
        ("pain in my lower back 2", ReadingKind.PAIN, 2, "lower_back"),
        ("100 yd 1:12", ReadingKind.SWIM_100YD, 72, ""),
        ("100yd free 58.4 s", ReadingKind.SWIM_100YD, 58.4, ""),
        ("400 m 6:10", ReadingKind.TIME_TRIAL, 370, "swim_400m"),
        ("400 m 1:12", ReadingKind.TIME_TRIAL, 72, "run_400m"),
        ("marathon race 3:28:00", ReadingKind.TIME_TRIAL, 12480, "run_42195m"),
        ("1000 yd run 3:20", ReadingKind.TIME_TRIAL, 200, "run_1000yd"),
        ("5k tt 24:30", ReadingKind.TIME_TRIAL, 1470, "run_5000m"),
        ("jump 42 cm", ReadingKind.JUMP, 42, ""),
        ("balance right 0:45", ReadingKind.BALANCE, 45, "right"),
        ("reach 4 cm", ReadingKind.REACH, 4, ""),
        ("Sit-and-reach: -6.5", ReadingKind.REACH, -6.5, ""),
        ("sit and reach \u22123 cm", ReadingKind.REACH, -3, ""),
        ("reach 2 cm short of my toes", ReadingKind.REACH, -2, ""),
        ("my reach +3 beyond the toes", ReadingKind.REACH, 3, ""),
        ("reach 0", ReadingKind.REACH, 0, ""),
    ],
)
def test_figures_as_people_type_them(line: str, kind: ReadingKind, value: float, of: str) -> None:
    assert read_entry(line, METRIC) == Entry(Figure(kind, value, of))


@pytest.mark.parametrize(
    ("line", "session"),
    [
        ("ran 5 km 28:10", Session(Sport.RUN, 1690, 5000)),
        ("I ran 8 km in 45 min", Session(Sport.RUN, 2700, 8000)),
        ("easy run 10k 1:05:00 rpe 4", Session(Sport.RUN, 3900, 10_000, 4)),
        ("run 5 km 1:10", Session(Sport.RUN, 4200, 5000)),
        ("swam 1500 yd 32 min", Session(Sport.SWIM, 1920, 1371.6)),
        ("ride 1:30", Session(Sport.RIDE, 5400)),
        ("ride 90' at 7:30", Session(Sport.RIDE, 5400, at=time(7, 30))),
        ("swim session 400 m 6:10", Session(Sport.SWIM, 370, 400)),
        ("gym 1h15 RPE 8", Session(Sport.STRENGTH, 4500, rpe=8)),
        ("snowboard 3 h RPE 6", Session(Sport.OTHER, 10_800, rpe=6, sub_sport="snowboarding")),
        ("I went snowboarding 3h", Session(Sport.OTHER, 10_800, sub_sport="snowboarding")),
        ("golf 4h", Session(Sport.OTHER, 14_400, sub_sport="golf")),
        ("chopped wood 40 min rpe 7", Session(Sport.OTHER, 2400, rpe=7, title="chopped wood")),
    ],
)
def test_sessions_as_people_type_them(line: str, session: Session) -> None:
    assert read_entry(line, METRIC) == Entry(session)
    assert read_entry(f"yesterday {line}", METRIC) == Entry(session, TODAY - timedelta(days=1))
    assert read_entry(f"{line} yesterday", METRIC) == Entry(session, TODAY - timedelta(days=1))


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("wed", TODAY),
        ("last wednesday", date(2026, 11, 11)),
        ("Monday:", date(2026, 11, 16)),
        ("on thu", date(2026, 11, 12)),
        ("10 nov", date(2026, 11, 10)),
        ("Dec 24", date(2025, 12, 24)),
        ("9.11.", date(2026, 11, 9)),
        ("9.11.2025", date(2025, 11, 9)),
        ("2026-11-01", date(2026, 11, 1)),
        ("day before yesterday", date(2026, 11, 16)),
    ],
)
def test_days_as_people_say_them(said: str, day: date) -> None:
    assert read_entry(f"{said} weight 74", METRIC) == Entry(Figure(ReadingKind.WEIGHT, 74), day)


@pytest.mark.parametrize(
    ("line", "about", "count"),
    [
        ("sleep 8", "sleep", 2),
        ("1500 m 12:00", "trial_or_session", 4),
        ("5 km 24:30", "trial_or_session", 2),
        ("swim 400 m 6:10", "trial_or_session", 2),
        ("ride 9:30", "duration", 2),
        ("row 5x60kg", "exercise", 6),
        ("squat 10x12", "reps_or_weight", 2),
        ("chopped wood 40 min", "session", 1),
        ("run errands 40 min", "session", 1),
    ],
)
def test_what_may_mean_several_things_is_a_question(line: str, about: str, count: int) -> None:
    read = read_entry(line, METRIC)
    assert isinstance(read, Unclear)
    assert (read.about, len(read.entries)) == (about, count)


@pytest.mark.parametrize(
    "line",
    [
        "", "yes", "approve", "100", "74.2", "weight training is fun", "see you in 40 min", "missed the bus", "no pain",
        "when will I be faster", "move the long run to friday", "I ran because it rained", "sleep well", "my knee",
        "make tomorrow's run 40 min", "call mum 5 min",
        "how was my run?", "should I run tomorrow", "running is great", "my weight is fine", "weight loss", "hrv?",
        "pain since 3 days", "run club was fun", "run 3 times a week", "good morning", "bench was heavy", "energy bars",
        "my hrv is 20 lower than usual", "sleep more", "bench press or dips", "run forest", "trial and error",
        "5 km", "ran 5 km 28:10 and then 3 more", "x" * 300, "weight " + "7" * 200,
    ],
)  # fmt: skip
def test_talk_is_no_entry(line: str) -> None:
    assert read_entry(line, METRIC) is None


@pytest.mark.parametrize(
    ("kind", "line", "allowed"),
    [
        ("weight", "weight {} kg", bounds.WEIGHT_KG),
        ("body_fat", "bf {}", bounds.BODY_FAT),
        ("sleep_hours", "slept {} h", bounds.SLEEP_HOURS),
        ("jump", "jump {} cm", bounds.JUMP_CM),
        ("balance", "balance {} s", bounds.BALANCE_S),
        ("reach", "reach {} cm", bounds.REACH_CM),
        ("rpe", "rpe {}", bounds.RPE),
        ("score", "energy {}", bounds.SCORE),
    ],
)
def test_a_figure_at_the_edge_is_taken_and_one_beyond_is_refused(kind: str, line: str, allowed: Bounds) -> None:
    for edge, beyond in ((allowed.low, allowed.low - 0.5), (allowed.high, allowed.high + 0.5)):
        assert isinstance(read_entry(line.format(edge), METRIC), Entry)
        if beyond >= 0:
            assert read_entry(line.format(beyond), METRIC) == Refusal(kind, *allowed)


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("tomorrow ran 5 km 28:10", "future"),
        ("2026-11-19 weight 74", "future"),
        ("1999-12-31 weight 74", "long_ago"),
        ("ran 5 km", "no_time"),
        ("ran 50 km 28:10", "session_time"),
        ("run 2 min", "session_time"),
        ("100 yd 0:20", "trial_time"),
        ("pain 4", "pain_place"),
        ("pain left unicorn 4", "place"),
        ("foo 5x60kg", "exercise"),
        ("squat 5x700kg", "lift"),
    ],
)
def test_what_makes_no_sense_is_refused(line: str, about: str) -> None:
    read = read_entry(line, METRIC)
    assert isinstance(read, Refusal)
    assert read.about == about


@pytest.mark.parametrize(
    ("line", "about"),
    [
        ("weight -3", Topic.WEIGHT),
        ("weight abc", Topic.WEIGHT),
        ("yesterday my weight: 12 stone", Topic.WEIGHT),
        ("body fat low", Topic.BODY_FAT),
        ("rpe 7 8", Topic.RPE),
        ("energy 3/5", Topic.ENERGY),
        ("energy low", Topic.ENERGY),
        ("slept", Topic.SLEEP),
        ("sleep 8 of 12", Topic.SLEEP),
        ("pain 4 left knee", Topic.PAIN),
        ("soreness quads 6/5", Topic.SORENESS),
        ("trial 5 km", Topic.TRIAL),
        ("jump -3", Topic.JUMP),
        ("reach -4 short", Topic.REACH),
        ("balance left 35:99", Topic.BALANCE),
        ("run 28", Topic.SESSION),
        ("ran 5 km 28.10", Topic.SESSION),
        ("bench", Topic.LIFT),
        ("bench 80", Topic.LIFT),
        ("squat 100 kg", Topic.LIFT),
        ("hrv 55", "hrv"),
        ("resting HR 48", "rhr"),
        ("vo2max 51", "vo2max"),
    ],
)
def test_a_known_word_without_a_figure_that_can_be_read_says_what_was_meant(line: str, about: str) -> None:
    assert read_entry(line, METRIC) == Unread(about)


def test_a_sport_alone_lacks_its_time() -> None:
    for line in ("run", "easy run", "went for a run", "I ran yesterday", "golf"):
        assert read_entry(line, METRIC) == Refusal("no_time"), line
    assert read_entry("run tomorrow", METRIC) == Refusal("future")


def test_units_are_the_athletes_where_none_are_said() -> None:
    for line, kilograms in (("weight 164", 164 * 0.45359237), ("weight 74.2 kg", 74.2)):
        assert read_entry(line, AMERICAN) == Entry(Figure(ReadingKind.WEIGHT, kilograms))
    assert read_entry("jump 20", AMERICAN) == Entry(Figure(ReadingKind.JUMP, 20 * 2.54))
    assert read_entry("squat 225x5", AMERICAN) == Entry(Lift("back_squat", 5, 225 * 0.45359237))


def test_of_two_figures_only_one_may_be_repetitions() -> None:
    for line in (
        "squat 10x45",
        "squat 45 x 10",
        "squat 10 x 45 kg",
        "squat 45kg x 10",
        "squat 3x10 45 kg",
        "squat 45 kg 10 reps",
    ):
        assert read_entry(line, METRIC) == Entry(Lift("back_squat", 10, 45.0)), line


def test_a_topic_alone_asks_for_its_figure() -> None:
    for line, asked in (
        ("weight", Asked(Topic.WEIGHT)),
        ("soreness quads", Asked(Topic.SORENESS, "quad")),
        ("pain", Asked(Topic.PAIN)),
        ("session", Asked(Topic.SESSION)),
        ("missed", Asked(Topic.MISSED)),
        ("balance left", Asked(Topic.BALANCE, "left")),
    ):
        assert read_entry(line, METRIC) == asked


def test_every_reader_is_registered_once() -> None:
    folder = Path(registry.__file__).parent
    written = {
        name
        for file in folder.glob("*.py")
        for name in re.findall(r"^def (read_\w+)\(", file.read_text(), re.MULTILINE)
    }
    assert sorted(reader.__name__ for reader in registry.READERS) == sorted(written - {"read_entry"})


def test_every_place_is_found_by_its_name() -> None:
    assert {place_of(place.replace("_", " ")) for place in PLACES} == PLACES
    assert place_of("left brain") is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TODAY),
        ("Tomorrow", TODAY + timedelta(days=1)),
        ("saturday", TODAY + timedelta(days=(5 - TODAY.weekday()) % 7)),
        ("last sat", TODAY - timedelta(days=(TODAY.weekday() - 5) % 7 or 7)),
        ("2027-03-01", date(2027, 3, 1)),
        ("24 Dec", date(2026, 12, 24)),
        ("3. 1.", date(2027, 1, 3)),
        ("Jan 3rd", date(2027, 1, 3)),
        ("1 Nov", date(2026, 11, 1)),
        ("21 Oct", date(2026, 10, 21)),
        ("20 Oct", date(2027, 10, 20)),
        ("10 June", date(2027, 6, 10)),
        ("1.11.2025", date(2025, 11, 1)),
        ("29 Feb", None),
        ("31.13.", None),
        ("someday", None),
        ("saturday run", None),
        ("", None),
    ],
)
def test_a_day_of_a_plan_may_lie_ahead(words: str, day: date | None) -> None:
    assert named_day(words, TODAY) == day
