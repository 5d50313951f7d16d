"""The words and figures that stand inside a picture."""

from datetime import date

FITNESS = "Fitness"
FATIGUE = "Fatigue"
FORM = "Form"
LOAD_AXIS = "Load, points per day"
FORM_AXIS = "Form, points"
FORM_LIMIT = "−30 % of fitness"
NO_LOAD = "No training load known yet"
DONE = "done"
PLANNED = "planned"
EMPTY_WEEK = "Nothing planned, nothing done"

_MINUS = "\u2212"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPORTS = {"run": "Run", "ride": "Ride", "swim": "Swim", "strength": "Strength", "other": "Other"}


def sport_name(sport: str) -> str:
    return _SPORTS.get(sport, sport.capitalize())


def day_label(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def week_axis(monday: date, sunday: date) -> str:
    if monday.month == sunday.month:
        return f"{monday.day}–{day_label(sunday)}, hours"
    return f"{day_label(monday)} – {day_label(sunday)}, hours"


def count(value: float) -> str:
    """A whole number short enough for the margin; from 10,000 on in powers of ten."""
    rounded = round(value)
    return f"{rounded}" if abs(rounded) < 10_000 else f"{value:.0e}".replace("e+0", "e").replace("e+", "e")


def signed(value: float) -> str:
    sign = _MINUS if round(value) < 0 else "+" if round(value) > 0 else ""
    return sign + count(abs(value))


def clock_hours(minutes: float) -> str:
    """Hours and minutes as `3:05`; from 100 hours on whole hours."""
    whole = round(minutes)
    return f"{whole // 60}:{whole % 60:02}" if whole < 6_000 else count(whole / 60)
