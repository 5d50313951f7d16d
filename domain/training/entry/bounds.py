"""What a body can do at all: figures outside are slips of the finger or of the unit."""

from typing import Final

from domain.training.sport import Sport
from domain.training.validity import Bounds

WEIGHT_KG: Final = Bounds(25, 300)
BODY_FAT: Final = Bounds(2, 65)
SCORE: Final = Bounds(0, 10)
RPE: Final = Bounds(1, 10)
SLEEP_HOURS: Final = Bounds(0.5, 20)
JUMP_CM: Final = Bounds(5, 130)
BALANCE_S: Final = Bounds(1, 600)
REACH_CM: Final = Bounds(-40, 40)
SESSION_S: Final = Bounds(300, 86_400)
SESSION_M: Final = Bounds(10, 1_000_000)
# Metres per second, kept over a whole session.
SPEEDS: Final = {Sport.RUN: Bounds(0.7, 7.0), Sport.RIDE: Bounds(1.0, 20.0), Sport.SWIM: Bounds(0.2, 2.2)}
ANY_SPEED: Final = Bounds(0.0, 30.0)
# And as fast as somebody can.
TRIAL_SPEEDS: Final = {Sport.RUN: Bounds(1.2, 10.5), Sport.SWIM: Bounds(0.4, 2.3), Sport.RIDE: Bounds(3.0, 20.0)}
# Over more than that, a distance with a time may as well have been a session.
SHORT_M: Final = 1000.0
TRIAL_M: Final = Bounds(20, 250_000)
