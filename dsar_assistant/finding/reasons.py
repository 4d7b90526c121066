"""The sentences that say why an organisation is listed, and no more than was seen."""

from dsar_assistant.domain.controller import Flow, InterviewAnswer, InterviewQuestion
from dsar_assistant.domain.evidence import Reason, ReasonKind, SightingKind
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.finding.seen import Seen

_PHRASES = {
    SightingKind.MAIL: ("message from", "messages from"),
    SightingKind.ACCOUNT: ("login at", "logins at"),
    SightingKind.BOOKMARK: ("bookmark of", "bookmarks of"),
    SightingKind.VISIT: ("visit to", "visits to"),
    SightingKind.PAYMENT: ("payment to or from", "payments to or from"),
    SightingKind.REGULAR_PAYMENT: ("regular payment to or from", "regular payments to or from"),
    SightingKind.PLATFORM_EXPORT: ("entry in your export about", "entries in your export about"),
    SightingKind.LIST_UPLOAD: (
        "list with you on it, uploaded by",
        "lists with you on them, uploaded by",
    ),
    SightingKind.BREACH: ("published data leak of", "published data leaks of"),
    SightingKind.CONSENT: ("consent given that names", "consents given that name"),
    SightingKind.COOKIE: ("cookie of", "cookies of"),
    SightingKind.PAPER: ("paper from", "papers from"),
}
SHARED = "several organisations use this address, so it may have been another of them"
OTHER_OF_SHARED = "it shares this address with the organisation that wrote"
BY_NAME = "only the name was matched"
BY_BEGINNING = "only the beginning of the name was matched, because banks cut names off"
BY_ADDRESS = "the payment names their web address"
SIMILAR_NAME = "the name only looks like theirs, so check before you write"
# A reason names the sort of evidence; how strong a trace of that sort is shows in its words.
_KINDS = {
    SightingKind.REGULAR_PAYMENT: ReasonKind.PAYMENT,
    SightingKind.LIST_UPLOAD: ReasonKind.PLATFORM_EXPORT,
    SightingKind.COOKIE: ReasonKind.CONSENT,
}


def seen_reason(seen: Seen, remark: str = "") -> Reason:
    """Say what was seen, how often and when: 37 messages from shop.example, 2 March 2016."""
    name = seen.domain or max(seen.names, key=lambda name: seen.names[name], default="")
    text = f"{counted(seen.count, *_PHRASES[seen.kind])} {name}, {_days(seen)}"
    return Reason(
        kind=_KINDS.get(seen.kind) or ReasonKind(seen.kind),
        text=f"{text}; {remark}" if remark else text,
        count=seen.count,
        first=seen.first,
        last=seen.last,
        domain=seen.domain,
    )


def _days(seen: Seen) -> str:
    """Write the span of days."""
    if seen.first is None or seen.last is None:
        return "undated"
    if seen.first == seen.last:
        return day_in_words(seen.first)
    return f"{day_in_words(seen.first)} to {day_in_words(seen.last)}"


def interview_reason(question: InterviewQuestion, answer: InterviewAnswer) -> Reason:
    """Say which answer points there, and why it does."""
    text = f"You said yes{_years(answer)} to: {question.question} {question.why}"
    return Reason(ReasonKind.INTERVIEW, text.strip(), sources=question.sources)


def sector_reason(question: InterviewQuestion, answer: InterviewAnswer) -> Reason:
    """Say which answer makes the whole branch worth a look."""
    text = (
        f"You said yes{_years(answer)} to: {question.question} "
        "Organisations of this sort may hold data for that reason; nothing points to this one."
    )
    return Reason(ReasonKind.SECTOR, text, sources=question.sources)


def _years(answer: InterviewAnswer) -> str:
    """Write the years of an answer."""
    first, last = answer.from_year, answer.to_year
    if first and last:
        return f" ({first})" if first == last else f" ({first} to {last})"
    if first:
        return f" (from {first})"
    return f" (until {last})" if last else ""


def flow_reason(flow: Flow, described: str) -> Reason:
    """Carry a documented flow's sentence, with where it can be checked."""
    return Reason(ReasonKind.FLOW, described, sources=tuple(source.url for source in flow.sources))
