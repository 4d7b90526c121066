"""A file is written whole and private, or the old one stays."""

import errno
import os
import stat

import pytest

from dsar_assistant.domain.vault_errors import DiskFullError
from dsar_assistant.system.files import DiskFiles

POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows keeps access lists instead")


def test_a_file_takes_the_place_of_the_old_one(tmp_path):
    path = tmp_path / "a.json"
    DiskFiles().write(path, b"old")
    DiskFiles().write(path, b"new")
    assert path.read_bytes() == b"new"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@pytest.mark.parametrize(
    ("number", "expected"), [(errno.ENOSPC, DiskFullError), (errno.EIO, OSError)]
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path, monkeypatch, number, expected
):
    path = tmp_path / "a.json"
    DiskFiles().write(path, b"old")

    def fail(_):
        raise OSError(number, "trouble")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(expected):
        DiskFiles().write(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.json"]


@POSIX
def test_files_and_folders_are_private_whatever_the_umask(tmp_path):
    before = os.umask(0)
    try:
        DiskFiles().make_folder(tmp_path / "a" / "b")
        DiskFiles().write(tmp_path / "a" / "b" / "c", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / "c").stat().st_mode) == 0o600


def test_a_folder_moves_with_what_is_in_it(tmp_path):
    DiskFiles().make_folder(tmp_path / "a")
    (tmp_path / "b").mkdir()
    DiskFiles().write(tmp_path / "a" / "x", b"x")
    DiskFiles().sync(tmp_path / "a" / "x")
    DiskFiles().move(tmp_path / "a", tmp_path / "b" / "a")
    assert (tmp_path / "b" / "a" / "x").read_bytes() == b"x"
    assert not (tmp_path / "a").exists()


def test_the_room_left_is_known(tmp_path):
    assert DiskFiles().free_bytes(tmp_path) > 0
