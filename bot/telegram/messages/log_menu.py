"""What can be told by hand, a button each."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Button, Rendered
from bot.telegram.messages.words import escape
from domain.training.entry.entry import Topic

LABELS = {
    Topic.WEIGHT: "Weight",
    Topic.BODY_FAT: "Body fat",
    Topic.SESSION: "Session",
    Topic.RPE: "How hard (RPE)",
    Topic.SORENESS: "Soreness",
    Topic.PAIN: "Pain",
    Topic.SLEEP: "Sleep",
    Topic.ENERGY: "Energy",
    Topic.LIFT: "Lift",
    Topic.TRIAL: "Time trial",
    Topic.JUMP: "Jump",
    Topic.BALANCE: "Balance",
    Topic.REACH: "Sit and reach",
    Topic.MISSED: "Missed workout",
}
WHICH_WORKOUT = Button("Which workout it was", "m:session:0:list")
UNREAD = "I did not understand that, and stored nothing."
LINES = (
    "What do you want to log? One line does it too:",
    "weight 74.2 · ran 5 km 28:10 rpe 7 · snowboard 3 h · soreness quads 6 · squat 5x100kg · yesterday rpe 6",
)


def render_log_menu(facts: Mapping[str, object], language: str) -> Rendered:
    """Two columns. `unread` where a line was typed that says nothing."""
    del language
    buttons = [*(Button(LABELS[topic], f"l:{topic.value}:0:ask") for topic in Topic), WHICH_WORKOUT]
    rows = tuple(tuple(buttons[place : place + 2]) for place in range(0, len(buttons), 2))
    lines = (UNREAD, *LINES) if facts.get("unread") else LINES
    return Rendered(escape("\n".join(lines)), rows, silent=True)
