"""What to expect of the coach, on one screen."""

from bot.telegram.messages.texts import sentence

LINES = (
    "In the morning I say what to do today, and after a workout, silently, what it meant.",
    "Every evening I hold your training against your plan and say: keep it, or adjust it, and why.",
    "You see each change before and after, and decide with one tap. Then the workout files for your watch follow.",
    "",
    "<b>Never</b>: I change no plan without that tap; words and 👍 count for nothing. I give no medical advice.",
    "",
    "<b>Send me</b> recordings (.fit, .tcx, .gpx, .zip, .csv of Hevy), a plan (.yaml) or a sheet of swim sets (.csv).",
    "Or write it: weight 74.2, rpe 7, soreness quads 6, ran 5 km 28:10, missed: travel. /log shows more.",
)
ASKED_FOR = ("brief", "plan", "week", "review", "status")


def help_message() -> str:
    """HTML."""
    return "\n".join((*LINES, *(f"/{name} – {sentence(f'command_{name}')}" for name in ASKED_FOR)))
