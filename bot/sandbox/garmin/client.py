"""The watch, the owner and whoever plans trouble, over HTTP."""

import base64
from collections.abc import Mapping
from datetime import date
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from bot.sandbox.garmin.deeds import Edited, Person, Planned, Seen, Told, Uploaded
from bot.sandbox.serving.faults import Fault


class GarminClient:
    def __init__(self, url: str) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def upload(self, entry: Mapping[str, Any], fit: bytes | None = None) -> None:
        """The watch brings an activity, or the owner changes one that is there."""
        content = None if fit is None else base64.b64encode(fit).decode()
        await self._post("activities", Uploaded(dict(entry), content))

    async def remove(self, activity_id: int) -> None:
        (await self._http.delete(f"/control/activities/{activity_id}")).raise_for_status()

    async def tell(self, part: str, answers: Mapping[date, Any]) -> None:
        await self._post("answers", Told(part, {day.isoformat(): answer for day, answer in answers.items()}))

    async def tell_all(self, part: str, value: Any) -> None:
        await self._post("answers", Told(part, {"value": value}))

    async def change(self, person: Person) -> None:
        await self._post("person", person)

    async def plan_faults(self, *faults: Fault) -> None:
        await self._post("faults", Planned(faults))

    async def edit(self, workout_id: int, changes: Mapping[str, Any]) -> None:
        await self._post("workouts", Edited(workout_id, dict(changes)))

    async def throw_away(self, workout_id: int) -> None:
        (await self._http.delete(f"/control/workouts/{workout_id}")).raise_for_status()

    async def reschedule(self, workout_id: int, day: date) -> None:
        """The owner drags a workout to another day."""
        answer = await self._http.put(f"/control/schedule/{workout_id}", params={"day": day.isoformat()})
        answer.raise_for_status()

    async def log_in(self) -> dict[str, str]:
        """What is kept of a login, without going through one."""
        answer = (await self._http.post("/control/tokens")).raise_for_status()
        return msgspec.json.decode(answer.content, type=dict[str, str])

    async def seen(self) -> Seen:
        answer = (await self._http.get("/control/seen")).raise_for_status()
        return msgspec.json.decode(answer.content, type=Seen)

    async def calls(self) -> list[str]:
        """The names of all requests so far, in order."""
        return [call["name"] for call in (await self.seen()).calls]

    async def _post(self, where: str, body: msgspec.Struct) -> None:
        (await self._http.post(f"/control/{where}", content=msgspec.json.encode(body))).raise_for_status()
