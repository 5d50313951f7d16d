"""Commands that look after what is stored: check, backup, restore, keys."""

from pathlib import Path

from bot.app import opened
from bot.clock import SystemClock
from bot.settings import load_settings
from bot.telegram.messages.words import count
from domain.errors import Configuration
from storage.backup import back_up
from storage.backup import restore as put_back
from storage.cipher import load_key_ring
from storage.database import Database
from storage.engine_file import forget_engine
from storage.folder import prepare_data_dir
from storage.lock import holding
from storage.migrate import BACKUPS
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
    _must_exist(file)
    settings = load_settings()
    prepare_data_dir(settings.coach_data_dir)
    secret = settings.coach_secret_key
    key_ring = load_key_ring(
        secret.get_secret_value() if secret else None, settings.coach_secret_key_file, settings.coach_data_dir
    )
    target = Database.at(settings.database_url, key_ring).file
    if target is None:
        raise Configuration("restore_needs_file")
    with holding(settings.coach_data_dir):
        await put_back(file, target, key_ring)
        forget_engine(settings.coach_data_dir)
    return f"Restored {file.name} to {target}."


async def seal_again() -> str:
    async with opened(load_settings()) as house:
        sealed = await rotate_keys(house.database)
    return f"{count(sealed, 'value', 'values')} sealed again with the newest key."


def _must_exist(file: Path) -> None:
    if not file.is_file():
        raise Configuration("no_such_file", path=str(file))
