"""One request to Garmin, in a thread: what passes is waited for, and the library's errors become ours."""

import random
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.telemetry import logger
from domain.errors import CoachError, LoginNeeded, Refused, Unavailable

if TYPE_CHECKING:
    from garminconnect import Garmin

log = logger(__name__)

FIRST_REST_S = 1.0
# 427 is no standard; it is what Garmin says to whoever it takes for a machine.
TOO_MANY, BLOCKED = (427, 429), 403
SERVER_ERRORS = range(500, 600)
# A refresh token that is over; every other answer passes.
TOKEN_IS_OVER = (400, 401)


class Missing(Refused):
    """Garmin does not have what was asked for."""


def tried[T](call: Callable[["Garmin"], T], garmin: "Garmin", tries: int) -> T:
    """What is over soon is waited for a little, and a little differently each time."""
    for number in range(1, tries + 1):
        try:
            return call(garmin)
        except (CoachError, TypeError, KeyError, AttributeError):
            raise
        except Exception as error:
            told = translated(error)
            if isinstance(told, LoginNeeded):
                told = _why_shut_out(garmin)
            if not isinstance(told, Unavailable) or told.retry_after is not None or number == tries:
                raise told from error
            log.info("Garmin is asked again", action="garmin_asked_again", attempt=number, error=type(error).__name__)
            time.sleep(FIRST_REST_S * 2 ** (number - 1) * random.uniform(0.75, 1.25))  # noqa: S311 - spreads load
    raise AssertionError("every try returns or raises")


def translated(error: Exception) -> CoachError:
    """What the library raises, and what it lets through, in our own words."""
    from garminconnect import (  # noqa: PLC0415
        GarminConnectAuthenticationError,
        GarminConnectConnectionError,
        GarminConnectNotFoundError,
        GarminConnectTooManyRequestsError,
    )

    status = getattr(getattr(error, "response", None), "status_code", None)
    if isinstance(error, GarminConnectTooManyRequestsError) or status in TOO_MANY:
        return Unavailable("garmin_too_many_requests", timedelta(hours=1))
    if isinstance(error, GarminConnectAuthenticationError):
        return LoginNeeded("garmin_login_needed")
    if isinstance(error, GarminConnectNotFoundError):
        return Missing("garmin_refused", status=404)
    if isinstance(error, GarminConnectConnectionError) and status is not None and status not in SERVER_ERRORS:
        # A page that says "access denied" stands before all of Garmin at times, and goes away by itself.
        if status == BLOCKED:
            return Unavailable("garmin_unreachable", timedelta(minutes=30))
        return Refused("garmin_refused", status=status)
    return Unavailable("garmin_unreachable")


def _why_shut_out(garmin: "Garmin") -> CoachError:
    """The library does not say why it could not renew its tokens, and a server that is down wants no person."""
    from garminconnect import GarminConnectAuthenticationError  # noqa: PLC0415

    client: Any = garmin.client
    try:
        client._refresh_di_token()  # noqa: SLF001
    except GarminConnectAuthenticationError as error:
        status = str(error).rpartition(" ")[2]
        if not status.isdigit() or int(status) in TOKEN_IS_OVER:
            return LoginNeeded("garmin_login_needed")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is no answer
        log.info("Tokens could not be renewed", action="garmin_not_renewed", error=type(error).__name__)
    return Unavailable("garmin_unreachable")
