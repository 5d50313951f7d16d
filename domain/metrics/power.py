"""Load of a ride from power (Allen & Coggan, Training and Racing with a Power Meter)."""

import math
from collections.abc import Sequence

from domain.units import SECONDS_PER_HOUR

ROLLING_S = 30


def power_tss(seconds: float, power_w: float, ftp_w: float | None) -> float | None:
    """TSS = hours × IF² × 100 with IF = normalized power / FTP; None without an FTP."""
    if ftp_w is None or ftp_w <= 0 or seconds <= 0:
        return None
    return seconds / SECONDS_PER_HOUR * (power_w / ftp_w) ** 2 * 100


def normalized_power(watts: Sequence[float]) -> float | None:
    """4th root of the mean 4th power of the 30-second rolling power; one sample a second, zeros count.

    Under 30 seconds there is no full window, and the average stands for it.
    """
    if not watts:
        return None
    if len(watts) < ROLLING_S:
        return sum(watts) / len(watts)
    means = _rolling(watts)
    return math.sqrt(math.sqrt(sum(power**4 for power in means) / len(means)))


def _rolling(watts: Sequence[float]) -> list[float]:
    window = sum(watts[:ROLLING_S])
    means = [window / ROLLING_S]
    for index in range(ROLLING_S, len(watts)):
        window += watts[index] - watts[index - ROLLING_S]
        means.append(window / ROLLING_S)
    return means
