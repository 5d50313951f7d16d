"""The names of sports as people say them."""

import re
from typing import Final, NamedTuple

from domain.training.sport import Sport


class Named(NamedTuple):
    """`sub_sport` is what a watch calls it; empty where the sport says it all."""

    sport: Sport
    sub_sport: str = ""


_NAMES: Final = {
    Named(Sport.RUN): "run ran running jog jogged jogging",
    Named(Sport.RUN, "treadmill"): "treadmill",
    Named(Sport.RUN, "trail_running"): "trail trail_run trail_running",
    Named(Sport.RIDE): "ride rode riding bike biked biking cycle cycled cycling bike_ride",
    Named(Sport.SWIM): "swim swam swimming",
    Named(Sport.STRENGTH): "strength gym lifted lifting weights weight_training strength_training",
    Named(Sport.OTHER, "snowboarding"): "snowboard snowboarded snowboarding",
    Named(Sport.OTHER, "alpine_skiing"): "ski skied skiing",
    Named(Sport.OTHER, "cross_country_skiing"): "cross-country_skiing cross_country_skiing langlauf xc_ski xc_skiing",
    Named(Sport.OTHER, "snowshoeing"): "snowshoe snowshoeing",
    Named(Sport.OTHER, "golf"): "golf golfed golfing",
    Named(Sport.OTHER, "hiking"): "hike hiked hiking",
    Named(Sport.OTHER, "walking"): "walk walked walking",
    Named(Sport.OTHER, "rowing"): "row rowed rowing",
    Named(Sport.OTHER, "elliptical"): "elliptical crosstrainer",
    Named(Sport.OTHER, "yoga"): "yoga",
    Named(Sport.OTHER, "pilates"): "pilates",
    Named(Sport.OTHER, "flexibility_training"): "stretching stretched mobility",
    Named(Sport.OTHER, "rock_climbing"): "climb climbed climbing bouldered bouldering",
    Named(Sport.OTHER, "tennis"): "tennis",
    Named(Sport.OTHER, "padel"): "padel",
    Named(Sport.OTHER, "squash"): "squash",
    Named(Sport.OTHER, "badminton"): "badminton",
    Named(Sport.OTHER, "soccer"): "soccer football",
    Named(Sport.OTHER, "basketball"): "basketball",
    Named(Sport.OTHER, "volleyball"): "volleyball",
    Named(Sport.OTHER, "hockey"): "hockey ice_hockey",
    Named(Sport.OTHER, "boxing"): "boxing boxed",
    Named(Sport.OTHER, "martial_arts"): "judo karate martial_arts",
    Named(Sport.OTHER, "dancing"): "dance danced dancing",
    Named(Sport.OTHER, "surfing"): "surf surfed surfing",
    Named(Sport.OTHER, "kayaking"): "kayak kayaked kayaking",
    Named(Sport.OTHER, "stand_up_paddleboarding"): "sup paddleboarding",
    Named(Sport.OTHER, "inline_skating"): "skate skated skating inline_skating",
}
_BY_NAME: Final = {name.replace("_", " "): named for named, names in _NAMES.items() for name in names.split()}

PREFERRED: Final = {named: names.split()[0].replace("_", " ") for named, names in _NAMES.items()}
"""What each is called when a line is written."""


_HOW: Final = re.compile(
    r"\b(?:easy|long|short|slow|fast|hard|steady|tempo|recovery|intervals?|morning|lunch|afternoon|evening|night|indoor"
    r"|outdoor|commute|pool|open|water|track|group|solo|session)\b"
)


def sport_of(words: str) -> Named | None:
    """Also behind `I` and `went`, and beside words that say how or when."""
    said = " ".join(words.casefold().split()).removeprefix("i ")
    for before in ("went for a ", "went to the ", "went ", "did a ", "did ", "played ", "a "):
        said = said.removeprefix(before)
    plainly = " ".join(_HOW.sub(" ", said).split())
    return _BY_NAME.get(said) or _BY_NAME.get(plainly)


def sport_within(words: str) -> Named | None:
    """The first sport that is named among other words."""
    return next((named for word in words.casefold().split() if (named := _BY_NAME.get(word))), None)
