"""What gets better does so slowly and with noise, as the files tell it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import fsum
from statistics import fmean, median
from typing import Any

Decoded = Mapping[str, tuple[dict[str, list[dict[str, Any]]], list[Exception]]]
LENGTHS_OF_100_YARDS = 4
TWELVE_WEEKS_BEGIN = "2026-09-06"
SQUAT = ("squat", 6)


def test_the_hundred_yards_get_five_seconds_faster_with_noise(decoded: Decoded) -> None:
    bests = [_best_hundred(messages) for _, messages in _useful(decoded, "swim")]

    assert len(bests) == 11
    assert 80.5 < fmean(bests[:3]) < 83
    assert 76 < fmean(bests[-3:]) < 78.5
    assert any(later > earlier for earlier, later in pairwise(bests))


def test_the_squat_gets_six_percent_stronger_with_noise(decoded: Decoded) -> None:
    maxima = [best for _, messages in _useful(decoded, "strength") if (best := _maxima(messages).get(SQUAT))]

    assert len(maxima) == 9
    assert 1.02 < fmean(maxima[-3:]) / fmean(maxima[:3]) < 1.07
    assert 1.05 < max(maxima[-3:]) / maxima[0] < 1.08
    assert any(later < earlier for earlier, later in pairwise(maxima))


def test_body_weight_exercises_carry_no_weight(decoded: Decoded) -> None:
    sets = [it for _, messages in _useful(decoded, "strength") for it in messages["set_mesgs"] if "category" in it]
    weightless = {it["category"] for it in sets if "weight" not in it}

    assert weightless == {"pull_up", "plyo"}
    assert all(it["weight"] > 0 for it in sets if "weight" in it)


def _useful(decoded: Decoded, kind: str) -> Iterator[tuple[str, dict[str, list[dict[str, Any]]]]]:
    for name in sorted(decoded):
        if kind in name and name >= TWELVE_WEEKS_BEGIN:
            yield name, decoded[name][0]


def _best_hundred(messages: dict[str, list[dict[str, Any]]]) -> float:
    """The fastest four freestyle lengths in a row without a rest, none of them far from the swim's median."""
    lengths = messages["length_mesgs"]
    usual = median(it["total_elapsed_time"] for it in lengths if it.get("swim_stroke") == "freestyle")
    windows = [lengths[start:][:LENGTHS_OF_100_YARDS] for start in range(len(lengths) - LENGTHS_OF_100_YARDS + 1)]
    return min(
        fsum(it["total_elapsed_time"] for it in window)
        for window in windows
        if all(it.get("swim_stroke") == "freestyle" for it in window)
        and all(0.6 * usual <= it["total_elapsed_time"] <= 1.6 * usual for it in window)
    )


def _maxima(messages: dict[str, list[dict[str, Any]]]) -> dict[tuple[str, int], float]:
    """The best one-repetition maximum of each exercise by Epley's formula."""
    best: dict[tuple[str, int], float] = defaultdict(float)
    for it in messages["set_mesgs"]:
        if it["set_type"] == "active" and "weight" in it and it["repetitions"] <= 12:
            key = (it["category"], it["category_subtype"])
            best[key] = max(best[key], it["weight"] * (1 + it["repetitions"] / 30))
    return best
