"""Secrets and names planted in a whole coach at DEBUG: afterwards they lie where they belong, and nowhere else."""

import asyncio
import base64
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from garminconnect.client import sso
from sqlalchemy import make_url

from bot.app import House, opened
from bot.coach.bring_in.recordings import bring_in
from bot.coach.care.pairing import make_code
from bot.connectors.garmin.login import GarminLogin
from bot.sandbox.garmin.process import running_garmin
from bot.sandbox.hevy.process import running_hevy
from bot.sandbox.serving.faults import Fault
from bot.sandbox.telegram.process import RunningTelegram, running_telegram
from bot.sandbox.telegram.world.views import SeenMessage
from bot.settings import load_settings
from domain.training.recording import Recording
from domain.training.service import Service
from storage.backup import back_up
from storage.database import Database
from storage.repositories import athletes, connections
from storage.sealed_file import unseal
from tests.builders import season
from tests.builders.postgres import PostgresServer
from tests.web.conftest import free_port

TOKEN = "7000000009:CANARYtoken-telegram_0123456789abcdef"
SECRET = "CANARYkey+with/signs=0123456789abcdefghij"
WEB_TOKEN = "CANARYmonitor-0123456789"
NAME, TITLE = "Canarina Namefield", "Canarian titlerun"
PASSWORD = "CANARYdatabase/key+0123456789"
HEVY_KEY = "5a4db0c5-cafe-4bad-8000-00000c0ffee1"
EMAIL, GARMIN_PASSWORD = "robin@example.org", "correct horse battery"
SECRETS = (TOKEN, SECRET, WEB_TOKEN, PASSWORD, HEVY_KEY, EMAIL, GARMIN_PASSWORD)
USER_ID = 8101
PATIENCE_S = 30.0
IN_HEX = re.compile(r"\\x((?:[0-9a-f]{2})+)")


def spellings(text: str) -> Iterator[bytes]:
    yield text.encode()
    yield quote(text, safe="").encode()
    yield base64.b64encode(text.encode()).rstrip(b"=")[:-1]


def found(texts: tuple[str, ...], place: bytes) -> list[str]:
    return [text for text in texts if any(spelled in place for spelled in spellings(text))]


@dataclass(frozen=True, slots=True)
class Stage:
    """`secrets` are all that must come up nowhere, those among them that Garmin gave at the login."""

    folder: Path
    telegram: RunningTelegram
    house: House
    port: int
    secrets: tuple[str, ...]

    def heard(self) -> bytes:
        return (self.folder / "stdout").read_bytes() + (self.folder / "stderr").read_bytes()


@asynccontextmanager
async def coach(stage: Stage) -> AsyncIterator[None]:
    """`coach run` as its own process, at DEBUG."""
    settings = stage.house.settings
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
    environment = inherited | {
        "COACH_DATA_DIR": str(settings.coach_data_dir),
        "COACH_DATABASE_URL": settings.database_url,
        "COACH_SECRET_KEY": SECRET,
        "COACH_WEB_TOKEN": WEB_TOKEN,
        "COACH_LOG_LEVEL": "DEBUG",
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_BASE_URL": stage.telegram.bot_api_base,
        "TELEGRAM_BASE_FILE_URL": stage.telegram.file_base,
        "GARMIN_BASE_URL": settings.garmin_base_url,
        "HEVY_BASE_URL": settings.hevy_base_url,
        "WEB__PORT": str(stage.port),
    }
    command = (sys.executable, "-m", "bot", "run")
    with (stage.folder / "stdout").open("ab") as out, (stage.folder / "stderr").open("ab") as err:
        process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=out, stderr=err)
    try:
        yield
    finally:
        process.terminate()
        await asyncio.wait_for(process.wait(), 20)


