"""Only ordinary files are read, and no more of them than asked for."""

import os
import sys

import pytest

from dsar_assistant.finding.entries import NotAnOrdinaryFileError, open_ordinary, read_ordinary


def test_one_byte_more_than_allowed_tells_that_it_is_longer(tmp_path):
    (tmp_path / "a").write_bytes(b"x" * 100)
    assert read_ordinary(tmp_path / "a", 10) == b"x" * 11


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such things here")
@pytest.mark.parametrize("kind", ["pipe", "device", "folder"])
def test_what_is_no_ordinary_file_is_refused_and_never_waited_for(tmp_path, kind):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "device").symlink_to("/dev/zero")
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotAnOrdinaryFileError):
        read_ordinary(tmp_path / kind, 10)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_is_followed_only_where_the_person_named_it(tmp_path):
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "link").symlink_to("a")
    assert read_ordinary(tmp_path / "link", 10) == b"x"
    with pytest.raises(OSError, match="symbolic links"):
        open_ordinary(tmp_path / "link")
