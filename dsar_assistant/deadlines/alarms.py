"""What a record warns of before any last day: files that close, links that end, letters left."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dsar_assistant.deadlines.months import add_days
from dsar_assistant.deadlines.record import (
    extension_failed,
    has_left,
    unposted_follow_up,
)
from dsar_assistant.domain.authority import Authority
from dsar_assistant.domain.deadline import Deadline
from dsar_assistant.domain.details import expires_on
from dsar_assistant.domain.request import FactKind, FrozenLetter, Request, Status
from dsar_assistant.domain.text import counted, day_in_words

# What a large public body does with requests that wait for the person; others do the like.
CLOSED_AFTER_DAYS = 90
PORTAL_WARNING_DAYS = 14
AUTHORITY_WARNING_DAYS = 30
# A letter that lies about for so long has likely been forgotten.
UNPOSTED_AFTER_DAYS = 3

_OVER = frozenset({Status.CLOSED, Status.ANSWERED})


class AlarmKind(StrEnum):
    """What may go wrong unless somebody does something."""

    PAUSED = "paused"
    PORTAL = "portal"
    EXTENSION = "extension"
    UNPOSTED = "unposted"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Alarm:
    """One warning.

    Attributes:
        sentence: What may happen and what to do, in plain words.
        on: The last day to act, or the day it happened.
    """

    kind: AlarmKind
    sentence: str
    on: date


def alarms(
    request: Request, where: Status, deadline: Deadline | None, today: date
) -> tuple[Alarm, ...]:
    """Give the warnings about one request, most pressing first.

    Args:
        where: Its status today.
        deadline: Of the request itself, not of a letter that follows it up.
    """
    if where in {Status.CLOSED, Status.DRAFT}:
        return ()
    found = (
        *_paused(where, deadline, today),
        *_portal(request, where, today),
        *_extension(request, where, deadline),
        *_unposted(request, today),
    )
    return tuple(sorted(found, key=lambda alarm: alarm.on))


def authority_alarm(authority: Authority, name: str, today: date) -> Alarm | None:
    """Warn that a written authority is about to lapse, or has; None while it is good.

    Args:
        name: Of the person who signed it.
    """
    last = authority.last_day
    if last is None or last > add_days(today, AUTHORITY_WARNING_DAYS):
        return None
    acts = authority.organisation or authority.full_name
    verb = "ended" if last < today else "ends"
    sentence = (
        f"The authority of {acts} to act for {name} {verb} on {day_in_words(last)}. "
        "Ask for a new one before the next letter."
    )
    return Alarm(AlarmKind.AUTHORITY, sentence, last)


def _paused(where: Status, deadline: Deadline | None, today: date) -> Iterator[Alarm]:
    since = deadline.paused_since if deadline else None
    if where is not Status.PAUSED or since is None:
        return
    days = max(1, (today - since).days)
    closes = add_days(since, CLOSED_AFTER_DAYS)
    waits = f"They have waited for you for {counted(days, 'day')}."
    if today <= closes:
        advice = f"Some close a request after 90 days, which is {day_in_words(closes)}. Answer now."
    else:
        advice = "Some close a request after 90 days. Answer now, and ask them to go on."
    yield Alarm(AlarmKind.PAUSED, f"{waits} {advice}", closes)


def _portal(request: Request, where: Status, today: date) -> Iterator[Alarm]:
    if where in _OVER:
        return
    portals = request.facts_of(FactKind.PORTAL)
    ends = expires_on(portals[-1]) if portals else None
    if ends is None or ends > add_days(today, PORTAL_WARNING_DAYS):
        return
    if any(reply.on >= portals[-1].on for reply in request.facts_of(FactKind.RESPONSE)):
        return
    if ends < today:
        sentence = f"Their link stopped working on {day_in_words(ends)}. Ask for a new one."
    else:
        sentence = f"Their link stops working after {day_in_words(ends)}. Save the answer before."
    yield Alarm(AlarmKind.PORTAL, sentence, ends)


def _extension(request: Request, where: Status, deadline: Deadline | None) -> Iterator[Alarm]:
    if where not in {Status.WAITING, Status.OVERDUE} or deadline is None:
        return
    if deadline.due is not None and extension_failed(request, deadline):
        notices = request.facts_of(FactKind.EXTENSION_NOTICE)
        sentence = (
            "Their notice for more time came too late or gave no reasons, so the last day "
            f"stays {day_in_words(deadline.due)}."
        )
        yield Alarm(AlarmKind.EXTENSION, sentence, notices[0].on)


def _unposted(request: Request, today: date) -> Iterator[Alarm]:
    letter = _lying_about(request)
    if letter is None or (today - letter.letter.on).days < UNPOSTED_AFTER_DAYS:
        return
    sentence = (
        f"A letter was finished on {day_in_words(letter.letter.on)}, and nothing here says that "
        "it was posted. Post it, or record the day it went."
    )
    yield Alarm(AlarmKind.UNPOSTED, sentence, letter.letter.on)


def _lying_about(request: Request) -> FrozenLetter | None:
    if not request.facts_of(FactKind.POSTED) and not has_left(request):
        return request.letters[-1]
    return unposted_follow_up(request)
