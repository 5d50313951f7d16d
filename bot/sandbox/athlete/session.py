"""What a simulated watch recorded: the activity as it should be read back, and the samples behind it."""

from dataclasses import dataclass

from domain.training.activity import Activity

SAMPLE_S = 10


@dataclass(frozen=True, slots=True)
class Sample:
    """One moment of a recording, `at_s` after its start; `distance_m` counts from the start."""

    at_s: float
    heart_rate: int
    distance_m: float | None = None
    speed_m_per_s: float | None = None
    power_w: int | None = None


@dataclass(frozen=True, slots=True)
class Session:
    activity: Activity
    samples: tuple[Sample, ...]
