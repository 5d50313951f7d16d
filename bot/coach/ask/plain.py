"""What a model wrote, as words alone: no links, no markup, nothing that cannot be seen."""

import re
import unicodedata

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)|(?:https?://|www\.|tg://|t\.me/)\S+", re.IGNORECASE)
# Somebody's name would be called.
CALLED = re.compile(r"(?<!\w)@(?=\w)")
MARKUP = re.compile(r"\*\*|__|`+|^#{1,6}\s+", re.MULTILINE)
BULLET = re.compile(r"^\s*[*•-]\s+", re.MULTILINE)
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})


def plain(written: str) -> str:
    text = LINK.sub(lambda found: found[1] or "", written.replace("\r\n", "\n"))
    text = BULLET.sub("– ", MARKUP.sub("", CALLED.sub("", text)))
    text = "".join(each for each in text if each == "\n" or unicodedata.category(each) not in UNSEEN)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def fenced(words: str) -> str:
    """Somebody's own words, as data: on lines of their own, without what cannot be seen."""
    seen = "".join(each for each in words if each == "\n" or unicodedata.category(each) not in UNSEEN)
    return seen.replace("<", "‹").replace(">", "›")
