"""The registry and the files agree, and nothing heavy is loaded before a chart is drawn."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

import bot.telegram.charts
from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.examples import EXAMPLES
from bot.telegram.charts.facts import as_facts, from_facts
from bot.telegram.charts.registry import CHARTS
from bot.telegram.charts.render import render
from tests.telegram.charts.chart_examples import PILE

FOLDER = Path(bot.telegram.charts.__path__[0])


def test_every_chart_is_a_value_and_a_sheet_of_the_same_name() -> None:
    kinds = [chart.kind for chart in CHARTS]
    assert len(kinds) == len(set(kinds))
    for chart in CHARTS:
        assert chart.value.__module__ == f"bot.telegram.charts.values.{chart.kind}"
    shared = {"__init__", "checked", "style"}
    assert {file.stem for file in (FOLDER / "values").glob("*.py")} - shared == set(kinds)
    assert set(kinds) <= {file.stem for file in (FOLDER / "sheets").glob("*.py")}


def test_every_chart_has_an_example() -> None:
    assert {type(example) for example in EXAMPLES.values()} == {chart.value for chart in CHARTS}


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_chart_is_the_same_after_it_was_stored(name: str) -> None:
    stored = json.dumps(as_facts(EXAMPLES[name]))
    assert from_facts(json.loads(stored)) == EXAMPLES[name]


async def test_charts_are_drawn_beside_the_loop() -> None:
    assert await render(drawn, PILE["rising"]) == drawn(PILE["rising"])


def test_importing_the_charts_does_not_import_matplotlib() -> None:
    code = "import sys, bot.telegram.charts.registry, bot.telegram.charts.render; print(*sys.modules)"
    assert not {"matplotlib", "numpy", "PIL"} & set(_run(code, {}).split())


def test_matplotlib_writes_where_it_is_told(tmp_path: Path) -> None:
    home, cache = tmp_path / "home", tmp_path / "data" / "charts"
    home.mkdir()
    code = f"""
from datetime import date
from pathlib import Path
from bot.telegram.charts.render import prepare
from bot.telegram.charts.drawing import drawn
from bot.telegram.charts.values.evening import EveningChart
prepare(Path({str(cache)!r}))
print(drawn(EveningChart(date(2025, 10, 19), (1.0,) * 90, (1.0,) * 90, (0.0,) * 90, ()))[:4])
"""
    assert _run(code, {"HOME": str(home)}) == r"b'\x89PNG'"
    assert any(cache.iterdir())
    assert list(home.iterdir()) == []
    assert cache.stat().st_mode & 0o777 == 0o700


def _run(code: str, environment: dict[str, str]) -> str:
    root = FOLDER.parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
