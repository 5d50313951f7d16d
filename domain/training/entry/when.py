"""The day a line speaks of, at its beginning or its end."""

import re
from contextlib import suppress
from datetime import date, timedelta
from typing import Final

from domain.calendar import ONE_DAY

WEEK: Final = timedelta(days=7)
JUST_NOW: Final = timedelta(weeks=4)
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED: Final = {"today": 0, "this morning": 0, "yesterday": 1, "the day before yesterday": 2, "tomorrow": -1}
_DAY: Final = re.compile(
    r"""(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2})
    |(?P<named>today|this\ morning|yesterday|(?:the\ )?day\ before\ yesterday|tomorrow)
    |(?:last\ |on\ )?(?P<weekday>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?
    |(?P<day>[0-9]{1,2})\.\ ?(?:(?P<number>[0-9]{1,2})\.(?P<year>[0-9]{4})?)
    |(?P<day_first>[0-9]{1,2})(?:st|nd|rd|th|\.)?\ (?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*
    |(?P<month_first>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\ (?P<day_last>[0-9]{1,2})(?:st|nd|rd|th)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_FIRST: Final = re.compile(rf"(?:on\ )?(?:{_DAY.pattern})(?:\s*[:,]\s*|\s+|$)", _DAY.flags)
_LAST: Final = re.compile(rf"(?:,\s*|\s)(?:on\ )?(?:{_DAY.pattern})$", _DAY.flags)


def dated(line: str, today: date) -> tuple[date | None, str]:
    """The day and the rest; a weekday is the latest one of that name, a date without a year the latest such date."""
    for found in (_FIRST.match(line), _LAST.search(line)):
        if found is None:
            continue
        day = _day(found, today)
        rest = f"{line[: found.start()]} {line[found.end() :]}".strip(" ,:")
        if day is not None and rest:
            return day, rest
    return None, line


def named_day(words: str, today: date) -> date | None:
    """The day that words name in a plan: a weekday is the next one, and so is a date without a year, unless it was in
    the last four weeks.
    """
    found = _DAY.fullmatch(words.strip())
    day = None if found is None else _day(found, today)
    if found is None or day is None:
        return None
    if found["weekday"]:
        return day if day == today or found[0].casefold().startswith("last") else day + WEEK
    if found["iso"] or found["named"] or found["year"]:
        return day
    if day >= today - JUST_NOW:
        return day
    with suppress(ValueError):
        return day.replace(year=day.year + 1)
    return None


def _day(found: re.Match[str], today: date) -> date | None:
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"])
        if found["named"]:
            name = found["named"].casefold().removeprefix("the ")
            return today - timedelta(days=_NAMED.get(name, _NAMED["the day before yesterday"]))
        if found["weekday"]:
            back = (today.weekday() - _WEEKDAYS.index(found["weekday"].casefold())) % 7
            return today - timedelta(days=back or (7 if found[0].casefold().strip().startswith("last") else 0))
        return _date(found, today)
    except (ValueError, OverflowError):
        return None


def _date(found: re.Match[str], today: date) -> date:
    if found["day"]:
        number, day = int(found["number"]), int(found["day"])
        if found["year"]:
            return date(int(found["year"]), number, day)
    else:
        number = _MONTHS.index((found["month"] or found["month_first"]).casefold()) + 1
        day = int(found["day_first"] or found["day_last"])
    this_year = date(today.year, number, day)
    return this_year if this_year <= today + ONE_DAY else this_year.replace(year=today.year - 1)
