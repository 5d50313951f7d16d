"""Which steps of the schema this program knows: those that lie in its folder of migrations, by their numbers."""

from functools import cache
from pathlib import Path

from domain.errors import Configuration

STEPS = Path(__file__).parent / "migrations" / "versions"


@cache
def known_steps() -> tuple[str, ...]:
    """In their order. Asking Alembic would load it into every process, most of which have nothing to migrate."""
    return tuple(sorted(file.stem.partition("_")[0] for file in STEPS.glob("[0-9]*.py")))


def newest_step() -> str:
    return known_steps()[-1]


def refuse_newer(found: str | None) -> None:
    """Raises Configuration for a step that a later version of this program has written."""
    if found is not None and found not in known_steps():
        raise Configuration("schema_newer", found=found, known=newest_step())
