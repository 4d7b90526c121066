"""Knowing an evidence file again without keeping its content."""

import hashlib
from collections.abc import Sequence

from dsar_assistant.finding.reader import Entry
from dsar_assistant.finding.ticket import ReadingTicket


def fingerprint(entries: Sequence[Entry], ticket: ReadingTicket) -> str:
    """Give SHA-256 in hex over the entries, whatever their order and their names.

    Of a file, its size and its first and last megabyte count; of a member of a ZIP,
    its size and check sum. An entry that cannot be read counts as its size.
    """
    parts, total = [], sum(entry.size for entry in entries)
    for entry in entries:
        # The reading is done by now; this only listens for Stop.
        ticket.checkpoint(total, total)
        try:
            parts.append(entry.fingerprint_part())
        except OSError:
            parts.append(str(entry.size).encode())
    return hashlib.sha256(b"\n".join(sorted(parts))).hexdigest()
