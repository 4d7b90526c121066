"""The lists of organisations that a person took in, one file each; public data, so in the clear."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from dsar_assistant.directory.packs.errors import PackUnkeptError
from dsar_assistant.directory.packs.pack import KeptPack
from dsar_assistant.ports import Disk

_SUFFIX = ".json"


class FilePackShelf:
    """Lists in a folder on the disk; implements ``PackShelf``."""

    def __init__(self, folder: Path, disk: Disk, prepare_folder: Callable[[], object]) -> None:
        """Take the folder, which need not exist, what writes, and what makes the folder above."""
        self._folder = folder
        self._disk = disk
        self._prepare_folder = prepare_folder

    def packs(self) -> tuple[KeptPack, ...]:
        """Give every list that can be read, in the order of their ids."""
        read = (_read(file) for file in self._files())
        return tuple(kept for kept in read if kept is not None)

    def unreadable(self) -> tuple[str, ...]:
        """Name the lists that are there and cannot be read."""
        return tuple(file.stem for file in self._files() if _read(file) is None)

    def keep(self, kept: KeptPack) -> None:
        """Keep a list, in the place of an earlier one with its id.

        Raises:
            PackUnkeptError: It could not be written; the earlier one is still there.
            DiskFullError: There is no room; as before.
        """
        origin = kept.pack.origin
        try:
            self._prepare_folder()
            self._disk.make_folder(self._folder)
            self._disk.write(self._folder / f"{origin.id}{_SUFFIX}", msgspec.json.encode(kept))
        except OSError as error:
            raise PackUnkeptError(origin.label, error.strerror or "the disk says no") from error

    def remove(self, origin_id: str) -> bool:
        """Remove a list, readable or not; say whether there was one."""
        named = (file for file in self._files() if file.stem == origin_id)
        file = next(named, None)
        if file is None:
            return False
        file.unlink(missing_ok=True)
        return True

    def _files(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{_SUFFIX}"))


def _read(file: Path) -> KeptPack | None:
    try:
        return msgspec.json.decode(file.read_bytes(), type=KeptPack)
    except (OSError, msgspec.DecodeError):
        return None
