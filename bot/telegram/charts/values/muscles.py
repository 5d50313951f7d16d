"""A week's hard sets of each muscle, against what keeps it and what lets it grow."""

from dataclasses import dataclass
from datetime import date

from bot.telegram.charts.values.checked import finite

MOST_ROWS = 12


@dataclass(frozen=True, slots=True)
class MuscleRow:
    """Fractional sets a week: done, enough to keep what is there, enough to grow. A mark of 0 is none.

    `sets` is None where nobody knows what was done.
    """

    name: str
    sets: float | None
    maintenance: float
    growth: float


@dataclass(frozen=True, slots=True)
class MusclesChart:
    """Of the seven days from `monday` on; the rows as they are to stand."""

    monday: date
    rows: tuple[MuscleRow, ...]

    def __post_init__(self) -> None:
        if len(self.rows) > MOST_ROWS:
            raise ValueError(f"The muscle chart has room for {MOST_ROWS} rows, not {len(self.rows)}.")
        finite(value for row in self.rows for value in (row.sets, row.maintenance, row.growth))
