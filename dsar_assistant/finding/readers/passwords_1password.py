"""Saved logins exported by 1Password: the part ``export.data`` of a 1pux file, which is a ZIP."""

import re
from collections.abc import Iterator

from dsar_assistant.finding.json_parts import dict_of, json_parts, list_of, text_of
from dsar_assistant.finding.logins import DELETE_AFTER, add_login
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

_KEPT = frozenset({"vaults", "items", "item", "overview", "url", "urls", "createdAt", "updatedAt"})
_ACCOUNTS = re.compile(r'\{\s{0,40}"accounts"\s{0,9}:\s{0,9}\[')
_MARKS = ('"attrs"', '"vaults"', '"accountName"')


class OnePasswordReader(FileReader):
    """Reads the addresses of saved logins in all vaults."""

    kind = "passwords-1password"
    label = "Saved logins (1Password 1pux); passwords are never kept"
    suffixes = (".1pux",)
    where_from = (
        "1Password 8: File, Export, choose the account, format 1PUX, Export data; drop the file "
        f"in as it is. {DELETE_AFTER}"
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as the data of 1Password's exports do."""
        text = head_text(head)
        return _ACCOUNTS.match(text) is not None and any(mark in text for mark in _MARKS)

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one account for each domain; return how many logins there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    for key, account in json_parts(task, _KEPT):
        for item in _items(account) if key == "accounts" else ():
            overview = dict_of(item.get("overview"))
            addresses = [text_of(overview.get("url"))]
            addresses += [text_of(dict_of(one).get("url")) for one in list_of(overview.get("urls"))]
            if any(addresses):
                task.tally.items += 1
                first, last = (
                    task.tally.day(item.get(name)) for name in ("createdAt", "updatedAt")
                )
                add_login(task, addresses, first, last)


def _items(account: object) -> Iterator[dict[str, object]]:
    """Give the items of all vaults of an account; older exports wrap each in ``item``."""
    for vault in list_of(dict_of(account).get("vaults")):
        for one in list_of(dict_of(vault).get("items")):
            yield dict_of(dict_of(one).get("item")) or dict_of(one)


READER = OnePasswordReader()
