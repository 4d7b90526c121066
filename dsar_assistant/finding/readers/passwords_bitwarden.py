"""Saved logins exported by Bitwarden as JSON; of each login only its addresses are kept."""

import re

from dsar_assistant.finding.json_parts import dict_of, json_parts, list_of, text_of
from dsar_assistant.finding.logins import DELETE_AFTER, add_login
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries
from dsar_assistant.finding.web_address import day_of_stamp

_KEPT = frozenset({"login", "uris", "uri", "creationDate", "revisionDate"})
_BEGINS = re.compile(
    r'\{\s{0,40}"(?:encrypted|passwordProtected)"\s{0,9}:\s{0,9}(?:true|false)'
    r'[^"]{0,40}"(?!version|vaults|userId)'
)
_LOCKED = (
    "This Bitwarden export is encrypted, so nothing could be read. In Bitwarden export again, "
    "with the file format .json and not .json (Encrypted)."
)


class BitwardenReader(FileReader):
    """Reads the addresses of saved logins; refuses the encrypted kind with a sentence."""

    kind = "passwords-bitwarden"
    label = "Saved logins (Bitwarden JSON); passwords are never kept"
    suffixes = (".json",)
    where_from = (
        "Bitwarden in the browser: Tools, Export vault, File format .json, Export. "
        f"Vaultwarden is the same. {DELETE_AFTER}"
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as Bitwarden's exports do."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one account for each domain; return how many logins there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    for key, value in json_parts(task, _KEPT):
        if key == "encrypted" and value is True:
            task.report("whole file", _LOCKED)
            return
        login = dict_of(dict_of(value).get("login"))
        if key == "items" and login:
            task.tally.items += 1
            _add(task, dict_of(value), login)


def _add(task: EntryTask, item: dict[str, object], login: dict[str, object]) -> None:
    first = day_of_stamp(text_of(item.get("creationDate")))
    last = day_of_stamp(text_of(item.get("revisionDate")))
    addresses = (text_of(dict_of(uri).get("uri")) for uri in list_of(login.get("uris")))
    add_login(task, addresses, first, last)


READER = BitwardenReader()
