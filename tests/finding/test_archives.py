"""ZIPs: read from memory, capped, never written out."""

import io
import struct
import zipfile

import pytest

from dsar_assistant.finding import archives
from tests.finding.making import counts, mail, mbox, read_file, read_paths

MEGABYTE = 1024 * 1024


def zipped(members, method=zipfile.ZIP_DEFLATED):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return memory.getvalue()


def read_zip(folder, content):
    path = folder / "mail.zip"
    path.write_bytes(content)
    return read_paths(path)


def told(reads):
    return [problem.reason for one in reads for problem in one.problems]


def test_mailboxes_and_messages_in_a_zip_are_read(tmp_path):
    members = {"Takeout/Mail/All.mbox": mbox(mail(), mail()), "a.eml": mail(), "b.eml": mail()}
    reads = read_zip(tmp_path, zipped(members))
    found = [(one.kind, one.name, one.items) for one in reads]
    assert found == [("mbox", "mail.zip/Takeout/Mail/All.mbox", 2), ("eml", "mail.zip", 2)]


def test_a_mailbox_larger_than_the_window_is_streamed(tmp_path):
    big = mbox(*(mail(f"a@s{n % 7}.example", f"X-Filler: {n:0999}") for n in range(3000)))
    assert len(big) > 3 * MEGABYTE
    (read,) = read_zip(tmp_path, zipped({"all": big}))
    assert (read.items, len(read.sightings)) == (3000, 7)


def test_a_maildir_in_a_zip_is_known(tmp_path):
    members = {"box/cur/": "", "box/new/": "", "box/cur/1": mail(), "box/new/2": mail()}
    (read,) = read_zip(tmp_path, zipped(members))
    assert (read.kind, read.items) == ("maildir", 2)


def test_a_zip_in_a_folder_is_opened_but_not_one_within_a_zip(tmp_path):
    inner = zipped({"a.eml": mail()})
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "outer.zip").write_bytes(zipped({"b.eml": mail(), "inner.zip": inner}))
    reads = read_paths(tmp_path / "all")
    assert sum(one.items for one in reads) == 1
    assert told(reads) == ["It is a ZIP within a ZIP. Take it out and drop it in by itself."]


BOMB = mail() + "0" * (50 * MEGABYTE)
NAMES = {
    "climbing": "../../../tmp/out.eml",
    "absolute": "/etc/out.eml",
    "drive": "C:\\out.eml",
    "device": "CON",
    "reversed": "a\u202elme.exe",
    "long": "x/" * 300 + "a",
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_names_that_trick_are_only_names(tmp_path, name):
    before = sorted(tmp_path.iterdir())
    (read,) = read_zip(tmp_path, zipped({NAMES[name]: mail()}))
    assert read.items == 1
    assert "\u202e" not in repr(read.sightings)
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "mail.zip"]


def test_a_bomb_is_left_out_and_the_rest_is_read(tmp_path):
    reads = read_zip(tmp_path, zipped({"bomb": BOMB, "a.eml": mail()}))
    assert sum(one.items for one in reads) == 1
    assert "far more than a mailbox does" in told(reads)[0]


def test_overlapping_parts_are_left_out(tmp_path):
    content = zipped({"a.eml": mail(), "b.eml": mail()}, zipfile.ZIP_STORED)
    first = content.index(b"PK\x01\x02")
    entries = content[first : content.rindex(b"PK\x05\x06")]
    half = entries[: len(entries) // 2]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 9, 9, len(half) * 9, first, 0)
    reads = read_zip(tmp_path, content[:first] + half * 9 + end)
    assert sum(one.items for one in reads) == 0
    assert "overlap" in told(reads)[0]


def test_a_size_that_lies_gives_no_more_than_is_there(tmp_path):
    content = bytearray(zipped({"a.eml": mail() * 50, "b.eml": mail()}, zipfile.ZIP_STORED))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = struct.pack("<L", 100_000)
    reads = read_zip(tmp_path, bytes(content))
    assert sum(one.items for one in reads) == 2


def test_damage_in_one_part_leaves_the_others(tmp_path):
    content = bytearray(zipped({"a.eml": mail() * 99, "b.eml": mail()}))
    content[60:90] = b"\xff" * 30
    reads = read_zip(tmp_path, bytes(content))
    assert sum(one.items for one in reads) == 1
    assert "damaged" in " ".join(told(reads))


@pytest.mark.parametrize("cut", [30, 200, 330])
def test_a_cut_off_zip_is_said_to_be_damaged(tmp_path, cut):
    (read,) = read_zip(tmp_path, zipped({"a.eml": mail(), "b.eml": mail()})[:cut])
    assert "damaged" in read.problems[0].reason


def test_a_locked_part_is_named(tmp_path):
    content = bytearray(zipped({"a.eml": mail()}))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "locked with a password" in told(read_zip(tmp_path, bytes(content)))[0]


def test_an_unusual_packing_is_named(tmp_path):
    content = zipped({"a.eml": mail()}, zipfile.ZIP_LZMA)
    assert "packed in an unusual way" in told(read_zip(tmp_path, content))[0]


def test_too_many_parts_are_refused_before_they_are_listed(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MOST_MEMBERS", 5)
    reads = read_zip(tmp_path, zipped({f"{n}.eml": mail() for n in range(6)}))
    assert "Unpack it and drop in the folder." in told(reads)[0]


def test_a_zip_of_many_messages_is_read(tmp_path):
    members = {f"{n:05}.eml": mail(f"a@s{n % 3}.example") for n in range(3000)}
    (read,) = read_zip(tmp_path, zipped(members))
    assert counts(read.sightings) == {f"s{n}.example": 1000 for n in range(3)}


def test_an_empty_zip_is_said_to_be_empty(tmp_path):
    assert read_file(tmp_path, zipped({})).problems[0].reason == "It is empty."


def test_a_link_in_a_zip_is_not_read(tmp_path):
    info = zipfile.ZipInfo("link.eml")
    info.external_attr = 0o120777 << 16
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive:
        archive.writestr(info, mail())
    assert sum(one.items for one in read_zip(tmp_path, memory.getvalue())) == 0
