"""Counting messages by the organisation that sent them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dsar_assistant.domain.evidence import ReadProblem, Sighting, SightingKind
from dsar_assistant.domain.text import counted
from dsar_assistant.finding.mail.days import DayReader
from dsar_assistant.finding.mail.fields import Headers
from dsar_assistant.finding.mail.lists import ListPart, ListTalk, read_list_mark
from dsar_assistant.finding.mail.marks import (
    fails_authentication,
    is_junk_folder,
    is_marked_junk,
    is_outgoing,
    is_sent_folder,
)
from dsar_assistant.finding.mail.seen_messages import SeenMessages
from dsar_assistant.finding.mail.trace import Trace
from dsar_assistant.finding.reader import ReadingSettings
from dsar_assistant.finding.sender import Sender, SenderBook

FORGED = "failed the sender's own authentication"
AMBIGUOUS = "it names several senders at once, as forged mail does"
JUNK = "your mail provider marked it as junk"
TALK = "talk between members of a mailing list"
NO_SENDER = "It does not say who sent it. It was counted, and the others were read."

# A message with no other of the fields that all are asked for is neither labelled nor on a list.
_PLAIN = frozenset({b"from:", b"date:", b"authentication-results:", b"content-length:"})
_MOST_PROBLEMS = 50
_MOST_SENDERS = 100_000


@dataclass(frozen=True, slots=True)
class MailPart:
    """What was counted in one part of a mailbox; plain enough to go to another process.

    Attributes:
        traces: (domain, why it is no evidence, count) of each sender.
        problems: (number of the message in this part, reason).
    """

    items: int
    traces: tuple[tuple[str, str | None, Trace], ...]
    lists: tuple[ListPart, ...]
    problems: tuple[tuple[int, str], ...]
    problem_count: int
    overflow: int


class MailTally:
    """Counts the messages of one source, one header block after the other.

    Mail that the person wrote, and mail from private people, is counted as read and
    leaves no other trace.
    """

    def __init__(self, settings: ReadingSettings, seen: SeenMessages | None = None) -> None:
        """Begin with nothing counted.

        Args:
            seen: What was met in the other mail of this reading; that is read, not counted.
        """
        self._seen = seen if seen is not None and seen.is_needed else None
        self.items = 0
        self._book = SenderBook(settings)
        self._days = DayReader(settings.today)
        self._since = settings.since.toordinal() if settings.since else 0
        self._traces: dict[tuple[str, str | None], Trace] = {}
        self._talk = ListTalk()
        self._problems: list[tuple[int, str]] = []
        self._problem_count = 0
        self._overflow = 0
        self._folder_is_junk = False
        self._folder_is_sent = False

    def enter_folder(self, name: str) -> None:
        """Say from which mail folder the next messages come: Junk and Sent count differently."""
        self._folder_is_junk = is_junk_folder(name)
        self._folder_is_sent = is_sent_folder(name)

    def add_all(self, messages: Iterable[Headers]) -> None:
        """Count the messages that follow in a mailbox."""
        for number, headers in enumerate(messages, self.items + 1):
            self.add(number, headers)

    def add(self, number: int, headers: Headers) -> None:
        """Count one message.

        Args:
            number: Its running number in the source, from 1.
        """
        self.items += 1
        if self._seen is not None and self._seen.has_met(headers):
            return
        sender = self._book.sender(headers)
        if sender.is_own or self._folder_is_sent:
            return
        if sender.domain is None:
            self.report(number, NO_SENDER)
            return
        day = self._days.ordinal(headers)
        if not 0 < day < self._since:
            self._count(number, day, sender, headers)

    def report(self, number: int, reason: str) -> None:
        """Keep a problem with one message; of very many, only how many there were."""
        self._problem_count += 1
        if len(self._problems) < _MOST_PROBLEMS:
            self._problems.append((number, reason))

    def _count(self, number: int, day: int, sender: Sender, headers: Headers) -> None:
        """Put one dated message where it belongs."""
        is_plain = _PLAIN.issuperset(headers.quick)
        if not is_plain and is_outgoing(headers):
            return
        writer = sender.domain
        if sender.is_private or sender.is_service:
            writer = self._book.organisation(sender, headers)
        if is_plain and writer is None:
            return
        aside = self._aside(sender, headers, is_plain=is_plain)
        if not is_plain and aside is None:
            mark = read_list_mark(headers, writer, self._book)
            if mark is not None and self._talk.add(mark, (writer, sender.name), number, day):
                return
        if writer is not None:
            self._add_to(writer, aside, number, day, sender.name)

    def _aside(self, sender: Sender, headers: Headers, *, is_plain: bool) -> str | None:
        """Give why a message is no evidence; None if it is."""
        if (sender.is_ambiguous or headers.repeats) and self._book.is_ambiguous(sender, headers):
            return AMBIGUOUS
        if fails_authentication(headers, by_service=sender.is_service):
            return FORGED
        if self._folder_is_junk or (not is_plain and is_marked_junk(headers)):
            return JUNK
        return None

    def _add_to(self, domain: str, aside: str | None, number: int, day: int, name: str) -> None:
        """Count for a domain, unless a made-up file names more domains than a life holds."""
        trace = self._traces.get((domain, aside))
        if trace is None:
            if len(self._traces) >= _MOST_SENDERS:
                self._overflow += 1
                return
            trace = self._traces[domain, aside] = Trace(number)
        trace.add(day, name)

    def part(self) -> MailPart:
        """Give what was counted, to be taken in elsewhere."""
        return MailPart(
            self.items,
            tuple((domain, aside, trace) for (domain, aside), trace in self._traces.items()),
            self._talk.counted(),
            tuple(self._problems),
            self._problem_count,
            self._overflow,
        )

    def take_in(self, part: MailPart) -> None:
        """Count a part of the mailbox that follows what was counted so far."""
        for domain, aside, trace in part.traces:
            later = trace.moved(self.items)
            self._traces.setdefault((domain, aside), Trace(later.number)).take_in(later)
        self._talk.take_in(part.lists, self.items)
        room = _MOST_PROBLEMS - len(self._problems)
        self._problems += [(self.items + number, why) for number, why in part.problems[:room]]
        self._problem_count += part.problem_count
        self._overflow += part.overflow
        self.items += part.items

    def results(self, locate: Callable[[int], str]) -> Iterator[Sighting | ReadProblem]:
        """Yield one sighting for each sender and reason, the first seen first, then problems.

        Args:
            locate: Gives the place of the message with a running number.
        """
        for domain, is_talk, trace in self._talk.judged():
            key = (domain, TALK if is_talk else None)
            self._traces.setdefault(key, Trace(trace.number)).take_in(trace)
        for (domain, aside), trace in self._traces.items():
            yield _sighting(domain, aside, trace, locate(trace.number))
        yield from self._told_problems(locate)

    def _told_problems(self, locate: Callable[[int], str]) -> Iterator[ReadProblem]:
        for number, reason in self._problems:
            yield ReadProblem(locate(number), reason)
        if more := self._problem_count - len(self._problems):
            yield ReadProblem("further on", f"{counted(more, 'more message')} like these.")
        if self._overflow:
            told = counted(self._overflow, "message")
            yield ReadProblem(
                "further on", f"{told} from too many different senders to keep apart."
            )


def _sighting(domain: str, aside: str | None, trace: Trace, locator: str) -> Sighting:
    """Turn a running count into what is kept."""
    return Sighting(
        kind=SightingKind.MAIL,
        domain=domain,
        # On a list the names are those of private people.
        name=None if aside == TALK else trace.usual_name or None,
        locator=locator,
        count=trace.count,
        first=date.fromordinal(trace.first) if trace.first else None,
        last=date.fromordinal(trace.last) if trace.last else None,
        aside=aside,
    )
