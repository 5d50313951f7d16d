"""Runs of given length, time and heart rate."""

from datetime import UTC, date, datetime, time

from domain.training.activity import Activity
from domain.training.sport import Sport


def run(day: date, km: float, minutes: float, hr: float | None = None, **otherwise: object) -> Activity:
    """At seven in the morning, recorded by the watch; named after its day and distance."""
    started = datetime.combine(day, time(7), UTC)
    told: dict[str, object] = {"distance_m": km * 1000, "average_hr": hr, **otherwise}
    seconds = minutes * 60
    return Activity("garmin", f"{day}-{km:g}", Sport.RUN, started, day, seconds, seconds, **told)  # type: ignore[arg-type]
