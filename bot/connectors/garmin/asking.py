"""What Garmin is asked for, one thing at a time, as it is delivered."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from bot.connectors.fields import Fields, Tally, each
from bot.connectors.garmin.account import Account
from bot.connectors.garmin.activities import read_entry, with_file
from bot.connectors.garmin.parts import Asked, Range
from bot.telemetry import logger
from domain.athlete.athlete import Athlete
from domain.errors import FileRefused, Refused
from domain.training.delivery import Delivery
from domain.training.payload import Payload
from domain.training.personal_record import PersonalRecord
from domain.training.reading import Reading
from domain.training.recording import Recording

if TYPE_CHECKING:
    from garminconnect import Garmin

log = logger(__name__)

ACTIVITIES = "activities"
PAGE = 100


async def entries_of(account: Account, since: date, until: date | None = None) -> AsyncIterator[Fields]:
    """What the list of activities says of each, the newest first."""
    ends = {"endDate": until.isoformat()} if until else {}
    for start in count(0, PAGE):
        asked = {"startDate": since.isoformat(), **ends, "start": str(start), "limit": str(PAGE)}
        page = await account.ask(partial(_page, asked=asked))
        for entry in each(page, Tally()):
            yield Fields(entry.raw, Tally())
        if not isinstance(page, list) or len(page) < PAGE:
            return


async def activity_of(account: Account, athlete: Athlete, entry: Fields, part: str, cursor: str) -> Delivery:
    """With its file, where it has one."""
    summary, content = read_entry(entry, athlete.zone), msgspec.json.encode(entry.raw)
    if summary is None:
        return Delivery(part, cursor, dropped=entry.tally.count)
    activity, dropped, payload = summary, entry.tally.count, Payload(ACTIVITIES, summary.source_id, content)
    if not entry.raw.get("manualActivity"):
        try:
            zipped = await account.ask(partial(_original, number=summary.source_id))
            activity = await asyncio.to_thread(with_file, summary, zipped, athlete.zone)
        except Refused:
            log.debug("An activity has no file", action="garmin_without_file")
        except FileRefused as error:
            log.warning("A file of an activity cannot be read", action="garmin_file_unreadable", error=error.key)
            dropped += 1
    return Delivery(part, cursor, Recording((activity,)), dropped=dropped, payloads=(payload,))


async def days_of(
    account: Account, part: Range, requests: Sequence[tuple[date, date]], closable: date | None
) -> Delivery:
    """What a device does not measure is not there, which is no trouble. A night is closed on `closable`."""
    tally, payloads, found = Tally(), list[Payload](), list[Reading | PersonalRecord]()
    for first, last in requests:
        name = (first.isoformat(), last.isoformat())
        try:
            answer = await account.ask(partial(_asked, part=part, first=name[0], last=name[1]))
        except Refused:
            continue
        found += part.read(answer, tally)
        payloads.append(Payload(part.name, "/".join(dict.fromkeys(name)), msgspec.json.encode(answer)))
    cursor = Asked(requests[-1][1], part.night and any(each.day == closable for each in found))
    return Delivery(part.name, str(cursor), _recording(found), dropped=tally.count, payloads=tuple(payloads))


def _page(garmin: "Garmin", asked: Mapping[str, str]) -> object:
    """The library's own way asks for twenty at a time, and once more at the end."""
    return garmin.connectapi(garmin.garmin_connect_activities, params=asked)


def _original(garmin: "Garmin", number: str) -> bytes:
    return garmin.download_activity(number, dl_fmt=garmin.ActivityDownloadFormat.ORIGINAL)


def _recording(found: Sequence[Reading | PersonalRecord]) -> Recording:
    return Recording(
        readings=tuple(each for each in found if isinstance(each, Reading)),
        records=tuple(each for each in found if isinstance(each, PersonalRecord)),
    )


def _asked(garmin: "Garmin", part: Range, first: str, last: str) -> object:
    return part.ask(garmin, first, last)


def digest_of(entry: Fields) -> str:
    """Begins with its day; another one where anything in it is."""
    raw = msgspec.json.encode(entry.raw, order="sorted")
    return f"{entry.text('startTimeLocal')[:10]} {hashlib.sha256(raw).hexdigest()[:12]}"
