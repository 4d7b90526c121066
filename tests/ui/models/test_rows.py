"""A table shows ready rows, sorts by Python values and filters by a plain question."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QIcon

from dsar_assistant.ui.models.rows import ROW_ROLE, Column, RowTableModel, SortProxy


@dataclass(frozen=True)
class Due:
    name: str
    on: date | None
    size: int = 0


ROWS = (
    Due("Zebra", date(2026, 3, 2), 2**40),
    Due("apple", None, 5),
    Due("Mango", date(2025, 12, 31), 2**33),
)
COLUMNS = (
    Column[Due]("Name", lambda r: r.name, icon=lambda _: QIcon()),
    Column[Due]("Due", lambda r: str(r.on), lambda r: r.on),
    Column[Due]("Size", lambda r: str(r.size), lambda r: r.size),
)


@pytest.fixture
def model(qapp):
    model = RowTableModel(COLUMNS)
    model.show_rows(ROWS)
    return model


@pytest.fixture
def proxy(model):
    return SortProxy(model)


def names(proxy):
    return [proxy.index(row, 0).data() for row in range(proxy.rowCount())]


def test_the_model_keeps_qts_contract(model, qtmodeltester):
    qtmodeltester.check(model)


def test_the_proxy_keeps_qts_contract(proxy, qtmodeltester):
    qtmodeltester.check(proxy)


def test_an_empty_table_keeps_qts_contract(qapp, qtmodeltester):
    qtmodeltester.check(RowTableModel(COLUMNS))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (0, ["apple", "Mango", "Zebra"]),
        (1, ["Mango", "Zebra", "apple"]),
        (2, ["apple", "Mango", "Zebra"]),
    ],
    ids=["words whatever their case", "days, unknown last", "numbers above 32 bits"],
)
def test_sorting_compares_python_values(proxy, column, expected):
    proxy.sort(column)
    assert names(proxy) == expected


def test_only_wanted_rows_are_shown(proxy):
    proxy.show_only(lambda row: row.on is not None)
    assert names(proxy) == ["Zebra", "Mango"]
    proxy.show_only(None)
    assert proxy.rowCount() == 3


def test_the_row_behind_a_sorted_cell_is_the_right_one(proxy):
    proxy.sort(0)
    assert proxy.row_at(proxy.index(0, 2)) == ROWS[1]


def test_a_cell_says_its_column_to_a_screen_reader(model):
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "Name: Zebra"


def test_a_cell_gives_its_row_and_its_picture(model):
    assert model.index(2, 1).data(ROW_ROLE) == ROWS[2]
    assert isinstance(model.index(0, 0).data(Qt.ItemDataRole.DecorationRole), QIcon)
    assert model.index(0, 1).data(Qt.ItemDataRole.DecorationRole) is None


def test_headings_stand_above_columns_only(model):
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Due"
    assert model.headerData(1, Qt.Orientation.Vertical) is None


def test_there_is_no_row_outside_the_table(model):
    assert model.row_at(QModelIndex()) is None
    assert model.data(QModelIndex()) is None
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
