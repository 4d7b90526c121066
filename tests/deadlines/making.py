"""Makes clocks, records and requests for the tests of this room."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from dsar_assistant.deadlines.calendars import Calendars
from dsar_assistant.deadlines.response import response_due
from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.deadline import ClockFacts, Deadline, Pause, Receipt
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.place import Nation
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.regime import Jurisdiction
from dsar_assistant.domain.request import Fact, FactKind, FrozenLetter, Request
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.law.load import load_jurisdiction
from dsar_assistant.law.regimes import period

FOLDER = Path(__file__).parents[2] / "resources/jurisdictions"
CALENDARS = Calendars()
NATIONS = {
    "EW": Nation.ENGLAND_WALES,
    "SC": Nation.SCOTLAND,
    "NI": Nation.NORTHERN_IRELAND,
    "UK": Nation.UNKNOWN,
}
WRITTEN_AT = datetime(2026, 1, 1, 9, tzinfo=UTC)
NUMBERS = count(1)


def day(text: str) -> date:
    return date.fromisoformat(text)


@cache
def lawbook(code: str) -> Jurisdiction:
    return load_jurisdiction(FOLDER / f"{code}.toml")


def facts(received: str, nation: str | Nation = "EW", **more: Any) -> ClockFacts:
    values: dict[str, Any] = {
        "receipt": Receipt(day(received)),
        "nation": NATIONS.get(nation, nation),
    }
    return ClockFacts(**(values | more))


def pauses(*windows: str) -> tuple[Pause, ...]:
    ends = (window.split("..") for window in windows)
    return tuple(Pause(day(asked), day(answered) if answered else None) for asked, answered in ends)


def due_of(clock: ClockFacts, period_id: str = "response") -> Deadline:
    book = lawbook("eu" if clock.regime is RegimeCode.EU_GDPR else "uk")
    rules = period(book, period_id, clock.regime, clock.receipt.on)
    return response_due(clock, rules, CALENDARS)


def texts(deadline: Deadline) -> str:
    return "\n".join([*(step.text for step in deadline.steps), *deadline.notes])


def controller(nation: str = "EW", country: str = "GB") -> Controller:
    return Controller(
        id="example-shop",
        name="Example Shop Ltd",
        sector="retail",
        regime=RegimeCode.UK_GDPR,
        country=country,
        nation=NATIONS[nation],
        contact=Contact(),
        confidence=next(iter(Confidence)),
    )


def letter(letter_id: str = "l1", kind: str = "access", period: str | None = "response"):
    text = Letter(kind, day("2026-11-20"), "REF", "", (), (), "", (), "", "", ())
    return FrozenLetter(letter_id, "r1", text, "", WRITTEN_AT, period)


def fact(
    kind: str,
    on: str,
    details: Mapping[str, str] | None = None,
    letter_id: str | None = None,
    **more: Any,
) -> Fact:
    number = next(NUMBERS)
    return Fact(
        id=f"f{number}",
        request_id="r1",
        kind=FactKind(kind),
        on=day(on),
        details=details or {},
        letter_id=letter_id,
        **({"recorded_at": WRITTEN_AT + timedelta(seconds=number)} | more),
    )


def request(*known: Fact, letters: tuple[FrozenLetter, ...] | None = None, **more: Any) -> Request:
    values: dict[str, Any] = {
        "controller": controller(),
        "rights": (Right.ACCESS,),
        "regime": RegimeCode.UK_GDPR,
        "letters": (letter(),) if letters is None else letters,
    }
    return Request(
        id="r1",
        reference="REF",
        subject_id="s1",
        kind="access",
        opened_on=day("2026-11-20"),
        facts=known,
        **(values | more),
    )
