"""What an athlete may ask for at any time, and the files they send."""

from datetime import timedelta

from bot.coach.bring_in.services.rests import NEVER
from domain.training.reading import Reading, ReadingKind
from domain.training.service import Service
from storage.repositories import activities, athletes, connections, readings
from tests.builders.fit_files import START, fit_file, run_file
from tests.builders.season import NOW, TODAY
from tests.journeys.chat import Chat


async def test_the_plan_shows_seven_days_with_today_marked(chat: Chat) -> None:
    answer = await chat.say("/plan")
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for line in answer.words.splitlines()]
    assert lines[:2] == ["Winter", "7 days from today: 3 h 15"]
    assert lines[3:] == [
        "▶ Today, Wed 18 Nov · rest",
        "Thu 19 Nov · Run w-easy, 40 min",
        "Fri 20 Nov · rest",
        "Sat 21 Nov · Run w-hard, 45 min · key",
        "Sun 22 Nov · Run w-spare, 50 min · optional",
        "Mon 23 Nov · rest",
        "Tue 24 Nov · Run w-long, 1 h 00",
    ]


async def test_what_is_planned_comes_as_files_by_a_button_too(chat: Chat) -> None:
    answer = await chat.say("/plan")
    assert list(answer.buttons) == ["⌚ Send as files"]
    await chat.tap(answer, "files")
    first = await chat.wait(lambda seen: seen.message.document is not None)
    assert first.words
    assert "no longer in use" in await chat.tap_forged(answer, "w:now:0:everything")


async def test_help_is_short_and_says_what_is_never_done(chat: Chat) -> None:
    answer = await chat.say("/help")
    assert len(answer.words.splitlines()) <= 10
    assert "without that tap" in answer.words


async def test_a_review_may_be_asked_for_twice_and_the_newer_one_counts(chat: Chat) -> None:
    first = await chat.say("/review")
    second = await chat.say("/review")
    assert first.message.photo
    assert second.message.photo
    if first.buttons:
        assert "newer proposal" in await chat.tap(first, "approve")
    assert (await chat.plan()).number == 1


async def test_a_review_before_its_time_leaves_the_evenings_own_to_come(chat: Chat) -> None:
    async with chat.database.writing() as unit:
        await athletes.set_next_review(unit, "anna", NOW)
    chat.clock.moment = NOW - timedelta(hours=8)
    assert (await chat.say("/review")).message.photo
    async with chat.database.reading() as unit:
        assert await athletes.due_for_review(unit, NOW) == ("anna",)


async def test_the_same_recording_twice_is_stored_once(chat: Chat) -> None:
    recording = run_file()
    first, again = await chat.send("run.fit", recording), await chat.send("again.FIT", recording)
    assert first.words.startswith("Recorded")
    assert "Nothing new" in again.words
    async with chat.database.reading() as unit:
        stored = await activities.between(unit, "anna", START.date(), START.date())
    assert [each.distance_m for each in stored] == [8000]


async def test_what_cannot_be_read_is_refused_in_a_sentence(chat: Chat) -> None:
    async with chat.database.reading() as unit:
        before = await activities.between(unit, "anna", TODAY - timedelta(days=99), TODAY + timedelta(days=99))
    for name, content, words in (
        ("cut.fit", run_file()[:-40], "damaged or cut short"),
        ("not.fit", b"%PDF-1.4", "not a FIT file"),
        ("notes.pdf", b"%PDF-1.4", "I can read"),
        ("course.fit", fit_file(kind="course"), "no recorded session"),
    ):
        refusal = await chat.send(name, content)
        assert words in refusal.words, name
    async with chat.database.reading() as unit:
        assert before == await activities.between(unit, "anna", TODAY - timedelta(days=99), TODAY + timedelta(days=99))


async def test_status_says_what_came_last_and_what_comes_next(chat: Chat) -> None:
    async with chat.database.writing() as unit:
        await athletes.set_next_review(unit, "anna", NOW + timedelta(days=1))
    before = await chat.say("/status")
    assert before.words == (
        "Plan: Winter\n"
        "Last activity: Run, Wed\N{NO-BREAK SPACE}11\N{NO-BREAK SPACE}Nov\n"
        "Last evening review: none yet\n"
        "Next evening review: Thu\N{NO-BREAK SPACE}19\N{NO-BREAK SPACE}Nov 20:30"
    )
    await chat.say("/review")
    after = await chat.say("/status")
    assert "Last evening review: today, a change proposed" in after.words
    assert "Waits for you: 1 change to the plan, until Thu" in after.words


