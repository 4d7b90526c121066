"""Packs that are none, damaged, locked or monstrous are refused in one sentence."""

import zipfile
from pathlib import Path

import pytest

from dsar_assistant.directory.packs import archive
from dsar_assistant.directory.packs.errors import (
    PackTooLargeError,
    PackUnknownError,
    PackUnreadableError,
)
from dsar_assistant.directory.packs.read import read_pack


def _zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("start", "size", "limit"),
    [(b"name,town\n", 4_000_000_001, "4 GB"), (b'[{"name": "', 100_000_001, "100 MB")],
    ids=["table", "json"],
)
def test_a_file_beyond_the_limit_is_refused(tmp_path, start, size, limit) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.write(start + b"x" * 70_000)
        file.truncate(size)
    with pytest.raises(PackTooLargeError, match=limit):
        read_pack(path)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02", b"hello\nworld\n", b"PK\x03\x04cut"])
def test_a_file_of_no_known_kind_is_said_to_be_so(tmp_path, content) -> None:
    path = tmp_path / "thing.bin"
    path.write_bytes(content)
    with pytest.raises(PackUnknownError, match=r"thing\.bin"):
        read_pack(path)


def test_a_folder_without_lists_is_unknown(tmp_path) -> None:
    with pytest.raises(PackUnknownError):
        read_pack(tmp_path)


def test_a_missing_file_is_unreadable(tmp_path) -> None:
    with pytest.raises(PackUnreadableError):
        read_pack(tmp_path / "gone.csv")


def test_too_many_files_are_refused(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archive, "MOST_MEMBERS", 3)
    path = _zip(tmp_path / "many.zip", {f"{number}.json": b"{}" for number in range(4)})
    with pytest.raises(PackTooLargeError, match="3 files"):
        read_pack(path)


def test_too_many_bytes_together_are_refused_before_reading(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 2_000_000)
    path = _zip(tmp_path / "bomb.zip", {"a.csv": b"0" * 1_500_000, "b.csv": b"0" * 1_500_000})
    with pytest.raises(PackTooLargeError, match="2 MB"):
        read_pack(path)


def test_one_enormous_member_is_not_read(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_TOTAL", 1_000_000)
    path = _zip(tmp_path / "big.zip", {"a.csv": b"name\n" + b"0" * 1_500_000})
    with pytest.raises(PackTooLargeError, match="1 MB"):
        read_pack(path)


def test_a_member_larger_than_it_says_is_stopped(monkeypatch, tmp_path) -> None:
    path = tmp_path / "grown.csv"
    path.write_bytes(b"0" * 500)
    monkeypatch.setattr(archive, "LARGEST_MEMBER", 500)
    with archive.opened(tmp_path) as members:
        path.write_bytes(b"0" * 600)
        assert archive.read_member(members[0]).fault is not None


def test_a_zip_that_lost_a_byte_on_its_way_is_unreadable(tmp_path) -> None:
    path = _zip(tmp_path / "short.zip", {"a.csv": b"name\nHarbour Shop\n"})
    content = path.read_bytes()
    path.write_bytes(content[:4] + content[5:])
    with pytest.raises(PackUnreadableError, match="damaged"):
        read_pack(path)


def test_a_damaged_zip_member_is_named(tmp_path) -> None:
    path = _zip(tmp_path / "cut.zip", {"a.csv": b"name\nHarbour Shop\n" * 500})
    content = bytearray(path.read_bytes())
    content[40:60] = b"\xff" * 20
    path.write_bytes(content)
    with pytest.raises(PackUnreadableError, match="damaged"):
        read_pack(path)


def test_a_zip_with_one_table_is_read_as_that_table(tmp_path) -> None:
    path = _zip(tmp_path / "list.zip", {"shops.csv": b"name\nHarbour Shop\n", "read.me": b"x"})
    assert [item.name for item in read_pack(path).controllers] == ["Harbour Shop"]


def test_a_zip_with_two_tables_is_unknown(tmp_path) -> None:
    path = _zip(tmp_path / "list.zip", {"a.csv": b"name\nA\n", "b.csv": b"name\nB\n"})
    with pytest.raises(PackUnknownError):
        read_pack(path)


def test_a_path_that_climbs_out_of_a_zip_writes_nothing(tmp_path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = _zip(inside / "climb.zip", {"../../escaped.csv": b"name\nHarbour Shop\n"})
    with pytest.raises(PackUnknownError):
        read_pack(path)
    assert sorted(item.name for item in tmp_path.rglob("*")) == ["climb.zip", "inside"]
