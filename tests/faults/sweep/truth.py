"""What is true after a story, looked at from outside: in the file by plain SQL, and at Telegram."""

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.faults.sweep.outside import USER_ID, Outside

MARK = "(sent again)\n"
CLOCK = re.compile(r"\b\d\d:\d\d\b")
MOMENT = re.compile(r"\d{8}T\d{6}Z")
# Everything that a story leaves behind, but for ids made at random, moments, and how often something was tried.
TOLD = {
    "athletes": "SELECT id, user_id, chat_id, next_review_at, next_brief_at, unreachable_at FROM athletes",
    "pairing": "SELECT athlete_id FROM pairing_codes",
    "plans": "SELECT athlete_id, current_number, replaced_at IS NULL FROM training_plans",
    "versions": "SELECT athlete_id, number, proposal_id IS NULL FROM plan_versions",
    "workouts": "SELECT athlete_id, workout_id, day, sport, purpose, priority, minutes FROM planned_workouts",
    "proposals": "SELECT athlete_id, base_version, diff_hash, state, revision FROM proposals",
    "exports": "SELECT athlete_id, version, workout_id, destination, state FROM exports",
    "activities": "SELECT athlete_id, source, source_id, day, elapsed_s FROM completed_activities",
    "executions": "SELECT athlete_id, source_id, workout_id, state FROM plan_executions",
    "rollups": "SELECT athlete_id, day, load, ctl, atl FROM analytics_rollups",
    "reviews": "SELECT athlete_id, day, decision, proposal_id IS NULL, untold FROM daily_reviews",
    "briefs": "SELECT athlete_id, day, decision, proposal_id IS NULL, untold FROM daily_briefs",
    "weeks": "SELECT athlete_id, monday, untold FROM weekly_reviews",
    "insights": "SELECT athlete_id, kind, source_id, wanted_at IS NULL, outgoing_id IS NULL FROM analysis_insights",
    "wishes": "SELECT athlete_id FROM plan_wishes",
    "drafts": "SELECT athlete_id FROM plan_drafts",
    "inbox": "SELECT update_id, state, reason FROM inbox",
    "outbox": "SELECT athlete_id, chat_id, kind, replace(state, 'uncertain', 'sent'), edits IS NULL FROM outbox",
    "jobs": "SELECT type, athlete_id, state FROM jobs",
}
UNCERTAIN = "SELECT count(*) FROM outbox WHERE state = 'uncertain' AND copies = 2"
# What must never be, at whatever moment the file is looked at; each gives the rows that break it.
BROKEN = {
    "a version without its proposal": """
        SELECT v.plan_id, v.number FROM plan_versions v LEFT JOIN proposals p
        ON p.id = v.proposal_id AND p.state = 'approved' AND p.base_version = v.number - 1
        WHERE v.number > 1 AND p.id IS NULL""",
    "a proposal in two versions": """
        SELECT proposal_id FROM plan_versions WHERE proposal_id IS NOT NULL
        GROUP BY proposal_id, plan_id HAVING count(*) > 1""",
    "a hole in the versions": """
        SELECT t.id FROM training_plans t WHERE t.current_number <>
        (SELECT count(*) FROM plan_versions v WHERE v.plan_id = t.id AND v.athlete_id = t.athlete_id)""",
    "two open proposals": """
        SELECT athlete_id FROM proposals WHERE state = 'open' GROUP BY athlete_id, plan_id HAVING count(*) > 1""",
    "two reviews of a day": "SELECT day FROM daily_reviews GROUP BY athlete_id, day HAVING count(*) > 1",
    "more than two copies": "SELECT id FROM outbox WHERE copies > 2",
    "more than three attempts": "SELECT id FROM jobs WHERE attempts > 3",
    "a file approved before its plan": """
        SELECT e.id FROM exports e WHERE NOT EXISTS
        (SELECT 1 FROM plan_versions v WHERE v.plan_id = e.plan_id AND v.number = e.version)""",
    "rows that refer to nothing": "PRAGMA foreign_key_check",
}


@dataclass(frozen=True, slots=True)
class Truth:
    """`said` counts what the person has been told, without the mark of second copies, which `marked` counts; of the
    `uncertain` it is known only that they were sent twice, and the power went out each time.
    """

    rows: Mapping[str, Counter[tuple[object, ...]]]
    said: Counter[str]
    marked: Counter[str]
    files: frozenset[str]
    uncertain: int

    def differs_from(self, calm: "Truth", copies: int) -> list[str]:
        """What is not as it is where no power went out; `copies` is how many messages may have come twice."""
        wrong = [
            f"{name}: {dict(rows - calm.rows[name])} instead of {dict(calm.rows[name] - rows)}"
            for name, rows in self.rows.items()
            if rows != calm.rows[name]
        ]
        if self.files != calm.files:
            wrong.append(f"files: {self.files} instead of {calm.files}")
        missing, extra = calm.said - self.said, self.said - calm.said
        if missing.total() > self.uncertain:
            wrong.append(f"never said: {dict(missing)}")
        if extra.total() > copies or extra - self.marked:
            wrong.append(f"said too often: {dict(extra)}, marked {dict(self.marked)}")
        return wrong


async def truth(folder: Path, outside: Outside) -> Truth:
    """Raises AssertionError for what must never be."""
    with closing(sqlite3.connect(folder / "coach.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        for what, query in BROKEN.items():
            assert not (found := connection.execute(query).fetchall()), f"{what}: {found}"
        rows = {name: Counter(connection.execute(query).fetchall()) for name, query in TOLD.items()}
        (uncertain,) = connection.execute(UNCERTAIN).fetchone()
    seen = await outside.client.from_bot(USER_ID) if await _knows(outside) else []
    words = [
        (each.message.document.file_name or "" if each.message.document else CLOCK.sub("00:00", each.words))
        for each in seen
    ]
    marked = [each.words.startswith(MARK) for each in seen]
    return Truth(
        rows,
        Counter(each.removeprefix(MARK) for each in words),
        Counter(each.removeprefix(MARK) for each, again in zip(words, marked, strict=True) if again),
        _files(folder),
        uncertain,
    )


async def _knows(outside: Outside) -> bool:
    return any(user.id == USER_ID for user in await outside.client.users())


def _files(folder: Path) -> frozenset[str]:
    """Relative names without moments; a file that is half made would be one too many."""
    return frozenset(
        MOMENT.sub("…", str(each.relative_to(folder)))
        for each in folder.rglob("*")
        if each.is_file() and not each.name.startswith("coach.db")
    )
