"""Photos, documents, albums and downloads, with the limits that Telegram sets."""

from io import BytesIO
from typing import Any

import httpx
import pytest
from PIL import Image
from telegram import Bot, InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, InvalidToken, NetworkError

from bot.sandbox.telegram.client import SandboxError, TelegramClient

MEGABYTE = 1024 * 1024


def picture(width: int, height: int) -> bytes:
    buffer = BytesIO()
    Image.new("1", (width, height)).save(buffer, "PNG")
    return buffer.getvalue()


async def test_a_photo_goes_out_and_can_be_fetched_back(bot: Bot, person: int, png: bytes) -> None:
    sent = await bot.send_photo(person, png, caption="<b>Load</b> 412", parse_mode="HTML")
    [size] = sent.photo
    assert (size.width, size.height, size.file_size) == (60, 40, len(png))
    assert (sent.caption, sent.caption_entities[0].type) == ("Load 412", "bold")
    assert bytes(await (await bot.get_file(size.file_id)).download_as_bytearray()) == png


async def test_a_file_sent_before_goes_by_its_id(bot: Bot, client: TelegramClient, person: int, png: bytes) -> None:
    first = await bot.send_photo(person, png)
    other = person + 700_000
    await client.join(other)
    again = await bot.send_photo(other, first.photo[0].file_id)
    assert again.photo == first.photo
    with pytest.raises(BadRequest, match=r"(?i)can't use file of type photo as document"):
        await bot.send_document(person, first.photo[0].file_id)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"not an image", "IMAGE_PROCESS_FAILED"),
        (picture(100, 100)[:-40], "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (picture(6000, 4001), "PHOTO_INVALID_DIMENSIONS"),
        (picture(2100, 100), "PHOTO_INVALID_DIMENSIONS"),
        (picture(9, 9).ljust(10 * MEGABYTE + 1, b"\0"),
         "file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"),
    ],
    ids=["text", "cut", "empty", "huge", "narrow", "heavy"],
)  # fmt: skip
async def test_photos_that_are_none(raw: httpx.AsyncClient, person: int, content: bytes, words: str) -> None:
    answer = await raw.post("sendPhoto", data={"chat_id": person}, files={"photo": ("chart.png", content)})
    assert answer.json()["description"] == f"Bad Request: {words}"


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({}, "there is no photo in the request"),
    ({"photo": "AgACnothing"}, "wrong file identifier/HTTP URL specified"),
    ({"photo": "https://example.com/a.png"}, "failed to get HTTP URL content"),
    ({"photo": "attach://nowhere"}, "there is no photo in the request"),
]


@pytest.mark.parametrize(("params", "words"), REFUSED)
async def test_photos_that_are_not_there(
    raw: httpx.AsyncClient, person: int, params: dict[str, Any], words: str
) -> None:
    answer = await raw.post("sendPhoto", data={"chat_id": person, **params})
    assert answer.json()["description"] == f"Bad Request: {words}"


async def test_captions_have_1024_units_after_parsing(
    bot: Bot, client: TelegramClient, person: int, png: bytes
) -> None:
    with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
        await bot.send_photo(person, png, caption="y" * 1025)
    with pytest.raises(BadRequest, match=r"(?i)can't parse entities: unsupported start tag"):
        await bot.send_photo(person, png, caption="pace < 5", parse_mode="HTML")
    await bot.send_photo(person, png, caption=f"<i>{'y' * 1024}</i>", parse_mode="HTML")
    assert len(await client.from_bot(person)) == 1


async def test_documents_up_to_50_megabytes(bot: Bot, person: int) -> None:
    sent = await bot.send_document(person, b"a,b\n1,2\n", filename="plan.csv", caption="plan")
    assert sent.document is not None
    assert (sent.document.file_name, sent.document.file_size) == ("plan.csv", 8)
    with pytest.raises(NetworkError, match=r"(?i)request entity too large"):
        await bot.send_document(person, bytes(50 * MEGABYTE + 1))


async def test_albums(bot: Bot, client: TelegramClient, person: int, png: bytes) -> None:
    album = await bot.send_media_group(
        person, [InputMediaPhoto(png, caption="<b>week</b>", parse_mode="HTML"), InputMediaPhoto(png)]
    )
    assert len({message.media_group_id for message in album}) == 1
    assert [seen.words for seen in await client.from_bot(person)] == ["week", ""]


async def test_albums_that_are_none(raw: httpx.AsyncClient, bot: Bot, person: int, png: bytes) -> None:
    with pytest.raises(BadRequest, match=r"(?i)too few messages to send as an album"):
        await bot.send_media_group(person, [InputMediaPhoto(png)])
    with pytest.raises(BadRequest, match=r"(?i)too many messages to send as an album"):
        await bot.send_media_group(person, [InputMediaPhoto(png)] * 11)
    with pytest.raises(BadRequest, match=r"(?i)document can't be mixed"):
        await bot.send_media_group(person, [InputMediaPhoto(png), InputMediaDocument(b"x")])
    with pytest.raises(BadRequest, match=r"(?i)message caption is too long"):
        await bot.send_media_group(person, [InputMediaPhoto(png, caption="y" * 1025), InputMediaPhoto(png)])
    item = {"type": "photo", "media": "attach://a"}
    body = {"chat_id": str(person), "media": f"[{item}, {item}]".replace("'", '"'), "reply_markup": '{"keyboard": []}'}
    keyboard = await raw.post("sendMediaGroup", data=body, files={"a": ("a.png", png)})
    assert "album can't carry reply_markup" in keyboard.json()["description"]
    nothing = await raw.post("sendMediaGroup", json={"chat_id": person, "media": []})
    assert nothing.json()["description"] == "Bad Request: there are no messages to send"


async def test_what_people_upload(bot: Bot, client: TelegramClient, person: int, png: bytes) -> None:
    upload = await client.send_document(person, "../run <1>.fit", b"\x0e\x10FIT", caption="today's run")
    assert upload.document is not None
    assert (upload.document.file_name, upload.caption) == ("run <1>.fit", "today's run")
    content = await (await bot.get_file(upload.document.file_id)).download_as_bytearray()
    assert bytes(content) == b"\x0e\x10FIT"
    assert (await client.send_photo(person, png)).photo[0].width == 60
    with pytest.raises(SandboxError, match="IMAGE_PROCESS_FAILED"):
        await client.send_photo(person, b"no image")


async def test_downloads_end_at_20_megabytes(bot: Bot, client: TelegramClient, person: int) -> None:
    heavy = await client.send_document(person, "ride.zip", bytes(20 * MEGABYTE + 1))
    assert heavy.document is not None
    with pytest.raises(BadRequest, match=r"(?i)file is too big"):
        await bot.get_file(heavy.document.file_id)
    with pytest.raises(BadRequest, match=r"(?i)invalid file_id"):
        await bot.get_file("nothing")
    with pytest.raises(InvalidToken):
        await bot.request.retrieve(f"{bot.base_file_url}/documents/none.fit")
