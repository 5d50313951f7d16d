"""Tells the owner what is wrong: once, again after the cool-down while it holds, and one line when it has passed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.coach.care.rules import RULES
from bot.settings import AlertSettings, Settings
from bot.telemetry import logger
from domain.notice import Notice, NoticeKind
from domain.ports.clock import Clock
from storage import figures
from storage.database import Database
from storage.figures import Signs
from storage.repositories import alerts, outbox
from storage.repositories.alerts import Alert

log = logger(__name__)


@dataclass(frozen=True, slots=True)
class Watch:
    """`owner` is the chat that is told; without one, only the log is."""

    database: Database
    clock: Clock
    bounds: AlertSettings
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    value: float
    bound: float


@dataclass(frozen=True, slots=True)
class Turn:
    """An alert as it is to be stored, and whether that is worth a message."""

    alert: Alert
    bound: float | None
    told: bool


def watch_of(settings: Settings, database: Database, clock: Clock) -> Watch:
    return Watch(database, clock, settings.alerts, settings.telegram.owner_chat_id)


async def watch(watcher: Watch) -> int:
    """One look; how many messages it has left in the outbox or the log. Looking twice tells nothing twice."""
    now = watcher.clock.now()
    async with watcher.database.reading() as unit:
        signs = await figures.signs(unit, now)
        known = await alerts.all(unit)
    wrong = judged(signs, watcher.bounds, now)
    if not any(turns(wrong, known, watcher.bounds, now)):
        return 0
    async with watcher.database.writing() as unit:
        # Somebody else may have looked at the same moment.
        changed = tuple(turns(wrong, await alerts.all(unit), watcher.bounds, now))
        for turn in changed:
            await alerts.put(unit, turn.alert)
            if turn.told and watcher.owner is not None:
                await outbox.add(unit, None, watcher.owner, _notice(turn), now)
    told = [turn for turn in changed if turn.told]
    for turn in told:
        _log(turn)
    return len(told)


def judged(signs: Signs, bounds: AlertSettings, now: datetime) -> dict[str, Wrong]:
    """What is wrong, by the rule's name and, where it speaks of several, its subject: `flow_failed:export`."""
    return {
        f"{rule.name}:{subject}" if subject else rule.name: Wrong(round(value, 1), rule.bound(bounds))
        for rule in RULES
        for subject, value in rule.found(signs, now).items()
        if rule.wrong(value, rule.bound(bounds))
    }


def turns(
    wrong: Mapping[str, Wrong], known: Mapping[str, Alert], bounds: AlertSettings, now: datetime
) -> Iterator[Turn]:
    """What changes. An alert that comes back within the cool-down is stored, and neither it nor its end is told."""
    rested = timedelta(hours=bounds.cooldown_hours)
    for name, found in wrong.items():
        alert = known.get(name)
        if alert is None:
            yield Turn(Alert(name, found.value, now, now), found.bound, told=True)
        elif now - alert.told_at >= rested:
            began = alert.raised_at if alert.cleared_at is None else now
            yield Turn(Alert(name, found.value, began, now), found.bound, told=True)
        elif alert.cleared_at is not None:
            yield Turn(Alert(name, found.value, now, alert.told_at), found.bound, told=False)
    for name, alert in known.items():
        if alert.cleared_at is None and name not in wrong:
            yield Turn(replace(alert, cleared_at=now), None, told=alert.told_at >= alert.raised_at)


def _notice(turn: Turn) -> Notice:
    rule, _, subject = turn.alert.rule.partition(":")
    facts = {"rule": rule, "subject": subject, "value": turn.alert.value, "bound": turn.bound}
    return Notice(NoticeKind.ALERT, facts)


def _log(turn: Turn) -> None:
    if turn.bound is None:
        log.info("Something is well again", action="alert_cleared", rule=turn.alert.rule)
        return
    found = {"rule": turn.alert.rule, "value": turn.alert.value, "bound": turn.bound}
    log.warning("Something is wrong", action="alert_raised", **found)
