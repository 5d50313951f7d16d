"""What to expect of the coach, in ten lines."""

from bot.telegram.messages.texts import sentence

LINES = (
    "Every evening I hold your training against your plan and say: keep it, or adjust it, and why.",
    "You see each change before and after, and decide with one tap. Then the workout files for your watch follow.",
    "",
    "<b>Never</b>: I change no plan without that tap; words and 👍 count for nothing. I give no medical advice.",
    "",
    "<b>Send me</b> a recorded workout (.fit), a plan (.yaml) or a sheet of swim sets (.csv), up to 20 MB each.",
)
ASKED_FOR = ("plan", "review")


def help_message() -> str:
    """HTML."""
    return "\n".join((*LINES, *(f"/{name} – {sentence(f'command_{name}')}" for name in ASKED_FOR)))
