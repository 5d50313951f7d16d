"""What each chart costs, against a plain pyplot build of the same picture and, for the evening's, PNG encoding alone.

Run by hand: `python tests/benchmarks chart`. CPU time, interleaved rounds, medians; the ratios are
what counts. No two charts of a pass share a ground, and there are more of them than grounds are kept.
"""

import struct
import subprocess
import sys
import zlib
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.examples import EXAMPLES
from bot.telegram.charts.render import prepare
from tests.benchmarks.chart_variants import variants
from tests.benchmarks.charts_pyplot import plain
from tests.benchmarks.rounds import Goal, Rounds
from tests.telegram.charts.chart_examples import rising

ROUNDS, OF_EACH = 9, 3
COLD_ROUNDS = 3
OURS, PYPLOT, ENCODING = "ours", "pyplot", "PNG encoding alone"
GOALS = (Goal(OURS, PYPLOT, 1 / 8),)
LARGEST_BYTES, LARGEST_EVENING_BYTES = 25_000, 20_000
EVENINGS = [rising(seed, 15 + 2 * seed) for seed in range(40)]
VARIANTS = 13


def main(cold: str = "", name: str = "evening") -> bool:
    """With the name of a contender, only the CPU time from the start of the process to its first picture."""
    if cold:
        drawn(EXAMPLES[name]) if cold == OURS else plain(EXAMPLES[name])
        print(process_time())
        return True
    with TemporaryDirectory() as cache:
        prepare(Path(cache))
        met = [_evening(), _small_evenings()]
        return all(
            [*met, *(_each(name) for name in EXAMPLES if name != "evening"), *(_cold(name) for name in EXAMPLES)]
        )


def _evening() -> bool:
    pile = EVENINGS[::5]
    rows = [zlib.decompress(_image_data(drawn(chart))) for chart in pile]
    contenders = {
        OURS: lambda: [drawn(chart) for chart in pile],
        PYPLOT: lambda: [plain(chart) for chart in pile],
        ENCODING: lambda: [zlib.compress(row, 6) for row in rows],
    }
    print("CPU of one evening chart")
    rounds = Rounds(contenders, ROUNDS, per=len(pile))
    met = rounds.report(GOALS)
    print(f"  {OURS} / {ENCODING}: {rounds.ratio(OURS, ENCODING):.2f}")
    return met


def _small_evenings() -> bool:
    sizes = [len(drawn(chart)) for chart in EVENINGS]
    print(f"  bytes: median {median(sizes):.0f}, largest {max(sizes)}; pyplot {len(plain(EVENINGS[0]))}")
    return max(sizes) <= LARGEST_EVENING_BYTES


def _each(name: str) -> bool:
    pile = variants(EXAMPLES[name], VARIANTS)
    contenders = {OURS: lambda: [drawn(chart) for chart in pile], PYPLOT: lambda: [plain(chart) for chart in pile]}
    print(f"CPU of one chart: {name}")
    met = Rounds(contenders, OF_EACH, per=len(pile)).report(GOALS)
    largest = max(len(drawn(chart)) for chart in pile)
    print(f"  bytes: largest {largest}; pyplot {len(plain(pile[0]))}")
    return met and largest <= LARGEST_BYTES


def _cold(name: str) -> bool:
    spent = [(_process(OURS, name), _process(PYPLOT, name)) for _ in range(COLD_ROUNDS)]
    ours, pyplot = (median(each) for each in zip(*spent, strict=True))
    print(f"From process start to the first picture, {name}: ours {ours:.2f} s, pyplot {pyplot:.2f} s")
    return bool(ours < pyplot)


def _process(contender: str, name: str) -> float:
    command = [sys.executable, str(Path(__file__).parent), "chart", contender, name]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _image_data(png: bytes) -> bytes:
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    return png[start + 4 : start + 4 + length]
