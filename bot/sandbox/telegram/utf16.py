"""Telegram counts text in UTF-16 units: most emoji are two."""


def length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
