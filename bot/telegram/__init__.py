"""What talks: everything that comes from Telegram and everything that goes there."""

import os

# python-telegram-bot gives durations as timedelta only where this is set, and warns about every other use.
os.environ.setdefault("PTB_TIMEDELTA", "true")
