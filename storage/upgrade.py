"""The steps of the schema, taken in one transaction."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from domain.errors import Configuration
from storage.database import Database, transaction
from storage.engines import migrating_engine
from storage.schema import refuse_newer

if TYPE_CHECKING:
    from alembic.config import Config


def alembic_config(connection: Connection | None = None) -> "Config":
    """What Alembic's commands need to run on a connection of ours."""
    from alembic.config import Config  # noqa: PLC0415 - seven megabytes that a schema which is up to date need not hold

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", "storage:migrations")
    return config


async def revision(database: Database) -> str | None:
    """The step the schema stands at, None before the first. Raises Configuration: schema_newer, database_not_ours."""
    engine = migrating_engine(database.url, database.key_ring)
    try:
        async with transaction(engine) as unit:
            found = await unit.run_sync(_found)
    finally:
        await engine.dispose()
    refuse_newer(found)
    return found


async def upgrade(database: Database) -> None:
    """All steps that are missing, or none."""
    engine = migrating_engine(database.url, database.key_ring)
    try:
        async with transaction(engine) as unit:
            await unit.run_sync(_to_the_newest)
            if unit.dialect.name == "sqlite":
                broken = (await unit.exec_driver_sql("PRAGMA foreign_key_check")).first()
                if broken is not None:
                    raise Configuration("migration_broke_references", table=broken[0])
    finally:
        await engine.dispose()


def _to_the_newest(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - as above

    command.upgrade(alembic_config(connection), "head")


def _found(connection: Connection) -> str | None:
    tables = inspect(connection).get_table_names()
    if "alembic_version" in tables:
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    if tables:
        raise Configuration("database_not_ours", database=connection.engine.url.database)
    return None
