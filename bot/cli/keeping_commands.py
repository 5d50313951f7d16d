"""What can be typed behind `coach` to look after what is stored."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.doing import Athlete, do

app = typer.Typer()


@app.command()
def rebuild(athlete: Athlete = None) -> None:
    """Make every sum anew from the activities: loads, days, weeks, lifts, best times. Says what was different.

    Nothing should be; after an upgrade that counts otherwise, something is.
    """
    from bot.cli.rebuilding import rebuild as rebuilt  # noqa: PLC0415

    typer.echo(do(rebuilt(athlete)))


@app.command()
def charts(sheet: Annotated[Path, typer.Option("--sheet", help="The .png file to write.")]) -> None:
    """Draw every chart there is, with made-up figures, in light and dark on one sheet."""
    from bot.cli.charting import contact_sheet  # noqa: PLC0415

    typer.echo(contact_sheet(sheet))


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
    """Put a backup, of SQLite or PostgreSQL, in the place of the database. The coach must not be running."""
    from bot.cli.keeping import restore_backup  # noqa: PLC0415

    typer.echo(do(restore_backup(file)))


@app.command()
def rotate_keys() -> None:
    """Seal everything encrypted again with the newest key.

    That is the first of COACH_SECRET_KEY; afterwards the others can be thrown away, but for old backups.
    """
    from bot.cli.keeping import seal_again  # noqa: PLC0415

    typer.echo(do(seal_again()))
