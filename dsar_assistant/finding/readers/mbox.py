"""Mailbox files in which all messages stand one below the other (mbox)."""

from bisect import bisect_left

from dsar_assistant.domain.evidence import ReadProblem
from dsar_assistant.finding.mail.split import begins_mailbox, header_blocks
from dsar_assistant.finding.mail.tally import MailTally
from dsar_assistant.finding.reader import Entry, FileReader, Reading, Source
from dsar_assistant.finding.ticket import PartTicket, ReadingTicket
from dsar_assistant.finding.trouble import why_unreadable

_NO_MESSAGE = "No mail message was found in it."


class MboxReader(FileReader):
    """Reads mbox files of any writer, with or without an ending to their name."""

    kind = "mbox"
    is_mail = True
    label = "Mailbox file (mbox)"
    suffixes = (".mbox", ".mbx", "")
    where_from = (
        "Gmail: takeout.google.com, Deselect all, tick Mail, Next step, Create export; you get a "
        "ZIP that can be dropped in as it is. Thunderbird: menu, Help, Troubleshooting "
        "Information, Profile Folder, Open Folder; drop in the folder Mail or ImapMail. Apple "
        "Mail: choose a mailbox, then Mailbox, Export Mailbox."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins like a mailbox."""
        return begins_mailbox(head)

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the senders in one mailbox or several; return how many messages they hold."""
        tally, done = MailTally(source.settings, source.seen), 0
        starts: list[int] = []
        for entry in source.entries:
            starts.append(tally.items)
            problem = _read_entry(entry, tally, PartTicket(ticket, done, source.size))
            if problem:
                yield problem
            done += entry.size
        yield from tally.results(lambda number: _locator(number, starts, source.entries))
        return tally.items


def _read_entry(entry: Entry, tally: MailTally, ticket: ReadingTicket) -> ReadProblem | None:
    """Count the messages of one mailbox file; give what went wrong."""
    before = tally.items
    tally.enter_folder(entry.inner.rpartition("/")[2])
    try:
        with entry.open() as stream:
            tally.add_all(header_blocks(stream, entry.size, ticket))
    except OSError as error:
        place = f"{entry.locator}, after message {tally.items - before}"
        return ReadProblem(place, why_unreadable(error))
    return None if tally.items > before else ReadProblem(entry.locator, _NO_MESSAGE)


def _locator(number: int, starts: list[int], entries: tuple[Entry, ...]) -> str:
    """Say where the message with a running number lies."""
    index = bisect_left(starts, number) - 1
    place = f"message {number - starts[index]}"
    return place if len(entries) == 1 else f"{entries[index].locator}, {place}"


READER = MboxReader()
