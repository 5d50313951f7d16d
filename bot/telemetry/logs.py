"""Where log lines go, and who may write which."""

import logging
import sys
from collections.abc import Iterable
from types import TracebackType

import structlog
from structlog.typing import FilteringBoundLogger

from bot.telemetry.redaction import SHARED, RedactingFormatter

# Below these levels the libraries print each request, and python-telegram-bot what the athlete wrote.
QUIETER = {
    "telegram": logging.INFO,
    "httpx": logging.WARNING,
    "httpcore": logging.INFO,
    "aiosqlite": logging.INFO,
    "alembic": logging.WARNING,
}


def configure_logs(level: str, secrets: Iterable[str] = ()) -> None:
    """Send every log line of this process, ours and the libraries', to stderr without the values in `secrets`.

    So goes what nobody has caught.
    """
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
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    sys.excepthook = _crashed


def hide(secrets: Iterable[str]) -> None:
    """Blank these as well, now that they are known."""
    for handler in logging.getLogger().handlers:
        if isinstance(handler.formatter, RedactingFormatter):
            handler.formatter.hide(secrets)


def logger(name: str) -> FilteringBoundLogger:
    """A logger whose lines are a sentence plus `action=` and values."""
    bound: FilteringBoundLogger = structlog.get_logger(name)
    return bound


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The interpreter would write the traceback itself, with whatever the error carries."""
    log = logger(__name__)
    if issubclass(kind, KeyboardInterrupt):
        return
    log.critical("The program ends by a mistake", action="crashed", exc_info=(kind, error, trace))
