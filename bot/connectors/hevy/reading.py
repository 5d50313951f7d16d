"""What Hevy tells of a workout and of a body, as our own values.

Hevy speaks kilograms, metres and seconds whatever the athlete's app shows. A record is kept where its core stands: a
workout with its id and its start, a set with an exercise and repetitions or a time.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.connectors.fields import Fields, Tally
from bot.connectors.hevy.templates import exercise_of
from domain.calendar import local_day
from domain.training.activity import Activity, LiftSet, SetKind
from domain.training.exercises import CATALOGUE
from domain.training.reading import Reading, ReadingKind
from domain.training.service import Service
from domain.training.sport import Sport
from domain.training.validity import READINGS

FIRST_YEAR = 1990
# Nobody trains in the future; a day of it is a clock that runs ahead, or a zone.
AHEAD = timedelta(days=2)
LONGEST = timedelta(hours=24)
MOST_REPS, HEAVIEST_KG = 1000, 1000.0
LONGEST_NAME = 80
# Where the machine lifts a part of the body, the weight told is what was not lifted.
ASSISTED = "assisted"
BODY = {ReadingKind.WEIGHT: "weight_kg", ReadingKind.BODY_FAT: "fat_percent"}


def read_workout(raw: object, zone: ZoneInfo, now: datetime, tally: Tally) -> Activity | None:
    """None where id or start cannot be read; days are counted in `zone`."""
    fields = Fields(raw if isinstance(raw, Mapping) else {}, tally, complete=True)
    identity, started_at = fields.raw.get("id"), fields.moment("start_time")
    if not isinstance(identity, str) or not identity or started_at is None or not _possible(started_at, now):
        tally.drop("workout")
        return None
    sets = tuple(done for exercise in fields.items("exercises") for done in _sets(exercise))
    seconds = _seconds(fields, started_at)
    return Activity(
        source=Service.HEVY.value,
        source_id=identity,
        sport=_sport(sets),
        started_at=started_at.astimezone(UTC),
        day=local_day(started_at, zone),
        elapsed_s=seconds,
        moving_s=seconds,
        title=fields.text("title", LONGEST_NAME),
        sets=sets,
    )


def read_measurement(raw: object, today: date, tally: Tally) -> list[Reading]:
    """Weight in kg and body fat in %, as far as they were measured that day; lists leave out what was not."""
    fields = Fields(raw if isinstance(raw, Mapping) else {}, tally, complete=True)
    day = _day(fields.raw.get("date"))
    if day is None or day.year < FIRST_YEAR or day > today + AHEAD:
        tally.drop("measurement")
        return []
    measured = [(kind, fields.number(name, *READINGS[kind], optional=True)) for kind, name in BODY.items()]
    return [Reading(kind, day, value, Service.HEVY.value) for kind, value in measured if value is not None]


def _sets(exercise: Fields) -> Iterator[LiftSet]:
    title = exercise.text("title", LONGEST_NAME)
    name = exercise_of(exercise.text("exercise_template_id", LONGEST_NAME), title)
    for done in exercise.items("sets"):
        read = _set(done, name, assisted=ASSISTED in title.casefold())
        if read is not None:
            yield read


def _set(fields: Fields, exercise: str, *, assisted: bool) -> LiftSet | None:
    """None for a set that nobody did: no repetitions and no time."""
    reps = fields.number("reps", 0, MOST_REPS)
    seconds = fields.number("duration_seconds", 0, LONGEST.total_seconds())
    weight_kg = fields.number("weight_kg", 0, HEAVIEST_KG)
    rpe = fields.number("rpe", 1, 10)
    kind = _kind(fields)
    if not exercise or not (reps or seconds):
        if not exercise:
            fields.tally.drop("exercise")
        return None
    return LiftSet(
        exercise=exercise,
        kind=kind,
        reps=int(reps) if reps else None,
        weight_kg=weight_kg if weight_kg and not assisted else None,
        seconds=seconds or None,
        rpe=rpe,
    )


def _kind(fields: Fields) -> SetKind:
    told = fields.text("type")
    if told in SetKind:
        return SetKind(told)
    if told:
        fields.tally.drop("type")
    return SetKind.NORMAL


def _sport(sets: tuple[LiftSet, ...]) -> Sport:
    """Hevy keeps runs and rows too, as exercises that are only timed."""
    timed_only = sets and not any(done.reps or done.exercise in CATALOGUE for done in sets)
    return Sport.OTHER if timed_only else Sport.STRENGTH


def _seconds(fields: Fields, started_at: datetime) -> float:
    """From start to end; 0 where the end is unknown, because no length of a session may be made up."""
    ended_at = fields.moment("end_time")
    if ended_at is None:
        return 0.0
    if not timedelta() <= ended_at - started_at <= LONGEST:
        fields.tally.drop("end_time")
        return 0.0
    return (ended_at - started_at).total_seconds()


def _possible(moment: datetime, now: datetime) -> bool:
    return moment.year >= FIRST_YEAR and moment <= now + AHEAD


def _day(told: object) -> date | None:
    try:
        return date.fromisoformat(told[:10]) if isinstance(told, str) else None
    except ValueError:
        return None
