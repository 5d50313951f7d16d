"""The project's own source as text and as trees, for tests that hold rules about it."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOORS = ("domain", "storage", "bot")


@dataclass(frozen=True, slots=True)
class Module:
    """One file; `path` is relative to the project's root."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return str(self.path)

    def under(self, folder: str) -> bool:
        return self.path.is_relative_to(folder)

    def at(self, node: ast.expr | ast.stmt | ast.excepthandler) -> str:
        return f"{self.path}:{node.lineno}"


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """Every Python file below the folders, by default below the three doors."""
    paths = sorted(path for folder in folders or DOORS for path in (ROOT / folder).rglob("*.py"))
    return tuple(_read(path) for path in paths)


@cache
def tracked() -> tuple[Path, ...]:
    """What is under version control, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(Path(name) for name in listed.split("\0") if name and (ROOT / name).exists())


def calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call with what is called, written as in the source: `datetime.now`, `execute`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


def _read(path: Path) -> Module:
    text = path.read_text("utf-8")
    return Module(path.relative_to(ROOT), text, ast.parse(text))
