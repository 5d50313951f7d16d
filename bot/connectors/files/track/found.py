"""What the tracks of one file come to."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.connectors.files.track.session import Track, activity
from domain.errors import FileRefused
from domain.training.left_out import LeftOut, Why
from domain.training.recording import Recording


def recording_of(tracks: Sequence[Track], source: str, zone: ZoneInfo) -> Recording:
    """Raises FileRefused("nothing_recorded") where no track is a session."""
    found = [activity(track, source, zone) for track in tracks]
    done = {each.source_id: each for each in found if each is not None}
    if not done:
        raise FileRefused("nothing_recorded")
    without = found.count(None)
    return Recording(tuple(done.values()), left_out=(LeftOut(Why.NO_TIME, without),) if without else ())
