"""Password stores and exports that are encrypted: recognised, so that a sentence can help."""

import re

from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEEPASS = b"\x03\xd9\xa2\x9a"
_PGP = re.compile(rb"-----BEGIN PGP MESSAGE-----")
_HELP_KEEPASS = (
    "This is a locked KeePass database, so nothing could be read. Open it in your program and "
    "export it: Database, Export, CSV File; or File, Export, KeePass XML."
)
_HELP_OTHER = (
    "This file is encrypted, so nothing could be read. If your password manager made it, export "
    "again and choose the kind without encryption."
)


class LockedPasswordsReader(FileReader):
    """Says how to get a list of logins that can be read."""

    kind = "passwords-locked"
    label = "An encrypted password store"
    suffixes = (".kdbx", ".kdb", ".pgp")
    where_from = (
        "An encrypted store cannot be read here. In your password manager look for Export and "
        "choose a kind without encryption; delete that file when you are done."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as an encrypted store does."""
        return head.startswith(_KEEPASS) or _PGP.match(head) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the sentence; there is nothing else to read."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    head = task.stream.read(len(_KEEPASS))
    task.report("whole file", _HELP_KEEPASS if head == _KEEPASS else _HELP_OTHER)


READER = LockedPasswordsReader()
