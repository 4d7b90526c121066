"""Facebook and Instagram exports as web pages: recognised, so that a sentence can help."""

import re

from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import TraceTally, read_entries

_PAGE = re.compile(r"(?:<!DOCTYPE html>\s{0,20})?<html\b", re.IGNORECASE)
_MARK = re.compile(r'class="[^"]{0,80}\b(?:_a7o5|_5vb_|_a706|_a6-g)\b')
_HELP = (
    "This is an export of Facebook or Instagram as web pages, which cannot be read reliably. Ask "
    "for it again and choose the format JSON in place of HTML."
)


class MetaHtmlReader(FileReader):
    """Says how to get an export that can be read."""

    kind = "meta-html"
    label = "Facebook or Instagram export as web pages"
    suffixes = (".html",)
    where_from = (
        "Facebook and Instagram make web pages unless asked otherwise: in Export your "
        "information, Create export, change the format to JSON."
    )
    gathers = True

    def recognises(self, head: bytes) -> bool:
        """Say whether a page is of Meta's making."""
        text = head_text(head)
        return _PAGE.match(text) is not None and _MARK.search(text) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield the sentence once, however many pages there are."""
        return (yield from read_entries(source, ticket, lambda _: None, _tell))


def _tell(tally: TraceTally) -> None:
    # What could not be opened has been told already.
    if tally.is_empty:
        tally.report("whole export", _HELP)


READER = MetaHtmlReader()
