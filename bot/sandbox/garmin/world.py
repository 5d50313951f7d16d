"""What this Garmin knows: one account, what its watch uploaded, and its workouts and calendar."""

import base64
import json
import secrets
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.sandbox.serving.clock import Clock

TOKEN_S = 3600.0
CLIENT_ID = "GARMIN_CONNECT_MOBILE_ANDROID_DI_2025Q2"

type Wire = dict[str, Any]


@dataclass
class Account:
    """`mfa_code` is asked for at login where there is one. A locked account refuses the right password as well."""

    email: str = "robin@example.org"
    password: str = "correct horse battery"  # noqa: S105 - opens nothing but the sandbox
    display_name: str = "robin-7f3a"
    mfa_code: str | None = None
    locked: bool = False
    tickets: set[str] = field(default_factory=set)
    tokens: dict[str, float] = field(default_factory=dict)
    refresh_tokens: set[str] = field(default_factory=set)
    waiting_for_code: set[str] = field(default_factory=set)
    clock: Clock = field(default_factory=Clock)

    def ticket(self) -> str:
        ticket = f"ST-{secrets.token_hex(8)}-sso"
        self.tickets.add(ticket)
        return ticket

    def issue(self) -> Wire:
        """A new pair; whoever shows the access token is let in until it has run out."""
        access, refresh = _jwt(self.clock.now_s() + TOKEN_S), secrets.token_hex(16)
        self.tokens[access] = self.clock.now_s() + TOKEN_S
        self.refresh_tokens.add(refresh)
        return {"access_token": access, "refresh_token": refresh, "token_type": "Bearer", "expires_in": TOKEN_S}

    def admits(self, token: str) -> bool:
        return self.tokens.get(token, 0.0) > self.clock.now_s()

    def shut_out(self, *, refreshing: bool = False) -> None:
        """No token that was given out is good any more; with `refreshing`, neither are those that renew one."""
        self.tokens.clear()
        if refreshing:
            self.refresh_tokens.clear()


@dataclass
class World:
    """Answers by day lie as they are sent; `files` holds what a download gives, by activity."""

    account: Account = field(default_factory=Account)
    clock: Clock = field(default_factory=Clock)
    activities: dict[int, Wire] = field(default_factory=dict)
    files: dict[int, bytes] = field(default_factory=dict)
    sleep: dict[date, Wire] = field(default_factory=dict)
    hrv: dict[date, Wire] = field(default_factory=dict)
    resting_hr: dict[date, float] = field(default_factory=dict)
    stress: dict[date, Wire] = field(default_factory=dict)
    weights: dict[date, list[Wire]] = field(default_factory=dict)
    max_metrics: dict[date, Wire] = field(default_factory=dict)
    readiness: dict[date, list[Wire]] = field(default_factory=dict)
    body_battery: dict[date, Wire] = field(default_factory=dict)
    status: dict[date, Wire] = field(default_factory=dict)
    swim_speed: dict[date, float] = field(default_factory=dict)
    predictions: Wire = field(default_factory=dict)
    records: list[Wire] = field(default_factory=list)
    uploaded_at_ms: int | None = None
    workouts: dict[int, Wire] = field(default_factory=dict)
    schedule: dict[int, tuple[int, date]] = field(default_factory=dict)
    made: int = 1_000_000
    calls: list[Wire] = field(default_factory=list)

    def new_number(self) -> int:
        self.made += 1
        return self.made


def _jwt(expires_at: float) -> str:
    header = {"alg": "RS256", "typ": "JWT"}
    payload = {"exp": int(expires_at), "client_id": CLIENT_ID, "jti": secrets.token_hex(8)}
    parts = (json.dumps(part).encode() for part in (header, payload))
    return ".".join([*(base64.urlsafe_b64encode(part).decode().rstrip("=") for part in parts), secrets.token_hex(16)])
