"""This model from outside: tell it what to say, script faults, and look at what it was asked."""

import ssl
from types import TracebackType
from typing import Self

import httpx
import msgspec

from bot.sandbox.model.deeds import Call, Planned, Reply, Scripted, Seen
from bot.sandbox.serving.faults import Fault


class ModelClient:
    def __init__(self, url: str) -> None:
        no_authorities = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.AsyncClient(base_url=f"{url}/control/", timeout=30, trust_env=False, verify=no_authorities)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def script(self, *replies: Reply) -> None:
        """To the next requests, one each; after them it speaks for itself again."""
        await self._post("script", Scripted(replies))

    async def plan(self, *faults: Fault) -> None:
        await self._post("faults", Planned(faults))

    async def forget(self) -> None:
        (await self._http.delete("everything")).raise_for_status()

    async def calls(self) -> tuple[Call, ...]:
        answer = (await self._http.get("seen")).raise_for_status()
        return msgspec.json.decode(answer.content, type=Seen).calls

    async def _post(self, path: str, deed: object) -> None:
        (await self._http.post(path, content=msgspec.json.encode(deed))).raise_for_status()
