"""What people do, and what of it Telegram tells the bot."""

from typing import Any

import httpx
import pytest

from bot.sandbox.telegram.client import SandboxError
from bot.sandbox.telegram.process import RunningTelegram

ME = 0
GROUP = -1001


async def heard(raw: httpx.AsyncClient) -> list[dict[str, Any]]:
    """What the bot is told now, and then no more."""
    updates: list[dict[str, Any]] = (await raw.post("getUpdates", json={})).json()["result"]
    if updates:
        await raw.post("getUpdates", json={"offset": updates[-1]["update_id"] + 1})
    return updates


async def test_a_command_is_marked_as_one(telegram: RunningTelegram, person: int, raw: httpx.AsyncClient) -> None:
    await telegram.client.say(person, "/log bench 80")
    [update] = await heard(raw)
    message = update["message"]
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 4}]
    assert message["chat"] == {"id": person, "type": "private", "first_name": "Anna"}
    assert message["from"] == {"id": person, "first_name": "Anna", "is_bot": False}


async def test_edits_and_forwards_and_bots_are_seen_as_such(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    first = await telegram.client.say(person, "weight 82")
    await telegram.client.edit(person, first.message_id, "/approve")
    await telegram.client.say(person, "forwarded", forwarded_from="Coach Bob")
    await telegram.client.say(person, "inline", via_bot="gifbot")
    await telegram.client.say(person, "reply", reply_to=first.message_id)
    _, edited, forwarded, inline, reply = await heard(raw)
    assert edited["edited_message"]["text"] == "/approve"
    assert edited["edited_message"]["edit_date"] >= first.date
    assert forwarded["message"]["forward_origin"]["sender_user_name"] == "Coach Bob"
    assert inline["message"]["via_bot"]["username"] == "gifbot"
    assert reply["message"]["reply_to_message"]["text"] == "/approve"


async def test_groups_and_channels(telegram: RunningTelegram, person: int, raw: httpx.AsyncClient) -> None:
    await telegram.client.open_chat(GROUP, "supergroup", "Runners", person)
    await telegram.client.open_chat(GROUP - 1, "channel", "News", person)
    await telegram.client.say(person, "/week", chat_id=GROUP)
    await telegram.client.say(person, "hidden", chat_id=GROUP, anonymous=True)
    await telegram.client.say(person, "news", chat_id=GROUP - 1)
    added, _, said, hidden, news = await heard(raw)
    assert added["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert said["message"]["chat"] == {"id": GROUP, "type": "supergroup", "title": "Runners"}
    assert hidden["message"]["from"]["username"] == "GroupAnonymousBot"
    assert hidden["message"]["sender_chat"]["id"] == GROUP
    assert "from" not in news["channel_post"]


async def test_blocking_is_told_once(telegram: RunningTelegram, person: int, raw: httpx.AsyncClient) -> None:
    await telegram.client.block(person)
    await telegram.client.block(person)
    with pytest.raises(SandboxError, match="must unblock it to write"):
        await telegram.client.say(person, "hello")
    await telegram.client.block(person, blocked=False)
    changes = [update["my_chat_member"] for update in await heard(raw)]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]


async def test_a_tap_shows_as_much_of_its_message_as_telegram_still_has(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    body = {
        "chat_id": person,
        "text": "x",
        "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]},
    }
    message_id = (await raw.post("sendMessage", json=body)).json()["result"]["message_id"]
    first = await telegram.client.tap(person, message_id, "b")
    await telegram.client.tap(person, message_id, "forged", forged=True, sees="inaccessible")
    await telegram.client.tap(person, message_id, "forged", forged=True, sees="nothing")
    await telegram.client.tap_again(first)
    whole, faded, none, again = [update["callback_query"] for update in await heard(raw)]
    assert whole["message"]["text"] == "x"
    assert faded["message"] == {"chat": whole["message"]["chat"], "message_id": message_id, "date": 0}
    assert "message" not in none
    assert (again["data"], again["id"] != whole["id"]) == (whole["data"], True)


async def test_a_deleted_message_is_gone_for_the_bot_too(
    telegram: RunningTelegram, person: int, raw: httpx.AsyncClient
) -> None:
    body = {"chat_id": person, "text": "card"}
    message_id = (await raw.post("sendMessage", json=body)).json()["result"]["message_id"]
    await telegram.client.delete(person, message_id)
    assert await telegram.client.from_bot(person) == []
    edit = await raw.post("editMessageText", json={**body, "message_id": message_id, "text": "new"})
    assert edit.json()["description"] == "Bad Request: message to edit not found"


IMPOSSIBLE: list[tuple[dict[str, Any], str]] = [
    ({"deed": "say", "user_id": 7, "text": "x"}, "nobody has the id 7"),
    ({"deed": "say", "user_id": ME, "text": " "}, "1 to 4,096 characters"),
    ({"deed": "say", "user_id": ME, "text": "x", "chat_id": -5}, "there is no chat -5"),
    ({"deed": "edit", "user_id": ME, "message_id": 9, "text": "x"}, "there is no message 9"),
    ({"deed": "tap_again", "callback_id": "9"}, "there was no tap 9"),
    ({"deed": "dance"}, "Invalid value 'dance'"),
]


@pytest.mark.parametrize(("deed", "words"), IMPOSSIBLE)
async def test_what_cannot_be_done_is_refused(
    telegram: RunningTelegram, person: int, deed: dict[str, Any], words: str
) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(
            f"{telegram.url}/world/deeds", json={**deed, **({"user_id": person} if deed.get("user_id") == ME else {})}
        )
    assert answer.status_code == 400
    assert words in answer.json()["error"]


async def test_nobody_writes_into_anothers_chat(telegram: RunningTelegram, person: int) -> None:
    ben = person + 900_000
    await telegram.client.join(ben, "Ben")
    with pytest.raises(SandboxError, match="belongs to one person"):
        await telegram.client.say(ben, "x", chat_id=person)
    await telegram.client.deactivate(ben)
    with pytest.raises(SandboxError, match="deactivated"):
        await telegram.client.say(ben, "x")


async def test_other_host_names_do_not_reach_it(telegram: RunningTelegram, person: int) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.get(f"{telegram.url}/world/users", headers={"Host": "evil.example"})
    assert answer.status_code == 400


async def test_other_websites_do_not_reach_it(telegram: RunningTelegram, person: int) -> None:
    deed = {"deed": "say", "user_id": person, "text": "x"}
    async with httpx.AsyncClient(base_url=telegram.url, trust_env=False) as http:
        foreign = await http.post("/world/deeds", json=deed, headers={"Origin": "https://evil.example"})
        own = await http.post("/world/deeds", json=deed, headers={"Origin": telegram.url})
    assert (foreign.status_code, own.status_code) == (403, 200)
