"""Where the program's own data lie: in a checkout, in an installed package, or frozen."""

import sys
from pathlib import Path

from dsar_assistant.domain.errors import ResourceInvalidError

_PACKAGE = Path(__file__).resolve().parent.parent


def resources_root() -> Path:
    """Find the resources folder of whichever life the program leads."""
    # PyInstaller sets it to the folder that it unpacked the program's files into.
    unpacked = getattr(sys, "_MEIPASS", None)
    if unpacked is not None:
        return Path(unpacked) / "resources"
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


class BundledResources:
    """The files that come with the program; implements ``Resources``.

    Args:
        root: The resources folder; None = find it.
    """

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or resources_root()

    def path(self, *parts: str) -> Path:
        """Give the path of a file or folder under ``resources``.

        Raises:
            ResourceInvalidError: It is not there.
        """
        path = self._root.joinpath(*parts)
        if not path.exists():
            raise ResourceInvalidError("/".join(parts), "the whole file", "it is missing")
        return path
