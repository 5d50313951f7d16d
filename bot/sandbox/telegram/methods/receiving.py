"""getUpdates, setWebhook, deleteWebhook, getWebhookInfo and getFile: how things reach the bot."""

from bot.sandbox.telegram.calls import Call
from bot.sandbox.telegram.events import WebhookSet
from bot.sandbox.telegram.files import MAX_DOWNLOAD_BYTES
from bot.sandbox.telegram.office import Office
from bot.sandbox.telegram.refusal import bad_request
from bot.sandbox.telegram.shapes import Wire
from bot.sandbox.telegram.updates import MAX_BATCH
from bot.sandbox.telegram.webhooks import check_secret, check_url


async def get_updates(office: Office, call: Call) -> list[Wire]:
    _allow(office, call)
    return await office.updates.poll(call.integer("offset"), call.integer("limit", MAX_BATCH), call.integer("timeout"))


def set_webhook(office: Office, call: Call) -> bool:
    url, secret_token = call.text("url"), call.text("secret_token")
    if not url:
        return delete_webhook(office, call)
    check_url(url)
    check_secret(secret_token)
    _allow(office, call)
    _drop_pending(office, call)
    office.updates.interrupt("terminated by setWebhook request")
    office.sandbox.record(WebhookSet(url, secret_token))
    office.updates.arrived.set()
    return True


def delete_webhook(office: Office, call: Call) -> bool:
    _drop_pending(office, call)
    office.sandbox.record(WebhookSet(""))
    return True


def get_webhook_info(office: Office, call: Call) -> Wire:  # noqa: ARG001 - every method takes the call
    state, failure = office.sandbox.state, office.courier.failure
    info: Wire = {
        "url": state.webhook.url,
        "has_custom_certificate": False,
        "pending_update_count": len(office.updates.pending()),
    }
    if state.allowed_updates:
        info["allowed_updates"] = list(state.allowed_updates)
    if state.webhook.url and failure:
        info |= {"last_error_date": int(failure.at), "last_error_message": failure.message}
    return info


def get_file(office: Office, call: Call) -> Wire:
    file = office.sandbox.state.files.get(call.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MAX_DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file.file_id,
        "file_unique_id": file.file_unique_id,
        "file_size": file.size,
        "file_path": file.path,
    }


def _allow(office: Office, call: Call) -> None:
    if "allowed_updates" in call.params:
        office.updates.allow(tuple(str(kind) for kind in call.array("allowed_updates")))


def _drop_pending(office: Office, call: Call) -> None:
    if call.flag("drop_pending_updates"):
        office.updates.confirm(office.sandbox.next_update_id())
