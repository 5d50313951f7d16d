"""Commands that look after what is stored: check, backup, restore, keys."""

from pathlib import Path

from bot.app import opened
from bot.clock import SystemClock
from bot.jobs.watchdog import workers_alive
from bot.settings import Settings, load_settings
from bot.telegram.messages.words import count
from domain.errors import Configuration
from storage.alone import polling_alone
from storage.backup import back_up, restore_on_server
from storage.backup import restore as put_back
from storage.cipher import load_key_ring
from storage.database import Database
from storage.engine_file import forget_engine
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.migrate import BACKUPS
from storage.repositories import heartbeats, jobs
from storage.rotation import rotate_keys


async def check() -> str:
    """Opening everything is the check."""
    async with opened(load_settings()) as house:
        where = house.database.file or house.database.url.render_as_string(hide_password=True)
    return f"All good: settings read, schema up to date, database {where}."


async def make_backup() -> str:
    settings = load_settings()
    async with opened(settings) as house:
        folder = settings.coach_data_dir / BACKUPS
        made = await back_up(house.database, folder, house.database.key_ring, SystemClock().now())
    return f"Backup written and checked: {made}. Keep the key with it, but not beside it."


async def restore_backup(file: Path) -> str:
    """Onto either kind of database, from whichever kind the backup is of."""
    _must_exist(file)
    settings = load_settings()
    prepare_data_dir(settings.coach_data_dir)
    if settings.on_file:
        where = str(await _restore_file(file, settings))
    else:
        where = await _restore_on_server(file, settings)
    return f"Restored {file.name} to {where}."


async def _restore_file(file: Path, settings: Settings) -> Path:
    """What lies there now need not open for it."""
    secret = settings.coach_secret_key
    key_ring = load_key_ring(
        secret.get_secret_value() if secret else None, settings.coach_secret_key_file, settings.coach_data_dir
    )
    target = Database.at(settings.database_url, key_ring).file
    assert target is not None
    with holding(settings.coach_data_dir):
        await put_back(file, target, key_ring)
        forget_engine(settings.coach_data_dir)
    return target


async def _restore_on_server(file: Path, settings: Settings) -> str:
    async with opened(settings) as house, polling_alone(house.database):
        async with house.database.reading() as unit:
            working = workers_alive(await heartbeats.all(unit), house.clock.now())
        if working:
            raise Configuration("workers_at_work", workers=", ".join(sorted(working)))
        await restore_on_server(file, house.database, settings.coach_data_dir)
        now = house.clock.now()
        async with house.database.writing() as unit:
            # Due at another moment they are other work to the engine, whose records speak of another past.
            await jobs.take_back(unit, (), now)
            await jobs.nudge(unit, now, now)
        return house.database.url.render_as_string(hide_password=True)


async def seal_again() -> str:
    async with opened(load_settings()) as house:
        sealed = await rotate_keys(house.database)
    return f"{count(sealed, 'value', 'values')} sealed again with the newest key."


def _must_exist(file: Path) -> None:
    if not file.is_file():
        raise Configuration("no_such_file", path=str(file))
