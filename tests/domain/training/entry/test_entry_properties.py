"""Written down again an entry is read the same, and whatever else is typed raises nothing and stores no nonsense."""

import string
from datetime import date, time

from hypothesis import example, given, settings
from hypothesis import strategies as st

from domain.athlete.athlete import DistanceUnit, PoolUnit, Units, WeightUnit
from domain.training.entry import bounds
from domain.training.entry.entry import (
    Context,
    Effort,
    Entry,
    Figure,
    Lift,
    Missed,
    Session,
    Unclear,
    What,
)
from domain.training.entry.places import PLACES
from domain.training.entry.plain import plain
from domain.training.entry.reading import read_entry
from domain.training.entry.sports import PREFERRED
from domain.training.entry.writing import written
from domain.training.exercises import CATALOGUE
from domain.training.reading import ReadingKind
from domain.training.sport import Sport
from domain.training.validity import FIRST_DAY, WEIGHT_KG, Bounds

TODAY = date(2026, 11, 18)  # a Wednesday
METRIC = Context(TODAY)
AMERICAN = Context(TODAY, Units(DistanceUnit.MILE, WeightUnit.POUND, PoolUnit.YARD))

contexts = st.sampled_from([METRIC, AMERICAN])
halves = st.integers(0, 20).map(lambda twice: twice / 2)
efforts = st.integers(2, 20).map(lambda twice: twice / 2)


def inside(allowed: Bounds) -> st.SearchStrategy[float]:
    return st.floats(allowed.low, allowed.high).map(lambda value: round(value, 9))


figures = st.one_of(
    st.builds(Figure, st.just(ReadingKind.WEIGHT), inside(bounds.WEIGHT_KG)),
    st.builds(Figure, st.just(ReadingKind.BODY_FAT), inside(bounds.BODY_FAT)),
    st.builds(Figure, st.sampled_from([ReadingKind.ENERGY, ReadingKind.SLEEP_QUALITY]), halves),
    st.builds(Figure, st.just(ReadingKind.SORENESS), halves, st.sampled_from(["", *sorted(PLACES)])),
    st.builds(Figure, st.just(ReadingKind.PAIN), halves, st.sampled_from(sorted(PLACES))),
    st.builds(Figure, st.just(ReadingKind.SLEEP), st.integers(2, 80).map(lambda quarters: quarters / 4)),
    st.builds(Figure, st.just(ReadingKind.JUMP), inside(bounds.JUMP_CM)),
    st.builds(Figure, st.just(ReadingKind.REACH), inside(bounds.REACH_CM)),
    st.builds(Figure, st.just(ReadingKind.BALANCE), inside(bounds.BALANCE_S), st.sampled_from(["", "left", "right"])),
    st.builds(Figure, st.just(ReadingKind.SWIM_100YD), st.floats(45, 200).map(lambda value: round(value, 1))),
    st.tuples(st.sampled_from(["swim_400m", "swim_500yd", "swim_1500m"]), st.floats(300, 700)).map(
        lambda trial: Figure(ReadingKind.TIME_TRIAL, round(trial[1], 1) * (3 if "1500" in trial[0] else 1), trial[0])
    ),
    st.tuples(st.sampled_from([1000, 5000, 21097.5]), st.floats(2, 6)).map(
        lambda trial: Figure(ReadingKind.TIME_TRIAL, round(trial[0] / trial[1], 1), f"run_{trial[0]:.10g}m")
    ),
)
times = st.builds(time, st.integers(0, 23), st.integers(0, 59))
named = st.sampled_from(sorted(PREFERRED, key=str))
seconds = st.integers(300, 86_400).map(float)
sessions = st.one_of(
    st.builds(
        lambda sport, length, rpe, at: Session(sport.sport, length, None, rpe, at, sport.sub_sport),
        named, seconds, st.none() | efforts, st.none() | times,
    ),
    st.builds(
        lambda metres, speed, rpe: Session(Sport.RUN, float(round(metres / speed)), metres, rpe),
        st.integers(3000, 40_000).map(float) | st.sampled_from([8046.72, 1609.344 * 10]),
        st.floats(1, 6), st.none() | efforts,
    ),
    st.builds(
        lambda words, length, rpe: Session(Sport.OTHER, length, rpe=rpe, title=words),
        st.sampled_from(["Chopped wood", "moved house", "Gartenarbeit", "five-a-side"]), seconds, st.none() | efforts,
    ),
)  # fmt: skip
lifts = st.builds(Lift, st.sampled_from(sorted(CATALOGUE)), st.integers(1, 100), inside(WEIGHT_KG), st.none() | efforts)
told_efforts = st.builds(Effort, efforts, st.none() | st.sampled_from([Sport.RUN, Sport.RIDE, Sport.SWIM]))
letters = st.text(string.ascii_letters + "äß '()?-", min_size=1, max_size=60).map(plain).filter(bool)
reasons = st.builds(
    Missed, letters.map(lambda words: f"{words} so"), st.none() | st.sampled_from([Sport.RUN, Sport.SWIM])
)
days = st.none() | st.dates(FIRST_DAY, TODAY)
entries: st.SearchStrategy[Entry] = st.builds(Entry, st.one_of(figures, sessions, lifts, told_efforts, reasons), days)


