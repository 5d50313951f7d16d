"""The house: which folders there are, which way imports point, and how large a file may grow."""

import ast
import statistics
import subprocess
import sys
from pathlib import PurePath

from tests.architecture.source import DOORS, ROOT, modules, tracked

TOP = {".ci", ".github", "bot", "docs", "domain", "storage", "tests"}
BOT = {"cli", "coach", "config", "connectors", "demo", "jobs", "sandbox", "telegram", "telemetry", "web"}
LONGEST = 300
MEDIAN = 100
NAMED_FOR_NOTHING = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "core", "base", "stuff"}


def test_imports_point_one_way() -> None:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    linted = subprocess.run([*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout
    assert "0 broken" in linted.stdout


def test_top_level_folders_are_the_ones_we_know() -> None:
    assert {path.parts[0] for path in tracked() if len(path.parts) > 1} == TOP


def test_folders_of_the_bot_are_the_ones_we_know() -> None:
    assert {path.parts[1] for path in tracked() if path.parts[0] == "bot" and len(path.parts) > 2} == BOT


def test_no_top_level_folder_is_named_like_a_dependency() -> None:
    locked = {line.partition("==")[0] for line in (ROOT / "requirements-dev.lock").read_text().splitlines()}
    assert not TOP & {name.replace("-", "_") for name in locked}


def test_the_median_module_is_short() -> None:
    lengths = [len(module.text.splitlines()) for module in modules()]
    assert statistics.median(lengths) <= MEDIAN


def test_no_module_is_long() -> None:
    lengths = {module.name: len(module.text.splitlines()) for module in modules(*DOORS, "tests")}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST} == {}


def test_no_file_is_named_for_nothing() -> None:
    named = (path for path in tracked() if path.suffix == ".py")
    assert [path for path in named if set(path.with_suffix("").parts) & NAMED_FOR_NOTHING] == []


def test_every_file_says_what_it_is_for() -> None:
    assert [module.name for module in modules() if not ast.get_docstring(module.tree)] == []


def test_imports_are_absolute() -> None:
    relative = [
        module.at(node)
        for module in modules(*DOORS, "tests")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_no_folder_is_empty() -> None:
    """A package without a module of its own says that something is there which is not."""
    packages = {path.parent for path in tracked() if path.name == "__init__.py" and path.parts[0] in DOORS}
    inhabited = {parent for path in tracked() if path.name != "__init__.py" for parent in path.parents}
    assert packages - inhabited == set()
    assert PurePath("bot") in inhabited
