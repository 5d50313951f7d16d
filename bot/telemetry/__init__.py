"""Log lines: one JSON object each on stderr, no secret in any of them, and what they are about on each."""

from bot.telemetry.logs import configure_logs, hide, logger
from bot.telemetry.redaction import REDACTED, RedactingFormatter
from bot.telemetry.telling import salt_names, told_of

__all__ = ["REDACTED", "RedactingFormatter", "configure_logs", "hide", "logger", "salt_names", "told_of"]
