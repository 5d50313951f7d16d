"""Who the simulated athlete is, what Robin wants and when there is time."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from domain.athlete.athlete import Athlete, PoolUnit, Units
from domain.athlete.availability import Availability, Blocked
from domain.athlete.goals import Goal, GoalKind
from domain.athlete.profile import Experience, Known, Origin, Profile, Sex

FTP_W = 240
LTHR = 168
MAX_HR = 188
RESTING_HR = 50
THRESHOLD_PACE_S_PER_KM = 280.0
CSS_S_PER_100M = 103.0
WEIGHT_KG = 79.0

_WEEKDAY_MINUTES = 75
_LONG_DAY_MINUTES = 120


def robin(last_day: date, zone: ZoneInfo) -> Athlete:
    """The athlete as they would describe themselves on that day; the long session falls on its weekday."""
    return Athlete(
        id="robin",
        display_name="Robin",
        zone_name=zone.key,
        units=Units(pool=PoolUnit.YARD),
        profile=_profile(last_day),
        goals=_goals(last_day),
        availability=Availability(_minutes(last_day), (_weekend_away(last_day),)),
    )


def _minutes(last_day: date) -> tuple[int, int, int, int, int, int, int]:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (
        _LONG_DAY_MINUTES if weekday == last_day.weekday() else _WEEKDAY_MINUTES for weekday in range(7)
    )
    return (monday, tuesday, wednesday, thursday, friday, saturday, sunday)


def _weekend_away(last_day: date) -> Blocked:
    return Blocked(last_day + timedelta(days=20), last_day + timedelta(days=22), "snowboarding")


def _profile(last_day: date) -> Profile:
    def said(value: float) -> Known:
        return Known(value, Origin.ATHLETE, last_day)

    return Profile(
        sex=Sex.MALE,
        birth_year=1990,
        height_cm=said(181),
        weight_kg=said(WEIGHT_KG),
        experience=Experience.INTERMEDIATE,
        equipment=("barbell", "dumbbells", "kettlebell", "cable", "box", "pull_up_bar", "pool", "road_bike"),
        max_hr=said(MAX_HR),
        resting_hr=said(RESTING_HR),
        ftp_w=said(FTP_W),
        lthr=said(LTHR),
        threshold_pace_s_per_km=said(THRESHOLD_PACE_S_PER_KM),
        css_s_per_100m=said(CSS_S_PER_100M),
    )


def _goals(last_day: date) -> tuple[Goal, ...]:
    return (
        Goal(GoalKind.SWIM_100YD, 70, by=last_day + timedelta(days=100)),
        Goal(GoalKind.BODY_FAT, 14, by=last_day + timedelta(days=130)),
        Goal(GoalKind.VO2MAX, 50),
        Goal(GoalKind.STRENGTH_TO_WEIGHT, 1.5, exercise="back_squat", note="explosive for snowboarding"),
        Goal(GoalKind.WEEKLY_HOURS, 3, upper=5),
    )
