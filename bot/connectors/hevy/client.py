"""Hevy over HTTP, for one key: asked again where that is harmless, and told once where it is not."""

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx

from bot.connectors.hevy.answers import understood
from domain.errors import LoginNeeded, Refused, Unavailable
from domain.ports.credentials import Credentials
from domain.training.service import Service

TIMEOUT = httpx.Timeout(10.0, read=20.0)
# A body that trickles never runs into the timeout of a read.
LONGEST_CALL_S = 40.0
TRIES, FIRST_REST_S = 3, 0.2
PAGE_SIZE, MOST_PAGES = 10, 5_000


def hevy_http(base_url: str, timeout: httpx.Timeout = TIMEOUT) -> httpx.AsyncClient:
    """One for all athletes: close it when the process ends. No key is kept in it, and unused it weighs nothing."""
    headers = {"accept": "application/json"}
    return httpx.AsyncClient(base_url=base_url, timeout=timeout, headers=headers, transport=OnFirstUse())


class OnFirstUse(httpx.AsyncBaseTransport):
    """Loads the world's certificate authorities when somebody is first asked, which not every coach does."""

    def __init__(self) -> None:
        self._real: httpx.AsyncHTTPTransport | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._real is None:
            self._real = httpx.AsyncHTTPTransport()
        return await self._real.handle_async_request(request)

    async def aclose(self) -> None:
        if self._real is not None:
            await self._real.aclose()


@dataclass(frozen=True, slots=True)
class Page:
    """`end` is how many items there are up to here, this page's among them."""

    items: list[Any]
    end: int


@dataclass(frozen=True, slots=True)
class Hevy:
    """What one athlete's key opens."""

    http: httpx.AsyncClient
    key: str

    async def get(self, path: str, **asked: str | int) -> Any:
        """None where there is nothing of that name. Three tries where Hevy fails or does not answer."""
        for rest in range(1, TRIES):
            try:
                return await self._call("GET", path, asked=asked)
            except Unavailable as error:
                if error.key not in {"hevy_unavailable", "hevy_unreachable"}:
                    raise
                await asyncio.sleep(FIRST_REST_S * rest * random.uniform(0.5, 1.5))  # noqa: S311 - spreads load
        return await self._call("GET", path, asked=asked)

    async def post(self, path: str, body: object) -> Any:
        """Once: Hevy has no way to tell a repeated one from a second one."""
        return await self._call("POST", path, body=body)

    async def put(self, path: str, body: object) -> Any:
        return await self._call("PUT", path, body=body)

    async def pages(self, path: str, name: str, start: int = 0, **asked: str) -> AsyncIterator[Page]:
        """The list of that name from its item `start` on, or a few before it, until there is no further page.

        Hevy may have lowered how much a page holds; then the pages get smaller, and some of it comes twice.
        """
        number, size = start // PAGE_SIZE + 1, PAGE_SIZE
        while number <= MOST_PAGES:
            try:
                answer = await self.get(path, page=number, pageSize=size, **asked)
            except Refused as error:
                if size == 1 or "page size" not in str(error.values.get("problem", "")).casefold():
                    raise
                number, size = (number - 1) * size // (size // 2) + 1, size // 2
                continue
            if answer is None:
                return
            items = answer.get(name) if isinstance(answer, dict) else None
            if not isinstance(items, list):
                raise Unavailable("hevy_answer_unreadable")
            yield Page(items, (number - 1) * size + len(items))
            last = answer.get("page_count")
            if not items or (isinstance(last, int) and not isinstance(last, bool) and number >= last):
                return
            number += 1

    async def _call(
        self, method: str, path: str, *, asked: dict[str, str | int] | None = None, body: object = None
    ) -> Any:
        try:
            async with asyncio.timeout(LONGEST_CALL_S):
                answer = await self.http.request(
                    method, f"/v1/{path}", params=asked, json=body, headers={"api-key": self.key}
                )
        except (httpx.RequestError, TimeoutError) as error:
            raise Unavailable("hevy_unreachable") from error
        return understood(answer)


async def hevy_of(http: httpx.AsyncClient, credentials: Credentials, athlete_id: str) -> Hevy:
    """Raises LoginNeeded where the athlete has not connected Hevy, or with something that is no key."""
    secret = await credentials.get(athlete_id, Service.HEVY)
    if secret is None:
        raise LoginNeeded("hevy_not_connected")
    key = secret.get("api_key")
    if not isinstance(key, str) or not key.strip().isascii() or not key.strip().isprintable() or not key.strip():
        raise LoginNeeded("hevy_key_refused")
    return Hevy(http, key.strip())
