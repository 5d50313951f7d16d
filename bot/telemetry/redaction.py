"""Blanks secrets by value in the finished line, so that no library, argument or traceback can carry one out."""

import base64
import json
import logging
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

import structlog
from structlog.typing import Processor

REDACTED = "[redacted]"
# A shorter secret would also blank out ordinary words and numbers.
SHORTEST_SECRET = 6

SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
)


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """A line as JSON without the secrets, however they are spelled."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(
            foreign_pre_chain=SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=True, default=repr),
            ],
        )
        self._known: set[str] = set()
        self._secrets: re.Pattern[str] | None = None
        self.hide(secrets)

    def hide(self, secrets: Iterable[str]) -> None:
        """From now on these as well."""
        self._known |= {secret for secret in secrets if len(secret) >= SHORTEST_SECRET}
        patterns = {pattern for secret in self._known for pattern in (_pattern(secret), *_encoded(secret))}
        if patterns:
            self._secrets = re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE)

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return self._secrets.sub(REDACTED, line) if self._secrets else line


def _pattern(secret: str) -> str:
    """The secret however its characters are escaped on the way: by repr, by JSON, for a URL, or several of these."""
    return "".join(re.escape(sign) if sign.isascii() and sign.isalnum() else _spellings(sign) for sign in secret)


def _spellings(sign: str) -> str:
    spelled = {sign, json.dumps(sign)[1:-1], repr(sign)[1:-1], quote(sign, safe="", errors="ignore")}
    if sign == " ":
        spelled.add("+")
    bare = {each.lstrip("\\") or each for each in spelled if each}
    return r"\\*(?:" + "|".join(re.escape(each) for each in sorted(bare, key=len, reverse=True)) + ")"


def _encoded(secret: str) -> Iterator[str]:
    """In hexadecimal; and in base64, wherever in the encoded text it begins, as in a header of name and password."""
    plain = secret.encode(errors="ignore")
    yield plain.hex()
    for before in range(3):
        # Signs that hold bits of the neighbours too are left out: four signs hold three bytes.
        signs = base64.b64encode(bytes(before) + plain).rstrip(b"=").decode()
        own = signs[-(-before * 8 // 6) : (before + len(plain)) * 8 // 6]
        if len(own) >= SHORTEST_SECRET:
            yield _base64(own)


def _base64(signs: str) -> str:
    """In either alphabet, and with what a URL makes of it."""
    either = {"+": r"(?:\+|-|%2B)", "/": r"(?:/|_|%2F)"}
    return "".join(either.get(sign, sign) for sign in signs)
