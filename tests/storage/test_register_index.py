import sqlite3
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsar_assistant.domain.register import RegisterSource
from dsar_assistant.domain.register_errors import (
    RegisterBusyError,
    RegisterDamagedError,
    RegisterEmptyError,
    RegisterMissingError,
    RegisterNoRoomError,
    RegisterOtherVersionError,
)
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.storage import register_search
from dsar_assistant.storage.register_index import INDEX_FILE, FileRegisterIndex
from dsar_assistant.system.files import DiskFiles
from tests.canary import CANARY, files_with_canary
from tests.fakes import MONDAY, FixedClock
from tests.register_making import reading, row, table

SOURCE = RegisterSource("register-2026-11-20.zip", date(2026, 11, 20), covers_all=True)
NAMES = (
    row("EXAMPLE GROCERY STORES LIMITED", trading="Example Express|Corner Larder"),
    row("Example Limited", tier="Tier 1"),
    row("Example Bank plc", postcode="ZZ2 2BB", number="Z0000002"),
    row("Exampleshire County Council", public="Y"),
    row("Grocery Example Partners Ltd", tier="Tier 2"),
    row("Éxample Café Ltd", tier="Tier 1"),
    row("O'Example Dental & Sons", tier="Tier 1", line_1="12, High Street"),
    row("The Larkspur Trust", tier="Tier 2"),
)


class Stopped(Exception):  # noqa: N818 - what a person does is no error
    """The person pressed Stop."""


class StoppingTicket:
    """Stops once so much of the work is done."""

    def __init__(self, at):
        self.at = at

    def checkpoint(self, done, total):
        if done >= self.at * total:
            raise Stopped


@pytest.fixture
def index(tmp_path):
    index = FileRegisterIndex(tmp_path / "register", DiskFiles(), FixedClock())
    yield index
    index.close()


def fill(index, rows=NAMES, ticket=None, **choice):
    return index.replace(reading(table(rows), **choice), SOURCE, ticket or UnwatchedTicket())


def names(index, text, limit=20):
    return [entry.name for entry in index.search(text, limit)]


def test_before_any_import_there_is_nothing(index):
    assert index.info() is None
    with pytest.raises(RegisterMissingError):
        index.search("example", 20)


def test_what_was_imported_is_told_with_its_source(index):
    fill(index)
    info = index.info()
    assert (info.rows, info.source, info.imported_on) == (8, SOURCE, MONDAY)


def test_an_entry_comes_back_whole(index):
    fill(
        index,
        [
            row(
                "Example Ltd",
                number="ZA1234",
                line_1="1 Way",
                postcode="zz11aa",
                trading="First|Second",
                public="Y",
                email="DPO@x.example",
            )
        ],
    )
    (entry,) = index.search("example", 5)
    assert (entry.registration, entry.trading_names) == ("ZA1234", ("First", "Second"))
    assert (entry.address, entry.postcode, entry.tier) == (("1 Way",), "ZZ1 1AA", "Tier 3")
    assert (entry.public_authority, entry.dpo_email) == (True, "dpo@x.example")
    assert (entry.starts, entry.ends) == (date(2020, 1, 1), date(2027, 1, 1))


def test_the_whole_name_comes_first_then_beginnings_then_words(index):
    fill(index)
    assert names(index, "example") == [
        "Example Limited",
        "Exampleshire County Council",
        "Example Bank plc",
        "EXAMPLE GROCERY STORES LIMITED",
        "Éxample Café Ltd",
        "Grocery Example Partners Ltd",
    ]


def test_within_a_band_public_then_large_then_short_names_come_first(index):
    fill(
        index,
        [
            row("Sample B", tier="Tier 1"),
            row("Sample Longer", tier="Tier 3"),
            row("Sample C", tier="Tier 3"),
            row("Sample Authority", tier="Tier 3", public="Y"),
            row("Sample Gone", tier="Tier 3", ends="2024-01-01"),
        ],
    )
    assert names(index, "sample") == [
        "Sample Authority",
        "Sample C",
        "Sample Longer",
        "Sample B",
        "Sample Gone",
    ]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("exa gro", "EXAMPLE GROCERY STORES LIMITED"),
        ("grocery stores", "EXAMPLE GROCERY STORES LIMITED"),
        ("examplegrocery", "EXAMPLE GROCERY STORES LIMITED"),
        ("corner lar", "EXAMPLE GROCERY STORES LIMITED"),
        ("EXAMPLE STORES LTD", "EXAMPLE GROCERY STORES LIMITED"),
        ("z000000", "Example Bank plc"),
        ("zz2 2bb", "Example Bank plc"),
        ("ZZ2", "Example Bank plc"),
        ("oexample dental and", "O'Example Dental & Sons"),
        ("cafe éxample", "Éxample Café Ltd"),
        ("larkspur", "The Larkspur Trust"),
        ("larkspurtrust", "The Larkspur Trust"),
    ],
)
def test_each_way_of_typing_finds_it(index, typed, first):
    fill(index)
    assert names(index, typed)[:1] == [first]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("larkspir", "The Larkspur Trust"),
        ("lrakspur trust", "The Larkspur Trust"),
        ("laxkspur", "The Larkspur Trust"),
        ("arkspur tr", "The Larkspur Trust"),
        ("exmaple grocry", "EXAMPLE GROCERY STORES LIMITED"),
        ("exampleshre coucil", "Exampleshire County Council"),
    ],
)
def test_slips_of_the_pen_are_forgiven(index, typed, first):
    fill(index)
    assert names(index, typed)[:1] == [first]


