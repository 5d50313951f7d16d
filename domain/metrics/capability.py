"""What a body can do at once: how high it jumps, how long it stands on one leg, and how far it reaches forward."""

from domain.metrics.spec import Measured, Metric, Unit, Weekly
from domain.training.reading import ReadingKind

METRICS = (
    Metric(
        key="jump",
        symbol="CMJ",
        label="Jump height",
        unit=Unit.CENTIMETRES,
        decimals=0,
        weekly=Weekly.GREATEST,
        valid=(5.0, 150.0),
        needs="a jump typed in, like `jump 42 cm`",
        source=Measured(ReadingKind.JUMP),
        lower_is_better=False,
    ),
    Metric(
        key="balance",
        symbol="Balance",
        label="Balance on the weaker leg",
        unit=Unit.SECONDS,
        decimals=0,
        weekly=Weekly.LEAST,
        valid=(0.0, 600.0),
        needs="seconds on each leg typed in, like `balance left 40`",
        source=Measured(ReadingKind.BALANCE),
        lower_is_better=False,
    ),
    Metric(
        key="reach",
        symbol="Sit and reach",
        label="Sit and reach, beyond the toes",
        unit=Unit.CENTIMETRES,
        decimals=0,
        weekly=Weekly.GREATEST,
        valid=(-40.0, 40.0),
        needs="a reach typed in, like `reach 4 cm`, or `reach -6 cm` short of the toes",
        source=Measured(ReadingKind.REACH),
        lower_is_better=False,
    ),
)
