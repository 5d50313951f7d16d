"""What to expect of the coach, on one screen."""

LINES = (
    "In the morning I say what to do today, and after a workout, silently, what it meant.",
    "Every evening I hold your training against your plan and say: keep it, or adjust it, and why; on Sunday the week.",
    "You see each change before and after, and decide with one tap. Then your watch and your gym app follow.",
    "",
    "<b>Never</b>: I change no plan without that tap; words and 👍 count for nothing. I give no medical advice.",
    "",
    "<b>Send me</b> recordings (.fit, .tcx, .gpx, .zip, .csv of Hevy), a plan (.yaml) or a sheet of swim sets (.csv).",
    "Or write it: weight 74.2, rpe 7, soreness quads 6, ran 5 km 28:10, missed: travel. /log shows more.",
    "<b>Ask</b> in your own words (/ask says how), or with /brief, /plan, /week, /review, /trend and /status.",
)


def help_message() -> str:
    """HTML."""
    return "\n".join(LINES)
