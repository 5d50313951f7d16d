"""Somebody who writes down by hand, and what is kept of it."""

from dataclasses import dataclass, field
from datetime import date

from bot.coach.bring_in.by_hand.doubts import doubt
from bot.coach.bring_in.by_hand.telling import chosen, offer, tell
from bot.coach.bring_in.by_hand.undoing import take_back
from bot.telegram.messages.registry import render
from domain.training.activity import Activity
from domain.training.entry.entry import Context, Entry, Unclear
from domain.training.entry.reading import read_entry
from storage.database import Database
from storage.repositories import activities, athletes, outbox, readings, rollups
from tests.builders.season import TODAY, HandClock


@dataclass
class Told:
    """One message: its words, its buttons by label, and what they carry."""

    words: str
    buttons: dict[str, str]

    def subject(self, label: str) -> str:
        return self.buttons[label].split(":")[1]


@dataclass
class Pen:
    """Anna's, who has trained for ten weeks and follows a plan; it is Wednesday evening."""

    database: Database
    clock: HandClock = field(default_factory=HandClock)

    async def write(self, line: str, *, sure: bool = False) -> Told:
        async with self.database.writing() as unit:
            athlete = await athletes.get(unit, "anna")
            assert athlete is not None
            read = read_entry(line, Context(self.clock.now().date(), athlete.units))
            if isinstance(read, Entry) and not sure:
                read = await doubt(unit, athlete, read, self.clock.now().date()) or read
            if isinstance(read, Unclear):
                await offer(unit, athlete, read.about, read.entries, self.clock.now())
            else:
                assert isinstance(read, Entry), read
                await tell(unit, athlete, read, self.clock)
        return await self.newest()

    async def choose(self, question: Told, label: str) -> Told:
        _, subject, place, _ = question.buttons[label].split(":")
        async with self.database.writing() as unit:
            line, _ = await chosen(unit, "anna", subject, int(place), self.clock.now())
        return await self.write(line, sure=True)

    async def undo(self, told: Told) -> Told:
        async with self.database.writing() as unit:
            athlete = await athletes.get(unit, "anna")
            assert athlete is not None
            await take_back(unit, athlete, told.subject("↩ Undo"), self.clock)
        return await self.newest()

    async def newest(self) -> Told:
        async with self.database.reading() as unit:
            row = (await outbox.waiting_for(unit, "anna"))[-1]
        rendered = render(row.notice)
        return Told(plain(rendered.html), {plain(each.label): each.data for row in rendered.buttons for each in row})

    async def done(self, day: date = TODAY) -> list[Activity]:
        async with self.database.reading() as unit:
            return list(await activities.between(unit, "anna", day, day))

    async def load(self, day: date = TODAY) -> float:
        async with self.database.reading() as unit:
            return (await rollups.between(unit, "anna", day, day))[0].load

    async def figures(self) -> dict[tuple[str, date, str], float]:
        async with self.database.reading() as unit:
            found = await readings.between(unit, "anna", date(2000, 1, 1), TODAY)
        return {(each.kind.name, each.day, each.exercise): each.value for each in found if each.source == "manual"}


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")
