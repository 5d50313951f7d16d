"""The races of a plan file: a name, a day, a distance, and the time that is wanted."""

import re
from datetime import date

from bot.connectors.files.plan.amounts import metres, seconds, text
from bot.connectors.files.plan.document import Tree
from bot.connectors.files.plan.section import Section, Wrong
from bot.connectors.files.plan.workouts import day_near
from domain.race.race import Race, race_id, standard
from domain.training.validity import LONGEST_TITLE, Bounds
from domain.units import HALF_MARATHON_M, MARATHON_M, METRES_PER_KM, METRES_PER_MILE

RACE_KEYS = ("name", "date", "distance", "goal")
MOST_RACES = 20
CALLED = {"half": HALF_MARATHON_M, "half marathon": HALF_MARATHON_M, "marathon": MARATHON_M, "mile": METRES_PER_MILE}
RACE_M = Bounds(1_000, 250_000)
# Nobody ever ran so far faster than the first, or is still running at the second.
RACE_SPEEDS = Bounds(1.0, 8.0)
_SHORT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,3})?) ?k", re.IGNORECASE)


def read_races(plan: Section, today: date) -> tuple[Race, ...]:
    """All that are written; the same day and distance twice is a problem."""
    entries = plan.sections("races", RACE_KEYS, MOST_RACES)
    found: dict[str, Race] = {}
    for entry in entries:
        before = len(entry.problems)
        race = _race(entry, today)
        if race.id in found and len(entry.problems) == before:
            entry.wrong("race_twice", "date", race.day)
        found[race.id] = race
    return tuple(sorted(found.values(), key=lambda race: (race.day, race.id)))


def race_distance(raw: Tree) -> float:
    """Metres of `10 km`, `5k`, `half`, `marathon`, `13.1 mi`."""
    words = " ".join(str(raw).lower().split())
    if words in CALLED:
        return CALLED[words]
    short = _SHORT.fullmatch(words)
    try:
        found = float(short[1].replace(",", ".")) * METRES_PER_KM if short else metres(raw)
    except Wrong as wrong:
        raise Wrong("not_a_race_distance") from wrong
    if not RACE_M.hold(found):
        raise Wrong("race_distance", f"{RACE_M.low / METRES_PER_KM:g}–{RACE_M.high / METRES_PER_KM:g} km")
    return standard(found)


def _race(entry: Section, today: date) -> Race:
    day = entry.need("date", day_near(today), today)
    distance_m = entry.need("distance", race_distance, 0.0)
    goal_s = entry.read("goal", seconds, None)
    if goal_s is not None and distance_m and not (goal_s > 0 and RACE_SPEEDS.hold(distance_m / goal_s)):
        entry.wrong("race_goal", "goal", _clock(goal_s), f"{_clock(distance_m / 8)}–{_clock(distance_m)}")
    return Race(race_id(day, distance_m), entry.need("name", text(LONGEST_TITLE), ""), day, distance_m, goal_s)


def _clock(total_s: float) -> str:
    minutes, left = divmod(round(total_s), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{left:02}"
