"""What a plan file says about the athlete; what it leaves out stays as it is."""

import re
from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo, available_timezones

from bot.connectors.files.plan.amounts import count, items, number, one_of, speed, text, time_of_day
from bot.connectors.files.plan.document import Tree
from bot.connectors.files.plan.goals import GOAL_KEYS, read_goals
from bot.connectors.files.plan.section import Section, Wrong, nearest
from bot.connectors.files.plan.workouts import day_near
from domain.athlete.athlete import DistanceUnit, PoolUnit, Units, WeightUnit
from domain.athlete.availability import Availability, Blocked
from domain.athlete.facts import AthleteFacts
from domain.athlete.profile import Experience, Known, Origin, Profile, Sex
from domain.plan.limits import HARD_BOUNDS
from domain.training.validity import Bounds
from domain.units import METRES_PER_KM

ATHLETE_KEYS = (
    "name", "zone", "language", "units", "review_at", "brief_at", "available", "blocked", "limits", "profile", "goals",
)  # fmt: skip
PROFILE_KEYS = (
    "sex", "birth_year", "height_cm", "weight_kg", "experience", "equipment",
    "max_hr", "resting_hr", "lthr", "ftp_w", "threshold_pace", "css",
)  # fmt: skip
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HEIGHT_CM, WEIGHT_KG, FTP_W = Bounds(100, 250), Bounds(30, 250), Bounds(30, 600)
MAX_HR, RESTING_HR, THRESHOLD_HR = Bounds(100, 230), Bounds(25, 110), Bounds(80, 220)
OLDEST, YOUNGEST = 100, 10
MOST_BLOCKED, MOST_GOALS = 50, 10


def read_athlete(entry: Section, today: date) -> AthleteFacts:
    return AthleteFacts(
        name=entry.read("name", text(60), None),
        zone_name=entry.read("zone", _zone, None),
        language=entry.read("language", _language, None),
        units=_units(entry) if "units" in entry else None,
        review_at=entry.read("review_at", time_of_day, None),
        brief_at=entry.read("brief_at", time_of_day, None),
        availability=_availability(entry, today) if "available" in entry or "blocked" in entry else None,
        profile=_profile(entry.section("profile", PROFILE_KEYS), today) if "profile" in entry else None,
        goals=read_goals(entry.sections("goals", GOAL_KEYS, MOST_GOALS), today) if "goals" in entry else None,
        limits=_limits(entry.section("limits", HARD_BOUNDS)) if "limits" in entry else None,
    )


def _zone(raw: Tree) -> str:
    name = str(raw)
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError) as error:
        close = nearest(name, available_timezones())
        raise Wrong("unknown_zone", "Europe/Berlin" if "," in close else close) from error
    return name


def _language(raw: Tree) -> str:
    if not isinstance(raw, str) or not re.fullmatch(r"[a-z]{2}", raw):
        raise Wrong("not_a_language")
    return raw


def _units(entry: Section) -> Units:
    units = entry.section("units", ("distance", "weight", "pool"))
    return Units(
        distance=units.need("distance", one_of(DistanceUnit), DistanceUnit.KM),
        weight=units.need("weight", one_of(WeightUnit), WeightUnit.KG),
        pool=units.need("pool", one_of(PoolUnit), PoolUnit.METRE),
    )


def _availability(entry: Section, today: date) -> Availability:
    if "available" not in entry:
        entry.wrong("missing", "available")
        return Availability()
    week = entry.section("available", WEEKDAYS)
    mon, tue, wed, thu, fri, sat, sun = (week.read(name, count(Bounds(0, 1440)), 0) for name in WEEKDAYS)
    blocked = entry.sections("blocked", ("first", "last", "reason"), MOST_BLOCKED)
    return Availability((mon, tue, wed, thu, fri, sat, sun), tuple(_blocked(dates, today) for dates in blocked))


def _blocked(dates: Section, today: date) -> Blocked:
    first = dates.need("first", day_near(today), today)
    last = dates.read("last", day_near(today), first)
    if last < first:
        dates.wrong("dates_order", "", f"{first}–{last}")
    return Blocked(first, last, dates.read("reason", text(100), ""))


def _limits(entry: Section) -> dict[str, float]:
    said = {name: entry.read(name, number(Bounds(*bounds)), None) for name, bounds in HARD_BOUNDS.items()}
    return {name: value for name, value in said.items() if value is not None}


def _profile(entry: Section, today: date) -> Profile:
    def known(key: str, reader: Callable[[Tree], float]) -> Known | None:
        value = entry.read(key, reader, None)
        return None if value is None else Known(value, Origin.ATHLETE, today)

    return Profile(
        sex=entry.read("sex", one_of(Sex), None),
        birth_year=entry.read("birth_year", count(Bounds(today.year - OLDEST, today.year - YOUNGEST)), None),
        height_cm=known("height_cm", number(HEIGHT_CM)),
        weight_kg=known("weight_kg", number(WEIGHT_KG)),
        experience=entry.read("experience", one_of(Experience), None),
        equipment=entry.read("equipment", items(text(40), 30), ()),
        max_hr=known("max_hr", number(MAX_HR)),
        resting_hr=known("resting_hr", number(RESTING_HR)),
        ftp_w=known("ftp_w", number(FTP_W)),
        lthr=known("lthr", number(THRESHOLD_HR)),
        threshold_pace_s_per_km=known("threshold_pace", _seconds_per(METRES_PER_KM, Bounds(120, 900))),
        css_s_per_100m=known("css", _seconds_per(100, Bounds(45, 300))),
    )


def _seconds_per(metres: float, bounds: Bounds) -> Callable[[Tree], float]:
    def read(raw: Tree) -> float:
        seconds = round(metres / speed(raw), 2)
        if not bounds.hold(seconds):
            raise Wrong("pace_out_of_range")
        return seconds

    return read
