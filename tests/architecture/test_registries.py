"""Adding one thing is one new file and one line in a registry: folders of words and of tables agree with theirs."""

import re
from importlib import import_module
from pathlib import Path

from alembic.script import ScriptDirectory

from bot.telegram.messages.registry import RENDERERS
from domain.notice import NoticeKind
from storage.schema import known_steps
from storage.tables.registry import METADATA, TABLES
from storage.upgrade import alembic_config
from tests.architecture.source import ROOT

MESSAGES = ROOT / "bot" / "telegram" / "messages"
STORAGE = ROOT / "storage"
# What the files of a folder share, and what lists them.
NO_ENTRY = {"__init__", "registry", "metadata"}


def test_every_kind_of_notice_has_words() -> None:
    assert [kind for kind, _ in RENDERERS] == list(NoticeKind), "one line a kind, in the order of the kinds"


def test_every_renderer_is_registered() -> None:
    written = {name for file in MESSAGES.glob("*.py") for name in re.findall(r"def (render_\w+)\(", file.read_text())}
    assert {renderer.__name__ for _, renderer in RENDERERS} == written


def test_every_table_is_registered() -> None:
    for name in _names(STORAGE / "tables"):
        import_module(f"storage.tables.{name}")
    assert sorted(table.name for table in TABLES) == sorted(METADATA.tables)


def test_repositories_and_tables_share_their_file_names() -> None:
    assert _names(STORAGE / "repositories") == _names(STORAGE / "tables")


def test_migrations_are_one_line_of_steps() -> None:
    steps = list(ScriptDirectory.from_config(alembic_config()).walk_revisions())
    assert len(steps) == len(_names(STORAGE / "migrations" / "versions"))
    assert all(isinstance(step.down_revision, str | None) for step in steps)
    assert tuple(step.revision for step in reversed(steps)) == known_steps()


def _names(folder: Path) -> set[str]:
    return {file.stem for file in folder.glob("*.py")} - NO_ENTRY
