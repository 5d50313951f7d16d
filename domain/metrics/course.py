"""Race times over the same distance in another pool: a shorter one has more turns, and turns are fast.

For races only. A training pace goes by distance alone, and the two are never mixed.
"""

# USA Swimming's factor for 25 metres against 25 yards, of a race over as many lengths.
SHORT_COURSE_METRES_PER_YARDS = 1.11
RACED_IN_BOTH = frozenset({50, 100, 200})


def in_yards_course(short_course_metres_s: float) -> float:
    """Seconds over 100 yards of who swam 100 m in a 25 m pool, and so for any distance."""
    return short_course_metres_s / SHORT_COURSE_METRES_PER_YARDS


def in_metres_course(short_course_yards_s: float) -> float:
    """The other way round."""
    return short_course_yards_s * SHORT_COURSE_METRES_PER_YARDS


def in_the_other_course(distance: int, unit: str, seconds: float) -> tuple[str, float] | None:
    """The unit and the seconds of the same distance in it; None for distances that are not raced in both.

    Over 400 m and more the counterpart has another number: 500, 1,000 and 1,650 yards.
    """
    if distance not in RACED_IN_BOTH:
        return None
    return ("yd", in_yards_course(seconds)) if unit == "m" else ("m", in_metres_course(seconds))
