"""Bank statements as CSV: the payee, the day and the kind of payment; never an amount."""

from itertools import islice

from dsar_assistant.finding.csv_rows import cell, csv_rows, first_filled, first_rows
from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.formats import Columns, find_columns, payee_and_kind
from dsar_assistant.finding.money.payments import PaymentTally, how_paid
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_HEAD_ROWS = 20
_NO_COLUMNS = "It does not say in which columns the day and the payee stand."


class BankCsvReader(FileReader):
    """Reads the statements of the usual UK banks; payments between people leave no trace."""

    kind = "bank-csv"
    label = "Bank statement (CSV); amounts are never read"
    suffixes = (".csv",)
    where_from = (
        "In your bank's website or app look for Statements, then Download or Export, and choose "
        "CSV. Monzo: Account, Statement history, Export. Starling: Statements, CSV. Barclays, "
        "HSBC, Lloyds, NatWest, Nationwide: open the account on the website, Export or Download "
        "transactions. Amex: Statements and activity, Download. Revolut: Statement, Excel."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether the first rows name the columns of a statement, or look like HSBC's."""
        return find_columns(first_rows(head_text(head))) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each payee; return how many payments there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    lines = text_lines(task.stream, task.entry.size, task.ticket)
    rows = csv_rows(lines, task.report)
    head = [cells for _, cells in islice(rows, _HEAD_ROWS)]
    found = find_columns(head)
    if found is None:
        task.report("first rows", _NO_COLUMNS)
        return
    passed, columns = found
    payments = PaymentTally(task)
    for number, row in enumerate(head[passed:], passed + 1):
        _add(payments, row, columns, number)
    for number, row in rows:
        _add(payments, row, columns, number)
    payments.pour_into()


def _add(payments: PaymentTally, row: list[str], columns: Columns, number: int) -> None:
    text = first_filled(row, columns.payee)
    if text:
        payee, kind = payee_and_kind(text, cell(row, columns.kind), payments.rules)
        day = day_of_text(cell(row, columns.day))
        payments.add(payee, how_paid(kind, text), day, f"row {number}")


READER = BankCsvReader()
