"""Bank statements as OFX or QFX, as made for accounting programs."""

import re
from html import unescape

from dsar_assistant.finding.money.days import day_of_text
from dsar_assistant.finding.money.payments import PaymentTally, how_paid
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_lines
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_BEGINS = re.compile(
    r"(?:OFXHEADER\s{0,9}:|(?:<\?xml[^>]{0,200}\?>\s{0,20})?<\?OFX\b|<OFX>)", re.IGNORECASE
)
# The amount, the balance and the account number stand in tags that are never asked for.
_TAGS = re.compile(
    r"<(/?STMTTRN|TRNTYPE|DTPOSTED|NAME|PAYEE|MEMO)>[ \t]{0,20}([^<\r\n]{0,200})", re.IGNORECASE
)


class OfxReader(FileReader):
    """Reads payees and days, in both the old and the XML way of writing."""

    kind = "bank-ofx"
    label = "Bank statement (OFX); amounts are never read"
    suffixes = (".ofx", ".qfx")
    where_from = (
        "On your bank's website: Statements or Transactions, Download or Export, and choose OFX "
        "or Money, where CSV is not offered."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as OFX does."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one trace for each payee; return how many payments there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    payments, number = PaymentTally(task), 0
    fields: dict[str, str] = {}
    for line in text_lines(task.stream, task.entry.size, task.ticket):
        for tag in _TAGS.finditer(line):
            name = tag[1].upper()
            if name.endswith("STMTTRN"):
                number += _add(payments, fields, number + 1)
                fields = {}
            else:
                fields.setdefault(name, unescape(tag[2]))
    _add(payments, fields, number + 1)
    payments.pour_into()


def _add(payments: PaymentTally, fields: dict[str, str], number: int) -> int:
    """Count a payment, if the tags make one; give how many were counted."""
    text = fields.get("NAME") or fields.get("PAYEE") or fields.get("MEMO") or ""
    if not text.strip():
        return 0
    how = how_paid(fields.get("TRNTYPE", ""), text)
    payments.add(text, how, day_of_text(fields.get("DTPOSTED", "")[:8]), f"payment {number}")
    return 1


READER = OfxReader()
