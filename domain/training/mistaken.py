"""What a watch calls a session in the gym whose profile was the wrong one."""

from typing import Final

from domain.training.activity import Activity
from domain.training.sport import Sport

# Garmin's names in its lists, FIT's in files, then Apple's: what is chosen for a gym without much thought, or where the
# watch knows no lifting. A name of something else that one does there is none of them: who rows, climbs stairs or does
# yoga chose that, and whoever runs, rides or swims is doing another sport altogether.
MISTAKEN: Final = frozenset(
    {
        "other",
        "uncategorized",
        "fitness_equipment",
        "indoor_cardio",
        "hiit",
        "generic",
        "training",
        "exercise",
        "cardio_training",
        "amrap",
        "emom",
        "tabata",
        "mixed_cardio",
        "high_intensity_interval_training",
        "cross_training",
        "core_training",
    }
)


def may_be_lifting(recorded: Activity) -> bool:
    """Where the gym app knows what was lifted meanwhile, that is what it was."""
    return recorded.sport is Sport.OTHER and recorded.sub_sport in MISTAKEN
