"""Browser histories: by domain, from a copy in memory, whatever the file tries."""

import shutil
import sqlite3
from datetime import date

import pytest

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.reader import Source
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.browser_files import CHROME, CHROME_LOGINS, FIREFOX, SAFARI, SHOP, made
from tests.finding.exports import CHROME_BOOKMARKS, EXPORTS, as_json
from tests.finding.making import (
    SETTINGS,
    BytesEntry,
    StoppedError,
    StoppingTicket,
    read_file,
    read_paths,
    read_with,
)

READERS = {reader.kind: reader for reader in all_readers()}
READER = READERS["browser-history"]
VISIT, BOOKMARK, ACCOUNT = SightingKind.VISIT, SightingKind.BOOKMARK, SightingKind.ACCOUNT
SPAN = (date(2016, 3, 1), date(2019, 4, 11))


@pytest.mark.parametrize(
    "statements", [FIREFOX, CHROME, SAFARI], ids=["firefox", "chrome", "safari"]
)
def test_visits_are_counted_by_domain_with_their_days(statements):
    _, sightings, problems = read_with(READER, made(statements))
    (shop,) = [one for one in sightings if one.kind is VISIT]
    assert problems == []
    assert (shop.domain, shop.count, shop.name) == ("shop.example", 2, None)
    assert (shop.first, shop.last) == SPAN


def test_firefox_bookmarks_count_by_themselves():
    _, sightings, _ = read_with(READER, made(FIREFOX))
    (bank,) = [one for one in sightings if one.kind is BOOKMARK]
    assert (bank.domain, bank.count, bank.first) == ("bank.example", 1, date(2016, 3, 1))


def test_pages_that_were_never_shown_do_not_count():
    _, sightings, _ = read_with(READER, made(FIREFOX))
    assert "frame.example" not in {one.domain for one in sightings}


def test_chrome_s_saved_logins_are_accounts_without_their_secrets():
    items, (login,), _ = read_with(READER, made(CHROME_LOGINS))
    assert (items, login.kind, login.domain) == (1, ACCOUNT, "shop.example")
    assert "CANARY" not in repr(login)


@pytest.mark.parametrize("kind", ["history-json", "history-json:takeout"])
def test_an_exported_history_is_read(kind):
    items, (shop,), problems = read_with(READERS["history-json"], EXPORTS[kind])
    assert (items, shop.kind, shop.domain, problems) == (shop.count, VISIT, "shop.example", [])
    assert shop.last == date(2019, 4, 11)


@pytest.mark.parametrize("kind", ["bookmarks-chrome", "bookmarks-firefox", "bookmarks-html"])
def test_bookmarks_are_read_in_folders_too(kind):
    items, sightings, problems = read_with(READERS[kind], EXPORTS[kind])
    assert (items, problems) == (2, [])
    assert {(one.kind, one.domain) for one in sightings} == {
        (BOOKMARK, "shop.example"),
        (BOOKMARK, "bank.example"),
    }
    assert {one.first for one in sightings} == {date(2016, 3, 1)}


def test_bookmarks_of_any_depth_are_walked():
    deep: dict[str, object] = {"type": "url", "url": SHOP, "date_added": "0"}
    for _ in range(300):
        deep = {"type": "folder", "children": [deep]}
    content = as_json({**CHROME_BOOKMARKS, "roots": {"bookmark_bar": deep}})
    assert read_with(READERS["bookmarks-chrome"], content)[0] == 1


@pytest.fixture
def open_history(tmp_path):
    """A Chrome history whose newest visit lies only in the log beside it, as while it is open."""
    path = tmp_path / "made" / "History"
    path.parent.mkdir()
    path.write_bytes(made(CHROME))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(500):
        url = f"https://late{number}.example/"
        connection.execute("INSERT INTO urls VALUES (?, ?, '', 1, 0, 0)", (number + 10, url))
        connection.commit()
    copy = shutil.copytree(path.parent, tmp_path / "copied")
    connection.close()
    return copy


def test_the_log_beside_a_history_is_read_too(open_history):
    (read,) = read_paths(open_history / "History")
    domains = {one.domain for one in read.sightings}
    assert {"shop.example", "late0.example", "late499.example"} <= domains
    assert read.problems == ()


