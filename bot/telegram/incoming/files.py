"""A file that the athlete has sent, as bytes in memory."""

import asyncio

from telegram import Bot, Document
from telegram.constants import FileSizeLimit
from telegram.error import BadRequest, TelegramError

from domain.errors import FileRefused, Unavailable

# The most that Telegram hands out to bots.
MAX_BYTES = int(FileSizeLimit.FILESIZE_DOWNLOAD)
DEADLINE_S = 60.0


async def download(bot: Bot, document: Document) -> bytes:
    """Raises FileRefused("file_too_large_for_chat") before anything is fetched.

    Raises Unavailable where Telegram gives nothing.
    """
    if (document.file_size or 0) > MAX_BYTES:
        raise _too_large()
    try:
        async with asyncio.timeout(DEADLINE_S):
            file = await bot.get_file(document.file_id)
            content = bytes(await file.download_as_bytearray())
    except BadRequest as error:
        if "too big" in error.message.lower():
            raise _too_large() from error
        raise Unavailable("file_not_fetched") from error
    except (TelegramError, TimeoutError) as error:
        raise Unavailable("file_not_fetched") from error
    return content


def _too_large() -> FileRefused:
    return FileRefused("file_too_large_for_chat", limit_mb=MAX_BYTES // 1_000_000)
