"""Readiness as a figure over time; what makes it is in domain/body."""

from domain.metrics.spec import Metric, OfMorning, Unit, Weekly

METRICS = (
    Metric(
        key="readiness",
        symbol="readiness",
        label="Readiness of the morning",
        unit=Unit.SCORE,
        decimals=0,
        weekly=Weekly.MEAN,
        valid=(0.0, 100.0),
        needs="a watch worn at night, or what you tell of the morning",
        source=OfMorning(),
        lower_is_better=False,
    ),
)
