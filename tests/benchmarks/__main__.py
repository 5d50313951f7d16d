"""Runs a benchmark by its name: `python tests/benchmarks review`. It exits with 1 where a goal is missed."""

import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

BENCHMARKS = (
    "chart",
    "history",
    "imports",
    "interactive",
    "jobs",
    "life",
    "push",
    "review",
    "rollups",
    "startup",
    "tick",
)


def main(arguments: list[str]) -> int:
    if not arguments or arguments[0] not in BENCHMARKS:
        print(f"Say which: {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    _claim_the_name_of_tests()
    met: bool = import_module(f"tests.benchmarks.{arguments[0]}").main(*arguments[1:])
    return 0 if met else 1


def _claim_the_name_of_tests() -> None:
    """garmin-fit-sdk installs a package called `tests`, too; under pytest the name is ours already."""
    ours = ModuleType("tests")
    ours.__path__ = [str(Path(__file__).parents[1])]
    sys.modules["tests"] = ours


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
