"""Energy: what a body spends at rest and in training, and what its weight says about the balance."""

import math
from enum import StrEnum

from domain.athlete.profile import Sex

KCAL_A_DAY_PER_KG_A_WEEK = 1100.0
ROUNDED_TO_KCAL = 50
UNSURE_SHARE = 0.2
KEYTEL = {Sex.MALE: (-55.0969, 0.6309, 0.1988, 0.2017), Sex.FEMALE: (-20.4022, 0.4472, -0.1263, 0.074)}
KJ_PER_KCAL = 4.184
VALID_HR = (40.0, 220.0)
ML_PER_KG_A_MINUTE = 3.5
KCAL_PER_ML = 0.005
GROWN_UP = 18
DEFICIT_MAX_KCAL = 500.0
LOSS_MAX_SHARE_A_WEEK = 0.007


class Refusal(StrEnum):
    """Why no such figure is advised: it is a matter for somebody else, or it would be too much."""

    AGE_UNKNOWN = "age_unknown"
    UNDER_AGE = "under_age"
    INJURED = "injured"
    TOO_LARGE = "too_large"
    TOO_FAST = "too_fast"


def resting_kcal(weight_kg: float, height_cm: float, age_years: float, sex: Sex) -> float:
    """A day at rest, by Mifflin and St Jeor (1990), rounded factors as published."""
    return 10 * weight_kg + 6.25 * height_cm - 5 * age_years + (5 if sex is Sex.MALE else -161)


def keytel_kcal(average_hr: float | None, weight_kg: float, age_years: float, sex: Sex, minutes: float) -> float | None:
    """Of endurance exercise from its heart rate (Keytel 2005): good from about 41 to 80 % of VO2max, not for lifting.

    None without a heart rate that can be one; never below 0, which the formula gives near rest.
    """
    if average_hr is None or not VALID_HR[0] <= average_hr <= VALID_HR[1]:
        return None
    constant, per_bpm, per_kg, per_year = KEYTEL[sex]
    kj_a_minute = constant + per_bpm * average_hr + per_kg * weight_kg + per_year * age_years
    return max(0.0, kj_a_minute / KJ_PER_KCAL * minutes)


def met_kcal(met: float, weight_kg: float, minutes: float) -> float:
    """Gross, resting included: 3.5 ml of oxygen a MET, 5 kcal a litre of it (Compendium of Physical Activities)."""
    return met * ML_PER_KG_A_MINUTE * weight_kg * minutes * KCAL_PER_ML


def net_met_kcal(met: float, weight_kg: float, minutes: float) -> float:
    """What is spent beyond resting, and may be added to it."""
    return met_kcal(met - 1, weight_kg, minutes)


def balance_kcal(kg_a_week: float) -> float:
    """A day's surplus, or deficit below 0, behind a weight that changes at that rate."""
    return kg_a_week * KCAL_A_DAY_PER_KG_A_WEEK


def told_kcal(kcal: float) -> tuple[int, int, int]:
    """To the nearest 50, with the ends of a fifth to either side: more precise it is not."""
    low, high = sorted((kcal * (1 - UNSURE_SHARE), kcal * (1 + UNSURE_SHARE)))
    return _rounded(kcal), _rounded(low), _rounded(high)


def advised_deficit(kcal_a_day: float, weight_kg: float, age_years: float | None, *, injured: bool) -> float | Refusal:
    """That deficit, a figure above 0, or why it must not be advised."""
    if age_years is None:
        return Refusal.AGE_UNKNOWN
    if age_years < GROWN_UP:
        return Refusal.UNDER_AGE
    if injured:
        return Refusal.INJURED
    if kcal_a_day > DEFICIT_MAX_KCAL:
        return Refusal.TOO_LARGE
    too_fast = kcal_a_day / KCAL_A_DAY_PER_KG_A_WEEK > LOSS_MAX_SHARE_A_WEEK * weight_kg
    return Refusal.TOO_FAST if too_fast else kcal_a_day


def _rounded(kcal: float) -> int:
    return math.floor(kcal / ROUNDED_TO_KCAL + 0.5) * ROUNDED_TO_KCAL
