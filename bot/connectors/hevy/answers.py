"""What an answer of Hevy's means: a value, nothing of that name, or one of our errors."""

from datetime import timedelta

import httpx
import msgspec

from domain.errors import LoginNeeded, Outside, Refused, Unavailable

LONGEST_WAIT = timedelta(hours=24)
LONGEST_PROBLEM = 200
# The words differ from list to list, and so does the status: 403 by its description, 409 by what people met.
LIMIT_WORDS, LIMITED = "limit", frozenset({403, 409})


def understood(answer: httpx.Response) -> object:
    """What the answer holds; None where there is nothing of that name, or nothing was said.

    Raises LoginNeeded where the key is no good, Unavailable for later, Refused where it will not help to ask again.
    """
    if answer.status_code == httpx.codes.NOT_FOUND:
        return None
    if not answer.is_success:
        raise _error(answer)
    if not answer.content.strip():
        return None
    try:
        return msgspec.json.decode(answer.content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unavailable("hevy_answer_unreadable") from error


def problem_of(answer: httpx.Response) -> str:
    """The reason in Hevy's words, on one line; a page has none."""
    try:
        told = msgspec.json.decode(answer.content, type=dict[str, object]).get("error")
    except (msgspec.DecodeError, UnicodeDecodeError):
        told = "" if "<" in answer.text else answer.text
    return "".join(filter(str.isprintable, str(told or "")))[:LONGEST_PROBLEM].strip()


def _error(answer: httpx.Response) -> Outside:
    status, problem = answer.status_code, problem_of(answer)
    if status in LIMITED and LIMIT_WORDS in problem.casefold():
        return Refused("hevy_routine_limit")
    if status in {401, 403}:
        return LoginNeeded("hevy_key_refused")
    if status == httpx.codes.TOO_MANY_REQUESTS:
        return Unavailable("hevy_busy", retry_after=_wait(answer))
    if 400 <= status < 500:
        return Refused("hevy_refused", status=status, problem=problem or "no reason given")
    return Unavailable("hevy_unavailable", status=status)


def _wait(answer: httpx.Response) -> timedelta | None:
    """Only plain seconds are believed, and no more than a day of them."""
    told = answer.headers.get("retry-after", "").strip()
    return min(timedelta(seconds=int(told[:9])), LONGEST_WAIT) if told.isascii() and told.isdigit() else None
