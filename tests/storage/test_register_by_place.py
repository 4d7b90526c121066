from datetime import date

import pytest

from dsar_assistant.domain.register import RegisterSource
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.storage import register_search
from dsar_assistant.storage.register_index import FileRegisterIndex
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock
from tests.register_making import reading, row, table

HERE, THERE = "ZZ1 1AA", "ZZ2 2BB"
ROWS = (
    row("Example Limited", postcode=HERE),
    row("Example Bank plc", postcode=THERE),
    row("A Co", line_1="1 Way", postcode=HERE),
    row("B Co", line_1="9 Hill", postcode=HERE),
)


@pytest.fixture
def index(tmp_path):
    index = FileRegisterIndex(tmp_path / "register", DiskFiles(), FixedClock())
    source = RegisterSource("register.csv", date(2026, 11, 20), covers_all=True)
    index.replace(reading(table(ROWS)), source, UnwatchedTicket())
    yield index
    index.close()


def names(index, text):
    return [entry.name for entry in index.search(text, 20)]


@pytest.mark.parametrize(("few", "rare"), [(20_000, 300), (20_000, 0), (0, 300)])
@pytest.mark.parametrize("typed", ["example zz2 2bb", "Exam bank, ZZ22BB", "example zz2"])
def test_a_name_and_a_postcode_find_the_branch_there(index, monkeypatch, typed, few, rare):
    monkeypatch.setattr(register_search, "_FEW", few)
    monkeypatch.setattr(register_search, "_RARE", rare)
    assert names(index, typed) == ["Example Bank plc"]


def test_with_a_postcode_the_street_may_be_typed_too(index):
    assert names(index, "co hill zz1 1aa") == ["B Co"]


@pytest.mark.parametrize("rare", [0, 300])
@pytest.mark.parametrize("typed", ["example ltd zz1 1aa", "exmaple ltd", "ltd exam"])
def test_ltd_finds_who_is_called_limited(index, monkeypatch, typed, rare):
    monkeypatch.setattr(register_search, "_RARE", rare)
    assert names(index, typed) == ["Example Limited"]


@pytest.mark.parametrize("typed", ["nobody zz2 2bb", "example zz9 9zz"])
def test_what_is_not_at_a_postcode_is_not_found_there(index, typed):
    assert names(index, typed) == []
