"""Which faults are listed, and which of them no test holds down: `python tests/faults/listing.py`."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROW = re.compile(r"^\| (F\d+) \| ([^|]+) \|", flags=re.MULTILINE)
MARKER = re.compile(r"""^(?:@|pytestmark = )pytest\.mark\.fault\("(F\d+)"\)""", flags=re.MULTILINE)
OPEN = "## Known, and held down by no test yet"


def listed() -> tuple[dict[str, str], dict[str, str]]:
    """What goes wrong, by number: first what the page says is held down, then what it says is not."""
    held, _, open_ = (ROOT / "docs" / "faults.md").read_text().partition(OPEN)
    return dict(ROW.findall(held)), dict(ROW.findall(open_))


def marked() -> set[str]:
    return {number for test in (ROOT / "tests").rglob("test_*.py") for number in MARKER.findall(test.read_text())}


def main() -> int:
    held, open_ = listed()
    missing = (held | open_).keys() - marked()
    for number, what in (held | open_).items():
        if number in missing:
            sys.stdout.write(f"{number:5} {what}\n")
    sys.stdout.write(f"{len(held | open_)} faults, {len(missing)} without a test\n")
    return 1 if missing & held.keys() else 0


if __name__ == "__main__":
    sys.exit(main())
