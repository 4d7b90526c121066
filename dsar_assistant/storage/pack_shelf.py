"""Keep each list of organisations as one file of its own beside the vault."""

import re
from pathlib import Path

import msgspec

from dsar_assistant.directory.packs.errors import PackUnkeptError
from dsar_assistant.directory.packs.installed import InstalledPack
from dsar_assistant.ports import Disk
from dsar_assistant.ports_packs import Shelf

_SUFFIX = ".json"
_NAME = re.compile(r"[a-z0-9]+(-+[a-z0-9]+)*")


class FilePackShelf:
    """Files in a folder, which need not exist yet; implements ``PackShelf``."""

    def __init__(self, folder: Path, disk: Disk) -> None:
        """Take the folder, and the port to write there."""
        self._folder = folder
        self._disk = disk

    def read(self) -> Shelf:
        """Give all lists, in the order of their names; a damaged one is told, not raised."""
        packs: list[InstalledPack] = []
        damaged: list[str] = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            try:
                packs.append(msgspec.json.decode(path.read_bytes(), type=InstalledPack))
            except (OSError, ValueError, RecursionError):
                damaged.append(path.stem)
        return Shelf(tuple(packs), tuple(damaged))

    def keep(self, installed: InstalledPack) -> None:
        """Keep a list, in place of an earlier edition of it.

        Raises:
            PackUnkeptError: It could not be written; the earlier one is still there.
        """
        try:
            self._disk.make_folder(self._folder)
            self._disk.write(self._path(installed.id), msgspec.json.encode(installed))
        except OSError as error:
            label, reason = installed.pack.origin.label, error.strerror or "the disk says no"
            raise PackUnkeptError(label, reason) from error

    def remove(self, pack_id: str) -> bool:
        """Remove a list; say whether there was one."""
        path = self._path(pack_id) if _NAME.fullmatch(pack_id) else None
        if path is None or not path.is_file():
            return False
        path.unlink()
        return True

    def _path(self, pack_id: str) -> Path:
        return self._folder / f"{pack_id}{_SUFFIX}"
