"""Exports are on their way until they are verified or have failed for good."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from domain.errors import NotFound
from domain.plan.export import ExportState
from storage.database import Unit
from storage.repositories import exports
from tests.builders.values import NOW, PLAN_ID, export

RUN, SQUATS = export(), export("export-2", "w-squats")


async def test_exports_belong_to_a_version(planned: Unit) -> None:
    await exports.add(planned, "anna", [RUN, SQUATS], NOW)
    await exports.add(planned, "anna", [], NOW)
    assert await exports.of_version(planned, "anna", PLAN_ID, 1) == (RUN, SQUATS)
    assert await exports.of_version(planned, "anna", PLAN_ID, 2) == ()


async def test_a_workout_goes_once_to_each_destination(planned: Unit) -> None:
    with pytest.raises(IntegrityError):
        await exports.add(planned, "anna", [RUN, replace(RUN, id="again")], NOW)


@pytest.mark.parametrize(
    ("state", "attempts", "on_its_way"),
    [
        (ExportState.PENDING, 0, True),
        (ExportState.CREATED, 3, True),
        (ExportState.FAILED, 2, True),
        (ExportState.FAILED, 3, False),
        (ExportState.VERIFIED, 1, False),
    ],
)
async def test_what_is_on_its_way(planned: Unit, state: ExportState, attempts: int, on_its_way: bool) -> None:
    await exports.add(planned, "anna", [RUN], NOW)
    await exports.add(planned, "anna", [SQUATS], NOW - timedelta(minutes=1))
    changed = replace(RUN, state=state, attempts=attempts, remote_id="run.fit", error="no room")
    await exports.update(planned, "anna", changed, NOW)
    expected = (("anna", SQUATS), ("anna", changed)) if on_its_way else (("anna", SQUATS),)
    assert await exports.pending(planned, NOW) == expected
    assert await exports.of_version(planned, "anna", PLAN_ID, 1) == (changed, SQUATS)


async def test_an_unknown_export_is_named(planned: Unit) -> None:
    with pytest.raises(NotFound):
        await exports.update(planned, "anna", RUN, NOW)
