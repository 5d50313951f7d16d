"""Goals that were stored before there were more kinds of them are read as they were."""

import msgspec

from domain.athlete.goals import Goal, GoalKind

STORED = (
    b'[{"kind":"body_fat","target":14.0,"upper":null,"by":"2027-04-01","exercise":null,"note":""},'
    b'{"kind":"vo2max","target":50,"upper":null,"by":null,"exercise":null,"note":""},'
    b'{"kind":"strength_to_weight","target":1.5,"upper":null,"by":null,"exercise":"back_squat","note":"for snow"},'
    b'{"kind":"swim_100yd","target":70.0,"upper":null,"by":null,"exercise":null,"note":""},'
    b'{"kind":"weekly_hours","target":3.0,"upper":5.0,"by":null,"exercise":null,"note":""}]'
)


def test_goals_stored_by_an_earlier_version_come_back_and_are_stored_alike() -> None:
    goals = msgspec.json.decode(STORED, type=tuple[Goal, ...])
    assert [goal.kind for goal in goals] == [
        GoalKind.BODY_FAT,
        GoalKind.VO2MAX,
        GoalKind.STRENGTH_TO_WEIGHT,
        GoalKind.SWIM_100YD,
        GoalKind.WEEKLY_HOURS,
    ]
    assert (goals[2].exercise, goals[2].note, goals[4].upper) == ("back_squat", "for snow", 5.0)
    assert msgspec.json.decode(msgspec.json.encode(goals), type=tuple[Goal, ...]) == goals


def test_words_that_are_stored_stay() -> None:
    earlier = {"body_fat", "weight", "vo2max", "strength_to_weight", "e1rm", "jump", "balance", "swim_100yd"}
    assert earlier | {"weekly_hours"} <= {kind.value for kind in GoalKind}
