"""HRV of the week as we see it, and as the watch does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.metrics.hrv import HrvWeek, hrv_week
from domain.metrics.hrv_status import WatchHrv, watch_hrv
from domain.training.reading import ReadingKind
from storage.database import Unit
from storage.repositories import readings

# A watch that said nothing for longer than its own week speaks of another one.
REACH = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class HrvLook:
    """Side by side, and never mixed: `own` decides, `watch` is only shown."""

    own: HrvWeek | None
    watch: WatchHrv | None


async def hrv_look(unit: Unit, athlete_id: str, nights: Mapping[date, float], today: date) -> HrvLook:
    """Two statements."""
    first = today - REACH
    bands = await readings.of_kind(unit, athlete_id, ReadingKind.WATCH_HRV, first, today)
    words = await readings.of_kind(unit, athlete_id, ReadingKind.WATCH_HRV_STATUS, first, today)
    return HrvLook(hrv_week(nights, today), watch_hrv((*bands, *words)))
