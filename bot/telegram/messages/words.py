"""How figures, days and times are written; every value that reaches a message passes `escape`."""

import html
import re
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LATELY = ("today", "yesterday")
TAG = re.compile(r"<[^>]*>")
INVISIBLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\U000e0000-\U000e007f\ud800-\udfff]"
)
MINUS = "−"
CLEAR_WITHOUT_YEAR = timedelta(days=300)
# A figure and its unit never part at the end of a line on a phone.
NBSP = "\N{NO-BREAK SPACE}"


def escape(value: object) -> str:
    """Text that Telegram shows as it is, whatever was in it; control, invisible and half characters are left out."""
    return html.escape(INVISIBLE.sub("", str(value)), quote=False)


def visible_length(markup: str) -> int:
    """UTF-16 units that Telegram counts: after tags are gone and entities are read."""
    return len(html.unescape(TAG.sub("", markup)).encode("utf-16-le")) // 2


def shortened(text: str, most: int) -> str:
    """At most `most` characters, with an ellipsis where something was cut."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def titled(text: object, instead: object, most: int) -> str:
    """A name that somebody typed, escaped, on one line; `instead` where nothing of it can be seen."""
    return escape(named(text, instead, most))


def named(text: object, instead: object, most: int) -> str:
    """The same as a button or an answer shows it, which know no markup: not escaped."""
    seen = " ".join(INVISIBLE.sub("", str(text)).split())
    return shortened(seen or str(instead).capitalize(), most)


def day(value: date) -> str:
    return NBSP.join((WEEKDAYS[value.weekday()], str(value.day), MONTHS[value.month - 1]))


def date_from(value: date, today: date) -> str:
    """`1 Mar`, with its year where that could be mistaken."""
    plain = (str(value.day), MONTHS[value.month - 1])
    clear = abs(value - today) < CLEAR_WITHOUT_YEAR
    return NBSP.join(plain if clear else (*plain, str(value.year)))


def clock_time(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%H:%M}"


def moment(value: datetime, zone: ZoneInfo) -> str:
    """`Sun 22 Nov 20:30`, as the athlete's wall clock shows it."""
    local = value.astimezone(zone)
    return f"{day(local.date())} {local:%H:%M}"


def ago(days: int) -> str:
    return LATELY[days] if days < len(LATELY) else f"{days} days ago"


def duration(minutes: float) -> str:
    """`45 min` or `2 h 05`."""
    whole = round(minutes)
    if whole < 60:
        return measured(str(whole), "min")
    return NBSP.join((str(whole // 60), "h", f"{whole % 60:02d}"))


def stopwatch(seconds: float) -> str:
    """`58.4 s` or `1:16.6`, rounded half up to the tenth and never to `:60`."""
    tenths = int(seconds * 10 + 0.5)
    minutes, rest = divmod(tenths, 600)
    figure = f"{rest // 10:02d}.{rest % 10}" if minutes else f"{rest // 10}.{rest % 10}"
    return f"{minutes}:{figure}" if minutes else measured(figure, "s")


def race_time(seconds: float) -> str:
    """`49:30` or `1:45:00`, rounded half up to the second."""
    minutes, rest = divmod(int(seconds + 0.5), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def change_of(minutes: int) -> str:
    """`−35 min`, `+1 h 10`, or `±0 min`."""
    sign = "±" if minutes == 0 else "+" if minutes > 0 else MINUS
    return f"{sign}{duration(abs(minutes))}"


def measured(figure: str, unit: str) -> str:
    """`53 ms`, kept together; without a unit only the figure."""
    return f"{figure}{NBSP}{unit}" if unit else figure


def number(value: float, digits: int = 0) -> str:
    """With a real minus sign; a value that rounds to nothing has no sign."""
    text = f"{value:.{digits}f}"
    return text.lstrip("-") if float(text) == 0 else text.replace("-", MINUS)


def percent(value: float) -> str:
    return measured(number(value), "%")


def signed(value: float, digits: int = 0) -> str:
    text = number(value, digits)
    return text if text.startswith(MINUS) or float(text) == 0 else f"+{text}"


def count(amount: int, one: str, many: str) -> str:
    return f"{amount} {one if amount == 1 else many}"
