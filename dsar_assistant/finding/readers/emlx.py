"""Messages as Apple Mail keeps them (emlx): a length, the message, then Apple's own notes."""

import re

from dsar_assistant.finding.mail.single import begins_message, read_message_files
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket

_LENGTH = re.compile(rb"[ \t]{0,9}\d{1,12}[ \t]{0,20}\r?\n")


class EmlxReader(FileReader):
    """Reads the messages of Apple Mail, with and without their attachments."""

    kind = "emlx"
    is_mail = True
    label = "Apple Mail messages (emlx)"
    suffixes = (".emlx",)
    where_from = (
        "On a Mac: in the Finder choose Go, Go to Folder, type ~/Library/Mail, and drop in the "
        "folder whose name begins with V. If the Mac refuses, use Mailbox, Export Mailbox in Mail."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins with a length and then a message."""
        return _LENGTH.match(head) is not None and begins_message(_unwrapped(head))

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the senders of the messages; return how many messages there are."""
        return (yield from read_message_files(source, ticket, _unwrapped, _folder_of))


def _folder_of(path: str) -> str:
    """Give the name of the innermost mailbox folder a message lies in."""
    folders = (part for part in reversed(path.split("/")) if part.endswith(".mbox"))
    return next(folders, "")


def _unwrapped(head: bytes) -> bytes:
    """Take off the line with the length."""
    found = _LENGTH.match(head)
    return head[found.end() :] if found else head


READER = EmlxReader()
