"""Google Takeout's My Activity, as JSON or as a web page: pages visited, apps used."""

import re
from collections.abc import Iterator
from datetime import datetime
from html import unescape
from urllib.parse import unquote

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.browser.visits import VisitTally
from dsar_assistant.finding.json_parts import dict_of, json_parts, list_of, text_of
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text, text_chunks
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset({"header", "titleUrl", "time", "products"})
_JSON = re.compile(r'\[\s{0,40}\{\s{0,40}"header"\s{0,9}:')
_HTML = re.compile(r"<html>.{0,400}<title>My Activity History</title>", re.DOTALL)
_LINK = re.compile(r'<a href="(https?://[^"]{1,2000})"')
_KEPT_BEHIND = 3000
_REDIRECT = "https://www.google.com/url?"
_ASKED = re.compile(r"[?&]q=([^&]{1,2000})")
_OWN = (
    "https://www.google.",
    "https://www.youtube.",
    "https://play.google.",
    "https://maps.google.",
)
_APPS = "Android"


class GoogleActivityReader(FileReader):
    """Reads the domains of pages visited and the names of apps used; searches are let go."""

    kind = "google-activity"
    label = "Google activity (Takeout)"
    suffixes = (".zip", ".json", ".html")
    where_from = (
        "takeout.google.com: Deselect all, tick My Activity, choose JSON under Multiple formats, "
        "Next step, Create export. The ZIP can be dropped in as it is."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as My Activity does."""
        text = head_text(head)
        return bool(_JSON.match(text) or _HTML.match(text))

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield a trace for each domain and app; return how many entries there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    with task.entry.open() as again:
        is_page = _HTML.match(head_text(again.read(4096))) is not None
    visits = VisitTally(SightingKind.VISIT)
    if is_page:
        for address in _links(task):
            _add_visit(visits, address, 0)
    else:
        for _, value in json_parts(task, _KEPT):
            _add_entry(task, visits, dict_of(value))
    visits.pour_into(task, "activity")


def _add_entry(task: EntryTask, visits: VisitTally, entry: dict[str, object]) -> None:
    """Count a page visited, or an app used."""
    if _APPS in list_of(entry.get("products")):
        task.tally.items += 1
        day = _moment(text_of(entry.get("time")))
        used = None if day is None else day.date()
        name = text_of(entry.get("header"))
        place = task.place(f"entry {task.tally.items}")
        task.tally.add(
            Sighting(SightingKind.PLATFORM_EXPORT, None, name, place, first=used, last=used)
        )
    elif address := text_of(entry.get("titleUrl")):
        moment = _moment(text_of(entry.get("time")))
        _add_visit(visits, address, moment.timestamp() if moment else 0)


def _add_visit(visits: VisitTally, address: str, seconds: float) -> None:
    """Count a page, taken out of Google's own link to it; Google's own pages do not count."""
    if address.startswith(_REDIRECT):
        address = _target(address)
    if not address.startswith(_OWN):
        visits.add(address.encode("utf-8", "replace"), 1, seconds, seconds)


def _target(address: str) -> str:
    found = _ASKED.search(address)
    return unquote(found[1]) if found else ""


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text[:40])
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _links(task: EntryTask) -> Iterator[str]:
    """Give the links of a page that may be one line of many megabytes."""
    rest = ""
    for chunk in text_chunks(task.stream, task.entry.size, task.ticket):
        text, end = rest + chunk, 0
        for link in _LINK.finditer(text):
            end = link.end()
            yield unescape(link[1])
        rest = text[max(end, len(text) - _KEPT_BEHIND) :]


READER = GoogleActivityReader()
