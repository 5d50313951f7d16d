"""What a body may hold, checked as Hevy checks it: the first thing that is wrong is named by its path."""

from collections.abc import Callable, Collection

from bot.sandbox.hevy.refusal import Refusal, bad_request

type Check = Callable[[object, str], None]

SET_TYPES = ("warmup", "normal", "failure", "dropset")


def number(*, whole: bool = False, nullable: bool = False) -> Check:
    def check(value: object, path: str) -> None:
        if value is None and nullable:
            return
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise bad_request(f'"{path}" must be a number')
        if whole and value != int(value):
            raise bad_request(f'"{path}" must be an integer')

    return check


def text(*, nullable: bool = False, empty: bool = True, one_of: Collection[str] = ()) -> Check:
    def check(value: object, path: str) -> None:
        if value is None and nullable:
            return
        if not isinstance(value, str):
            raise bad_request(f'"{path}" must be a string')
        if not value and not empty:
            raise bad_request(f'"{path}" is not allowed to be empty')
        if one_of and value not in one_of:
            raise bad_request(f'"{path}" must be one of [{", ".join(one_of)}]')

    return check


def notes(*, nullable: bool = True) -> Check:
    """Hevy answers an @ in a note with a page instead of a reason."""

    def check(value: object, path: str) -> None:
        text(nullable=nullable)(value, path)
        if isinstance(value, str) and "@" in value:
            raise Refusal(400, "<html><body><h1>Bad Request</h1></body></html>", as_text=True)

    return check


def thing(required: Collection[str] = (), /, **fields: Check) -> Check:
    """An object with these keys and no other."""

    def check(value: object, path: str) -> None:
        if not isinstance(value, dict):
            raise bad_request(f'"{path}" must be of type object')
        before = f"{path}." if path else ""
        for name in required:
            if name not in value:
                raise bad_request(f'"{before}{name}" is required')
        for name, inner in value.items():
            if name not in fields:
                raise bad_request(f'"{before}{name}" is not allowed')
            fields[name](inner, f"{before}{name}")

    return check


def several(each: Check, *, least: int = 0) -> Check:
    def check(value: object, path: str) -> None:
        if not isinstance(value, list):
            raise bad_request(f'"{path}" must be an array')
        if len(value) < least:
            raise bad_request(f'"{path}" must contain at least {least} items')
        for index, item in enumerate(value):
            each(item, f"{path}[{index}]")

    return check


def nullable(check: Check) -> Check:
    return lambda value, path: None if value is None else check(value, path)


ROUTINE_SET = thing(
    ("type",),
    type=text(one_of=SET_TYPES),
    weight_kg=number(nullable=True),
    reps=number(whole=True, nullable=True),
    distance_meters=number(whole=True, nullable=True),
    duration_seconds=number(whole=True, nullable=True),
    custom_metric=number(nullable=True),
    rep_range=nullable(thing(start=number(nullable=True), end=number(nullable=True))),
)
ROUTINE_EXERCISE = thing(
    ("exercise_template_id", "sets"),
    exercise_template_id=text(empty=False),
    superset_id=number(whole=True, nullable=True),
    rest_seconds=number(whole=True, nullable=True),
    notes=notes(),
    sets=several(ROUTINE_SET),
)
CHANGED_ROUTINE = {
    "title": text(empty=False),
    "notes": notes(),
    "exercises": several(ROUTINE_EXERCISE, least=1),
}
POST_ROUTINE = thing(
    ("routine",), routine=thing(("title", "exercises"), **CHANGED_ROUTINE, folder_id=number(nullable=True))
)
# A routine is put into a folder when it is made and never again: the key itself is refused, null too.
PUT_ROUTINE = thing(("routine",), routine=thing(("title", "exercises"), **CHANGED_ROUTINE))
POST_FOLDER = thing(("routine_folder",), routine_folder=thing(("title",), title=text(empty=False)))
MEASURED = {
    name: number(nullable=True)
    for name in (
        "weight_kg", "lean_mass_kg", "fat_percent", "neck_cm", "shoulder_cm", "chest_cm", "left_bicep_cm",
        "right_bicep_cm", "left_forearm_cm", "right_forearm_cm", "abdomen", "waist", "hips", "left_thigh",
        "right_thigh", "left_calf", "right_calf",
    )
}  # fmt: skip
POST_MEASUREMENT = thing(("date",), date=text(empty=False), **MEASURED)
PUT_MEASUREMENT = thing((), **MEASURED)
