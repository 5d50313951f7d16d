"""What can be typed behind `coach`. Whatever is heavy is imported by the command that needs it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import job_commands, keeping_commands
from bot.cli.doing import Athlete, do
from bot.cli.words import error_sentence
from domain.errors import CoachError
from domain.training.service import Service

ABOUT = """A training coach in Telegram. It compares what you did with your plan, proposes changes, and changes nothing
without your tap.

Start with `coach demo`: it needs no account and no key. For your own bot: set TELEGRAM_BOT_TOKEN, then
`coach plan load PLAN.yaml`, `coach pair`, `coach run`."""

# Plain help: drawing boxes around it would take longer than everything else that `coach --help` does.
app = typer.Typer(
    help=ABOUT, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
plan = typer.Typer(help="The plan: load it from a file.", no_args_is_help=True)
login = typer.Typer(help="Log in to a service, once, by hand.", no_args_is_help=True)
app.add_typer(plan, name="plan")
connect = typer.Typer(help="Connect a service by a key.", no_args_is_help=True)
app.add_typer(login, name="login")
app.add_typer(connect, name="connect")
app.add_typer(job_commands.app, name="jobs")
app.add_typer(keeping_commands.app)


def main() -> None:
    """Run the command; an error of ours is one sentence on standard error and exit code 2."""
    try:
        app()
    except CoachError as error:
        sys.stderr.write(f"{error_sentence(error)}\n")
        sys.exit(2)


@app.command()
def run() -> None:
    """Run the coach: talk to Telegram, keep time, send reviews. Stops with Ctrl-C."""
    from bot.cli.running import run_until_stopped  # noqa: PLC0415

    do(run_until_stopped())


@app.command()
def worker(
    max_jobs: Annotated[int | None, typer.Option(min=1, help="End after so many jobs.")] = None,
    max_seconds: Annotated[float | None, typer.Option(min=0, help="End after so many seconds.")] = None,
) -> None:
    """Only get work done, beside a coach that talks; any number of them share one PostgreSQL.

    With a bound it also ends once there is nothing to do.
    """
    from bot.cli.running import work_until_stopped  # noqa: PLC0415

    do(work_until_stopped(max_jobs, max_seconds))


@app.command()
def demo(
    *,
    script: Annotated[bool, typer.Option("--script", help="Play the story unattended and check it.")] = False,
    out: Annotated[Path | None, typer.Option("--out", help="Where to leave chart, files and transcript.")] = None,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the page; 0 takes a free one.")] = 0,
) -> None:
    """Show everything on this machine, with a simulated athlete.

    You get a page with the chat, a watch calendar and a gym app: an evening review comes, you tap Approve, and the
    changed workouts stand on the watch and in the gym app within seconds. Undo takes them back.
    """
    from bot.demo.show import show  # noqa: PLC0415

    raise typer.Exit(do(show(script=script, out=out, port=port)))


@app.command()
def check(
    *,
    alive: Annotated[bool, typer.Option("--alive", help="Only ask whether a coach is running and well.")] = False,
    prometheus_rules: Annotated[
        bool, typer.Option("--prometheus-rules", help="Only print the alerts as rules for Prometheus.")
    ] = False,
) -> None:
    """Check settings, folder, key and database.

    With --alive nothing is opened or migrated: exit code 1 says that a loop was silent for 90 seconds.
    """
    if prometheus_rules:
        from bot.cli.monitoring import prometheus_rules as rules  # noqa: PLC0415

        typer.echo(rules())
        return
    if alive:
        raise typer.Exit(_life())
    from bot.cli.keeping import check as checked  # noqa: PLC0415

    typer.echo(do(checked()))


@app.command()
def pair(
    name: Annotated[str, typer.Option(help="What to call a new athlete.")] = "Athlete",
    zone: Annotated[str, typer.Option(help="Time zone of a new athlete, like Europe/Berlin.")] = "UTC",
    athlete: Athlete = None,
) -> None:
    """Print a code that pairs an athlete with a Telegram account.

    Send it as `/start CODE` in the chat with your bot. It is good for ten minutes and one use.
    """
    from bot.cli.athletes import pairing_code  # noqa: PLC0415

    typer.echo(do(pairing_code(athlete, name, zone)))


@app.command(name="import")
def import_files(
    files: Annotated[list[Path], typer.Argument(help="Recorded files, exports, or folders of them.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", help="Store without being asked.")] = False,
    athlete: Athlete = None,
) -> None:
    """Bring in what was recorded: FIT, TCX, GPX, the export of Hevy, Apple Health, Garmin or Strava.

    What was read is shown and stored once you say so. The same file twice changes nothing: run it again after a stop.
    """
    from bot.cli.importing import import_recordings  # noqa: PLC0415

    raise typer.Exit(do(import_recordings(files, athlete, yes=yes)))


@login.command(name="garmin")
def login_garmin(
    *,
    code_in_chat: Annotated[bool, typer.Option("--code-in-chat", help="Let the athlete answer Garmin's code.")] = False,
    athlete: Athlete = None,
) -> None:
    """Log in to Garmin Connect. The password is typed here and not stored; so is a code, where Garmin sends one."""
    from bot.cli.connecting import login_garmin as logged_in  # noqa: PLC0415

    typer.echo(do(logged_in(athlete, code_in_chat=code_in_chat)))


@connect.command(name="hevy")
def connect_hevy(athlete: Athlete = None) -> None:
    """Connect Hevy by the API key that its app shows under Settings. It is typed here, tried, and kept encrypted."""
    from bot.cli.connecting import connect_hevy as connected  # noqa: PLC0415

    typer.echo(do(connected(athlete)))


@app.command()
def backfill(  # noqa: PLR0913 - each is an option of its own
    *,
    months: Annotated[int, typer.Option(min=1, max=240, help="How far back.")] = 3,
    everybody: Annotated[bool, typer.Option("--all", help="For every athlete.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count.")] = False,
    skip_history: Annotated[bool, typer.Option("--skip-history", help="Ask no service.")] = False,
    skip_notes: Annotated[bool, typer.Option("--skip-notes", help="Make no notes of sessions.")] = False,
    skip_reviews: Annotated[bool, typer.Option("--skip-reviews", help="Review no evening.")] = False,
    skip_weeks: Annotated[bool, typer.Option("--skip-weeks", help="Look back over no week.")] = False,
    skip_briefs: Annotated[bool, typer.Option("--skip-briefs", help="Make no briefs.")] = False,
    athlete: Athlete = None,
) -> None:
    """Make up for the past: fetch what lies further back, and look at it as if the coach had been there.

    Sums are made anew; then come the notes of sessions, evening and weekly reviews and briefs that nobody made, by the
    rules, each of what was known at its time. Nothing is sent, no plan changes, and what is there stays. Run it again
    after a stop: it goes on where it was. Beside a running coach the coach does the work, and goes on where this is
    ended.
    """
    from bot.cli.backfilling import backfill as made_up_for  # noqa: PLC0415

    asked = {
        "history": skip_history,
        "notes": skip_notes,
        "reviews": skip_reviews,
        "weeks": skip_weeks,
        "briefs": skip_briefs,
    }
    skip = [name for name, chosen in asked.items() if chosen]
    raise typer.Exit(do(made_up_for(athlete, months, everybody=everybody, dry_run=dry_run, skip=skip)))


@app.command(name="disconnect")
def disconnect_service(service: Annotated[Service, typer.Argument(help="Which one.")], athlete: Athlete = None) -> None:
    """Let go of Garmin or Hevy: its tokens or key are deleted here. What it brought stays."""
    from bot.cli.connecting import disconnected  # noqa: PLC0415

    typer.echo(do(disconnected(athlete, service)))


@app.command()
def sync(athlete: Athlete = None) -> None:
    """Ask every connected service what is new, now. Works beside a running coach and without one."""
    from bot.cli.connecting import sync_now  # noqa: PLC0415

    raise typer.Exit(do(sync_now(athlete)))


@app.command()
def push(
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show each request, send none.")] = False,
    athlete: Athlete = None,
) -> None:
    """Bring the next two weeks of the plan into Garmin's calendar and into Hevy, where they are not there yet.

    With --dry-run: what would be asked of each, compared with what is there.
    """
    from bot.cli.pushing import push_plan  # noqa: PLC0415

    typer.echo(do(push_plan(athlete, dry_run=dry_run)))


@plan.command(name="load")
def plan_load(
    file: Annotated[Path, typer.Argument(help="A .yaml plan, or a .csv of swim sets.")], athlete: Athlete = None
) -> None:
    """Load a plan. The first one is stored; over an existing one it becomes a proposal in the chat."""
    from bot.cli.planning import load  # noqa: PLC0415

    typer.echo(do(load(file, athlete)))


@app.command()
def review(
    *,
    now: Annotated[bool, typer.Option("--now", help="Also where today's review was made already.")] = False,
    athlete: Athlete = None,
) -> None:
    """Review the day and send it. Works beside a running coach and without one."""
    from bot.cli.reviewing import review_and_send  # noqa: PLC0415

    typer.echo(do(review_and_send(athlete, again=now)))


def _life() -> int:
    from bot.cli.alive import alive  # noqa: PLC0415

    living, sentence = do(alive())
    typer.echo(sentence)
    return 0 if living else 1
