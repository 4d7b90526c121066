"""Any other table, by a map of its columns that the person gives once."""

from datetime import date

import pytest

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.column_map import (
    ColumnMap,
    header_signature,
    preview_table,
    read_mapped,
)
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
    preview_table(HOSTILE[hostile][: 64 * 1024])
    for columns in (ColumnMap(PAYMENT, 0, -1, 1), ColumnMap(SightingKind.ACCOUNT, 0, 1)):
        read(HOSTILE[hostile], columns)


def test_stop_is_heard():
    with pytest.raises(StoppedError):
        read(TABLE, preview(TABLE).guess, StoppingTicket())
