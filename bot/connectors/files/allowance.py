"""How much one file may unfold into, with everything that is packed inside it."""

from domain.errors import FileRefused

LARGEST_MB = 8000
_DEEPEST = 3
_RATIO = 200
_SMALL = 1_000_000


class Allowance:
    """Counts down over the whole of a file; whatever is packed once more draws on the same one."""

    def __init__(self, megabytes: int = LARGEST_MB) -> None:
        self._megabytes = megabytes
        self._left = megabytes * 1_000_000

    def take(self, packed: int, unpacked: int) -> None:
        """Before it is unpacked. Raises FileRefused: `archive_bomb`, or `archive_too_large`."""
        if unpacked > _SMALL and unpacked > _RATIO * packed:
            raise FileRefused("archive_bomb")
        self._left -= unpacked
        if self._left < 0:
            raise FileRefused("archive_too_large", limit_mb=self._megabytes)

    def deeper(self, depth: int) -> int:
        """The depth of what is packed in here. Raises FileRefused("archive_bomb") where it goes on and on."""
        if depth == _DEEPEST:
            raise FileRefused("archive_bomb")
        return depth + 1
