"""The sandbox from outside: do what people do, read what they see, and script faults."""

import asyncio
import ssl
from collections.abc import Callable
from types import TracebackType
from typing import Any, Literal, Self

import httpx
import msgspec

from bot.sandbox.serving.faults import Fault
from bot.sandbox.telegram.events import ActionShown, CallMade
from bot.sandbox.telegram.shapes import Message, User, Wire
from bot.sandbox.telegram.world import deeds as d
from bot.sandbox.telegram.world.views import Counts, SeenMessage, SeenTap

LOOK_AGAIN_S = 0.05


class SandboxError(Exception):
    """The sandbox refused a deed; the message says why."""


class TelegramClient:
    """All ids are Telegram's. A private chat has the id of its person."""

    def __init__(self, url: str) -> None:
        # Loopback is plain HTTP; loading the world's certificate authorities would cost 30 ms for nothing.
        no_authorities = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.AsyncClient(base_url=url, timeout=30, trust_env=False, verify=no_authorities)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def do(self, deed: d.AnyDeed) -> d.Done:
        return await self._read("POST", "/world/deeds", d.Done, content=msgspec.json.encode(deed))

    async def join(self, user_id: int, first_name: str = "Anna", **more: Any) -> None:
        """More: last_name, username, language_code, opened."""
        await self.do(d.Join(user_id=user_id, first_name=first_name, **more))

    async def open_chat(
        self, chat_id: int, kind: Literal["group", "supergroup", "channel"], title: str, by_user_id: int
    ) -> None:
        """Somebody makes a group or a channel and adds the bot."""
        await self.do(d.OpenChat(chat_id=chat_id, type=kind, title=title, by_user_id=by_user_id))

    async def say(self, user_id: int, text: str, **more: Any) -> Message:
        """More: chat_id, reply_to, via_bot, forwarded_from, anonymous."""
        return _message(await self.do(d.Say(user_id=user_id, text=text, **more)))

    async def edit(self, user_id: int, message_id: int, text: str) -> Message:
        return _message(await self.do(d.EditText(user_id=user_id, message_id=message_id, text=text)))

    async def send_document(self, user_id: int, name: str, content: bytes, caption: str = "") -> Message:
        return _message(await self.do(d.SendFile(user_id=user_id, name=name, content=content, caption=caption)))

    async def send_photo(self, user_id: int, content: bytes, caption: str = "") -> Message:
        deed = d.SendFile(
            user_id=user_id, name="photo.jpg", content=content, kind="photo", caption=caption, mime_type="image/jpeg"
        )
        return _message(await self.do(deed))

    async def tap(self, user_id: int, message_id: int, data: str, **more: Any) -> str:
        """Presses a button and gives the callback id. More: chat_id, forged, sees."""
        return _callback_id(await self.do(d.Tap(user_id=user_id, message_id=message_id, data=data, **more)))

    async def tap_again(self, callback_id: str) -> str:
        return _callback_id(await self.do(d.TapAgain(callback_id=callback_id)))

    async def delete(self, user_id: int, message_id: int) -> None:
        await self.do(d.Delete(user_id=user_id, message_id=message_id))

    async def react(self, user_id: int, message_id: int, emoji: str) -> None:
        await self.do(d.React(user_id=user_id, message_id=message_id, emoji=emoji))

    async def block(self, user_id: int, *, blocked: bool = True) -> None:
        await self.do(d.Block(user_id=user_id, blocked=blocked))

    async def deactivate(self, user_id: int) -> None:
        await self.do(d.Deactivate(user_id=user_id))

    async def push_update(self, body: Wire, update_id: int | None = None) -> int | None:
        return (await self.do(d.PushUpdate(body=body, update_id=update_id))).update_id

    async def advance(self, seconds: float) -> None:
        await self.do(d.Advance(seconds=seconds))

    async def messages(self, chat_id: int) -> list[SeenMessage]:
        """Everything ever said in a chat, oldest first, deleted messages too."""
        return await self._read("GET", f"/world/chats/{chat_id}/messages", list[SeenMessage])

    async def from_bot(self, chat_id: int) -> list[SeenMessage]:
        """What the bot has said in a chat and not deleted, oldest first."""
        return [seen for seen in await self.messages(chat_id) if seen.by_bot and not seen.deleted]

    async def wait_for(
        self, chat_id: int, wanted: Callable[[SeenMessage], bool], *, timeout_s: float = 10.0
    ) -> SeenMessage:
        """The newest message of the bot that fits, as soon as there is one; TimeoutError when none comes."""
        async with asyncio.timeout(timeout_s):
            while True:
                fitting = [seen for seen in await self.from_bot(chat_id) if wanted(seen)]
                if fitting:
                    return fitting[-1]
                await asyncio.sleep(LOOK_AGAIN_S)

    async def actions(self, chat_id: int) -> list[ActionShown]:
        return await self._read("GET", f"/world/chats/{chat_id}/actions", list[ActionShown])

    async def taps(self, chat_id: int) -> list[SeenTap]:
        return await self._read("GET", "/world/taps", list[SeenTap], params={"chat_id": chat_id})

    async def answer_to(self, callback_id: str, *, timeout_s: float = 10.0) -> SeenTap:
        """The tap once it has been answered; TimeoutError when it is not."""
        async with asyncio.timeout(timeout_s):
            while True:
                for tap in await self._read("GET", "/world/taps", list[SeenTap]):
                    if tap.made.callback_id == callback_id and tap.answer is not None:
                        return tap
                await asyncio.sleep(LOOK_AGAIN_S)

    async def calls(self, method: str | None = None, after: int = 0) -> list[CallMade]:
        """The transcript of Bot API requests, oldest first; `after` is the number of the last one known."""
        params = {"after": after} | ({"method": method} if method else {})
        return await self._read("GET", "/world/calls", list[CallMade], params=params)

    async def count(self) -> Counts:
        return await self._read("GET", "/world/count", Counts)

    async def users(self) -> list[User]:
        return await self._read("GET", "/world/users", list[User])

    async def commands(self, user_id: int) -> list[Wire]:
        return await self._read("GET", f"/world/users/{user_id}/commands", list[Wire])

    async def plan_faults(self, *faults: Fault) -> None:
        await self._read("POST", "/world/faults", list[Fault], content=msgspec.json.encode(faults))

    async def clear_faults(self) -> None:
        await self._read("DELETE", "/world/faults", list[Fault])

    async def file(self, file_id: str) -> bytes:
        answer = await self._http.get(f"/world/files/{file_id}")
        if not answer.is_success:
            raise SandboxError(f"there is no file {file_id}")
        return answer.content

    async def _read[Value](self, method: str, path: str, shape: type[Value], **more: Any) -> Value:
        answer = await self._http.request(method, path, **more)
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise SandboxError(answer.json()["error"])
        answer.raise_for_status()
        return msgspec.json.decode(answer.content, type=shape)


def _message(done: d.Done) -> Message:
    assert done.message is not None
    return done.message


def _callback_id(done: d.Done) -> str:
    assert done.callback_id is not None
    return done.callback_id
