"""Asking in one's own words: consent, answers, and what stands in their place."""

from collections.abc import Iterator

from bot.telegram.messages.answer import TROUBLE, seen_message
from bot.telegram.messages.registry import render
from bot.telegram.messages.rendered import Rendered
from domain.notice import Notice, NoticeKind

LOOKED_AT = (
    "Form after the day (TSB) −12.4 points, today\n4 weeks ago −3.1 points\nFalling: −9.3 points in 4 weeks",
    "Readiness 62, amber\nHRV 48 ms, usual 55 ms\nSleep 5.9 h",
)
WORDS = (
    "Not today. Your form is −12.4 points and falling, and last night was short: 5.9 h of sleep, with HRV at 48 ms "
    "against a usual 55 ms. /brief offers an easier day."
)


def question_messages() -> Iterator[tuple[str, Rendered]]:
    yield "may a language model be asked", _consent({"version": 1})
    yield "it may", _consent({"version": 1, "decided": "yes"})
    yield "it may not", _consent({"version": 1, "decided": "no"})
    yield "an answer", _answer(words=WORDS, seen=LOOKED_AT)
    yield "an answer from nothing", _answer(words="I have nothing stored about that.")
    yield "what was looked at", Rendered(seen_message(LOOKED_AT, 2, 412))
    for trouble in TROUBLE:
        yield f"no answer: {trouble}", _answer(trouble=trouble, seen=LOOKED_AT if trouble == "model_no_answer" else ())


def _consent(facts: dict[str, object]) -> Rendered:
    return render(Notice(NoticeKind.CONSENT_QUESTION, facts))


def _answer(words: str = "", seen: tuple[str, ...] = (), trouble: str = "") -> Rendered:
    return render(Notice(NoticeKind.ANSWER, {"id": "42", "words": words, "seen": seen, "trouble": trouble}))