def test_no_more_are_given_than_asked_for(index):
    fill(index, [row(f"Sample {n} Ltd", number=f"ZA{n:06d}") for n in range(50)])
    assert len(index.search("sample", 20)) == 20
    assert index.search("sample", 0) == ()


def test_a_common_beginning_finds_its_commonest_words(index):
    fill(index, [row(f"Lim{n}x Limited", number=f"ZA{n:06d}") for n in range(300)])
    assert len(index.search("limi", 20)) == 20


def test_of_two_rows_with_one_number_the_newer_stays(index):
    old = row("Old Example Ltd", number="ZA000001", starts="2018-01-01", email="a@x.example")
    new = row("New Example Ltd", number="ZA000001", starts="2022-01-01", email="a@x.example")
    fill(index, [old, new, row("Other Ltd")])
    assert index.by_registration("za000001").name == "New Example Ltd"
    assert names(index, "old example") == []
    assert index.by_domain("x.example").count == 1


def test_each_of_very_many_rows_is_found_by_its_own_words(index):
    marks = [f"{n // 26 % 26 + 10:x}{n}z" for n in range(3000)]
    rows = [row(f"Sample {mark}", number=f"ZA{n:06d}") for n, mark in enumerate(marks)]
    fill(index, rows)
    assert [names(index, mark) for mark in marks[::100]] == [[f"Sample {m}"] for m in marks[::100]]


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "*", "a*", "AND", "NEAR(a b)", "name:x", "^x", "a\x00b", "\ud800", "-", "(", "{x}",
     "NOT", "\U0001f600", "%", "ʰ", "a" * 5000, "'; DROP TABLE entry; --", "x OR 1", "٣٤", "²"],
)  # fmt: skip
def test_signs_of_the_search_language_are_only_text(index, typed):
    fill(index)
    assert isinstance(index.search(typed, 20), tuple)
    assert names(index, "example bank") == ["Example Bank plc"]


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    index = FileRegisterIndex(tmp_path_factory.mktemp("index"), DiskFiles(), FixedClock())
    fill(index)
    yield index
    index.close()


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60), st.integers(-5, 3000))
def test_no_text_at_all_stops_the_search(filled, typed, limit):
    assert len(filled.search(typed, limit)) <= max(0, min(limit, 8))


@given(st.sampled_from([cells["name"] for cells in NAMES]), st.integers(2, 40))
def test_every_beginning_of_a_name_finds_it(filled, name, length):
    assert name in names(filled, name[:length])


@pytest.mark.parametrize("at", [0.0, 0.3, 0.5, 0.6, 0.95])
def test_a_stopped_import_leaves_the_old_index_in_use(index, at):
    fill(index)
    with pytest.raises(Stopped):
        fill(
            index,
            [row(f"Later {n} Ltd", number=f"ZB{n:06d}") for n in range(50)],
            StoppingTicket(at),
        )
    assert names(index, "example bank") == ["Example Bank plc"]
    assert sorted(path.name for path in index.folder.iterdir()) == ["import.lock", INDEX_FILE]


class CountingTicket:
    """Keeps what it is told."""

    def __init__(self):
        self.told = []

    def checkpoint(self, done, total):
        self.told.append(done / total)


def test_progress_only_rises_up_to_the_whole(index):
    ticket = CountingTicket()
    fill(index, ticket=ticket)
    assert ticket.told == sorted(ticket.told)
    assert (ticket.told[0], ticket.told[-1]) == (0, 1)


def test_a_new_import_replaces_the_old_even_for_a_search_that_is_open(index, tmp_path):
    fill(index)
    other = FileRegisterIndex(tmp_path / "register", DiskFiles(), FixedClock())
    assert names(other, "example bank")
    fill(index, [row("Later Ltd")])
    assert (names(other, "example bank"), names(other, "later")) == ([], ["Later Ltd"])
    other.close()


