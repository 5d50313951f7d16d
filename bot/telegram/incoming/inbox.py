"""What Telegram answered to getUpdates or brought to the webhook, taken apart without trusting any of it."""

import json
import re
from dataclasses import dataclass

UPDATE_ID = re.compile(rb'"update_id"\s*:\s*(\d{1,18})(?!\d)')
# The largest id a database column of eight bytes holds.
MAX_UPDATE_ID = 2**63 - 1


@dataclass(frozen=True, slots=True)
class RawUpdate:
    update_id: int
    raw: bytes


class Undecodable(Exception):
    """The answer is no JSON that says which updates there are."""


def split_updates(body: bytes) -> tuple[RawUpdate, ...]:
    """Each update of a batch as JSON of its own. Raises Undecodable when any part of the answer cannot be read."""
    try:
        answer = json.loads(body)
        return tuple(RawUpdate(_id_of(each), json.dumps(each).encode()) for each in answer["result"])
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise Undecodable(str(error)) from error


def salvage_update(body: bytes) -> RawUpdate:
    """The one update of an answer that cannot be decoded, as it came. Raises Undecodable when it has no id either."""
    found = UPDATE_ID.search(body)
    if found is None:
        raise Undecodable("an answer without an update_id")
    return RawUpdate(int(found[1]), body)


def read_update(body: bytes) -> RawUpdate:
    """One update that was brought on its own. Raises Undecodable when it has no id that can be found."""
    try:
        return RawUpdate(_id_of(json.loads(body)), body)
    except (ValueError, RecursionError, KeyError, TypeError):
        return salvage_update(body)


def _id_of(update: dict[str, object]) -> int:
    update_id = update["update_id"]
    if not isinstance(update_id, int) or isinstance(update_id, bool) or not 0 <= update_id <= MAX_UPDATE_ID:
        raise ValueError("update_id is not an id")
    return update_id
