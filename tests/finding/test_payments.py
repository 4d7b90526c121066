"""Bank statements: whom the person paid and how regularly, and nothing of how much."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsar_assistant.domain.evidence import SightingKind
from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.formats import columns_of
from dsar_assistant.finding.money.payments import How, how_paid, is_regular
from dsar_assistant.finding.payees import read_payees
from dsar_assistant.finding.reader_list import all_readers
from tests.finding.bank_files import AMOUNT, HSBC, MONZO, STATEMENTS
from tests.finding.making import SETTINGS, read_with

READERS = {reader.kind: reader for reader in all_readers()}
PAID, REGULAR = SightingKind.PAYMENT, SightingKind.REGULAR_PAYMENT
FORMATS = Path(__file__).parents[3] / "shared" / "formats" / "format_signatures.json"


@pytest.fixture
def settings(resources):
    return replace(SETTINGS, payees=read_payees(resources / "directory" / "payees.toml"))


@pytest.fixture(params=sorted(STATEMENTS))
def read(request, settings):
    reader = READERS[request.param.partition(":")[0]]
    return read_with(reader, STATEMENTS[request.param], settings=settings)


def test_a_direct_debit_and_a_monthly_payment_are_regular(read):
    (energy,) = [one for one in read[1] if one.kind is REGULAR]
    assert (energy.name or "").casefold() == "lantern energy"
    assert energy.first == date(2026, 1, 5)


def test_a_single_payment_is_only_that(read):
    (cafe,) = [one for one in read[1] if one.kind is PAID]
    assert (cafe.name or "").casefold() == "kiln cafe"
    assert (cafe.count, cafe.domain, cafe.first) == (1, None, date(2026, 1, 6))


def test_a_payment_between_people_leaves_no_trace(read):
    items, sightings, problems = read
    assert items >= len(sightings)
    assert problems == []
    assert "moss" not in repr(sightings).casefold()


def test_no_amount_and_no_balance_is_kept(read):
    assert AMOUNT not in repr(read)
    assert "1,234.56" not in repr(read)
    assert "7.00" not in repr(read)


def test_a_transfer_to_a_company_is_kept(settings):
    text = (
        MONZO + "tx_9,09/01/2026,10:00:00,Faster payment,Lantern Lettings Ltd,,,1,GBP,1,GBP,,,,,\n"
    )
    _, sightings, _ = read_with(READERS["bank-csv"], text.encode(), settings=settings)
    assert "Lantern Lettings Ltd" in {one.name for one in sightings}


def test_payments_before_the_day_asked_for_are_left_out(settings):
    later = replace(settings, since=date(2026, 1, 6))
    _, sightings, _ = read_with(READERS["bank-csv"], MONZO.encode(), settings=later)
    assert [one.name for one in sightings] == ["Kiln Cafe"]


@pytest.mark.parametrize("rows", [3, 9000], ids=["to the end", "beyond the longest cell"])
def test_a_quote_that_nobody_closed_takes_no_other_payment_along(settings, rows):
    good = f"06/01/2026,Kiln Cafe,{AMOUNT}\n"
    text = f'Date,Description,Amount\n{good}06/01/2026,"Moss,{AMOUNT}\n{good * rows}'
    _, (one,), problems = read_with(READERS["bank-csv"], text.encode(), settings=settings)
    assert (one.name, one.count) == ("Kiln Cafe", rows + 1)
    assert [problem.locator for problem in problems] == ["row 3"]


@pytest.mark.parametrize("step", [1, -1], ids=["the oldest first", "the newest first"])
def test_the_first_and_the_last_day_of_very_many_payments_are_told(settings, step):
    days = [date(2024, 1, 1) + timedelta(days=number) for number in range(800)][::step]
    rows = "".join(f"{day:%d/%m/%Y},Kiln Cafe,{AMOUNT}\n" for day in days)
    text = f"Date,Description,Amount\n{rows}"
    _, (one,), _ = read_with(READERS["bank-csv"], text.encode(), settings=settings)
    assert (one.count, {one.first, one.last}) == (800, {days[0], days[-1]})


@pytest.mark.skipif(not FORMATS.exists(), reason="the format facts are not beside this checkout")
def test_all_known_statements_are_recognised():
    for name, header in json.loads(FORMATS.read_text("utf-8"))["banks"].items():
        if isinstance(header, list):
            assert columns_of(header) is not None, name


@pytest.mark.parametrize(
    "text",
    [
        "name,date,amount\nx,2026-01-01,3\n",
        "a,b,c\n",
        "Date,Notes\n",
        "05/01/2026,hello\n",
        "1,2,3\n",
    ],
)
def test_other_tables_are_no_statements(text):
    assert not READERS["bank-csv"].recognises(text.encode())


def test_a_statement_without_header_is_known_by_its_first_row():
    assert READERS["bank-csv"].recognises(HSBC.encode())


@pytest.mark.parametrize(
    "text",
    ["05/01/2026", "2026-01-05", "2026-01-05 10:00:00", "05 Jan 2026", "5 January 2026", "20260105",
     "5/1/26", "5-Jan-26", "5/ 1'26", "05.01.2026"],
)  # fmt: skip
def test_days_are_read_as_banks_write_them(text):
    assert day_of_text(text) == date(2026, 1, 5)


@given(st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_any_day_is_read_back(day):
    assert day_of_text(day.isoformat()) == day
    assert day_of_text(day.strftime("%d/%m/%Y")) == day


@given(st.text(max_size=60))
def test_any_text_gives_a_day_or_none(text):
    assert day_of_text(text) is None or text.strip()


@pytest.mark.parametrize("text", ["", "31/02/2026", "yesterday", "99/99/9999", "12"])
def test_what_is_no_day_is_none(text):
    assert day_of_text(text) is None


@pytest.mark.parametrize(
    ("gaps", "regular"),
    [((30, 31), True), ((28, 31, 30), True), ((91, 92), True), ((365, 366), True), ((30,), False),
     ((30, 2, 29), False), ((7, 7, 7), False), ((30, 60), False)],
)  # fmt: skip
def test_what_comes_in_a_rhythm_is_regular(gaps, regular):
    days = [date(2026, 1, 5).toordinal()]
    for gap in gaps:
        days.append(days[-1] + gap)
    assert is_regular(set(days)) is regular


@pytest.mark.parametrize(
    ("kind", "text", "how"),
    [
        ("DD", "X", How.MANDATE),
        ("Standing order", "X", How.MANDATE),
        ("", "DIRECT DEBIT PAYMENT TO X", How.MANDATE),
        ("FPO", "X", How.TRANSFER),
        ("ATM", "X", How.CASH),
        ("POS", "X", How.OTHER),
    ],
)
def test_how_a_payment_was_made_is_told_from_the_bank_s_words(kind, text, how):
    assert how_paid(kind, text) is how


def test_an_apostrophe_for_spreadsheets_is_none_of_the_name(settings):
    text = "Date,Type,Description,Value,Balance\n05/01/2026,D/D,'KILN GYM,-1,1\n"
    (kiln,) = read_with(READERS["bank-csv"], text.encode(), settings=settings)[1]
    assert kiln.name == "KILN GYM"


def test_so_energy_without_a_column_for_the_kind_is_no_standing_order(settings):
    (found,) = read_with(READERS["bank-csv"], b"05/01/2026,SO ENERGY,-1.00\n", settings=settings)[1]
    assert found.name == "SO ENERGY"


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        (")))  GREGGS PLC   YORK", PAID, "GREGGS PLC"),
        ("KILN GYM LTD   KG12345678 DDR", REGULAR, "KILN GYM LTD"),
        ("KILN RENT   STO", REGULAR, "KILN RENT"),
    ],
)
def test_what_banks_write_around_a_payee_is_understood(settings, text, kind, name):
    row = f"Number,Date,Account,Amount,Subcategory,Memo\n,05/01/2026,1,-1,PAYMENT,{text}\n"
    (found,) = read_with(READERS["bank-csv"], row.encode(), settings=settings)[1]
    assert (found.kind, found.name) == (kind, name)


def test_first_direct_names_its_columns_without_a_kind(settings):
    text = "Date,Description,Amount,Balance\n05/01/2026,KILN CAFE,-1.00,2.00\n"
    (kiln,) = read_with(READERS["bank-csv"], text.encode(), settings=settings)[1]
    assert (kiln.name, kiln.kind) == ("KILN CAFE", PAID)
