"""Which organisation wrote a message."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dsar_assistant.finding.domains import (
    clean_host,
    is_listed,
    is_listed_exactly,
    registrable_domain,
)
from dsar_assistant.finding.mail.fields import FIELD_CAP, Headers, as_text, decoded
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.shown import fit_name

_MOST_CACHED = 50_000
_MOST_SIGNATURES = 8
_MOST_FROM = 8

_QUOTED = re.compile(r'"[^"\\]{0,500}(?:\\.[^"\\]{0,500}){0,50}"')
_REMARK = re.compile(r"\([^()]{0,500}\)")
_IN_ANGLES = re.compile(r"<([^<>]{0,400})>")
_BETWEEN = re.compile(r"[,;]")
_BARE = re.compile(r"[^\s<>,;:\"()\[\]]{1,200}@[^\s<>,;:\"()\[\]]{1,253}")
_SIGNED_BY = re.compile(rb"(?:^|;)\s{0,20}d\s{0,9}=\s{0,9}([^;\s]{1,253})")
_MAILTO = re.compile(rb"mailto:[^@>?,\s]{0,300}@([^>?,\s]{1,253})", re.IGNORECASE)
_WEB = re.compile(rb"https?://(?:[^/@>\s]{0,200}@)?([^/:?#>,\s]{1,253})", re.IGNORECASE)
_LIST_ID = re.compile(rb"<([^<>\s]{1,300})>\s{0,20}$")

_FROM = b"\nfrom:"
UNSUBSCRIBE = b"\nlist-unsubscribe:"
LIST_ID = b"\nlist-id:"


class Sender(NamedTuple):
    """What a From field says.

    Attributes:
        domain: Registrable domain of what stands behind the @; None if there is no usable address.
        name: The name shown beside the address; empty if there is none.
        is_own: The person's own address.
        is_private: An address at a free-mail provider: a person, not an organisation.
        is_service: A mail service that sends for others.
        is_ambiguous: Several addresses of different domains; anyone may name a second one.
    """

    domain: str | None
    name: str = ""
    is_own: bool = False
    is_private: bool = False
    is_service: bool = False
    is_ambiguous: bool = False


class SenderBook:
    """Reads each different From field once, and finds who stands behind a mail service."""

    def __init__(self, settings: ReadingSettings) -> None:
        """Take the person's own addresses and the lists of mail services and free mail."""
        self._settings = settings
        self._known: dict[bytes, Sender] = {}
        self._named = lru_cache(_MOST_CACHED)(self._organisation_at)

    def sender(self, headers: Headers) -> Sender:
        """Read the From field of a message."""
        written = headers.quick.get(b"from:", b"")
        return self._known.get(written) or self._learn(written[:FIELD_CAP], headers)

    def _learn(self, written: bytes, headers: Headers) -> Sender:
        """Read a From field that was not seen before; the key is in lower case."""
        if len(self._known) >= _MOST_CACHED:
            self._known.clear()
        sender = self._known[written] = read_sender(headers.value(_FROM), self._settings)
        return sender

    def is_ambiguous(self, sender: Sender, headers: Headers) -> bool:
        """Say whether a message names senders of different domains, in one field or several."""
        if sender.is_ambiguous or not headers.repeats:
            return sender.is_ambiguous
        fields = headers.values(_FROM, _MOST_FROM)
        return len({read_sender(one, self._settings).domain for one in fields}) > 1

    def organisation(self, sender: Sender, headers: Headers) -> str | None:
        """Give the registrable domain of the organisation that wrote; None for a person.

        From decides, unless it is a mail service. Then the first that names neither a
        service nor a person: signature, unsubscribe address, list, reply address, return
        path. If none does, the service wrote for itself.
        """
        if sender.is_private:
            # A provider's own newsletter may come from the host its customers have, too;
            # private letters carry no address to unsubscribe at.
            hosts = _hosts_of_urls(headers.value(UNSUBSCRIBE))
            return sender.domain if sender.domain in map(registrable_domain, hosts) else None
        if not sender.is_service:
            return sender.domain
        named = filter(None, map(self._named, _hosts_beside_from(headers)))
        return next(named, sender.domain)

    def _organisation_at(self, host: str) -> str | None:
        """Give the organisation that a host belongs to; None for a mail service or a person."""
        settings = self._settings
        if self.is_service(host) or is_own_host(host, settings.own):
            return None
        return None if is_listed_exactly(host, settings.freemail) else registrable_domain(host)

    def is_service(self, host: str) -> bool:
        """Say whether a host belongs to a mail service."""
        return is_listed(host.lower(), self._settings.mail_services)


