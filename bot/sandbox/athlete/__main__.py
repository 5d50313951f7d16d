"""`python -m bot.sandbox.athlete`: writes the simulated athlete's files into a folder."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.sandbox.athlete.files import write_history, write_plan
from bot.sandbox.athlete.history import simulate

_ABOUT = """\
Writes twelve weeks of one athlete's training and nights as FIT files, six weeks of base before them, and the
athlete's plan as plan.yaml. The same arguments always write the same bytes."""
_EXAMPLE = "example: python -m bot.sandbox.athlete --out robin --last-day 2026-11-28"


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit code; a wrong argument is named on standard error."""
    asked = _parser().parse_args(arguments)
    history = simulate(asked.last_day, asked.zone, asked.seed)
    written = write_history(history, asked.out)
    plan = write_plan(history, asked.out / "plan.yaml")
    size_kb = sum(path.stat().st_size for path in written) / 1000
    sys.stdout.write(f"{len(written)} FIT files, {size_kb:.0f} kB, and {plan.name} in {asked.out}\n")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot.sandbox.athlete",
        description=_ABOUT,
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the files; made if missing")
    parser.add_argument("--last-day", type=_day, required=True, metavar="YYYY-MM-DD", help="the last day of training")
    parser.add_argument("--zone", type=_zone, default="Europe/Berlin", help="IANA time zone (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=7, help="another number, another athlete (default: %(default)s)")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date; write it like 2026-11-28") from None


def _zone(text: str) -> ZoneInfo:
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError):
        raise argparse.ArgumentTypeError(f"{text!r} is not a time zone; write it like Europe/Berlin") from None


if __name__ == "__main__":
    sys.exit(main())
