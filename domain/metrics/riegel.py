"""Riegel's rule: times grow with distance to the power of 1.06 (Riegel 1977 and 1981)."""

EXPONENT = 1.06
VALID_S = (3.5 * 60, 230 * 60)


def riegel(distance_m: float, seconds: float, to_m: float, exponent: float = EXPONENT) -> float | None:
    """Seconds over `to_m` from a result; None for a result outside 3.5 to 230 minutes.

    What comes out may lie beyond them; `holds` tells.
    """
    if distance_m <= 0 or to_m <= 0 or not holds(seconds):
        return None
    return float(seconds * (to_m / distance_m) ** exponent)


def holds(seconds: float) -> bool:
    """Whether the rule was made for efforts of that length."""
    return VALID_S[0] <= seconds <= VALID_S[1]
