"""What can be typed behind `coach`. Whatever is heavy is imported by the command that needs it."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import job_commands
from bot.cli.doing import Athlete, do
from bot.cli.words import error_sentence
from domain.errors import CoachError

ABOUT = """A training coach in Telegram. It compares what you did with your plan, proposes changes, and changes nothing
without your tap.

Start with `coach demo`: it needs no account and no key. For your own bot: set TELEGRAM_BOT_TOKEN, then
`coach plan load PLAN.yaml`, `coach pair`, `coach run`."""

# Plain help: drawing boxes around it would take longer than everything else that `coach --help` does.
app = typer.Typer(
    help=ABOUT, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None
)
plan = typer.Typer(help="The plan: load it from a file.", no_args_is_help=True)
app.add_typer(plan, name="plan")
app.add_typer(job_commands.app, name="jobs")


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
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of the chat page; 0 takes a free one.")] = 0,
) -> None:
    """Show everything on this machine, with a simulated athlete.

    You get a chat page, an evening review, buttons to tap, and files for a watch.
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
    files: Annotated[list[Path], typer.Argument(help="Recorded .fit files, or folders of them.")],
    athlete: Athlete = None,
) -> None:
    """Bring recorded workouts and nights in. The same file twice changes nothing."""
    from bot.cli.importing import import_recordings  # noqa: PLC0415

    raise typer.Exit(do(import_recordings(files, athlete)))


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


@app.command()
def migrate() -> None:
    """Bring the database's schema up to date. A backup is made first."""
    from bot.cli.keeping import check as checked  # noqa: PLC0415

    typer.echo(do(checked()))


@app.command()
def backup() -> None:
    """Write an encrypted, checked backup into the data folder. The newest seven are kept."""
    from bot.cli.keeping import make_backup  # noqa: PLC0415

    typer.echo(do(make_backup()))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A .backup file; its key must be in place.")],
) -> None:
    """Put a backup in the place of the database. The coach must not be running."""
    from bot.cli.keeping import restore_backup  # noqa: PLC0415

    typer.echo(do(restore_backup(file)))


@app.command()
def rotate_keys() -> None:
    """Seal everything encrypted again with the newest key.

    That is the first of COACH_SECRET_KEY; afterwards the others can be thrown away, but for old backups.
    """
    from bot.cli.keeping import seal_again  # noqa: PLC0415

    typer.echo(do(seal_again()))


def _life() -> int:
    from bot.cli.alive import alive  # noqa: PLC0415

    living, sentence = do(alive())
    typer.echo(sentence)
    return 0 if living else 1
