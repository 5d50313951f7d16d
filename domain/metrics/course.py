"""Race times over the same distance in another pool: a shorter one has more turns, and turns are fast.

For races only. A training pace goes by distance alone, and the two are never mixed.
"""

# USA Swimming's factor for 25 metres against 25 yards, of a race over as many lengths.
SHORT_COURSE_METRES_PER_YARDS = 1.11


def in_yards_course(short_course_metres_s: float) -> float:
    """Seconds over 100 yards of who swam 100 m in a 25 m pool, and so for any distance."""
    return short_course_metres_s / SHORT_COURSE_METRES_PER_YARDS


def in_metres_course(short_course_yards_s: float) -> float:
    """The other way round."""
    return short_course_yards_s * SHORT_COURSE_METRES_PER_YARDS
