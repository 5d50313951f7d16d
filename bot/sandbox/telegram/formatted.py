"""Text with its entities, the way Telegram stores it: cleaned, trimmed, measured in UTF-16 units."""

import re
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.html import parse_html
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Entity, User
from bot.sandbox.telegram.utf16 import length

MAX_ENTITIES = 100
MAX_RAW_CHARACTERS = 32_768
STYLES = frozenset({
    "bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote",
    "text_link", "text_mention", "custom_emoji",
})  # fmt: skip
FOUND_BY_TELEGRAM = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"})
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f]")
_FOUND = re.compile(r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?![\w/]))|(?P<url>https?://[^\s<>\"]*[\w/])")
_BLANK = " \n\t\u00a0\u200b\u200c\u200d\u200e\u200f\u2800\u3000\ufeff"


@dataclass(frozen=True, slots=True)
class Formatted:
    text: str
    entities: tuple[Entity, ...] = ()

    @property
    def length(self) -> int:
        return length(self.text)

    @property
    def is_blank(self) -> bool:
        return not self.text.strip(_BLANK)


def read_formatted(call: Call, field: str, entities_field: str, values: dict[str, Any] | None = None) -> Formatted:
    """The text of a request after parsing. A parse mode wins over explicit entities, as in the Bot API."""
    reading = call if values is None else call.inside(values)
    source = _clean(reading.text(field))
    if len(source) > MAX_RAW_CHARACTERS:
        raise bad_request("text is too long")
    mode = reading.text("parse_mode").lower()
    if mode == "html":
        return with_found(trimmed(Formatted(*parse_html(source))))
    if mode in {"markdown", "markdownv2"}:
        raise bad_request("this sandbox does not speak Markdown; send HTML or explicit entities")
    if mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    explicit = tuple(_explicit(item, source) for item in reading.array(entities_field))
    kept = tuple(entity for entity in explicit if entity.type in STYLES)[:MAX_ENTITIES]
    return with_found(trimmed(Formatted(source, kept)))


def with_found(formatted: Formatted) -> Formatted:
    """Adds what Telegram finds by itself, commands and links, where no other entity stands."""
    found = [
        Entity(str(match.lastgroup), length(formatted.text[: match.start()]), length(match.group()))
        for match in _FOUND.finditer(formatted.text)
    ]
    free = [entity for entity in found if not any(_overlap(entity, other) for other in formatted.entities)]
    ordered = sorted((*formatted.entities, *free), key=lambda entity: (entity.offset, -entity.length))
    return replace(formatted, entities=tuple(ordered[:MAX_ENTITIES]))


def trimmed(formatted: Formatted) -> Formatted:
    """Cuts white space behind the text, and before it as far as the first entity."""
    text = formatted.text.rstrip()
    leading = len(text) - len(text.lstrip())
    cut = min([leading, *(entity.offset for entity in formatted.entities)])
    return Formatted(text[cut:], _moved(formatted.entities, cut, length(text[cut:])))


def _moved(entities: tuple[Entity, ...], cut: int, units: int) -> tuple[Entity, ...]:
    moved = [
        msgspec.structs.replace(
            entity, offset=entity.offset - cut, length=min(entity.length, units - (entity.offset - cut))
        )
        for entity in entities
    ]
    return tuple(entity for entity in moved if entity.length > 0)


def _clean(source: str) -> str:
    return _CONTROLS.sub(" ", source.replace("\r", ""))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.offset + other.length and other.offset < one.offset + one.length


def _explicit(item: Any, text: str) -> Entity:
    if not isinstance(item, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    kind, offset, units = item.get("type"), item.get("offset"), item.get("length")
    if not isinstance(offset, int) or not isinstance(units, int):
        raise bad_request('can\'t parse MessageEntity: Field "offset" must be of type Number')
    if kind not in STYLES | FOUND_BY_TELEGRAM:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    _check_place(offset, units, length(text))
    user = item.get("user") or {}
    return Entity(
        kind,
        offset,
        units,
        url=_link(item.get("url")) if kind == "text_link" else None,
        user=User(user.get("id", 0), user.get("first_name", "")) if kind == "text_mention" else None,
        language=item.get("language"),
        custom_emoji_id=item.get("custom_emoji_id"),
    )


def _check_place(offset: int, units: int, text_units: int) -> None:
    if offset < 0:
        raise bad_request(f"receive an entity with incorrect offset {offset}")
    if units < 0:
        raise bad_request(f"receive an entity with incorrect length {units}")
    if offset > text_units:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + units > text_units:
        end = offset + units
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text at UTF-16 offset {end}"
        )


def _link(url: Any) -> str:
    if not url:
        raise bad_request("entity URL '' is invalid: URL host is empty")
    if not re.match(r"(https?|tg|ton)://.", str(url)):
        raise bad_request(f"entity URL '{url}' is invalid: Wrong HTTP URL")
    return str(url)
