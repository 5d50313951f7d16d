"""A sync of what the athlete's body weighs. Hevy cannot say what changed, so the last month is compared."""

import hashlib
from datetime import date, timedelta

import msgspec

from bot.connectors.fields import Tally
from bot.connectors.hevy.client import Hevy
from bot.connectors.hevy.cursor import Measurements, measurements_from
from bot.connectors.hevy.reading import read_measurement
from domain.training.delivery import Delivery
from domain.training.reading import Reading
from domain.training.recording import Recording

PART = "measurements"
COMPARED = timedelta(days=30)


async def measured(hevy: Hevy, cursor: str | None, today: date) -> Delivery:
    """All of it the first time, later the last month where something in it is new or different."""
    known = measurements_from(cursor)
    horizon = known.newest - COMPARED if known is not None and known.newest is not None else date.min
    tally, found = Tally(), dict[tuple[str, date], Reading]()
    async for page in hevy.pages("body_measurements", "body_measurements"):
        readings = [reading for item in page.items for reading in read_measurement(item, today, tally)]
        found |= {(reading.kind.value, reading.day): reading for reading in readings if reading.day >= horizon}
        if _past(readings, horizon):
            break
    now = _cursor(list(found.values()))
    if known is not None and now == known:
        return Delivery(PART, known.text())
    return Delivery(PART, now.text(), Recording(readings=tuple(found.values())), dropped=tally.count)


def _past(readings: list[Reading], horizon: date) -> bool:
    """Whether a page leads back beyond what is compared; one that leads forward is no sign of the end."""
    days = [reading.day for reading in readings]
    return bool(days) and days[-1] < horizon and days[0] >= days[-1] and days == sorted(days, reverse=True)


def _cursor(readings: list[Reading]) -> Measurements:
    newest = max((reading.day for reading in readings), default=None)
    if newest is None:
        return Measurements(None, "")
    compared = sorted((each.kind.value, each.day, each.value) for each in readings if each.day >= newest - COMPARED)
    return Measurements(newest, hashlib.sha256(msgspec.json.encode(compared)).hexdigest()[:16])
