"""Santander's statements as text: a few labelled lines for each payment."""

import re

from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.payments import PaymentTally, how_paid
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_BEGINS = re.compile(r"From:[^\n]{0,80}to[^\n]{0,80}\r?\n\s{0,9}Account:")


class SantanderReader(FileReader):
    """Reads payees and days; the lines with amounts and balances are passed over."""

    kind = "bank-santander"
    label = "Santander statement (text); amounts are never read"
    suffixes = (".txt",)
    where_from = (
        "Santander Online Banking: open the account, View transactions, Download transactions, "
        "and choose Text file (txt)."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as Santander's statements do."""
        return _BEGINS.match(head_text(head).replace("\xa0", " ")) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each payee; return how many payments there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    payments, day, number = PaymentTally(task), None, 0
    for line in text_lines(task.stream, task.entry.size, task.ticket):
        label, _, text = line.replace("\xa0", " ").partition(":")
        match label.strip():
            case "Date":
                day = day_of_text(text)
            case "Description" if text.strip():
                number += 1
                payments.add(text, how_paid("", text), day, f"payment {number}")
    payments.pour_into()


READER = SantanderReader()
