"""Whether something sent to a contact came back: such a contact is marked until it works."""

from collections.abc import Iterable

from dsar_assistant.domain.controller import Controller
from dsar_assistant.domain.request import Fact, FactKind, Request
from dsar_assistant.domain.text import day_in_words

_CAME_BACK = {FactKind.RETURNED: "A letter", FactKind.BOUNCED: "An e-mail"}
_ARRIVED = frozenset(
    {FactKind.DELIVERED, FactKind.ACKNOWLEDGED, FactKind.RESPONSE, FactKind.EXTENSION_NOTICE}
)


def bad_contact(controller: Controller, requests: Iterable[Request]) -> str:
    """Say in a sentence what came back from the contact in use; empty if nothing did.

    Args:
        controller: As it is known now; a corrected address is a fresh one.
        requests: Those whose record tells.
    """
    facts = [
        fact
        for request in requests
        if request.controller.id == controller.id
        for fact in request.standing_facts()
        if fact.kind in _ARRIVED or _same_contact(fact, request.controller, controller)
    ]
    last = max(facts, key=lambda fact: (fact.on, fact.recorded_at), default=None)
    if last is None or last.kind not in _CAME_BACK:
        return ""
    what = _CAME_BACK[last.kind]
    return f"{what} sent there came back on {day_in_words(last.on)}. Look for another address."


def _same_contact(fact: Fact, then: Controller, now: Controller) -> bool:
    """Say whether something came back from the lines that are still in use."""
    if fact.kind is FactKind.RETURNED:
        return then.contact.address == now.contact.address
    return fact.kind is FactKind.BOUNCED and then.contact.email == now.contact.email
