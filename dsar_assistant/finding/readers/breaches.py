"""Have I Been Pwned: the published leaks that an address was found in, as JSON.

Leaks without an organisation (spam lists, logs of stolen logins, collections) are told
apart: they name nobody one can write to.
"""

import re
from dataclasses import replace

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.domains import registrable_domain
from dsar_assistant.finding.json_parts import dict_of, json_parts, text_of
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import day_of_stamp

NOBODY = "a collection of stolen data that belongs to no one organisation"
INVENTED = "a leak that was found to be made up"
_KEPT = frozenset({"Name", "Title", "Domain", "BreachDate", "IsFabricated", "IsSpamList"}) | {
    "IsMalware",
    "IsStealerLog",
}
_NOBODYS = ("IsSpamList", "IsMalware", "IsStealerLog")
_BEGINS = re.compile(
    r'(?:\{\s{0,40}"(?:Breaches|breaches)"\s{0,9}:\s{0,9})?\[\s{0,40}\{\s{0,40}"Name"\s{0,9}:'
)
_MARKS = ('"BreachDate"', '"PwnCount"')
_NAMES_ONLY = re.compile(
    r'\[\s{0,40}\{\s{0,40}"Name"\s{0,9}:\s{0,9}"[^"]{1,100}"\s{0,40}\}\s{0,40}[,\]]'
)
# No address is in so many leaks; a list this long is the public one of all leaks.
_MOST = 400
_ALL_LEAKS = (
    "This looks like the list of all known leaks, not of those with your address in it, so nothing "
    "was counted. Search for your own address and save that answer."
)


class BreachesReader(FileReader):
    """Reads which organisations lost data with the person's address in it."""

    kind = "breaches"
    label = "Known data leaks (Have I Been Pwned)"
    suffixes = (".json",)
    where_from = (
        "haveibeenpwned.com: sign in to the dashboard with your address and save the list of its "
        "leaks as JSON; with a key of your own, the answer of the service for your address."
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as a list of leaks does."""
        text = head_text(head)
        if _BEGINS.match(text) is None:
            return False
        return any(mark in text for mark in _MARKS) or _NAMES_ONLY.match(text) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield a trace for each leak; return how many leaks there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    leaks: list[Sighting] = []
    for _, value in json_parts(task, _KEPT):
        leak = dict_of(value)
        if text_of(leak.get("Name")):
            leaks.append(_leak(task, leak, len(leaks) + 1))
        if len(leaks) > _MOST:
            task.report("whole list", _ALL_LEAKS)
            return
    task.tally.items += len(leaks)
    for sighting in leaks:
        task.tally.add(sighting)


def _leak(task: EntryTask, leak: dict[str, object], number: int) -> Sighting:
    domain = registrable_domain(text_of(leak.get("Domain")))
    day = day_of_stamp(text_of(leak.get("BreachDate")))
    sighting = Sighting(
        SightingKind.BREACH,
        domain,
        text_of(leak.get("Title")) or text_of(leak.get("Name")),
        task.place(f"leak {number}"),
        first=day,
        last=day,
    )
    if leak.get("IsFabricated") is True:
        return replace(sighting, aside=INVENTED)
    # The whole list has a domain for each leak of one organisation; the short one has none.
    is_nobodys = leak.get("Domain") == "" or any(leak.get(name) is True for name in _NOBODYS)
    return replace(sighting, aside=NOBODY) if is_nobodys and not domain else sighting


READER = BreachesReader()
