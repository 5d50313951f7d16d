"""Which steps of the schema this program knows."""

from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from domain.errors import Configuration


def alembic_config(connection: Connection | None = None) -> Config:
    """What Alembic's commands need to run on a connection of ours."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    return config


def newest_step() -> str | None:
    return _steps().get_current_head()


def refuse_newer(found: str | None) -> None:
    """Raises Configuration for a step that a later version of this program has written."""
    known = {script.revision for script in _steps().walk_revisions()}
    if found is not None and found not in known:
        raise Configuration("schema_newer", found=found, known=newest_step())


def _steps() -> ScriptDirectory:
    return ScriptDirectory.from_config(alembic_config())
