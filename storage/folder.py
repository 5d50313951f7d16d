"""The data folder: nobody else on this machine reads it."""

import os
from pathlib import Path

from domain.errors import Configuration


def prepare_data_dir(path: Path) -> None:
    """Makes the folder where it is missing, and closes it to everybody else.

    Raises Configuration where it cannot be made or written.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
    except OSError as error:
        raise Configuration("data_dir_unusable", path=str(path), problem=error.strerror) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise Configuration("data_dir_unusable", path=str(path), problem="not writable")
