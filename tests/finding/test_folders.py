"""Folders: ordinary files only, nothing followed, nothing hung on."""

import os
from pathlib import Path

import pytest

from dsar_assistant.finding import folders
from dsar_assistant.finding.entries import NotAnOrdinaryFileError, open_ordinary
from tests.finding.making import counts, mail, mbox, read_paths


def put(path: Path, content: bytes | str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def kinds(reads):
    return [(one.kind, one.name, one.items) for one in reads if one.kind != "unknown"]


def problems(reads):
    return [problem.reason for one in reads for problem in one.problems]


def test_messages_in_a_folder_make_one_source(tmp_path):
    for number in range(5):
        put(tmp_path / "saved" / f"{number}.anything", mail())
    assert kinds(read_paths(tmp_path / "saved")) == [("eml", "saved", 5)]


def test_each_mailbox_of_a_profile_is_a_source(tmp_path):
    put(tmp_path / "mail" / "Inbox", mbox(mail(), mail()))
    put(tmp_path / "mail" / "Inbox.sbd" / "Shops", mbox(mail()))
    put(tmp_path / "mail" / "Inbox.msf", '// <!-- <mdb:mork:z v="1.4"/> -->')
    reads = read_paths(tmp_path / "mail")
    assert kinds(reads) == [("mbox", "mail/Inbox", 2), ("mbox", "mail/Inbox.sbd/Shops", 1)]
    assert problems(reads) == ["1 file is of a kind this program does not read: Inbox.msf."]


def test_very_many_mailboxes_make_one_source(tmp_path):
    for number in range(120):
        put(tmp_path / "many" / str(number), mbox(mail()))
    (read,) = read_paths(tmp_path / "many")
    assert (read.items, counts(read.sightings)) == (120, {"shop.example": 120})
    assert read.sightings[0].locator == "0, message 1"


def test_a_maildir_is_known_by_its_folders(tmp_path):
    for folder in ("cur", "new", "tmp"):
        put(tmp_path / "box" / folder / "1.host", mail())
    assert kinds(read_paths(tmp_path / "box")) == [("maildir", "box", 2)]


def test_junk_and_sent_folders_of_a_maildir_count_differently(tmp_path):
    for folder in ("", ".Junk", ".Sent"):
        put(tmp_path / "box" / folder / "cur" / "1.host", mail())
        (tmp_path / "box" / folder / "new").mkdir()
    (read,) = read_paths(tmp_path / "box")
    assert read.items == 3
    assert sorted((one.count, one.aside is None) for one in read.sightings) == [
        (1, False),
        (1, True),
    ]


def test_an_odd_file_in_a_maildir_is_a_problem_and_the_rest_is_read(tmp_path):
    put(tmp_path / "box" / "cur" / "1.host", mail())
    put(tmp_path / "box" / "new" / "2.host", b"\x00\x01")
    (read,) = read_paths(tmp_path / "box")
    assert (read.items, read.problems[0].locator) == (1, "new/2.host")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_links_pipes_and_loops_are_left_alone(tmp_path):
    inside = tmp_path / "inside"
    put(inside / "mail.eml", mail())
    put(tmp_path / "outside.eml", mail("a@outside.example"))
    os.mkfifo(inside / "pipe")
    (inside / "loop").symlink_to(inside)
    (inside / "link.eml").symlink_to(tmp_path / "outside.eml")
    (inside / "zero").symlink_to("/dev/zero")
    (read,) = read_paths(inside)
    assert (read.items, counts(read.sightings)) == (1, {"shop.example": 1})


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_file_exchanged_for_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAnOrdinaryFileError):
        open_ordinary(tmp_path / "pipe")


def test_a_link_given_by_the_person_is_followed(tmp_path):
    put(tmp_path / "real", mbox(mail()))
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert kinds(read_paths(tmp_path / "link")) == [("mbox", "link", 1)]


def test_folders_are_not_followed_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MOST_LEVELS", 3)
    put(tmp_path / "a" / "b" / "c" / "d" / "e.eml", mail())
    put(tmp_path / "a" / "f.eml", mail())
    reads = read_paths(tmp_path / "a")
    assert kinds(reads) == [("eml", "a", 1)]
    assert problems(reads) == ["It lies more than 3 folders deep and was left out."]


def test_more_files_than_a_computer_should_have_are_left_out(tmp_path, monkeypatch):
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    for folder in "abc":
        for number in range(2):
            put(tmp_path / "all" / folder / f"{number}.eml", mail())
    reads = read_paths(tmp_path / "all")
    assert kinds(reads) == [("eml", "all", 4)]
    assert "more than 3 files" in problems(reads)[0]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_may_not_be_read_is_named(tmp_path):
    put(tmp_path / "all" / "shut" / "1.eml", mail())
    (tmp_path / "all" / "shut").chmod(0)
    assert "does not allow" in problems(read_paths(tmp_path / "all"))[0]


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    (tmp_path / "empty").mkdir()
    assert problems(read_paths(tmp_path / "empty")) == ["It is empty."]
