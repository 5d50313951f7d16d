"""Log lines: one JSON object each on stderr, and no secret in any of them."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from urllib.parse import quote

import structlog
from structlog.typing import FilteringBoundLogger, Processor

REDACTED = "[redacted]"
# A shorter secret would also blank out ordinary words and numbers.
SHORTEST_SECRET = 6
# Below these levels the libraries print each request, and python-telegram-bot what the athlete wrote.
QUIETER = {
    "telegram": logging.INFO,
    "httpx": logging.WARNING,
    "httpcore": logging.INFO,
    "aiosqlite": logging.INFO,
    "alembic": logging.WARNING,
}

_SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.format_exc_info,
)


def configure_logs(level: str, secrets: Iterable[str] = ()) -> None:
    """Send every log line of this process, ours and the libraries', to stderr without the values in `secrets`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(secrets))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level.upper())
    for name, lowest in QUIETER.items():
        logging.getLogger(name).setLevel(lowest)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            structlog.stdlib.PositionalArgumentsFormatter(),
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )


def logger(name: str) -> FilteringBoundLogger:
    """A logger whose lines are a sentence plus `action=` and values."""
    bound: FilteringBoundLogger = structlog.get_logger(name)
    return bound


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Blanks secrets by value in the finished line, so that no library, argument or traceback can carry one out."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__(
            foreign_pre_chain=_SHARED,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=True, default=repr),
            ],
        )
        patterns = [_pattern(secret) for secret in secrets if len(secret) >= SHORTEST_SECRET]
        self._secrets = (
            re.compile("|".join(sorted(patterns, key=len, reverse=True)), re.IGNORECASE) if patterns else None
        )

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
