from dsar_assistant.domain.register import RegisterSource
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.storage.register_index import FileRegisterIndex
from dsar_assistant.storage.register_name_list import FileRegisterNames
from dsar_assistant.system.files import DiskFiles
from tests.fakes import FixedClock
from tests.register_making import reading, row, table


def names_of(folder, rows):
    index = FileRegisterIndex(folder, DiskFiles(), FixedClock())
    source = RegisterSource("register.csv", None, covers_all=True)
    index.replace(reading(table(rows)), source, UnwatchedTicket())
    return list(FileRegisterNames(folder).names())


def test_without_an_index_there_are_no_names(tmp_path):
    assert list(FileRegisterNames(tmp_path).names()) == []


def test_each_name_and_trading_name_comes_with_its_number(tmp_path):
    rows = [row("A Ltd", number="ZA1", trading="First|Second"), row("B Ltd", number="ZA2")]
    assert names_of(tmp_path, rows) == [
        ("ZA1", "A Ltd"),
        ("ZA1", "First"),
        ("ZA1", "Second"),
        ("ZA2", "B Ltd"),
    ]


def test_of_many_rows_with_one_number_only_the_newest_is_named(tmp_path):
    days = [f"20{year}-01-01" for year in range(10, 25)]
    rows = [row(f"Name {day} Ltd", number="ZA1", starts=day) for day in days]
    assert names_of(tmp_path, rows) == [("ZA1", "Name 2024-01-01 Ltd")]
