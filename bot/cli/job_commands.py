"""What can be typed behind `coach jobs`."""

from typing import Annotated

import typer

from bot.cli.doing import Athlete, do

app = typer.Typer(
    help="Background work: what waits, what runs, what failed.", invoke_without_command=True, rich_markup_mode=None
)
JobId = Annotated[str, typer.Argument(help="A job's id, as `coach jobs` shows it.")]


@app.callback()
def show(
    context: typer.Context,
    most: Annotated[int, typer.Option("--most", min=1, help="How many at the most, the newest first.")] = 30,
) -> None:
    """Show jobs; or with a command, do something about them."""
    if context.invoked_subcommand is None:
        from bot.cli.working import table  # noqa: PLC0415

        typer.echo(do(table(most)))


@app.command()
def retry(job_id: JobId) -> None:
    """Do it again, as a new job with a number behind the id."""
    from bot.cli.working import again  # noqa: PLC0415

    typer.echo(do(again(job_id)))


@app.command()
def cancel(job_id: JobId) -> None:
    """End a job that waits or runs; nothing that it still does will count."""
    from bot.cli.working import cancelled  # noqa: PLC0415

    typer.echo(do(cancelled(job_id)))


@app.command()
def run(
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="A kind of job, like evening_review.")],
    athlete: Athlete = None,
) -> None:
    """Have one job done for an athlete now, whether it is due or not."""
    from bot.cli.working import forced  # noqa: PLC0415

    typer.echo(do(forced(kind, athlete)))


@app.command()
def tick() -> None:
    """Do once whatever is due, and end: for cron, or another scheduler."""
    from bot.cli.working import tick as ticked  # noqa: PLC0415

    typer.echo(do(ticked()))


@app.command()
def watchdog() -> None:
    """Take back once what dead workers held, and end."""
    from bot.cli.working import watch  # noqa: PLC0415

    typer.echo(do(watch()))
