"""A command, a family of buttons and a kind of file are one file and one line each, and the two agree."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.telegram.buttons.registry import FAMILIES
from bot.telegram.buttons.tapped import Tapped, read_tapped
from bot.telegram.commands.registry import COMMANDS
from bot.telegram.documents.registry import DOCUMENTS
from bot.telegram.messages.texts import sentence
from tests.telegram.house import House, eventually

FOLDER = Path(__file__).parents[2] / "bot" / "telegram"
BESIDE = {"__init__", "registry", "tapped"}


@pytest.mark.parametrize(
    ("folder", "registered"),
    [
        ("commands", [command.handle for command in COMMANDS]),
        ("buttons", [family.handle for family in FAMILIES]),
        ("documents", [kind.handle for kind in DOCUMENTS]),
    ],
)
def test_every_file_is_registered_and_nothing_else_is(folder: str, registered: Iterable[object]) -> None:
    files = {file.stem for file in (FOLDER / folder).glob("*.py")} - BESIDE
    assert {str(getattr(handle, "__module__", "")) for handle in registered} == {
        f"bot.telegram.{folder}.{file}" for file in files
    }


def test_no_two_answer_to_the_same_name() -> None:
    for names in (
        [command.name for command in COMMANDS],
        [family.name for family in FAMILIES],
        [suffix for kind in DOCUMENTS for suffix in kind.suffixes],
    ):
        assert len(names) == len(set(names))


def test_families_can_be_told_from_what_buttons_carry() -> None:
    for family in FAMILIES:
        assert read_tapped(f"{family.name}:some-id:3:act") == Tapped(family.name, "some-id", 3, "act")


async def test_the_menu_that_people_see_is_the_registry(house: House) -> None:
    async def menu() -> list[tuple[str, str]]:
        return [(line["command"], line["description"]) for line in await house.client.commands(house.user_id)]

    async with house.running():
        await eventually(menu)
    assert await menu() == [(command.name, sentence(f"command_{command.name}")) for command in COMMANDS]
