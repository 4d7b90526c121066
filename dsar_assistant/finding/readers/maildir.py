"""Mail folders in which each message is a file below cur or new (Maildir)."""

import re
from dataclasses import replace

from dsar_assistant.finding.mail.single import part_from_end, read_message_files
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket

_TMP = re.compile(r"(?:^|/)tmp/[^/]*$")


class MaildirReader(FileReader):
    """Reads Maildir folders; told from other folders by the three folders in them."""

    kind = "maildir"
    is_mail = True
    label = "Mail folder (Maildir)"
    suffixes = ()
    where_from = (
        "Mail servers and programs such as Dovecot, mutt, Evolution and KMail keep mail so: drop "
        "in the folder that holds cur, new and tmp, or the one above it."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Leave single files to the reader of single messages."""
        del head
        return False

    def recognises_folder(self, folders: frozenset[str]) -> tuple[str, ...]:
        """Take cur and new where both are, and tmp with them."""
        return ("cur", "new", "tmp") if {"cur", "new"} <= folders else ()

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the senders of the messages; return how many messages there are.

        What lies in tmp has not arrived yet, and may be half a message.
        """
        arrived = tuple(entry for entry in source.entries if not _TMP.search(entry.inner))
        source = replace(source, entries=arrived)
        return (yield from read_message_files(source, ticket, bytes, _folder_of))


def _folder_of(path: str) -> str:
    """Give the name of the folder a message lies in."""
    return part_from_end(path, 3)


READER = MaildirReader()
