"""What it answers where no story says otherwise: it looks where the words point, and reads out what it saw."""

import re

from bot.sandbox.model.conversation import Conversation
from bot.sandbox.model.deeds import Look, Reply

# The first that fits; a metric's key for the one tool that has several.
WORDS = (
    (("ready", "tired", "hard today", "rest", "recover"), Look("readiness")),
    (("form", "fresh", "taper"), Look("figure", {"key": "form"})),
    (("fitness", "ctl"), Look("figure", {"key": "ctl"})),
    (("fatigue", "atl"), Look("figure", {"key": "atl"})),
    (("weigh", "kilo"), Look("figure", {"key": "weight"})),
    (("fat",), Look("figure", {"key": "body_fat"})),
    (("hrv",), Look("figure", {"key": "hrv"})),
    (("sleep", "slept"), Look("figure", {"key": "sleep"})),
    (("vo2",), Look("figure", {"key": "vo2max_run"})),
    (("race", "marathon"), Look("race")),
    (("muscle", "balance"), Look("muscles")),
    (("squat", "bench", "lift", "strong"), Look("lifts")),
    (("plan", "tomorrow", "next"), Look("plan")),
)
FALLBACK = Look("week")
LINES = 3
NOTHING = "I have nothing stored about that."


def reply_to(said: Conversation) -> Reply:
    if said.shown:
        return Reply(_read_out(said.shown))
    if not said.tools:
        return Reply(NOTHING)
    words = said.question.casefold()
    look = next((look for starts, look in WORDS if any(start in words for start in starts)), FALLBACK)
    return Reply(looks=(look,), stop="tool_use") if look.name in said.tools else Reply(NOTHING)


def _read_out(shown: tuple[str, ...]) -> str:
    lines = [line.strip() for text in shown for line in text.splitlines() if line.strip()]
    return " ".join(re.sub(r"(?<![.:!?])$", ".", line) for line in lines[:LINES])
