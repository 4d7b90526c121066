"""Where the vault lies on this computer, and whether only this person can read it there."""

import os
import stat
import sys
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from dsar_assistant.domain.vault_errors import FolderNotPrivateError
from dsar_assistant.system.files import PRIVATE_FILE, PRIVATE_FOLDER

DATA_DIR_VARIABLE = "DSAR_DATA_DIR"
_APP = "dsar-assistant"
_NETWORK_KINDS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "ceph", "glusterfs"}
    | {"fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.smbnetfs"}
)
_SYNC_FOLDERS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "mobile documents": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "pclouddrive": "pCloud",
}


def data_folder(override: Path | None, environment: Mapping[str, str]) -> Path:
    """Decide which folder holds the vault: the one asked for, or this account's usual place."""
    asked = override or environment.get(DATA_DIR_VARIABLE)
    if asked:
        return Path(asked).expanduser().absolute()
    return Path(platformdirs.user_data_dir(_APP, appauthor=False, roaming=False))


def prepare_data_folder(folder: Path) -> tuple[str, ...]:
    """Make the folder, keep it to this person alone, and warn of what may copy it elsewhere.

    Raises:
        FolderNotPrivateError: It belongs to someone else, lies on a network drive, or
            cannot be made.
    """
    if is_on_network(folder):
        raise FolderNotPrivateError(str(folder), "it lies on a network drive")
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        _make_private(folder)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "it cannot be made"
        raise FolderNotPrivateError(str(folder), reason) from error
    return sync_warnings(folder)


def _make_private(folder: Path) -> None:
    """Take everyone else's rights away, from the folder and all in it; links are left alone."""
    if sys.platform == "win32":  # the account's own folder is private by its access list
        return
    if folder.stat().st_uid != os.getuid():
        raise FolderNotPrivateError(str(folder), "it belongs to another account")
    folder.chmod(PRIVATE_FOLDER)
    for parent, folders, files in os.walk(folder):
        for name in folders:
            _tighten(Path(parent, name), PRIVATE_FOLDER)
        for name in files:
            _tighten(Path(parent, name), PRIVATE_FILE)


def _tighten(path: Path, mode: int) -> None:
    """Take the group's and the world's rights away where they have any."""
    found = path.lstat().st_mode
    if not stat.S_ISLNK(found) and found & 0o077:
        path.chmod(mode)


def sync_warnings(folder: Path) -> tuple[str, ...]:
    """Say in a sentence when a service that copies files elsewhere looks after the folder."""
    for part in folder.parts:
        for sign, service in _SYNC_FOLDERS.items():
            if part.casefold().startswith(sign):
                return (_sync_warning(service),)
    return ()


def _sync_warning(service: str) -> str:
    """Say what a service that copies the folder means for the vault."""
    return (
        f"The vault lies in a folder that {service} copies to other computers. "
        "It is encrypted there too, but two computers must never have it open at once."
    )


def is_on_network(folder: Path, mounts: Path = Path("/proc/self/mounts")) -> bool:
    """Say whether a folder lies on another computer, as far as this system tells.

    macOS is not asked: a mounted drive looks like any other there.
    """
    if sys.platform == "win32":
        return folder.anchor.startswith("\\\\")
    return mounts.exists() and _kind_of_mount(folder, mounts.read_text("utf-8")) in _NETWORK_KINDS


def _kind_of_mount(folder: Path, table: str) -> str:
    """Find the kind of file system of the mount nearest above a folder."""
    best, kind = -1, ""
    for line in table.splitlines():
        fields = line.split(" ")
        point = Path(fields[1].encode().decode("unicode_escape"))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind
