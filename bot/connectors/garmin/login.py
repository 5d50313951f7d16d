"""Logging in to Garmin: once, by a person, with a password that is not kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.connectors.garmin.account import Accounts, fresh
from bot.connectors.garmin.tries import translated
from domain.errors import LoginNeeded

if TYPE_CHECKING:
    from garminconnect import Garmin

# The library goes five ways in, and rests before each as a person would.
PATIENCE_S = 300.0
PROFILE = "/userprofile-service/socialProfile"


@dataclass(frozen=True, slots=True)
class Pending:
    """Garmin has sent a code. Until it was given, `state` is as good as a password: keep it sealed, and briefly."""

    state: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class GarminLogin:
    accounts: Accounts

    async def begin(self, athlete_id: str, email: str, password: str) -> Pending | None:
        """None where it is done: what it takes to go on is put away.

        Takes up to half a minute, as a person would. Raises LoginNeeded (garmin_password_refused) for a wrong password
        or a locked account, Unavailable where Garmin lets nobody in for a while.
        """
        garmin = fresh(self.accounts.base_url, email=email, password=password, return_on_mfa=True)
        outcome, state = await self.accounts.lanes.run(athlete_id, lambda: _logged_in(garmin), PATIENCE_S)
        if outcome == "needs_mfa":
            return Pending(state)
        await self.accounts.keep(athlete_id, garmin)
        return None

    async def finish(self, athlete_id: str, pending: Pending, code: str) -> None:
        """Raises LoginNeeded (garmin_code_refused) for a wrong code."""
        garmin = fresh(self.accounts.base_url)
        await self.accounts.lanes.run(athlete_id, lambda: _resumed(garmin, pending, code), PATIENCE_S)
        await self.accounts.keep(athlete_id, garmin)

    async def enter(self, athlete_id: str, state: Mapping[str, object], told: str) -> None:
        """By the code that Garmin sent when it was asked to begin."""
        await self.finish(athlete_id, Pending(state), told.strip())


def _logged_in(garmin: "Garmin") -> tuple[str | None, Any]:
    try:
        outcome, state = garmin.login()
        if outcome is None:
            # Ready to stop for a code, the library asks for no profile; half of its addresses bear the name in it.
            garmin.display_name = garmin.connectapi(PROFILE)["displayName"]
    except Exception as error:
        told = translated(error)
        raise (LoginNeeded("garmin_password_refused") if isinstance(told, LoginNeeded) else told) from error
    else:
        return outcome, state


def _resumed(garmin: "Garmin", pending: Pending, code: str) -> None:
    try:
        garmin.resume_login(dict(pending.state), code)
    except Exception as error:
        told = translated(error)
        raise (LoginNeeded("garmin_code_refused") if isinstance(told, LoginNeeded) else told) from error
