"""The words of an HTML message without its markup."""

import html
import re

TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def plain_text(marked: str) -> str:
    return html.unescape(TAG.sub("", marked))


def cut_to(text: str, units: int) -> str:
    """At most so many UTF-16 units, which is how Telegram counts, never half of a character."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return encoded[: 2 * units].decode("utf-16-le", "ignore")