async def test_whoever_was_quiet_wakes_their_reviews_by_asking(chat: Chat) -> None:
    chat.clock.advance(days=20)
    async with chat.database.writing() as unit:
        assert await athletes.rest(unit, "anna", chat.clock.now() - timedelta(days=14))
    assert "Reviews rested: for 14 days nothing had come from you." in (await chat.say("/status")).words
    assert "rested" not in (await chat.say("/status")).words


async def test_a_figure_over_time_is_told_in_a_few_lines(chat: Chat) -> None:
    menu = await chat.say("/trend")
    assert "/trend ctl" in menu.words
    told = await chat.say("/trend fitness")
    assert told.message.photo, "the picture that says most about it"
    assert (await chat.say("/trend training time")).message.photo
    assert told.words.startswith("Fitness (CTL)")
    assert len(told.words.splitlines()) <= 6
    assert "I know no figure called “luck”." in (await chat.say("/trend luck")).words
    assert "nothing known of the last year" in (await chat.say("/trend back squat")).words


async def test_readiness_comes_with_the_mornings_before_it(chat: Chat) -> None:
    assert not (await chat.say("/trend readiness")).message.photo
    nights = [
        Reading(kind, TODAY - timedelta(days=back), value, "garmin")
        for back in range(60)
        for kind, value in ((ReadingKind.HRV, 50.0 + 5 * (-1) ** back), (ReadingKind.SLEEP, 7.0 + back % 2))
    ]
    async with chat.database.writing() as unit:
        await readings.upsert(unit, "anna", nights, NOW)
    told = await chat.say("/trend readiness")
    assert told.message.photo
    assert told.words.startswith("Readiness ")


async def test_the_lifts_trained_most_are_one_picture_and_a_line_each(chat: Chat) -> None:
    assert "none of the last 90 days has an e1RM" in (await chat.say("/trend lifts")).words
    await chat.say("squat 5x100kg")
    told = await chat.say("/trend strength")
    assert told.message.photo
    assert "Back squat 116.7\N{NO-BREAK SPACE}kg, today: too little for a trend" in told.words


async def test_the_week_against_the_plan(chat: Chat) -> None:
    told = await chat.say("/trend week")
    assert told.words.startswith("Week from Mon\N{NO-BREAK SPACE}16\N{NO-BREAK SPACE}Nov")
    assert "Run: " in told.words


async def test_what_is_told_says_how_old_it_is(chat: Chat) -> None:
    """The gym app shut the coach out half a day ago, and nobody asks it until there is a new key."""
    async with chat.database.writing() as unit:
        await connections.connect(unit, "anna", Service.HEVY, NOW)
        shut_out = {"succeeded_at": NOW - timedelta(hours=13), "next_at": NEVER}
        await connections.change(unit, "anna", Service.HEVY, shut_out)
    for asked in ("week", "readiness", "lifts", "fitness"):
        said = (await chat.say(f"/trend {asked}")).words.replace("\N{NO-BREAK SPACE}", " ")
        assert said.endswith("⏳ Hevy as of Wed 18 Nov 07:30: what came later is not in here."), asked


async def test_files_come_of_as_many_days_as_are_asked_for(chat: Chat) -> None:
    assert "/fit 14" in (await chat.say("/fit 40")).words
    assert (await chat.say("/fit 1")).words == "Nothing is planned for today."
    await chat.say("/fit 5 days")
    files = await chat.files(3)
    assert [name[:10] for name in sorted(files)] == ["2026-11-19", "2026-11-21", "2026-11-22"]


async def test_files_come_of_any_day_that_is_named(chat: Chat) -> None:
    assert (await chat.say("/fit 24 Dec")).words.replace(
        "\N{NO-BREAK SPACE}", " "
    ) == "Nothing is planned for Thu 24 Dec."
    assert "/fit 24 Dec" in (await chat.say("/fit someday")).words
    await chat.say("/fit Saturday")
    assert [name[:10] for name in await chat.files(1)] == ["2026-11-21"]
