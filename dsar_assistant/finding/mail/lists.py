"""Telling talk between members of a mailing list from an organisation's newsletter."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from dsar_assistant.finding.domains import registrable_domain
from dsar_assistant.finding.mail.fields import FIELD_CAP, Headers
from dsar_assistant.finding.mail.trace import Trace
from dsar_assistant.finding.sender import LIST_ID, SenderBook, list_host

_MOST_LISTS = 5000
_MOST_SENDERS = 200
# As many messages of one and the same sender are a newsletter, even if the list's
# software says that anyone may post.
_NEWSLETTER = 3
# As many different senders under one list are talk, whatever its software says.
_TALK = 3

# What list software wrote before there was List-Post.
_OLD_SIGNS = (b"mailing-list:", b"x-beenthere:")
_SIGNS = frozenset({b"list-post:", b"precedence:", *_OLD_SIGNS})
_OLD_HOST = re.compile(rb"@([^>;,\s]{1,253})")
_POST_HOST = re.compile(rb"mailto:[^@>\s]{0,300}@([^>?\s]{1,253})", re.IGNORECASE)


# Domain of the organisation, None for a private person; and the name shown.
Writer = tuple[str | None, str]


@dataclass(frozen=True, slots=True)
class ListMark:
    """The mailing list a message came through.

    Attributes:
        domain: Registrable domain of the list.
        takes_posts: Whether its software says that members may write to it.
    """

    name: bytes
    domain: str
    takes_posts: bool


# The name of a list, what is known of it, and the traces by the domain of the sender.
ListPart: TypeAlias = tuple[bytes, ListMark, tuple[tuple[str | None, Trace], ...]]


def read_list_mark(headers: Headers, writer: str | None, book: SenderBook) -> ListMark | None:
    """Give the list a message may have been discussed on; None for ordinary mail.

    A list at the writer's own domain is that organisation's newsletter.

    Args:
        writer: Domain of the organisation that wrote; None for a private person.
    """
    if _SIGNS.isdisjoint(headers.quick):
        return None
    post = _list_address_host(headers)
    if not post and headers.quick.get(b"precedence:", b"").strip() != b"list":
        return None
    list_id = headers.value(LIST_ID)
    host = next(iter(list_host(list_id)), post)
    domain = registrable_domain(host)
    if domain is None or domain == writer:
        return None
    if not post and book.is_service(host):
        return None
    return ListMark(list_id[-200:] or host.encode(), domain, bool(post))


def _list_address_host(headers: Headers) -> str:
    """Give the host of the address that members write to; empty if there is none."""
    quick = headers.quick
    found = _POST_HOST.search(quick.get(b"list-post:", b"")[:FIELD_CAP])
    for name in _OLD_SIGNS:
        if found is None and name in quick:
            found = _OLD_HOST.search(quick[name][:FIELD_CAP])
    return found[1].decode("ascii", "replace") if found else ""


@dataclass(slots=True)
class _ListTrace:
    """What came through one list, by the domain of the sender; None for private people."""

    mark: ListMark
    by_sender: dict[str | None, Trace] = field(default_factory=dict)

    @property
    def is_talk(self) -> bool:
        """Whether several people write there."""
        if len(self.by_sender) >= _TALK:
            return True
        only = next(iter(self.by_sender.values()))
        is_newsletter = len(self.by_sender) == 1 and only.count >= _NEWSLETTER
        return self.mark.takes_posts and (None in self.by_sender or not is_newsletter)


class ListTalk:
    """Holds what came through mailing lists until all is counted, and then judges each list."""

    def __init__(self) -> None:
        """Begin with no list."""
        self._lists: dict[bytes, _ListTrace] = {}

    def add(self, mark: ListMark, writer: Writer, number: int, day: int) -> bool:
        """Count a message; say no if there are too many lists to hold it back."""
        domain, name = writer
        trace = self._lists.get(mark.name)
        if trace is None:
            if len(self._lists) >= _MOST_LISTS:
                return False
            trace = self._lists[mark.name] = _ListTrace(mark)
        if domain not in trace.by_sender and len(trace.by_sender) >= _MOST_SENDERS:
            domain = next(iter(trace.by_sender))
        written = trace.by_sender.get(domain)
        if written is None:
            written = trace.by_sender[domain] = Trace(number)
        written.add(day, name)
        return True

    def counted(self) -> tuple[ListPart, ...]:
        """Give what came through each list so far, to be taken in elsewhere."""
        return tuple(
            (name, through.mark, tuple(through.by_sender.items()))
            for name, through in self._lists.items()
        )

    def take_in(self, lists: Iterable[ListPart], passed: int) -> None:
        """Count what came through lists in a later part of the same mailbox.

        Args:
            passed: How many messages stand before that part.
        """
        for name, mark, by_sender in lists:
            known = self._lists.get(name)
            if known is None and len(self._lists) < _MOST_LISTS:
                known = self._lists[name] = _ListTrace(mark)
            if known is None:
                continue
            for domain, trace in by_sender:
                later = trace.moved(passed)
                known.by_sender.setdefault(domain, Trace(later.number)).take_in(later)

    def judged(self) -> Iterator[tuple[str, bool, Trace]]:
        """Yield (domain, whether it is talk, trace): of the list if talk, else of the sender."""
        for through in self._lists.values():
            is_talk = through.is_talk
            for sender_domain, trace in through.by_sender.items():
                domain = through.mark.domain if is_talk else sender_domain
                if domain is not None:
                    yield domain, is_talk, trace
