"""Saved logins exported by KeePass or KeePassXC as XML.

Text is only gathered inside an entry's URL and dates, so a password never becomes a
string of ours. A file with a DOCTYPE is refused: no export has one, and tricks need one.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from xml.parsers import expat

from dsar_assistant.finding.logins import DELETE_AFTER, add_login
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import day_of_stamp

_CHUNK = 256 * 1024
_LONGEST = 4000
_DEEPEST = 200
_BEGINS = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s{0,20})?(?:<!--[^>]{0,400}-->\s{0,20})?<(?:KeePassFile|pwlist)\b"
)
# KeePass 2 and KeePassXC write Entry, with what it is named in Key; KeePass 1 writes pwentry.
_ENTRIES = frozenset({"Entry", "pwentry"})
_WANTED = frozenset(
    {"Key", "CreationTime", "LastModificationTime", "url", "creationtime", "lastmodtime"}
)
_REFUSED = "It declares a document type, which no export of KeePass does, and was not read."
_BROKEN = "From here on it could not be understood. What was read before is kept."


class _DoctypeError(Exception):
    """The file has a DOCTYPE, or is nested beyond all measure."""


@dataclass(slots=True)
class _Entry:
    """The entry being read."""

    key: str = ""
    address: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(slots=True)
class _Walker:
    """Follows the parser; gathers text only where it is wanted."""

    task: EntryTask
    open_tags: list[str] = field(default_factory=list)
    entry: _Entry | None = None
    text: list[str] | None = None
    skipping: int = 0

    def begin(self, tag: str, _: dict[str, str]) -> None:
        """Step into an element."""
        self.open_tags.append(tag)
        if len(self.open_tags) > _DEEPEST:
            raise _DoctypeError
        if tag == "History":
            self.skipping += 1
        elif tag in _ENTRIES and not self.skipping:
            self.entry = _Entry()
        elif self._is_wanted(tag):
            self.text = []

    def _is_wanted(self, tag: str) -> bool:
        if self.skipping or self.entry is None:
            return False
        if tag == "Value":
            return self.entry.key == "URL"
        return tag in _WANTED

    def characters(self, text: str) -> None:
        """Gather text, if it is wanted here."""
        if self.text is not None and len(self.text) < _LONGEST:
            self.text.append(text[:_LONGEST])

    def end(self, tag: str) -> None:
        """Step out of an element."""
        self.open_tags.pop()
        text, self.text = "".join(self.text or ())[:_LONGEST], None
        if tag == "History":
            self.skipping -= 1
        elif self.entry is not None and not self.skipping:
            self._take(tag, text, self.entry)

    def _take(self, tag: str, text: str, entry: _Entry) -> None:
        match tag:
            case "Key":
                entry.key = text
            case "Value" if entry.key == "URL":
                entry.address = text
            case "url":
                entry.address = text
            case "CreationTime" | "creationtime":
                entry.first = day_of_stamp(text)
            case "LastModificationTime" | "lastmodtime":
                entry.last = day_of_stamp(text)
            case "Entry" | "pwentry":
                self.task.tally.items += 1
                add_login(self.task, [entry.address], entry.first, entry.last)
                self.entry = None

    def refuse(self, *_: object) -> None:
        """Refuse a DOCTYPE."""
        raise _DoctypeError


class KeePassXmlReader(FileReader):
    """Reads the addresses of saved logins; older versions of an entry are left out."""

    kind = "passwords-keepass-xml"
    label = "Saved logins (KeePass XML); passwords are never kept"
    suffixes = (".xml",)
    where_from = (
        f"KeePass: File, Export, KeePass XML. KeePassXC: Database, Export, XML File. {DELETE_AFTER}"
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as KeePass's XML does."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one account for each domain; return how many logins there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    try:
        _parse(task)
    except _DoctypeError:
        task.report(f"after login {task.tally.items}", _REFUSED)
    except (expat.ExpatError, LookupError, ValueError):
        task.report(f"after login {task.tally.items}", _BROKEN)


def _parse(task: EntryTask) -> None:
    """Parse to the end.

    Raises:
        _DoctypeError: It has a DOCTYPE or is nested too deep.
        ExpatError, LookupError, ValueError: It is no XML, or in an unknown encoding.
    """
    walker, parser = _Walker(task), expat.ParserCreate()
    parser.StartElementHandler = walker.begin
    parser.EndElementHandler = walker.end
    parser.CharacterDataHandler = walker.characters
    parser.StartDoctypeDeclHandler = walker.refuse
    done = 0
    while chunk := task.stream.read(_CHUNK):
        done += len(chunk)
        task.ticket.checkpoint(done, task.entry.size)
        parser.Parse(chunk, False)  # noqa: FBT003 - expat takes it by place only
    parser.Parse(b"", True)  # noqa: FBT003 - as above


READER = KeePassXmlReader()
