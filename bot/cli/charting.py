"""`coach charts`: every chart on one sheet."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.telegram.charts.render import prepare
from bot.telegram.messages.words import count
from domain.errors import Configuration


def contact_sheet(file: Path) -> str:
    """Needs no settings and no data. Raises Configuration where the file cannot be written."""
    with TemporaryDirectory() as cache:
        prepare(Path(cache))
        from bot.telegram.charts.contact import write_contact_sheet  # noqa: PLC0415 (matplotlib looks once)

        try:
            charts = write_contact_sheet(file)
        except OSError as error:
            raise Configuration("not_writable", path=str(file), problem=error.strerror or str(error)) from error
    return f"{count(charts, 'picture', 'pictures')}, each in light and dark: {file}"
