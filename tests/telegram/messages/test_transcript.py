"""Every message as people read it, in `transcript.txt`: a change of words shows there, to be read before it is kept.

To renew it, delete the file and run this test once: it writes the new one and fails, and the difference is for review.
"""

import difflib
import re
from pathlib import Path

import pytest

from bot.sandbox.telegram.html import parse_html
from bot.telegram.messages.rendered import Rendered
from tests.telegram.messages.scenes import messages, sentences

KEPT = Path(__file__).with_name("transcript.txt")
WIDTH = 100
BAD_MANNERS = re.compile(
    r"!|\b(lazy|excuse|should have|guilt|disappoint|bad job|great job|well done|amazing|awesome|overtrain|injur"
    r"|diagnos|disease|sick|illness|depress|patient)",
    re.IGNORECASE,
)
TO_DECIDE, DECIDED, ASKED_FOR, WEEK = 900, 960, 1200, 1900
"""Characters that a tired athlete reads: of a card unasked, of its receipt, of an answer that was asked for, and once
a week.
"""


def transcript() -> str:
    told = [f"{f'── {name} '.ljust(WIDTH, '─')}\n{_spoken(rendered)}\n" for name, rendered in messages()]
    said = [f"{key}: {sentence}" for key, sentence in sentences()]
    return "\n".join([*told, "── short sentences ".ljust(WIDTH, "─"), *said, ""])


def test_messages_read_as_they_were_last_approved() -> None:
    now = transcript()
    if not KEPT.exists():
        KEPT.write_text(now, "utf-8")
        pytest.fail(f"{KEPT.name} was written anew; read it before you keep it")
    before = KEPT.read_text("utf-8")
    difference = "\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), "kept", "now", lineterm=""))
    assert not difference, f"\n{difference}\nDelete {KEPT} and run this test again where that is meant."


@pytest.mark.parametrize(("name", "rendered"), tuple(messages()))
def test_a_message_is_short_enough_for_a_tired_evening(name: str, rendered: Rendered) -> None:
    text, _ = parse_html(rendered.html)
    asked = (
        ASKED_FOR if name.startswith(("why", "a plan that was made")) else DECIDED if "approved" in name else TO_DECIDE
    )
    assert len(text) <= (WEEK if name.startswith("week, ") else asked)


def test_nothing_shouts_blames_praises_or_diagnoses() -> None:
    shouting = [line for line in transcript().splitlines() if BAD_MANNERS.search(line)]
    assert shouting == []


def _spoken(rendered: Rendered) -> str:
    text, _ = parse_html(rendered.html)
    shown = [*(["[chart]"] if rendered.chart else []), text]
    shown += [f"[ {rendered.prompt} … ]"] if rendered.prompt else []
    rows = ["  ".join(f"[ {button.label} ]" for button in row) for row in rendered.buttons]
    rings = ["(arrives silently)"] if rendered.silent else []
    return "\n".join([*shown, *rows, *rings])
