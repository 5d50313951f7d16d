"""A sent file arrives as its bytes; one that is too large is refused before a byte is fetched."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot, Document

from bot.sandbox.serving.faults import Fault
from bot.telegram.documents.registry import DocumentKind
from bot.telegram.incoming.files import MAX_BYTES, download
from bot.telegram.incoming.routing import Routes
from bot.telegram.turn import Turn
from domain.errors import FileRefused, Unavailable
from tests.telegram.house import House


@pytest.fixture
async def bot(house: House) -> AsyncIterator[Bot]:
    telegram = house.telegram
    async with Bot(telegram.token, base_url=telegram.bot_api_base, base_file_url=telegram.file_base) as bot:
        yield bot


async def test_the_bytes_are_the_bytes(house: House, bot: Bot) -> None:
    content = bytes(range(256)) * 500
    assert await download(bot, await _sent(house, content)) == content


async def test_a_file_said_to_be_too_large_is_not_asked_for(house: House, bot: Bot) -> None:
    before = len(await house.client.calls("getFile"))
    with pytest.raises(FileRefused, match="file_too_large"):
        await download(bot, Document("any", "any", file_size=MAX_BYTES + 1))
    assert len(await house.client.calls("getFile")) == before


async def test_a_file_that_hid_its_size_is_refused_all_the_same(house: House, bot: Bot) -> None:
    large = await _sent(house, b"\0" * (21 * 1024 * 1024))
    with pytest.raises(FileRefused, match="file_too_large"):
        await download(bot, Document(large.file_id, large.file_unique_id))


@pytest.mark.parametrize("mode", ["drop_before", "error_before", "garbage_after"])
async def test_trouble_on_the_way_is_trouble_for_now(house: House, bot: Bot, mode: str) -> None:
    document = await _sent(house, b"content")
    await house.client.plan_faults(Fault(mode, where="getFile"))  # type: ignore[arg-type]
    with pytest.raises(Unavailable):
        await download(bot, document)


async def test_files_go_by_the_end_of_their_name_and_others_are_refused_in_words(house: House) -> None:
    taken: list[tuple[str, bytes]] = []

    async def take(turn: Turn, document: Document) -> None:
        taken.append((document.file_name or "", await download(turn.desk.bot, document)))

    async with house.running(Routes((), (), (DocumentKind((".fit",), take),))):
        await house.client.send_document(house.user_id, "Morning.Run.FIT", b"a run")
        await house.client.send_document(house.user_id, "virus.exe", b"no run")
        await house.client.wait_for(house.user_id, lambda seen: "Nothing of that file was stored" in seen.words)
        await house.settled()
    assert taken == [("Morning.Run.FIT", b"a run")]


async def _sent(house: House, content: bytes) -> Document:
    message = await house.client.send_document(house.user_id, "run.fit", content)
    assert message.document is not None
    document = message.document
    return Document(document.file_id, document.file_unique_id, file_size=document.file_size)
