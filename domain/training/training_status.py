"""What a watch makes of the last weeks of training, in one word."""

from enum import IntEnum


class TrainingStatus(IntEnum):
    """The figure by which it is kept among the readings; it ranks nothing."""

    DETRAINING = 1
    UNPRODUCTIVE = 2
    OVERREACHING = 3
    MAINTAINING = 4
    RECOVERY = 5
    PEAKING = 6
    PRODUCTIVE = 7
    STRAINED = 8
