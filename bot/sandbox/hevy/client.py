"""This Hevy from outside: do what the athlete does in the app, look at what lies there, and script faults."""

import ssl
from types import TracebackType
from typing import Any, Self

import httpx
import msgspec

from bot.sandbox.hevy.deeds import Changed, DoneWorkout, Planned, Rules, Seen, Wire
from bot.sandbox.serving.faults import Fault


class HevyClient:
    """Ids are Hevy's; days are `YYYY-MM-DD`."""

    def __init__(self, url: str) -> None:
        # Loopback is plain HTTP; loading the world's certificate authorities would cost 30 ms for nothing.
        no_authorities = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.AsyncClient(base_url=f"{url}/control/", timeout=30, trust_env=False, verify=no_authorities)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def do_workout(self, done: DoneWorkout) -> str:
        """The new workout's id."""
        return str((await self._send("POST", "workouts", done))["id"])

    async def change_workout(self, workout_id: str, **changes: Any) -> None:
        await self._send("PATCH", "workouts", Changed(workout_id, changes))

    async def delete_workout(self, workout_id: str) -> None:
        await self._send("DELETE", f"workouts/{workout_id}")

    async def measure(self, day: str, **figures: Any) -> None:
        """`weight_kg`, `fat_percent` and what else Hevy measures; those not given stay as they are."""
        await self._send("PUT", "measurements", Changed(day, figures))

    async def unmeasure(self, day: str) -> None:
        await self._send("DELETE", f"measurements/{day}")

    async def make_routine(self, title: str, exercises: list[Wire]) -> str:
        """The new routine's id."""
        return str((await self._send("POST", "routines", {"title": title, "exercises": exercises}))["id"])

    async def change_routine(self, routine_id: str, **changes: Any) -> None:
        await self._send("PATCH", "routines", Changed(routine_id, changes))

    async def delete_routine(self, routine_id: str) -> None:
        await self._send("DELETE", f"routines/{routine_id}")

    async def follow(self, rules: Rules) -> None:
        await self._send("POST", "rules", rules)

    async def plan(self, *faults: Fault) -> None:
        await self._send("POST", "faults", Planned(faults))

    async def clear_faults(self) -> None:
        await self._send("DELETE", "faults")

    async def forget(self) -> None:
        """Everything but the key, faults and rules too."""
        await self._send("DELETE", "everything")

    async def seen(self) -> Seen:
        answer = await self._http.get("seen")
        answer.raise_for_status()
        return msgspec.json.decode(answer.content, type=Seen)

    async def asked(self, what: str) -> int:
        """How often the API was asked for it: `POST routines`."""
        return sum(call.what == what for call in (await self.seen()).calls)

    async def _send(self, method: str, path: str, deed: object = None) -> Any:
        content = None if deed is None else msgspec.json.encode(deed)
        answer = await self._http.request(method, path, content=content)
        answer.raise_for_status()
        return answer.json() if answer.content else None
