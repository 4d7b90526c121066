"""A ZIP whose members have lost their names breaks no reader."""

import zipfile
from io import BytesIO

import pytest

from dsar_assistant.directory.packs.read import read_pack
from dsar_assistant.domain.zip_damage import is_file_in_zip
from dsar_assistant.system.reply_reading.zipped import Archive
from tests.finding.making import read_paths

TABLE = b"url,username,password\nhttps://bank.example,me,secret\n"


@pytest.fixture
def nameless():
    """A ZIP of two tables; a NUL at its beginning takes the name of the first."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("QQ.csv", TABLE)
        archive.writestr("logins.csv", TABLE)
        archive.writestr("folder/", b"")
    return held.getvalue().replace(b"QQ.csv", b"\0Q.csv")


def test_a_member_without_a_name_is_no_file(nameless):
    with zipfile.ZipFile(BytesIO(nameless)) as archive:
        told = [(info.filename, is_file_in_zip(info)) for info in archive.infolist()]
    assert told == [("", False), ("logins.csv", True), ("folder/", False)]


def test_the_others_are_read(nameless, tmp_path):
    path = tmp_path / "held.zip"
    path.write_bytes(nameless)
    assert sum(source.items for source in read_paths(path)) == 1
    assert Archive(nameless).names() == ["logins.csv"]


def test_a_list_beside_one_without_a_name_is_read(tmp_path):
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("QQ.csv", TABLE)
        archive.writestr("list.csv", b"name,email\nHarbour Shop,a@b.example\n")
    path = tmp_path / "list.zip"
    path.write_bytes(held.getvalue().replace(b"QQ.csv", b"\0Q.csv"))
    assert [one.name for one in read_pack(path).controllers] == ["Harbour Shop"]
