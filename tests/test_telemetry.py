"""Every line is JSON with its action, and no secret is in any of them, at any level, from any library."""

import asyncio
import base64
import json
import logging
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import TelegramError

from bot.settings import load_settings
from bot.telemetry import REDACTED, RedactingFormatter, configure_logs, logger, salt_names, told_of

CANARY = '7000000001:AAcanary-that+must/never"show'


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers, root.level = handlers, level
    structlog.reset_defaults()


def test_a_line_is_a_sentence_an_action_and_values(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    logger("bot.somewhere").info("An update came in", action="update_stored", update_id=7)
    line = json.loads(capsys.readouterr().err)
    assert (line["event"], line["action"], line["update_id"]) == ("An update came in", "update_stored", 7)
    assert (line["level"], line["logger"]) == ("info", "bot.somewhere")
    assert line["timestamp"].endswith("Z")


def test_the_level_holds(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("warning")
    logger("bot.somewhere").info("quiet", action="quiet")
    logging.getLogger("elsewhere").info("quiet")
    assert capsys.readouterr().err == ""


def test_no_spelling_of_a_secret_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("DEBUG", [CANARY])
    log, plain = logger("bot.somewhere"), logging.getLogger("elsewhere")
    log.info(CANARY, action="a")
    log.info("in values", action="b", value=CANARY, inside={"list": [CANARY]}, raw=CANARY.encode(), told=repr(CANARY))
    log.info("in a URL", action="c", url=str(httpx.URL("https://api", params={"token": CANARY})))
    plain.warning("as an argument %s", CANARY)
    plain.warning("as a URL %s", httpx.URL(f"https://api/bot{CANARY}/getMe"))
    error = RuntimeError(CANARY)
    log.error("in a traceback", action="d", exc_info=error)
    plain.error("in a traceback", exc_info=error)
    said = capsys.readouterr().err
    assert len([json.loads(line) for line in said.splitlines()]) == 7
    assert said.count(REDACTED) == 10
    assert "canary" not in said


@given(st.text(min_size=6, max_size=30))
def test_redaction_finds_every_secret_as_it_is_quoted_and_escaped(secret: str) -> None:
    record = logging.makeLogRecord({"msg": "%s %r %s", "args": (secret, secret, quote(secret, errors="ignore"))})
    line = RedactingFormatter([secret]).format(record)
    assert json.loads(line)["event"].replace(REDACTED, "").strip(" '\"") == ""


async def test_the_libraries_that_carry_the_token_do_not_say_it(capsys: pytest.CaptureFixture[str]) -> None:
    token = "7000000001:AAcanary-of-a-token-that-is-long"
    configure_logs("DEBUG", [token])
    for loud in ("httpx", "httpcore", "telegram"):
        logging.getLogger(loud).setLevel(logging.DEBUG)
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        bot = Bot(token, base_url=f"http://127.0.0.1:{port}/bot")
        with pytest.raises(TelegramError):
            await bot.initialize()
        logging.getLogger("elsewhere").info("%r", bot)
        await bot.shutdown()
    said = capsys.readouterr().err
    assert "getMe" in said
    assert REDACTED in said
    assert "canary" not in said


def test_what_people_write_is_not_logged_even_when_everything_is(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("DEBUG")
    logging.getLogger("telegram.Bot").debug("Calling Bot API endpoint `sendMessage` with parameters `secret words`")
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot…/sendMessage")
    assert capsys.readouterr().err == ""


def test_the_database_password_is_hidden_however_it_is_carried(capsys: pytest.CaptureFixture[str]) -> None:
    password = "canary@pass/word+1"
    url = f"postgresql+psycopg://coach:{quote(password, safe='')}@host/coach"
    configure_logs("DEBUG", load_settings(coach_database_url=url, telegram_bot_token=CANARY).secrets)
    plain = logging.getLogger("elsewhere")
    for before in ("", "u:", "us:", "use:"):
        plain.warning("Basic %s", base64.b64encode(f"{before}{password}".encode()).decode())
    plain.warning("%s and %s and %s", url, password, password.encode().hex())
    said = capsys.readouterr().err
    assert said.count(REDACTED) == 7
    assert "canary" not in said


def test_every_line_says_what_it_is_about_and_nobodys_id(capsys: pytest.CaptureFixture[str]) -> None:
    configure_logs("INFO")
    salt_names(b"one salt")
    with told_of("a-robin", job_id="er:a-robin:2026-11-25", job_type="evening_review", attempt=2):
        logger("bot.jobs").info("A job began", action="job_started")
        logging.getLogger("library").warning("said meanwhile")
    logger("bot.jobs").info("outside", action="a")
    mine, library, outside = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert mine["athlete"] == library["athlete"] != "a-robin"
    assert mine["job_id"] == f"er:{mine['athlete']}:2026-11-25"
    assert (library["job_type"], library["attempt"]) == ("evening_review", 2)
    assert "athlete" not in outside
    salt_names(b"another")
    with told_of("a-robin"):
        logger("bot.jobs").info("again", action="a")
    assert json.loads(capsys.readouterr().err)["athlete"] != mine["athlete"]
