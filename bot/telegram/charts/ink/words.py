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
PLAN = "Plan"
EMPTY_WEEK = "Nothing planned, nothing done"

UNKNOWN = "?"
NO_VALUES = "No values yet"
FITNESS_TITLE = "Fitness, fatigue and form"
AHEAD = "as planned"
THEN = "then"
TODAY = "today"
VOLUME_TITLE = "Training time by week"
VOLUME_UNIT = "hours"
HRV_TITLE = "HRV of the night"
HRV_UNIT = "ms; the band is what is usual for you"
MEAN_OF_SEVEN = "7 nights"
NIGHT = "Night"
LIFT_TITLE = "Estimated one-repetition maximum"
MUSCLES_TITLE = "Hard sets by muscle"
MAINTENANCE = "maintenance"
GROWTH = "growth"
SETS = "sets in the week"
SWIM_TITLE = "100 yd freestyle"
SWIM_UNIT = "best of each swim, lower is faster"
FROM_ANOTHER_POOL = "from another pool"
IN_YARDS = "in yards"
RACE = "race"
RACE_UNIT = "predicted time and its range, lower is faster"
HIGHER_IS_BETTER = "higher is better"
LOWER_IS_BETTER = "lower is better"
GOAL = "Goal"
NO_TREND = "no measurable trend"
EXPECTED = "the trend and its 95 % interval"
BY = "by"
NOW = "Now"
BEST = "Best"
POINTS = "points"

_YEAR_FROM_DAYS = 300
_MINUS = "\u2212"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SPORTS = {"run": "Run", "ride": "Ride", "swim": "Swim", "strength": "Strength", "other": "Other"}


def sport_name(sport: str) -> str:
    return _SPORTS.get(sport, sport.capitalize())


def day_label(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]}"


def day_span(first: date, last: date) -> str:
    if first.month == last.month:
        return f"{first.day}–{day_label(last)}"
    return f"{day_label(first)} – {day_label(last)}"


def week_axis(monday: date, sunday: date) -> str:
    return f"{day_span(monday, sunday)}, hours"


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


def date_label(day: date, span_days: int) -> str:
    """`9 Nov`, and `Nov 25` where days no longer matter."""
    return day_label(day) if span_days < _YEAR_FROM_DAYS else f"{_MONTHS[day.month - 1]} {day.year % 100:02}"


def short(text: str, most: int) -> str:
    """On one line, and with an ellipsis where something was cut."""
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"
