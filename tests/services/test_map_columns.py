"""The columns of a table are named once, by heading or number, and remembered."""

from dataclasses import replace

import pytest

from dsar_assistant.domain.column_map import ColumnMap
from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.column_map import preview_table
from dsar_assistant.services.map_columns import (
    MOST_REMEMBERED,
    ColumnsNotNamedError,
    columns_in_words,
    remembered,
)

PAYMENT, ACCOUNT = SightingKind.PAYMENT, SightingKind.ACCOUNT


@pytest.fixture
def preview():
    found = preview_table(b"Spent on;Firm;Sum\n05/01/2026;Kiln;7\n06/01/2026;Moss;8\n")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        ("name=Firm,day=Spent on", ColumnMap(PAYMENT, 1, -1, 0, -1, ";")),
        (" name = 2 , day = 1 ", ColumnMap(PAYMENT, 1, -1, 0, -1, ";")),
        ("address=firm", ColumnMap(ACCOUNT, -1, 1, -1, -1, ";")),
        ("name=2,kind=payments", ColumnMap(PAYMENT, 1, -1, -1, -1, ";")),
    ],
)
def test_columns_are_named_by_heading_or_number(preview, words, columns):
    assert columns_in_words(words, preview) == columns


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("payee=2", "no part of a table"),
        ("name=4", "no column “4”"),
        ("name=0", "no column “0”"),
        ("name=Who", "no column “Who”"),
        ("name=2,kind=gifts", "payments or accounts"),
    ],
)
def test_what_names_no_column_is_refused_with_the_way_to_write_it(preview, words, says):
    with pytest.raises(ColumnsNotNamedError, match=says):
        columns_in_words(words, preview)


def test_a_map_that_names_nobody_is_not_remembered():
    with pytest.raises(ColumnsNotNamedError, match="no column"):
        remembered({}, "a", ColumnMap(PAYMENT, day=0))


def test_the_newest_choice_counts_and_of_many_the_oldest_go():
    columns = ColumnMap(PAYMENT, name=0)
    tables: dict[str, ColumnMap] = {}
    for number in range(MOST_REMEMBERED + 1):
        tables = remembered(tables, str(number), columns)
    tables = remembered(tables, "1", replace(columns, name=3))
    assert (len(tables), "0" in tables, tables["1"].name) == (MOST_REMEMBERED, False, 3)


def test_the_choice_is_still_there_in_the_settings_file(app):
    chosen = ColumnMap(PAYMENT, 1, -1, 0, -1, ";", 3)
    settings = app.settings.load().settings
    app.settings.save(replace(settings, tables=remembered({}, "abc", chosen)))
    assert app.settings.load().settings.tables == {"abc": chosen}
