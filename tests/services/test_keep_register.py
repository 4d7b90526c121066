import zipfile
from datetime import date

import pytest

from dsar_assistant.domain.register import DomainUse
from dsar_assistant.domain.register_errors import (
    RegisterMissingError,
    RegisterTooLargeError,
    RegisterUnknownError,
    RegisterUnreadableError,
)
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.system.cage import register_source
from tests.register_making import row, table, zipped

ROWS = (
    row("Example Bank plc", email="privacy@examplebank.example"),
    row("Example Free Ltd", email="info@gmail.com"),
    row("Example One Ltd", email="dpo@officers.example"),
    row("Example Two Ltd", email="dpo@officers.example"),
    row("Mr John Example", tier="Tier 1"),
)
MEMBER = "register-of-data-controllers.csv"


def take_in(app, path, **choice):
    return app.register.import_file(path, UnwatchedTicket(), **choice)


@pytest.fixture
def csv_file(tmp_path):
    file = tmp_path / "register.csv"
    file.write_bytes(table(ROWS))
    return file


def test_a_zip_is_read_without_being_unpacked(app, tmp_path):
    path = zipped(tmp_path / "register-of-data-controllers-2026-11-20.zip", {MEMBER: table(ROWS)})
    done = take_in(app, path)
    assert (done.value.info.rows, done.value.left_out) == (4, 1)
    assert done.value.info.source.as_of == date(2026, 11, 20)
    assert done.changes.touch("register")
    assert not list(tmp_path.rglob("*.csv"))


def test_a_csv_without_a_day_in_its_name_is_not_dated(app, csv_file):
    assert take_in(app, csv_file).value.info.source.as_of is None


def test_all_takes_in_sole_traders_too(app, csv_file):
    report = take_in(app, csv_file, keep_all=True).value
    assert (report.info.rows, report.info.source.covers_all) == (5, True)


def test_a_search_says_how_long_it_took(app, csv_file):
    take_in(app, csv_file)
    answer = app.register.search("example bank")
    assert answer.entries[0].name == "Example Bank plc"
    assert answer.took_ms > 0


@pytest.mark.parametrize(
    ("host", "use", "picked"),
    [
        ("mail.examplebank.example", DomainUse.ONE, "Example Bank plc"),
        ("gmail.com", DomainUse.FREE_MAIL, None),
        ("officers.example", DomainUse.SEVERAL, None),
        ("experian.co.uk", DomainUse.SHARED, None),
        ("nobody.example", DomainUse.NONE, None),
        ("not a host", DomainUse.NONE, None),
    ],
)
def test_a_domain_leads_to_one_organisation_only_where_that_is_plain(
    app, csv_file, host, use, picked
):
    take_in(app, csv_file)
    answer = app.register.by_domain(host)
    assert answer.use is use
    assert (answer.entry.name if answer.entry else None) == picked


def test_a_removed_register_is_gone(app, csv_file):
    take_in(app, csv_file)
    assert app.register.remove().value is True
    with pytest.raises(RegisterMissingError):
        app.register.search("example")
    assert not app.register.remove().changes.touch("register")


def refused(app, path, error):
    with pytest.raises(error, match=r"still in use|already|Nothing"):
        take_in(app, path)
    assert app.register.info() is None


@pytest.mark.parametrize(
    "members",
    [
        {},
        {"notes.txt": b"none"},
        {"a.csv": table(ROWS), "b.csv": table(ROWS)},
        {"inner.zip": b"PK\x05\x06" + bytes(18)},
        {"other.csv": b"name\nExample\n"},
    ],
    ids=["empty", "no table", "two tables", "a ZIP within", "another table"],
)
def test_a_zip_that_is_not_the_registers_is_refused(app, tmp_path, members):
    refused(app, zipped(tmp_path / "x.zip", members), RegisterUnknownError)


def test_a_zip_bomb_is_refused(app, tmp_path):
    bomb = zipped(tmp_path / "x.zip", {MEMBER: table(ROWS) + b"," * 30_000_000})
    refused(app, bomb, RegisterUnreadableError)


def test_a_torn_zip_is_refused(app, tmp_path):
    path = zipped(tmp_path / "x.zip", {MEMBER: table(ROWS * 500)})
    path.write_bytes(path.read_bytes()[:-100])
    refused(app, path, RegisterUnreadableError)


def test_a_zip_whose_content_is_torn_is_refused(app, tmp_path):
    path = zipped(tmp_path / "x.zip", {MEMBER: table(ROWS * 500)})
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    refused(app, path, RegisterUnreadableError)


def test_a_register_beyond_all_measure_is_refused(csv_file, monkeypatch):
    monkeypatch.setattr(register_source, "LARGEST", 100)
    with pytest.raises(RegisterTooLargeError), register_source.opened_register(csv_file):
        pass


def test_what_is_no_ordinary_file_is_refused(app, tmp_path):
    refused(app, tmp_path, RegisterUnreadableError)
    refused(app, tmp_path / "absent.csv", RegisterUnreadableError)


def test_a_failed_import_leaves_the_earlier_one_in_use(app, csv_file, tmp_path):
    take_in(app, csv_file)
    with pytest.raises(RegisterUnknownError):
        take_in(app, zipped(tmp_path / "x.zip", {}))
    assert app.register.search("example bank").entries


def test_the_day_comes_from_the_zip_where_no_name_tells_it(app, tmp_path):
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("r.csv", (2026, 3, 4, 5, 6, 8)), table(ROWS))
    assert take_in(app, path).value.info.source.as_of == date(2026, 3, 4)
