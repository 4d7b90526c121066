"""Any other table, by a map of its columns that the person gives once."""

from dataclasses import replace
from datetime import date

import pytest

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.column_map import (
    NOT_MAPPED,
    header_signature,
    preview_table,
    read_mapped,
)
from dsar_assistant.finding.evidence_files import read_evidence
from dsar_assistant.finding.reader import Source
from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import SETTINGS, BytesEntry, StoppedError, StoppingTicket
from tests.finding.test_readers import HOSTILE

TABLE = (
    b"When;Merchant;Sum;Type\n05/01/2026;Lantern Energy;7654.32;DD\n06/01/2026;Kiln Cafe;1;POS\n"
)
SITES = b"Site,Secret\nhttps://www.shop.example/in,hunter2-CANARY\n"
PAYMENT = SightingKind.PAYMENT


def read(content, columns, ticket=None):
    source = Source("table", (BytesEntry(content),), SETTINGS)
    return list(read_mapped(source, columns, ticket or UnwatchedTicket()))


def preview(content):
    found = preview_table(content)
    assert found is not None
    return found


def test_the_columns_are_guessed_from_their_names():
    assert preview(TABLE).guess == ColumnMap(PAYMENT, 1, -1, 0, 3, ";")


def test_the_guess_is_enough_to_read_it():
    found = {one.name: one for one in read(TABLE, preview(TABLE).guess)}
    assert found["Lantern Energy"].kind is SightingKind.REGULAR_PAYMENT
    assert found["Kiln Cafe"].first == date(2026, 1, 6)
    assert "7654" not in repr(found)


def test_a_table_of_sites_is_a_table_of_accounts():
    (site,) = read(SITES, preview(SITES).guess)
    assert isinstance(site, Sighting)
    assert (site.kind, site.domain) == (SightingKind.ACCOUNT, "shop.example")
    assert "CANARY" not in repr(site)


def test_the_same_header_has_the_same_signature():
    assert header_signature(["When ", "PAYEE"]) == header_signature(["when", "payee"])
    assert header_signature(["when"]) != header_signature(["payee"])


@pytest.mark.parametrize("content", [b"", b"one line", b"a\nb\nc\n", b"a,b\n", b"\x00,\n,\x00\n"])
def test_what_is_no_table_has_no_preview(content):
    assert preview_table(content) is None


def test_a_map_that_names_nobody_is_not_usable():
    assert not ColumnMap(PAYMENT, day=0).is_usable
    assert ColumnMap(PAYMENT, name=0).is_usable


@pytest.mark.parametrize("hostile", sorted(HOSTILE))
def test_hostile_content_raises_nothing(hostile):
    content = HOSTILE[hostile][: 256 * 1024]
    preview_table(content[: 64 * 1024])
    for columns in (ColumnMap(PAYMENT, 0, -1, 1), ColumnMap(SightingKind.ACCOUNT, 0, 1)):
        read(content, columns)


def test_stop_is_heard():
    with pytest.raises(StoppedError):
        read(TABLE, preview(TABLE).guess, StoppingTicket())


def test_a_preamble_above_the_header_is_passed_over():
    found = preview(b"My statement\n\n" + TABLE)
    assert (found.rows[0][1], found.guess.header_rows) == ("Merchant", 3)
    assert len(read(b"My statement\n\n" + TABLE, found.guess)) == 2


def test_a_table_without_header_is_known_again_by_its_shape():
    first = preview(b"05/01/2026|Lantern Energy|7.00\n06/01/2026|Kiln Cafe|1\n")
    other = preview(b"07/02/2026|Moss|9\n08/02/2026|Fern|2\n")
    assert first.guess.header_rows == 0
    assert first.signature == other.signature


@pytest.mark.parametrize("column", ["Passwort", "PWD", "TOTP", "Card number", "Secret answer"])
def test_what_stands_under_the_name_of_a_secret_is_not_shown(column):
    shown = preview(f"Firm;{column}\nKiln;CANARY\nMoss;CANARY\n".encode()).rows
    assert "CANARY" not in repr(shown)
    assert shown[0] == ("Firm", column)


@pytest.mark.parametrize(
    "content",
    [
        b'{"a": 1,\n"b": 2,\n"c": 3}\n',
        b"<a,b>\n<c,d>\n",
        b"Dear Sir, hello,\nI am\nwell, thank you\n",
    ],
    ids=["json", "page", "prose"],
)
def test_other_text_with_commas_is_no_table(content):
    assert preview_table(content) is None


def test_an_unknown_table_is_told_with_a_preview_and_read_once_its_columns_are_chosen(tmp_path):
    (tmp_path / "holiday.jpg").write_bytes(TABLE)
    (told,) = read_evidence([tmp_path], SETTINGS, UnwatchedTicket())
    (table,) = told.tables
    assert told.kind == "unknown"
    assert told.problems[0].reason == NOT_MAPPED
    settings = replace(SETTINGS, tables={table.signature: table.guess})
    (done,) = read_evidence([tmp_path], settings, UnwatchedTicket())
    assert (done.kind, done.items, done.problems, done.tables) == ("table", 2, (), ())