@settings(max_examples=600, deadline=None)
@given(entries, contexts)
@example(Entry(Figure(ReadingKind.WEIGHT, 74.38914868)), AMERICAN)
@example(Entry(Figure(ReadingKind.REACH, 6.1035e-05)), METRIC)
@example(Entry(Session(Sport.SWIM, 1920.0, 1371.6000000000001)), METRIC)
@example(Entry(Session(Sport.SWIM, 370.0, 400.0)), METRIC)
@example(Entry(Session(Sport.RUN, 480.0, 914.4000000000001)), AMERICAN)
@example(Entry(Session(Sport.OTHER, 480.0, 900.0, sub_sport="rowing")), METRIC)
def test_what_is_written_is_read_as_it_was_in_anybodys_units(entry: Entry, context: Context) -> None:
    assert read_entry(written(entry), context) == entry


PIECES = [
    "weight",
    "rpe",
    "pain",
    "left",
    "knee",
    "soreness",
    "quads",
    "sleep",
    "ran",
    "swim",
    "squat",
    "bench",
    "5x",
    "100kg",
    "7",
    "8.5",
    "1,234",
    "74,2",
    "kg",
    "lb",
    "%",
    "km",
    "m",
    "yd",
    "min",
    "h",
    "1:12",
    "28:10",
    "1:02:03",
    "yesterday",
    "monday",
    "10",
    "nov",
    "31.2.",
    "2026-02-31",
    "at",
    "25",
    "7pm",
    "@8",
    "missed",
    ":",
    "/",
    "×",
    "½",
    "٣",
    "\u202e",
    "\x00",
    "🏊",
    "trial",
    "free",
    "99999999",
    "jump",
    "balance",
    "reach",
    "in",
    "s",
]
typed = st.lists(
    st.sampled_from(PIECES) | st.text(max_size=6),
    max_size=9,
).map(" ".join)


@settings(max_examples=600, deadline=None)
@given(typed | st.text(max_size=300), contexts)
def test_whatever_is_typed_is_read_without_an_error_and_stored_only_where_it_makes_sense(
    text: str, context: Context
) -> None:
    read = read_entry(text, context)
    found = read.entries if isinstance(read, Unclear) else (read,) if isinstance(read, Entry) else ()
    for entry in found:
        assert entry.day is None or FIRST_DAY <= entry.day <= TODAY
        assert sensible(entry.what), entry
        assert read_entry(written(entry), METRIC) == entry, "what a button stands for is read as what it says"


def sensible(what: What) -> bool:
    match what:
        case Session():
            return bounds.SESSION_S.hold(what.seconds) and (what.rpe is None or bounds.RPE.hold(what.rpe))
        case Lift():
            return WEIGHT_KG.hold(what.weight_kg) and 1 <= what.reps <= 100
        case Effort():
            return bounds.RPE.hold(what.rpe)
        case Missed():
            return bool(what.reason)
        case Figure(ReadingKind.WEIGHT, value):
            return bounds.WEIGHT_KG.hold(value)
        case Figure():
            return 0 <= what.value < 200_000
