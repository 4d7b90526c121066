"""What the readers of saved logins share: an address becomes an account, nothing else is kept."""

from collections.abc import Iterable
from datetime import date

from dsar_assistant.domain.evidence import Sighting, SightingKind
from dsar_assistant.finding.traces import EntryTask
from dsar_assistant.finding.web_address import domains_of

DELETE_AFTER = "Delete the file when you are done: it holds your passwords."


def add_login(
    task: EntryTask, addresses: Iterable[str], first: date | None = None, last: date | None = None
) -> None:
    """Count the account, or accounts, behind the addresses of one saved login."""
    place = task.place(f"login {task.tally.items}")
    apps = task.tally.settings.apps
    found = (domain for address in addresses for domain in domains_of(address, apps))
    for domain in dict.fromkeys(found):
        task.tally.add(Sighting(SightingKind.ACCOUNT, domain, None, place, first=first, last=last))
