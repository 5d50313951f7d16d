"""The words and figures that stand inside a picture."""

from datetime import date, timedelta

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

NO_VALUES = "No values yet"
FITNESS_TITLE = "Fitness, fatigue and form"
FORM_UNIT = "points, fitness less fatigue"
AHEAD = "as planned"
TODAY = "today"
VOLUME_TITLE = "Training time by week"
VOLUME_UNIT = "hours by the week's Monday; on the right the latest week"
ALL_SPORTS = "All"
HRV_TITLE = "HRV of the night"
HRV_UNIT = "ms; a dot a night, the mean of seven, the usual band"
MEAN_OF_SEVEN = "7 nights"
LAST_NIGHT = "Night"
LIFT_TITLE = "Estimated one-repetition maximum"
MUSCLES_TITLE = "Hard sets a week"
MAINTENANCE = "maintenance"
GROWTH = "growth"
BELOW = "below"
BETWEEN = "between"
UNKNOWN = "?"
SWIM_TITLE = "100 yards freestyle"
SWIM_UNIT = "best of each swim, min:s, lower is better"
IN_YARDS = "in yards"
SCALED = "scaled"
RACE_UNIT = "predicted time and its range, lower is better"
RACE_DAY = "race"
GOAL = "Goal"
NO_TREND = "no measurable trend"
EXPECTED = "the trend and its 95 % interval"
BY = "by"
NOW = "Now"
BEST = "Best"
LOWER_IS_BETTER = "lower is better"
HIGHER_IS_BETTER = "higher is better"

_YEAR_FROM_DAYS = 300
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


def week_label(monday: date) -> str:
    """`16–22 Nov`, and `28 Sep – 4 Oct` over the end of a month."""
    sunday = monday + timedelta(days=6)
    first = f"{monday.day}–" if monday.month == sunday.month else f"{day_label(monday)} – "
    return first + day_label(sunday)


def planned_to_be(value: str, day: date) -> str:
    return f"{value} on {day_label(day)}"


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


def line_of(*parts: str) -> str:
    """What is said, on one line, without what cannot be printed."""
    printed = ("".join(letter if letter.isprintable() else " " for letter in part) for part in parts)
    return " · ".join(line for line in (" ".join(part.split()) for part in printed) if line)
