"""What the evening chart costs, against a plain pyplot build of the same picture and against PNG encoding alone.

Run by hand: `python tests/benchmarks chart`. CPU time, interleaved rounds, medians; the ratios are
what counts.
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
from bot.telegram.charts.render import prepare
from tests.benchmarks.chart_pyplot import draw_with_pyplot
from tests.benchmarks.rounds import Goal, Rounds
from tests.telegram.charts.chart_examples import rising

ROUNDS = 9
COLD_ROUNDS = 5
OURS, PYPLOT, ENCODING = "ours", "pyplot", "PNG encoding alone"
GOALS = (Goal(OURS, PYPLOT, 1 / 8),)
LARGEST_BYTES = 20_000
CHARTS = [rising(seed, 15 + 2 * seed) for seed in range(40)]


def main(cold: str = "") -> bool:
    """With the name of a contender, only the CPU time from the start of the process to its first picture."""
    if cold:
        drawn(CHARTS[0]) if cold == OURS else draw_with_pyplot(CHARTS[0])
        print(process_time())
        return True
    with TemporaryDirectory() as cache:
        prepare(Path(cache))
        return all((_warm(), _small(), _cold()))


def _warm() -> bool:
    pile = CHARTS[::5]
    rows = [zlib.decompress(_image_data(drawn(chart))) for chart in pile]
    contenders = {
        OURS: lambda: [drawn(chart) for chart in pile],
        PYPLOT: lambda: [draw_with_pyplot(chart) for chart in pile],
        ENCODING: lambda: [zlib.compress(row, 6) for row in rows],
    }
    print("CPU of one chart")
    rounds = Rounds(contenders, ROUNDS, per=len(pile))
    met = rounds.report(GOALS)
    print(f"  {OURS} / {ENCODING}: {rounds.ratio(OURS, ENCODING):.2f}")
    return met


def _small() -> bool:
    sizes = [len(drawn(chart)) for chart in CHARTS]
    print(f"  bytes: median {median(sizes):.0f}, largest {max(sizes)}; pyplot {len(draw_with_pyplot(CHARTS[0]))}")
    return max(sizes) <= LARGEST_BYTES


def _cold() -> bool:
    spent = [(_process(OURS), _process(PYPLOT)) for _ in range(COLD_ROUNDS)]
    ours, plain = (median(each) for each in zip(*spent, strict=True))
    print(f"  from process start to the first picture: ours {ours:.2f} s, pyplot {plain:.2f} s")
    return bool(ours < plain)


def _process(contender: str) -> float:
    command = [sys.executable, str(Path(__file__).parent), "chart", contender]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _image_data(png: bytes) -> bytes:
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    return png[start + 4 : start + 4 + length]
