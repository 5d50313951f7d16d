"""A plan file sent over the plan there is: preview, what changes, one tap, files; and a sheet that only joins it."""

from dataclasses import replace
from datetime import timedelta

import yaml

from bot.sandbox.telegram.world.views import SeenMessage
from domain.plan.plan import PlanVersion
from domain.training.sport import Sport
from domain.training.workout import Priority
from storage.repositories import plans
from tests.builders import season
from tests.builders.season import NOW, PLAN_ID, TODAY
from tests.journeys.chat import Chat

NEW_PLAN = {
    "coach_plan": 1,
    "title": "Gentler",
    "athlete": {"review_at": "19:15"},
    "workouts": [
        {"id": "w-easy", "day": TODAY + timedelta(days=1), "sport": "run", "title": "Jog", "minutes": 30},
        {"id": "w-long", "day": TODAY + timedelta(days=6), "sport": "run", "title": "Run w-long", "minutes": 55},
    ],
}
SHEET = f"""# day: {TODAY + timedelta(days=4)}
# pool: 25 yd
# purpose: easy
reps, distance, sendoff, kind
1, 200, , warmup
8, 50, 1:15,
""".encode()


def file() -> bytes:
    return yaml.safe_dump(NEW_PLAN | {"workouts": [_with_steps(each) for each in NEW_PLAN["workouts"]]}).encode()  # type: ignore[attr-defined]


def _with_steps(workout: dict[str, object]) -> dict[str, object]:
    return {**workout, "purpose": "easy", "steps": [{"work": f"{workout['minutes']} min"}]}


async def proposed(chat: Chat, name: str, content: bytes) -> tuple[SeenMessage, SeenMessage]:
    preview = await chat.send(name, content)
    assert await chat.tap(preview, "save") == ""
    return preview, await chat.card()


async def test_a_plan_file_changes_the_plan_after_preview_card_and_tap(chat: Chat) -> None:
    preview, card = await proposed(chat, "gentler.yaml", file())
    assert preview.words.startswith("New plan over your current one: Gentler")
    assert "What the file says about you" in preview.words
    assert (await chat.plan()).number == 1, "neither the preview nor its button changes the plan"
    assert (await chat.now(preview, "Plan read")).buttons == {}

    assert (await chat.tap(card, "approve")).startswith("Approved")
    receipt = await chat.now(card, "2 of 2 written and read back")
    plan = await chat.plan()
    ahead = {key: each.minutes for key, each in plan.blueprint.workouts.items() if each.day >= TODAY}
    assert (plan.number, ahead) == (2, {"w-easy": 30, "w-long": 55})
    assert {"w-past-1", "w-past-5"} < plan.blueprint.workouts.keys(), "what lies behind stays"
    assert len(await chat.files(2)) == 2
    assert [data.rpartition(":")[2] for data in receipt.buttons.values()] == ["undo", "why"]

    again = await chat.send("gentler.yaml", file())
    await chat.tap(again, "save")
    await chat.now(again, "Nothing to change")
    assert (await chat.plan()).number == 2


async def test_a_preview_can_be_thrown_away_and_is_used_once(chat: Chat) -> None:
    preview = await chat.send("gentler.yaml", file())
    await chat.tap(preview, "discard")
    await chat.now(preview, "Nothing of it was stored")
    assert "used already" in await chat.tap(preview, "save")
    assert (await chat.plan()).number == 1


async def test_a_sheet_of_swim_sets_joins_the_plan(chat: Chat) -> None:
    swim = season.run("w-spare", 4, 50, sport=Sport.SWIM, title="Swim", priority=Priority.OPTIONAL)
    before = season.winter().with_workout(swim).workouts
    async with chat.database.writing() as unit:
        await plans.append(unit, "anna", PlanVersion(PLAN_ID, 2, replace(season.winter(), workouts=before), NOW))
    preview, card = await proposed(chat, "race pace.csv", SHEET)
    assert preview.words.startswith("Sessions for your plan")
    assert "1 change" in card.words
    await chat.tap(card, "approve")
    await chat.files(1)
    after = (await chat.plan()).blueprint.workouts
    assert after == {**before, "w-spare": after["w-spare"]}, "everything else stays"
    assert (after["w-spare"].title, after["w-spare"].priority) == ("race pace", Priority.OPTIONAL)


async def test_every_mistake_of_a_file_is_named_and_nothing_is_stored(chat: Chat) -> None:
    refusal = await chat.send(
        "plan.yaml", b"coach_plan: 1\ntitle: X\nworkouts: [{day: soon, sport: runn, minutes: -5}]"
    )
    for mistake in ("soon", "did you mean run", "-5"):
        assert mistake in refusal.words
    assert refusal.buttons == {}
    assert (await season.current_plan(chat.database)).number == 1
