"""The vault's folder is the right one, and private."""

import os
import stat
import sys
from pathlib import Path

import pytest

from dsar_assistant.domain.vault_errors import FolderNotPrivateError
from dsar_assistant.system import folders
from dsar_assistant.system.folders import (
    data_folder,
    is_on_network,
    prepare_data_folder,
    sync_warnings,
)

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists instead")
MOUNTS = r"""/dev/sda1 / ext4 rw 0 0
//server/share /media/share cifs rw 0 0
server:/home /home/net\040work nfs4 rw 0 0
/dev/sdb1 /media/share/stick vfat rw 0 0
"""


def test_the_folder_asked_for_wins_then_the_variable_then_the_usual_one(tmp_path):
    asked, variable = tmp_path / "asked", {"DSAR_DATA_DIR": str(tmp_path / "variable")}
    assert data_folder(asked, variable) == asked
    assert data_folder(None, variable) == tmp_path / "variable"
    assert data_folder(None, {}).name == "dsar-assistant"


@pytest.mark.skipif(sys.platform != "linux", reason="each system has its own place")
def test_the_usual_folder_is_this_accounts_own():
    assert data_folder(None, {}) == Path(os.environ["XDG_DATA_HOME"]) / "dsar-assistant"


def test_an_empty_variable_counts_for_nothing():
    assert data_folder(None, {"DSAR_DATA_DIR": ""}) == data_folder(None, {})


@POSIX
def test_a_folder_open_to_others_is_closed_to_them(tmp_path):
    (tmp_path / "data" / "inner").mkdir(parents=True)
    (tmp_path / "data" / "inner" / "vault.db").touch()
    (tmp_path / "outside").touch(mode=0o644)
    (tmp_path / "data" / "link").symlink_to(tmp_path / "outside")
    for path in (tmp_path / "data", *(tmp_path / "data").glob("inner/**/*")):
        path.chmod(0o777)
    prepare_data_folder(tmp_path / "data")
    modes = [stat.S_IMODE(p.stat().st_mode) for p in (tmp_path / "data", *data_tree(tmp_path))]
    assert modes == [0o700, 0o700, 0o600]
    assert stat.S_IMODE((tmp_path / "outside").stat().st_mode) == 0o644


def data_tree(tmp_path):
    return tmp_path / "data" / "inner", tmp_path / "data" / "inner" / "vault.db"


@POSIX
def test_a_new_folder_is_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        assert prepare_data_folder(tmp_path / "new") == ()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o700


@POSIX
def test_a_folder_of_another_account_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: tmp_path.stat().st_uid + 1)
    with pytest.raises(FolderNotPrivateError, match="another account"):
        prepare_data_folder(tmp_path)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(FolderNotPrivateError):
        prepare_data_folder(tmp_path / "file" / "data")


@POSIX
@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/home/me/data", False),
        ("/media/share/data", True),
        ("/media/shared", False),
        ("/home/net work/me", True),
        ("/media/share/stick/data", False),
    ],
)
def test_a_network_drive_is_known_by_its_mount(tmp_path, folder, expected):
    (tmp_path / "mounts").write_text(MOUNTS, "utf-8")
    assert is_on_network(Path(folder), tmp_path / "mounts") is expected


def test_a_system_without_a_list_of_mounts_is_not_guessed_at(tmp_path):
    assert not is_on_network(Path("/home/me"), tmp_path / "none")


def test_a_network_drive_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "is_on_network", lambda _: True)
    with pytest.raises(FolderNotPrivateError, match="network drive"):
        prepare_data_folder(tmp_path / "data")
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("part", ["OneDrive - Home", "Dropbox", "Google Drive", "Mobile Documents"])
def test_a_folder_that_is_copied_elsewhere_is_warned_of(tmp_path, part):
    (warning,) = prepare_data_folder(tmp_path / part / "data")
    assert "copies to other computers" in warning
    assert sync_warnings(tmp_path) == ()
