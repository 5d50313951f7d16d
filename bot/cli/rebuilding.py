"""`coach rebuild`: every sum made anew, and what was different."""

from collections.abc import Iterator

from bot.app import opened
from bot.cli.athletes import the_athlete
from bot.coach.bring_in.rebuilding import Rebuilt, rebuild_everything
from bot.settings import load_settings
from bot.telegram.messages.words import count

CALLED = {
    "loads": ("load of a session", "loads of sessions"),
    "days": ("day", "days"),
    "weeks": ("week", "weeks"),
    "sets": ("set", "sets"),
    "exercises": ("day of an exercise", "days of exercises"),
    "muscles": ("day of a muscle", "days of muscles"),
    "groups": ("day of a muscle group", "days of muscle groups"),
    "bests": ("best lift or time of a session", "best lifts and times of sessions"),
    "estimates": ("5 km or CSS of a day", "5 km and CSS of days"),
    "predictions": ("prediction of a race", "predictions of races"),
}


async def rebuild(given: str | None) -> str:
    """Raises NotFound or Configuration where there is no such athlete."""
    async with opened(load_settings(), by_hand=True) as house:
        athlete = await the_athlete(house, given)
        rebuilt = await rebuild_everything(house.database, athlete, house.clock.now())
    return "\n".join(_lines(rebuilt))


def _lines(rebuilt: Rebuilt) -> Iterator[str]:
    made = ", ".join(count(rebuilt.made[part], *CALLED[part]) for part in CALLED if rebuilt.made[part])
    yield f"Made anew from {count(rebuilt.activities, 'activity', 'activities')}: {made or 'nothing'}."
    different = ", ".join(count(rebuilt.different[part], *CALLED[part]) for part in CALLED if rebuilt.different[part])
    yield (
        f"Different from what was stored: {different}." if different else "Nothing was different from what was stored."
    )