def test_what_a_killed_import_left_behind_is_swept_away(index):
    index.folder.mkdir()
    left = index.folder / "register-x.part"
    left.write_bytes(b"half")
    fill(index)
    assert not left.exists()


def test_two_imports_at_once_are_refused(index):
    fill(index)
    with DiskFiles().hold(index.folder / "import.lock"), pytest.raises(RegisterBusyError):
        fill(index, [row("Later Ltd")])


def test_an_empty_register_does_not_replace_a_full_one(index):
    fill(index)
    with pytest.raises(RegisterEmptyError):
        fill(index, [])
    assert index.info().rows == 8


class SmallDisk(DiskFiles):
    """A disk with hardly any room."""

    def free_bytes(self, folder):
        return 1000


def test_a_disk_without_room_is_told_before_anything_is_written(tmp_path):
    index = FileRegisterIndex(tmp_path / "register", SmallDisk(), FixedClock())
    with pytest.raises(RegisterNoRoomError):
        fill(index)
    assert index.info() is None


@pytest.mark.parametrize("damage", [b"", b"not a database" * 400], ids=["empty", "noise"])
def test_a_damaged_index_is_told_and_can_be_replaced(index, damage):
    fill(index)
    index.close()
    (index.folder / INDEX_FILE).write_bytes(damage)
    with pytest.raises((RegisterDamagedError, RegisterOtherVersionError)):
        index.search("example", 5)
    fill(index)
    assert names(index, "example bank")


def test_rows_that_are_damaged_are_told(index):
    fill(index)
    index.close()
    connection = sqlite3.connect(index.folder / INDEX_FILE)
    connection.execute("UPDATE entry SET lines = substr(lines, 1, 20)")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterDamagedError):
        index.search("example", 5)


def test_an_index_of_another_version_is_not_guessed_at(index):
    fill(index)
    index.close()
    connection = sqlite3.connect(index.folder / INDEX_FILE)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(RegisterOtherVersionError):
        index.info()


def test_a_removed_index_is_gone(index):
    fill(index)
    assert index.remove() is True
    assert index.info() is None
    assert index.remove() is False


def test_only_this_person_can_read_the_index(index):
    fill(index)
    assert (index.folder / INDEX_FILE).stat().st_mode & 0o077 == 0
    assert index.folder.stat().st_mode & 0o077 == 0


def test_nothing_of_an_officer_but_the_address_for_mail_reaches_the_file(index):
    officer = {"first_name": CANARY, "last_name": CANARY, "officer": CANARY,
               "officer_line": CANARY, "phone": "01632 960001"}  # fmt: skip
    fill(index, [row("Example Ltd", email="dpo@x.example", **officer)])
    assert files_with_canary(index.folder) == []
    assert b"960001" not in (index.folder / INDEX_FILE).read_bytes()


def test_sole_traders_left_out_do_not_reach_the_file(index):
    fill(
        index,
        [row(CANARY, tier="Tier 1", email="c@canary.example"), row("Example Ltd")],
        keep_all=False,
    )
    assert files_with_canary(index.folder) == []
    assert b"canary.example" not in (index.folder / INDEX_FILE).read_bytes()


def test_a_domain_leads_to_its_entries_whatever_host_the_mail_uses(index):
    fill(
        index,
        [
            row("Example Ltd", email="dpo@mail.example.co.uk"),
            row("Example Two Ltd", email="info@example.co.uk"),
        ],
    )
    assert {entry.name for entry in index.by_domain("example.co.uk").entries} == {
        "Example Ltd", "Example Two Ltd"}  # fmt: skip


def test_rows_left_out_still_show_that_a_domain_is_shared(index):
    small = row("Mr John Example", tier="Tier 1", email="a@officers.example")
    fill(index, [small, row("Example Ltd", email="dpo@officers.example")], keep_all=False)
    found = index.by_domain("officers.example")
    assert (len(found.entries), found.count) == (1, 2)


def test_a_domain_nobody_uses_leads_nowhere(index):
    fill(index)
    assert index.by_domain("nobody.example").entries == ()


@pytest.mark.parametrize(
    "typed", ["larkspur tru", "example expr", "exam loc", "ban exam", "grocry exam", "the lark"]
)
def test_rare_words_are_looked_through_and_find_what_the_index_finds(index, monkeypatch, typed):
    fill(index, [*NAMES, row("Example Local Bank Ltd"), row("Grocery Examiners Ltd")])
    looked_through = index.search(typed, 20)
    monkeypatch.setattr(register_search, "_RARE", 0)
    assert looked_through == index.search(typed, 20)
    assert looked_through
