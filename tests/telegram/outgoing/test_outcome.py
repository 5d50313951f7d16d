"""Whatever a request can raise is judged, and nothing that may have been sent is judged as not sent."""

import httpx
import pytest
import telegram.error as errors

from bot.telegram.outgoing.outcome import Remedy, Verdict, classify

PERHAPS = Verdict.AMBIGUOUS
NEVER = Verdict.PERMANENT
NOT_YET = Verdict.NOT_SENT


def _timed_out(cause: Exception) -> errors.TimedOut:
    """As python-telegram-bot raises what went wrong below it."""
    error = errors.TimedOut()
    error.__cause__ = cause
    return error


def _broken(cause: Exception) -> errors.NetworkError:
    error = errors.NetworkError(f"httpx.{type(cause).__name__}")
    error.__cause__ = cause
    return error


RAISED: tuple[tuple[Exception, Verdict], ...] = (
    (errors.RetryAfter(7), NOT_YET),
    (errors.NetworkError("Too Many Requests (429)"), NOT_YET),
    (errors.InvalidToken("Unauthorized"), NOT_YET),
    (errors.Conflict("terminated by other getUpdates request"), NOT_YET),
    (errors.Forbidden("Forbidden: bot was blocked by the user"), NEVER),
    (errors.ChatMigrated(-100), NEVER),
    (errors.EndPointNotFound("no such method"), NEVER),
    (errors.BadRequest("Chat not found"), NEVER),
    (errors.BadRequest("whatever else Telegram refuses"), NEVER),
    (errors.BadRequest("Message is not modified: specified new message content"), Verdict.SENT),
    (errors.NetworkError("Request Entity Too Large"), NEVER),
    (errors.NetworkError("Bad Gateway"), PERHAPS),
    (errors.NetworkError("Internal Server Error (500)"), PERHAPS),
    (errors.TimedOut(), PERHAPS),
    (errors.PassportDecryptionError("never asked for"), PERHAPS),
    (errors.TelegramError("Invalid server response"), PERHAPS),
    (_timed_out(httpx.PoolTimeout("")), NOT_YET),
    (_timed_out(httpx.ConnectTimeout("")), NOT_YET),
    (_timed_out(httpx.ReadTimeout("")), PERHAPS),
    (_timed_out(httpx.WriteTimeout("")), PERHAPS),
    (_broken(httpx.ConnectError("")), NOT_YET),
    (_broken(httpx.ProxyError("")), NOT_YET),
    (_broken(httpx.UnsupportedProtocol("")), NOT_YET),
    (_broken(httpx.LocalProtocolError("")), NOT_YET),
    (_broken(httpx.RemoteProtocolError("")), PERHAPS),
    (_broken(httpx.ReadError("")), PERHAPS),
    (_broken(httpx.WriteError("")), PERHAPS),
    (_broken(httpx.CloseError("")), PERHAPS),
    (_broken(httpx.DecodingError("")), PERHAPS),
    (_broken(httpx.TooManyRedirects("")), PERHAPS),
    (_broken(UnicodeEncodeError("utf-8", "\ud83d", 0, 1, "surrogates")), NEVER),
    (httpx.ConnectError(""), NOT_YET),
    (httpx.InvalidURL(""), NOT_YET),
    (httpx.ReadTimeout(""), PERHAPS),
    (ConnectionRefusedError(), NOT_YET),
    (ConnectionResetError(), PERHAPS),
    (KeyError("result"), PERHAPS),
    (ValueError("no date"), PERHAPS),
    (RuntimeError("who knows"), PERHAPS),
)


@pytest.mark.fault("F56")
@pytest.mark.fault("F59")
@pytest.mark.parametrize(("error", "verdict"), RAISED, ids=[repr(error)[:60] for error, _ in RAISED])
def test_every_failure_has_its_verdict(error: Exception, verdict: Verdict) -> None:
    assert classify(error).verdict is verdict


def test_no_class_of_errors_is_left_to_chance() -> None:
    """A new class in a new version of the libraries has to be thought about here."""
    ours = {type(error) for error, _ in RAISED} | {type(error.__cause__) for error, _ in RAISED}
    telegrams = {
        each for each in vars(errors).values() if isinstance(each, type) and each.__module__ == "telegram.error"
    }
    https = {each for each in vars(httpx).values() if isinstance(each, type) and issubclass(each, httpx.TransportError)}
    bases = {httpx.TransportError, httpx.TimeoutException, httpx.NetworkError, httpx.ProtocolError}
    assert telegrams - ours == set()
    assert https - bases - ours == set()


def test_telegrams_wait_is_kept() -> None:
    wait = classify(errors.RetryAfter(3600)).retry_after
    assert wait is not None
    assert wait.total_seconds() == 3600


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("Can't parse entities: unsupported start tag", Remedy.PLAIN_TEXT),
        ("Message caption is too long", Remedy.PLAIN_TEXT),
        ("Media_caption_too_long", Remedy.PLAIN_TEXT),
        ("Message to edit not found", Remedy.NEW_MESSAGE),
        ("Message can't be edited", Remedy.NEW_MESSAGE),
        ("There is no caption in the message to edit", Remedy.NEW_MESSAGE),
        ("There is no text in the message to edit", Remedy.NEW_MESSAGE),
        ("Chat not found", None),
    ],
)
def test_what_can_be_said_in_another_way_is(words: str, remedy: Remedy | None) -> None:
    outcome = classify(errors.BadRequest(words))
    assert outcome.verdict is Verdict.PERMANENT
    assert outcome.remedy is remedy
