"""Bank statements as QIF: one letter at the start of each line says what it holds."""

import re

from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.payments import PaymentTally, how_paid
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_BEGINS = re.compile(r"!(?:Type:(?:Bank|CCard|Cash|Oth [AL])|Account\b|Option:)", re.IGNORECASE)


class QifReader(FileReader):
    """Reads payees and days; the lines with amounts are passed over."""

    kind = "bank-qif"
    label = "Bank statement (QIF); amounts are never read"
    suffixes = (".qif",)
    where_from = (
        "On your bank's website: Statements or Transactions, Download or Export, and choose QIF "
        "or Quicken, where CSV is not offered."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as QIF does."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each payee; return how many payments there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    payments, fields, number, has_begun = PaymentTally(task), dict[str, str](), 0, False
    for line in text_lines(task.stream, task.entry.size, task.ticket):
        has_begun = has_begun or _BEGINS.match(line.lstrip("\ufeff")) is not None
        if not has_begun:
            continue
        if line.startswith("^"):
            if text := fields.get("P") or fields.get("M") or "":
                number += 1
                day = day_of_text(fields.get("D", ""))
                payments.add(text, how_paid(fields.get("N", ""), text), day, f"payment {number}")
            fields = {}
        elif line[:1] in {"D", "P", "M", "N"}:
            fields[line[0]] = line[1:200].strip()
    payments.pour_into()


READER = QifReader()
