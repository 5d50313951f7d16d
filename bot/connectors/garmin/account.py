"""An athlete's account at Garmin: opened from what is kept of a login, and kept anew whenever that changes."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

from bot.connectors.garmin.lanes import Lanes
from bot.connectors.garmin.tries import tried
from domain.errors import LoginNeeded
from domain.ports.credentials import Credentials
from domain.training.service import Service

if TYPE_CHECKING:
    from garminconnect import Garmin

TRIES = 3


@dataclass(eq=False, slots=True)
class Accounts:
    """Those of all athletes, one for a process. `base_url` stands in the place of every host of Garmin's; empty, it is
    Garmin's own.
    """

    credentials: Credentials
    base_url: str = ""
    lanes: Lanes = field(default_factory=Lanes)
    # Whoever uses an account shares it: tokens that one renewed are worth nothing to another who has the old ones.
    _in_use: WeakValueDictionary[str, "Account"] = field(default_factory=WeakValueDictionary)

    async def of(self, athlete_id: str) -> "Account":
        """Nothing is asked yet. Raises LoginNeeded where the athlete is not logged in."""
        # It takes half a second to load, and is loaded only where it is needed.
        await asyncio.to_thread(import_module, "garminconnect")
        secret = await self.stored(athlete_id)
        known = self._in_use.get(athlete_id)
        if known is not None and known.tokens == secret["tokens"]:
            return known
        account = Account(athlete_id, self._opened(secret), self, str(secret["tokens"]))
        self._in_use[athlete_id] = account
        return account

    async def stored(self, athlete_id: str) -> Mapping[str, object]:
        secret = await self.credentials.get(athlete_id, Service.GARMIN)
        if secret is None:
            raise LoginNeeded("garmin_login_needed")
        return secret

    def _opened(self, secret: Mapping[str, object]) -> "Garmin":
        garmin = fresh(self.base_url)
        garmin.client.loads(str(secret["tokens"]))
        garmin.display_name = str(secret["display_name"])
        return garmin

    async def keep(self, athlete_id: str, garmin: "Garmin") -> str:
        """What it takes to go on without a password, put away."""
        tokens = garmin.client.dumps()
        secret = {"tokens": tokens, "display_name": garmin.display_name}
        await self.credentials.put(athlete_id, Service.GARMIN, secret)
        return tokens


@dataclass(eq=False, slots=True, weakref_slot=True)
class Account:
    """`tokens` are those that are put away."""

    athlete_id: str
    garmin: "Garmin"
    accounts: Accounts
    tokens: str

    async def ask[T](self, call: Callable[["Garmin"], T]) -> T:
        """Something that changes nothing there, so that it may be asked again at once.

        Raises LoginNeeded, Unavailable, or Refused, of which Missing is one.
        """
        return await self._called(call, TRIES)

    async def change[T](self, call: Callable[["Garmin"], T]) -> T:
        """Something that must not happen twice: whoever is told Unavailable looks before trying again."""
        return await self._called(call, 1)

    async def _called[T](self, call: Callable[["Garmin"], T], tries: int) -> T:
        try:
            return await self._kept(call, tries)
        except LoginNeeded:
            if not await self._renewed_elsewhere():
                raise
            return await self._kept(call, tries)

    async def _kept[T](self, call: Callable[["Garmin"], T], tries: int) -> T:
        try:
            return await self.accounts.lanes.run(self.athlete_id, lambda: tried(call, self.garmin, tries))
        finally:
            # The library renews tokens as it goes, and the old ones are worth nothing from then on.
            if self.garmin.client.dumps() != self.tokens and self.garmin.client.is_authenticated:
                self.tokens = await self.accounts.keep(self.athlete_id, self.garmin)

    async def _renewed_elsewhere(self) -> bool:
        """By another process, or by a new login; theirs are used from now on."""
        tokens = str((await self.accounts.stored(self.athlete_id))["tokens"])
        if tokens == self.tokens:
            return False
        self.garmin.client.loads(tokens)
        self.tokens = tokens
        return True


def fresh(base_url: str, **given: Any) -> "Garmin":
    """The library is loaded here and nowhere before: it is not small, and few commands need it."""
    from garminconnect import Garmin  # noqa: PLC0415

    garmin = Garmin(retry_attempts=0, **given)
    if base_url:
        _point_at(garmin.client, base_url.rstrip("/"))
    return garmin


def _point_at(client: Any, base_url: str) -> None:
    """The library has no setting for it; these are all the hosts it knows."""
    client._connectapi = client._connect = client._sso = base_url  # noqa: SLF001
    client._di_token_url = f"{base_url}/di-oauth2-service/oauth/token"  # noqa: SLF001
    client._ios_service_url = f"{base_url}/gcm/ios"  # noqa: SLF001
    client._mobile_sso_service_url = f"{base_url}/gcm/android"  # noqa: SLF001
    client._portal_service_url = f"{base_url}/app"  # noqa: SLF001
