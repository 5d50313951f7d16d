"""After a time in which nothing reached the athlete: how much is not said any more, and what comes instead."""

from collections.abc import Mapping

from bot.telegram.messages.rendered import Rendered
from bot.telegram.messages.words import count


def render_caught_up(facts: Mapping[str, object], language: str) -> Rendered:
    """One line."""
    del language
    left_out = int(str(facts["left_out"]))
    missed = f"{count(left_out, 'message is', 'messages are')} left out"
    if not facts["card_follows"]:
        return Rendered(f"I could not reach you for a while; {missed}.", silent=True)
    follows = "the newest card follows, as it stands now"
    return Rendered(
        f"I could not reach you for a while; {f'{missed}, and {follows}' if left_out else follows}.", silent=True
    )
