"""Nobody asks from elsewhere without the token; nothing listens where nobody said so."""

import asyncio
import signal

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.settings import load_settings
from bot.web.part import build
from domain.errors import Configuration
from storage.database import Database
from tests.builders.season import HandClock
from tests.web.conftest import free_port, part_on, served

TOKEN = "a token that monitors have"


@pytest.mark.parametrize("path", ["/healthz", "/metrics"])
async def test_where_a_token_is_set_it_is_needed(sqlite: Database, clock: HandClock, path: str) -> None:
    async with served(part_on(free_port(), sqlite, clock, coach_web_token=TOKEN)) as monitor:
        for wrong in (None, "", TOKEN, f"Bearer {TOKEN[:-1]}", f"Bearer {TOKEN}x", f"Basic {TOKEN}", "Bearer ÿ"):
            given = [] if wrong is None else [(b"Authorization", wrong.encode())]
            refused = await monitor.get(path, headers=given)
            assert (refused.status_code, refused.headers["www-authenticate"]) == (401, "Bearer")
            assert "poll" not in refused.text
        right = {"Authorization": f"Bearer {TOKEN}", "Host": "coach.example"}
        assert (await monitor.get(path, headers=right)).status_code in {200, 503}


async def test_a_page_that_found_its_way_to_loopback_is_told_nothing(sqlite: Database, clock: HandClock) -> None:
    async with served(part_on(free_port(), sqlite, clock)) as monitor:
        for host in ("evil.example", "evil.example:8080", "127.0.0.1.evil.example", "[::1", ""):
            refused = await monitor.get("/metrics", headers={"Host": host})
            assert (refused.status_code, "flow" in refused.text) == (421, False), host
        for host in ("127.0.0.1", "localhost:9", "[::1]:9"):
            assert (await monitor.get("/metrics", headers={"Host": host})).status_code == 200, host


async def test_only_questions_are_answered(sqlite: Database, clock: HandClock) -> None:
    async with served(part_on(free_port(), sqlite, clock)) as monitor:
        assert (await monitor.post("/metrics")).status_code == 405
        assert (await monitor.get("/")).status_code == 404


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "coach.example"])
def test_beyond_this_machine_a_token_must_be_set(host: str) -> None:
    web = {"host": host, "port": 9000}
    with pytest.raises(Configuration) as refused:
        load_settings(web=web)
    assert refused.value.values["problems"] == ["web.host: beyond loopback COACH_WEB_TOKEN must be set"]
    assert load_settings(web=web, coach_web_token=TOKEN).web.host == host
    assert load_settings(web={"host": host, "port": 0}).web.port == 0


def test_a_token_that_could_be_guessed_is_refused() -> None:
    with pytest.raises(Configuration) as refused:
        load_settings(coach_web_token="short")
    assert "COACH_WEB_TOKEN: at least 16 characters" in str(refused.value.values["problems"])


async def test_a_port_that_is_taken_is_named(sqlite: Database, clock: HandClock) -> None:
    part = part_on(free_port(), sqlite, clock)
    async with served(part):
        with pytest.raises(Configuration) as refused:
            await part.run()
    assert refused.value.key == "web_address_unusable"
    assert refused.value.values["port"] == part.port


async def test_without_a_port_nothing_listens(sqlite: Database, clock: HandClock) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await part_on(0, sqlite, clock).run()


async def test_other_routes_have_guards_of_their_own(sqlite: Database, clock: HandClock) -> None:
    async def echo(request: Request) -> PlainTextResponse:
        return PlainTextResponse(await request.body())

    settings = load_settings(web={"host": "127.0.0.1", "port": free_port()}, coach_web_token=TOKEN)
    part = build(settings, sqlite, clock, routes=[Route("/telegram", echo, methods=["POST"])])
    async with served(part) as outside:
        answer = await outside.post("/telegram", content=b"an update", headers={"Host": "coach.example"})
    assert (answer.status_code, answer.text) == (200, "an update")


async def test_signals_stay_with_the_coach(sqlite: Database, clock: HandClock) -> None:
    before = [signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)]
    async with served(part_on(free_port(), sqlite, clock)) as monitor:
        assert isinstance(monitor, httpx.AsyncClient)
        assert [signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGINT)] == before
