"""Energy behind a weight: what is spent at rest and in training, and whether a goal on it asks for too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.athlete.athlete import Athlete
from domain.athlete.goals import Goal, GoalKind
from domain.body.pain import STOPPING
from domain.metrics.body import WEIGHT_AGE_DAYS_MAX, fat_mass
from domain.metrics.energy import Refusal, advised_deficit, balance_kcal, resting_kcal
from domain.metrics.energy_spent import Spender, TrainingEnergy, training_energy
from domain.metrics.outlook import goal_outlook, required_per_week
from domain.metrics.trend import Point, smoothed
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories import activities, readings

SIX_DAYS = timedelta(days=6)
WEIGHED = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class TooMuch:
    """A goal on the weight that asks for so many kg a week, and why no plan is made for that."""

    kg_a_week: float
    because: Refusal


@dataclass(frozen=True, slots=True)
class EnergyLook:
    """`resting` in kcal a day, None where sex, year of birth, height or weight are not known; `training` of seven days,
    None where there was none, or nothing of it can be told.
    """

    resting: float | None
    training: TrainingEnergy | None
    too_much: TooMuch | None = None


async def energy_look(unit: Unit, athlete: Athlete, weighed: Sequence[Point], today: date) -> EnergyLook:
    """`weighed`: the weights of the last year in kg, the oldest first. Two statements at most."""
    who = _who(athlete, weighed, today)
    done = await activities.untitled(unit, athlete.id, today - SIX_DAYS, today)
    goal = next((each for each in athlete.goals if each.kind is GoalKind.WEIGHT and each.by and each.by > today), None)
    too_much = await _too_much(unit, athlete.id, goal, who, weighed, today) if goal else None
    return EnergyLook(_resting(athlete, who), training_energy(done, who), too_much)


async def fat_kg(unit: Unit, athlete_id: str, percent: float, today: date) -> float | None:
    """Of a body that was weighed in the last month."""
    weight_kg = await readings.latest(unit, athlete_id, ReadingKind.WEIGHT, today - WEIGHED, today)
    return fat_mass(weight_kg, percent)


def _who(athlete: Athlete, weighed: Sequence[Point], today: date) -> Spender:
    """With the trend of the weight, which no single morning turns."""
    profile, last = athlete.profile, smoothed(weighed)[-1:]
    fresh = [kg for day, kg in last if (today - day).days <= WEIGHT_AGE_DAYS_MAX]
    told = profile.weight_kg.value if profile.weight_kg else None
    age = today.year - profile.birth_year if profile.birth_year else None
    return Spender(fresh[0] if fresh else told, age, profile.sex)


def _resting(athlete: Athlete, who: Spender) -> float | None:
    height = athlete.profile.height_cm
    if who.weight_kg is None or who.age_years is None or who.sex is None or height is None:
        return None
    return resting_kcal(who.weight_kg, height.value, who.age_years, who.sex)


async def _too_much(
    unit: Unit, athlete_id: str, goal: Goal, who: Spender, weighed: Sequence[Point], today: date
) -> TooMuch | None:
    """None where less is not wanted, or no faster than a body takes it."""
    target = goal.target if goal.upper is None else goal.upper
    assert goal.by is not None, "only goals with a day ask for a rate"
    rate = required_per_week(goal_outlook(weighed, target, today, lower_is_better=True), target, (goal.by - today).days)
    if rate is None or rate >= 0 or who.weight_kg is None:
        return None
    pains = await readings.of_kind(unit, athlete_id, ReadingKind.PAIN, today - SIX_DAYS, today)
    hurt = any(each.value >= STOPPING for each in pains)
    found = advised_deficit(-balance_kcal(rate), who.weight_kg, who.age_years, injured=hurt)
    return TooMuch(rate, found) if isinstance(found, Refusal) else None
