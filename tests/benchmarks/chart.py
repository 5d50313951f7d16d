"""What the evening chart costs, against a plain pyplot build of the same picture and against PNG encoding alone.

Run by hand: `python tests/benchmarks/chart.py`. CPU time, forty athletes, interleaved rounds, medians;
the ratios are what counts.
"""

import runpy
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from bot.telegram.charts.drawing import draw_evening
from bot.telegram.charts.evening import EveningChart
from bot.telegram.charts.render import prepare

_EXAMPLES = Path(__file__).parents[1] / "telegram" / "charts" / "chart_examples.py"
_ROUNDS = 5
_ATHLETES = 40
_COLD_ROUNDS = 5


def main() -> None:
    if sys.argv[1:]:
        {"ours": draw_evening, "pyplot": draw_with_pyplot}[sys.argv[1]](athletes()[0])
        print(process_time())
        return
    with TemporaryDirectory() as cache:
        prepare(Path(cache))
        report_warm()
        report_cold()


def athletes() -> list[EveningChart]:
    rising: Callable[..., EveningChart] = runpy.run_path(str(_EXAMPLES))["rising"]
    return [rising(seed, 15 + 2 * seed) for seed in range(_ATHLETES)]


def report_warm() -> None:
    pile = athletes()
    pictures = [draw_evening(chart) for chart in pile]
    draw_with_pyplot(pile[0])
    rows = [zlib.decompress(image_data(png)) for png in pictures]
    ours, plain, floor = [], [], []
    for _ in range(_ROUNDS):
        for chart, row in zip(pile, rows, strict=True):
            ours.append(milliseconds(draw_evening, chart))
            floor.append(milliseconds(encode, row))
        plain += [milliseconds(draw_with_pyplot, chart) for chart in pile[::8]]
    mine, theirs, least = median(ours), median(plain), median(floor)
    print(f"warm: ours {mine:.1f} ms, pyplot {theirs:.0f} ms, PNG encoding alone {least:.1f} ms")
    print(f"      pyplot / ours {theirs / mine:.1f}, ours / encoding {mine / least:.2f}")
    sizes = [len(png) for png in pictures]
    print(f"size: median {median(sizes) / 1000:.1f} KB, largest {max(sizes) / 1000:.1f} KB")
    print(f"      pyplot {len(draw_with_pyplot(pile[0])) / 1000:.0f} KB")


def report_cold() -> None:
    rounds = [(cold("ours"), cold("pyplot")) for _ in range(_COLD_ROUNDS)]
    ours, plain = (median(spent) for spent in zip(*rounds, strict=True))
    print(f"cold: ours {ours:.2f} s, pyplot {plain:.2f} s of CPU from process start to the first picture")
    print(f"      ours / pyplot {ours / plain:.2f}")


def cold(kind: str) -> float:
    done = subprocess.run([sys.executable, __file__, kind], capture_output=True, text=True, check=True)
    return float(done.stdout)


def image_data(png: bytes) -> bytes:
    start = png.index(b"IDAT")
    (length,) = struct.unpack(">I", png[start - 4 : start])
    return png[start + 4 : start + 4 + length]


def encode(rows: bytes) -> bytes:
    return zlib.compress(rows, 6)


def milliseconds[Thing](deed: Callable[[Thing], bytes], thing: Thing) -> float:
    start = process_time()
    deed(thing)
    return (process_time() - start) * 1000


def draw_with_pyplot(chart: EveningChart) -> bytes:
    """The same picture as most bots would draw it."""
    import matplotlib.pyplot as plt  # noqa: PLC0415 (its import belongs to the cold start)

    days = [chart.day - timedelta(days=89 - index) for index in range(90)]
    figure, (load, form, week) = plt.subplots(3, 1, figsize=(10.8, 10.8), height_ratios=(3, 1.5, 3))
    load.plot(days, chart.fitness, label="Fitness", linewidth=5)
    load.plot(days, chart.fatigue, label="Fatigue")
    load.set_ylabel("Load, points per day")
    load.legend()
    load.grid()
    form.bar(days, chart.form, width=1)
    form.plot(days, [None if value is None else -0.3 * value for value in chart.fitness], color="black")
    form.set_ylabel("Form, points")
    names = [sport.sport for sport in chart.week]
    week.barh(names, [sport.planned_minutes / 60 for sport in chart.week], fill=False, label="planned")
    week.barh(names, [sport.done_minutes / 60 for sport in chart.week], label="done")
    week.set_xlabel("hours")
    week.legend()
    file = BytesIO()
    figure.savefig(file, bbox_inches="tight", dpi=100)
    plt.close(figure)
    return file.getvalue()


if __name__ == "__main__":
    main()
