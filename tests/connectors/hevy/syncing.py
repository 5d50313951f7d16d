"""A coach that stores what a source delivers, as far as a test needs one."""

from dataclasses import dataclass, field

from bot.clock import SystemClock
from bot.connectors.hevy.source import HevySource
from domain.athlete.athlete import Athlete
from domain.training.activity import Activity
from domain.training.delivery import Delivery
from domain.training.reading import Reading

ANNA = Athlete("anna", "Anna", zone_name="Europe/Berlin")


@dataclass
class Store:
    source: HevySource
    cursors: dict[str, str] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    readings: dict[tuple[str, str], Reading] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)

    async def sync(self, at_most: int = 1000) -> list[Delivery]:
        """What came this time; no more than so many deliveries, as if the process had died then."""
        came: list[Delivery] = []
        deliveries = self.source.deliveries(ANNA, dict(self.cursors), SystemClock().now())
        async for delivery in deliveries:
            self._keep(delivery)
            came.append(delivery)
            if len(came) == at_most:
                break
        return came

    def _keep(self, delivery: Delivery) -> None:
        self.cursors[delivery.part] = delivery.cursor
        self.deliveries.append(delivery)
        for activity in delivery.recording.activities:
            self.activities[activity.source_id] = activity
        for gone in delivery.gone:
            self.activities.pop(gone, None)
        for reading in delivery.recording.readings:
            self.readings[reading.kind.value, reading.day.isoformat()] = reading


def brought(deliveries: list[Delivery]) -> list[str]:
    return [activity.source_id for delivery in deliveries for activity in delivery.recording.activities]


def gone(deliveries: list[Delivery]) -> list[str]:
    return [each for delivery in deliveries for each in delivery.gone]
