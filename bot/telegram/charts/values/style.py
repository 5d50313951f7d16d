"""How the figures of an axis are written."""

from enum import StrEnum


class Style(StrEnum):
    """`time` is minutes and seconds of a number of seconds, hours too where there are any; `hours` of minutes."""

    NUMBER = "number"
    TIME = "time"
    HOURS = "hours"