def test_a_history_in_a_folder_is_read_with_its_log(open_history):
    (open_history / "History-shm").unlink(missing_ok=True)
    (read,) = read_paths(open_history)
    assert "late499.example" in {one.domain for one in read.sightings}


def test_a_torn_log_keeps_its_whole_changes(open_history):
    log = open_history / "History-wal"
    log.write_bytes(log.read_bytes()[:-100])
    (read,) = read_paths(open_history / "History")
    domains = {one.domain for one in read.sightings}
    assert "late498.example" in domains
    assert "late499.example" not in domains


@pytest.mark.parametrize("place", [0, 9, 20, 40, 60, 5000])
def test_a_damaged_log_raises_nothing(open_history, place):
    log = open_history / "History-wal"
    content = bytearray(log.read_bytes())
    content[place] ^= 0xFF
    log.write_bytes(bytes(content))
    (read,) = read_paths(open_history / "History")
    assert "shop.example" in {one.domain for one in read.sightings}


def test_nothing_of_a_history_is_written_to_the_disk(open_history, monkeypatch):
    scratch = open_history / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(scratch))
    before = sorted(path.name for path in open_history.rglob("*"))
    read_paths(open_history / "History")
    assert sorted(path.name for path in open_history.rglob("*")) == before


def test_a_database_that_is_no_history_is_told(tmp_path):
    read = read_file(tmp_path, made([("CREATE TABLE notes (text TEXT)", ())]))
    assert "no browser's history" in read.problems[0].reason


def test_a_view_in_the_place_of_a_table_is_not_run():
    forever = (
        "CREATE VIEW urls AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id FROM n)"
        " SELECT id, 'https://a.example/' url, 1 visit_count, 1 last_visit_time, 0 hidden FROM n"
    )
    content = made([(forever, ()), CHROME[1]])
    items, sightings, (problem,) = read_with(READER, content)
    assert (items, sightings) == (0, [])
    assert "no browser's history" in problem.reason


def test_odd_values_in_the_cells_are_passed_over():
    rows = [
        ("INSERT INTO urls VALUES (?, ?, '', ?, ?, 0)", (number + 5, url, count, last))
        for number, (url, count, last) in enumerate(
            [
                (b"\xff\xfe", 1, 1),
                (7, 1, 1),
                (None, 1, None),
                ("https://a.example", "many", 1),
                ("https://b.example", 2**60, 2**62),
                ("https://" + "c" * 5000, 1, 1.5),
                ("javascript:alert(1)", 1, 1),
                ("https://d.example", 1, "soon"),
                ("https://e.example", -4, 0),
            ]
        )
    ]
    items, sightings, problems = read_with(READER, made([*CHROME, *rows]))
    assert problems == []
    assert {one.domain for one in sightings} == {"shop.example", "b.example", "d.example"}
    assert sum(one.count for one in sightings) <= items


def test_damaged_pages_are_told_or_read_but_never_raise():
    rows = [
        ("INSERT INTO urls VALUES (?, ?, ?, 1, 0, 0)", (n, f"https://s{n}.example/", "t" * 200))
        for n in range(10, 400)
    ]
    content = made([*CHROME, *rows])
    for place in range(100, len(content), 997):
        damaged = bytearray(content)
        damaged[place : place + 40] = b"\xff" * 40
        items, sightings, _ = read_with(READER, bytes(damaged))
        assert sum(one.count for one in sightings) <= items


def test_a_history_beyond_all_measure_is_left_out():
    class Huge(BytesEntry):
        def __init__(self):
            super().__init__(made(CHROME))
            self.size = 10**12

    (problem,) = READER.read(Source("x", (Huge(),), SETTINGS), UnwatchedTicket())
    assert "larger than any" in getattr(problem, "reason", "")


@pytest.mark.parametrize("after", [1, 2, 3])
def test_stop_is_heard_while_a_history_is_read(after):
    with pytest.raises(StoppedError):
        read_with(READER, made(CHROME), StoppingTicket(after))
