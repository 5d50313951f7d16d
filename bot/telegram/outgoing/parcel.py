"""A message with everything in it, and the one request that carries it."""

from dataclasses import dataclass, replace

from telegram import ForceReply, InlineKeyboardButton, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.ext import ExtBot

from bot.telegram.messages.rendered import Button
from bot.telegram.outgoing.pacing import Passage
from bot.telegram.outgoing.plain import cut_to, plain_text

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo where it has no name, a document where it has one."""

    content: bytes
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """The message to change, and whether its words stand under a picture."""

    message_id: int
    caption: bool


@dataclass(frozen=True, slots=True)
class Parcel:
    chat_id: int
    html: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    attachment: Attachment | None = None
    edit: Edit | None = None
    silent: bool = False
    marked: bool = True
    prompt: str = ""

    @property
    def words(self) -> str:
        if self.marked:
            return self.html
        captioned = self.attachment is not None or (self.edit is not None and self.edit.caption)
        return cut_to(plain_text(self.html), MessageLimit.CAPTION_LENGTH if captioned else MessageLimit.MAX_TEXT_LENGTH)

    def in_plain_text(self) -> "Parcel":
        return replace(self, marked=False)

    def beginning_with(self, words: str) -> "Parcel":
        return replace(self, html=f"{words}\n{self.html}")


async def send(bot: ExtBot[Passage], parcel: Parcel, passage: Passage) -> int:
    """One request; gives the id of the message that now says it. Raises whatever the request raises."""
    if parcel.edit is not None:
        await _edit(bot, parcel, parcel.edit, passage)
        return parcel.edit.message_id
    if parcel.attachment is not None:
        return (await _send_file(bot, parcel, parcel.attachment, passage)).message_id
    message = await bot.send_message(
        parcel.chat_id,
        parcel.words,
        parse_mode=_parse_mode(parcel),
        reply_markup=_markup(parcel),
        disable_notification=parcel.silent,
        link_preview_options=NO_PREVIEW,
        rate_limit_args=passage,
    )
    return message.message_id


async def _send_file(bot: ExtBot[Passage], parcel: Parcel, attachment: Attachment, passage: Passage) -> Message:
    if attachment.name is None:
        return await bot.send_photo(
            parcel.chat_id,
            attachment.content,
            caption=parcel.words,
            parse_mode=_parse_mode(parcel),
            reply_markup=_keyboard(parcel),
            disable_notification=parcel.silent,
            rate_limit_args=passage,
        )
    return await bot.send_document(
        parcel.chat_id,
        InputFile(attachment.content, filename=attachment.name),
        caption=parcel.words,
        parse_mode=_parse_mode(parcel),
        reply_markup=_keyboard(parcel),
        disable_notification=parcel.silent,
        disable_content_type_detection=True,
        rate_limit_args=passage,
    )


async def _edit(bot: ExtBot[Passage], parcel: Parcel, edit: Edit, passage: Passage) -> None:
    if edit.caption:
        await bot.edit_message_caption(
            parcel.chat_id,
            edit.message_id,
            caption=parcel.words,
            parse_mode=_parse_mode(parcel),
            reply_markup=_keyboard(parcel),
            rate_limit_args=passage,
        )
        return
    await bot.edit_message_text(
        parcel.words,
        parcel.chat_id,
        edit.message_id,
        parse_mode=_parse_mode(parcel),
        reply_markup=_keyboard(parcel),
        link_preview_options=NO_PREVIEW,
        rate_limit_args=passage,
    )


def _parse_mode(parcel: Parcel) -> str | None:
    return ParseMode.HTML if parcel.marked else None


def _markup(parcel: Parcel) -> InlineKeyboardMarkup | ForceReply | None:
    """Only a new message can ask for an answer."""
    return ForceReply(input_field_placeholder=parcel.prompt) if parcel.prompt else _keyboard(parcel)


def _keyboard(parcel: Parcel) -> InlineKeyboardMarkup | None:
    """None takes the buttons away from a message that is edited."""
    if not parcel.buttons:
        return None
    rows = [[InlineKeyboardButton(each.label, callback_data=each.data) for each in row] for row in parcel.buttons]
    return InlineKeyboardMarkup(rows)