@pytest.fixture(params=["a file", "a server"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    """None is the file that a coach makes for itself; a server is reached with a password."""
    if request.param == "a file":
        yield None
        return
    postgres: PostgresServer = request.getfixturevalue("postgres")
    url = postgres.make_database()
    yield make_url(url).set(password=PASSWORD).render_as_string(hide_password=False)
    postgres.drop_database(url)


@asynccontextmanager
async def set_up(folder: Path, database_url: str | None) -> AsyncIterator[Stage]:
    async with (
        running_telegram(folder / "telegram", token=TOKEN) as telegram,
        running_garmin() as garmin,
        running_hevy(key=HEVY_KEY) as hevy,
    ):
        settings = load_settings(
            coach_data_dir=folder / "coach",
            coach_database_url=database_url,
            coach_secret_key=SECRET,
            coach_web_token=WEB_TOKEN,
            coach_log_level="WARNING",
            telegram_bot_token=TOKEN,
            telegram_base_url=telegram.bot_api_base,
            telegram_base_file_url=telegram.file_base,
            garmin_base_url=garmin.url,
            hevy_base_url=hevy.url,
        )
        async with opened(settings) as house:
            await move_in(house)
            await telegram.client.join(USER_ID, NAME)
            yield Stage(folder, telegram, house, free_port(), (*SECRETS, *await connected(house)))


async def move_in(house: House) -> None:
    now = house.clock.now()
    athlete = await season.move_in(house.database, replace(season.runner(), display_name=NAME), weeks=4, now=now)
    activity = replace(season.done(0, today=now.date()), title=TITLE)
    await bring_in(house.database, house.clock, athlete.id, [Recording((activity,))])


async def connected(house: House) -> tuple[str, ...]:
    """With a watch and a gym app; the tokens that Garmin gave."""
    assert await GarminLogin(house.garmin).begin("anna", EMAIL, GARMIN_PASSWORD) is None
    await house.credentials.put("anna", Service.HEVY, {"api_key": HEVY_KEY})
    async with house.database.writing() as unit:
        for service in Service:
            await connections.connect(unit, "anna", service, house.clock.now())
    stored = await house.garmin.stored("anna")
    tokens = json.loads(str(stored["tokens"]))
    return tuple(tokens[name] for name in ("di_token", "di_refresh_token"))


async def live(stage: Stage) -> bytes:
    """Pair, be in trouble, approve, see it on the watch, get files, be asked; gives what monitors were told."""
    client, house = stage.telegram.client, stage.house
    async with coach(stage):
        code = await make_code(house.database, "anna", house.clock.now())
        await client.say(USER_ID, f"/start {code}")
        greeting = await client.wait_for(USER_ID, lambda seen: seen.by_bot, timeout_s=PATIENCE_S)
        await client.plan_faults(Fault(mode="drop_before", where="sendMessage", nth=1))
        await client.say(USER_ID, "/plan")
        newer = greeting.message_id
        await client.wait_for(USER_ID, lambda seen: seen.by_bot and seen.message_id > newer, timeout_s=PATIENCE_S)
        async with house.database.reading() as unit:
            paired = await athletes.get(unit, "anna")
        assert paired is not None
        await season.propose(house.database, paired, now=house.clock.now())
        card = await client.wait_for(USER_ID, lambda seen: bool(approve_on(seen)), timeout_s=PATIENCE_S)
        await client.tap(USER_ID, card.message_id, approve_on(card))
        await client.wait_for(USER_ID, lambda seen: "read back" in seen.words, timeout_s=PATIENCE_S)
        await client.say(USER_ID, "/fit")
        await client.wait_for(USER_ID, lambda seen: seen.message.document is not None, timeout_s=PATIENCE_S)
        async with house.database.reading() as unit:
            assert all(each.succeeded_at for each in await connections.of_athlete(unit, "anna"))
        return await asked(stage)


def approve_on(seen: SeenMessage) -> str:
    return next((data for data in seen.buttons.values() if data.endswith(":approve")), "")


async def asked(stage: Stage) -> bytes:
    async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{stage.port}", trust_env=False) as monitor:
        right = {"Authorization": f"Bearer {WEB_TOKEN}"}
        answers = [await monitor.get(path, headers=right) for path in ("/healthz", "/metrics")]
        assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
        refused = await monitor.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
        assert refused.status_code == 401
    return b"".join(answer.content + str(answer.headers).encode() for answer in (*answers, refused))


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


async def backed_up(database: Database, folder: Path) -> bytes:
    """What is in a backup for whoever has its key."""
    backup = await back_up(database, folder / "backups", database.key_ring, season.NOW)
    unseal(backup, folder / "opened", database.key_ring)
    return backup.read_bytes() + (folder / "opened").read_bytes()


async def rows(database: Database) -> bytes:
    """All that a server holds for us and for the job engine; a file is looked at as bytes."""
    if database.file is not None:
        return b""
    async with database.reading() as unit:
        tables = await unit.exec_driver_sql(
            "SELECT schemaname || '.' || tablename FROM pg_tables WHERE schemaname IN ('public', 'dbos')"
        )
        parts = [
            row[0]
            for name in tables.scalars().all()
            for row in await unit.exec_driver_sql(f"SELECT each::text FROM {name} AS each")
        ]
    assert len(parts) > 50
    # Bytes are shown in hex.
    return b"".join(part.encode() + b"".join(map(bytes.fromhex, IN_HEX.findall(part))) for part in parts)


@pytest.mark.fault("F144")
async def test_nothing_planted_comes_up_where_it_does_not_belong(
    tmp_path: Path, database_url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("MOBILE_DELAY_MIN_S", "MOBILE_DELAY_MAX_S"):
        monkeypatch.setattr(sso, name, 0.0)
    async with set_up(tmp_path, database_url) as stage:
        told = await live(stage)
        kept = await backed_up(stage.house.database, tmp_path)
        held = await rows(stage.house.database)
        heard = stage.heard()
    assert b"worker_started" in heard
    ours = files(tmp_path / "coach")
    assert any(name.endswith(".fit") for name in ours), "what was approved is there as a file"
    for place, content in {"log": heard, "monitors": told, "backup": kept, "server": held, **ours}.items():
        assert found((*stage.secrets, NAME, TITLE), content) == [], place
    for place, content in files(tmp_path / "telegram").items():
        assert found((*set(stage.secrets) - {TOKEN}, TITLE), content) == [], place
