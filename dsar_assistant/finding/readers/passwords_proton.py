"""Saved logins exported by Proton Pass as JSON, alone or in its ZIP."""

import re
from collections.abc import Iterator

from dsar_assistant.finding.json_parts import (
    NamedOrLike,
    dict_of,
    json_parts,
    list_of,
    text_of,
)
from dsar_assistant.finding.logins import DELETE_AFTER, add_login
from dsar_assistant.finding.reader import FileReader, Reading, Source
from dsar_assistant.finding.text_lines import head_text
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.finding.traces import EntryTask, read_entries

# Vaults stand under their ids, which are long.
_VAULT_ID = re.compile(r"[\w=+/-]{30,200}")
_KEPT = NamedOrLike(
    frozenset({"items", "data", "type", "content", "urls", "createTime", "modifyTime"}), _VAULT_ID
)
_BEGINS = re.compile(
    r'\{\s{0,40}"(?:version|userId|encrypted)"[^{}\[\]]{0,400}"vaults"\s{0,9}:\s{0,9}\{'
)


class ProtonPassReader(FileReader):
    """Reads the addresses of saved logins in all vaults."""

    kind = "passwords-proton"
    label = "Saved logins (Proton Pass JSON); passwords are never kept"
    suffixes = (".json", ".zip")
    where_from = (
        "Proton Pass in the browser: Settings, Export, file format ZIP, without PGP encryption. "
        f"{DELETE_AFTER}"
    )

    def recognises(self, head: bytes) -> bool:
        """Say whether a file begins as Proton Pass's exports do."""
        return _BEGINS.match(head_text(head)) is not None

    def read(self, source: Source, ticket: ReadingTicket) -> Reading:
        """Yield one account for each domain; return how many logins there are."""
        return (yield from read_entries(source, ticket, _read))


def _read(task: EntryTask) -> None:
    for key, value in json_parts(task, _KEPT):
        for item in _logins(value) if key == "vaults" else ():
            task.tally.items += 1
            content = dict_of(dict_of(item.get("data")).get("content"))
            addresses = [text_of(one) for one in list_of(content.get("urls"))]
            first, last = (task.tally.day(item.get(name)) for name in ("createTime", "modifyTime"))
            add_login(task, addresses, first, last)


def _logins(vaults: object) -> Iterator[dict[str, object]]:
    for vault in dict_of(vaults).values():
        for item in list_of(dict_of(vault).get("items")):
            if dict_of(dict_of(item).get("data")).get("type") == "login":
                yield dict_of(item)


READER = ProtonPassReader()
