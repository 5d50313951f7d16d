"""Which muscles lie where an athlete says that it is sore."""

from domain.metrics.muscles import GROUPS, MuscleGroup
from domain.training.entry.places import BOTH_SIDES

WHOLE_BODY = ""


def _of(*groups: MuscleGroup) -> frozenset[str]:
    return frozenset(muscle for muscle, group in GROUPS.items() if group in groups)


_SHOULDERS, _BACK, _TRUNK = _of(MuscleGroup.SHOULDERS), _of(MuscleGroup.BACK), _of(MuscleGroup.TRUNK)
_LEGS, _ARMS = _of(MuscleGroup.LEGS), _of(MuscleGroup.ARMS)
_ADDUCTORS, _GLUTES = frozenset({"adductors"}), frozenset({"glutes"})

# Joints, head and feet have no muscle that an exercise of the catalogue trains.
_AT = {
    WHOLE_BODY: frozenset(GROUPS), "legs": _LEGS, "leg": _LEGS, "arms": _ARMS, "arm": _ARMS, "shoulder": _SHOULDERS,
    "back": _BACK, "upper_back": _BACK, "lower_back": _BACK, "lat": _BACK, "trap": _BACK,
    "chest": frozenset({"chest"}), "abs": _TRUNK, "core": _TRUNK, "biceps": frozenset({"biceps"}),
    "triceps": frozenset({"triceps"}), "forearm": frozenset({"forearms"}), "glute": _GLUTES, "hip": _GLUTES,
    "quad": frozenset({"quads"}), "hamstring": frozenset({"hamstrings"}), "calf": frozenset({"calves"}),
    "adductor": _ADDUCTORS, "groin": _ADDUCTORS,
}  # fmt: skip


def muscles_at(place: str) -> frozenset[str]:
    """Of one of the places of an entry, on either side; of no place, all of them. Empty for joints, head and feet."""
    bare = place.removeprefix("left_").removeprefix("right_")
    return _AT.get(bare if bare in BOTH_SIDES else place, frozenset())