def read_sender(raw_from: bytes, settings: ReadingSettings) -> Sender:
    """Read a From field: the first address in it, and the name beside that."""
    text = as_text(raw_from)
    addresses = addresses_in(text)
    address = next(iter(addresses), "")
    host = clean_host(address.rpartition("@")[2]) if address else None
    if host is None:
        return Sender(None)
    return Sender(
        registrable_domain(host),
        _name_beside(text, address),
        is_own=is_own_address(address, settings.own) or is_own_host(host, settings.own),
        is_private=is_listed_exactly(host, settings.freemail),
        is_service=is_listed(host, settings.mail_services),
        is_ambiguous=len(addresses) > 1 and _are_of_several(addresses),
    )


def _are_of_several(addresses: Iterable[str]) -> bool:
    """Say whether addresses belong to more than one registrable domain."""
    return len({registrable_domain(one.rpartition("@")[2]) for one in addresses}) > 1


def addresses_in(text: str) -> tuple[str, ...]:
    """Give the addresses in a From field, in order, also those of a group.

    An address inside the shown name is not the sender: it is how forgers dress up.
    """
    bare = _REMARK.sub(" ", _QUOTED.sub(" ", text))
    found = (_address_in(part) for part in _BETWEEN.split(bare))
    return tuple(address for address in found if address)


def _address_in(part: str) -> str:
    """Give the address in one entry of a From field; empty if there is none."""
    if (angled := _IN_ANGLES.search(part)) and "@" in angled[1]:
        return angled[1].strip()
    found = _BARE.search(part)
    return found[0] if found else ""


def first_address(text: str) -> str:
    """Give the first address in a field; empty if there is none."""
    return next(iter(addresses_in(text)), "")


def is_own_address(address: str, own: frozenset[str]) -> bool:
    """Say whether an address is the person's own, with or without a ``+tag``."""
    return _untagged(address.lower()) in _all_untagged(own)


@lru_cache(maxsize=4)
def _all_untagged(own: frozenset[str]) -> frozenset[str]:
    """Give the person's own addresses without their tags."""
    return frozenset(map(_untagged, own))


def _untagged(address: str) -> str:
    local, _, host = address.rpartition("@")
    return f"{local.partition('+')[0]}@{host}"


def is_own_host(host: str, own: frozenset[str]) -> bool:
    """Say whether a whole domain is the person's own: ``@name.example`` among the addresses."""
    return f"@{host.lower()}" in own


def _name_beside(text: str, address: str) -> str:
    """Give the name that goes with an address, decoded and fit to be shown."""
    before, _, after = text.partition(f"<{address}>")
    if not after and before == text:
        # The old form: address (Name).
        before = next(iter(_REMARK.findall(text)), "").strip("()")
    name = decoded(before).replace('\\"', '"').strip().strip("\"'").strip()
    return "" if "@" in name else fit_name(name)


def _hosts_beside_from(headers: Headers) -> Iterator[str]:
    """Yield the hosts named in the other fields, in the order of trust."""
    for signature in headers.values(b"\ndkim-signature:", _MOST_SIGNATURES):
        if signed := _SIGNED_BY.search(signature):
            yield from _texts([signed[1]])
    yield from _hosts_of_urls(headers.value(UNSUBSCRIBE))
    yield from list_host(headers.value(LIST_ID))
    for name in (b"\nreply-to:", b"\nreturn-path:"):
        address = first_address(as_text(headers.value(name)))
        if address:
            yield address.rpartition("@")[2]


def list_host(list_id: bytes) -> list[str]:
    """Give the host in the name of a mailing list; none if it is on no list."""
    found = _LIST_ID.search(list_id)
    return _texts([found[1]]) if found else []


def _hosts_of_urls(value: bytes) -> list[str]:
    """Give the hosts of the mail and web addresses in a field."""
    return _texts([*_MAILTO.findall(value), *_WEB.findall(value)])


def _texts(raw: Iterable[bytes]) -> list[str]:
    """Read host names as text."""
    return [part.decode("ascii", "replace").strip().strip(".") for part in raw]
