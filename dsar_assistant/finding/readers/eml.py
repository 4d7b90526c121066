"""Single mail messages saved as files (eml), alone or many in a folder or a ZIP."""

from dsar_assistant.finding.mail.single import begins_message, part_from_end, read_message_files
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.ticket import ReadingTicket


class EmlReader(FileReader):
    """Reads messages that lie in files of their own."""

    kind = "eml"
    is_mail = True
    label = "Saved messages (eml)"
    suffixes = (".eml",)
    where_from = (
        "Most mail programs: open a message, then Save as, or drag it onto the desktop. "
        "Gmail: open a message, the three dots, Download message. Outlook on the web: the three "
        "dots, Download. Proton Mail: Settings, Import via Easy Switch, Export."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins with the headers of a mail message."""
        return begins_message(head)

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the senders of the messages; return how many messages there are."""
        return (yield from read_message_files(source, ticket, bytes, _folder_of))


def _folder_of(path: str) -> str:
    """Give the name of the folder a message lies in."""
    return part_from_end(path, 2)


READER = EmlReader()
