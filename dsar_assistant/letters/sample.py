"""Reads the invented cases that each kind of letter is shown and checked with."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import msgspec

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.deadline import Receipt, ReceiptBasis
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.person import DataSubject, Representative
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.request import FactKind, Outcome
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.letters.book import PARTS, LetterBook
from dsar_assistant.letters.compose import LetterOrder
from dsar_assistant.letters.facts import EarlierRequest, LetterFacts, RecordedEvent
from dsar_assistant.letters.kind_file import read_table

_MERGED = ("subject", "controller", "record")


class _Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    on: date
    kind: FactKind
    details: dict[str, str] = {}

    def as_event(self) -> RecordedEvent:
        return RecordedEvent(self.on, self.kind, self.details)


class _Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    noun: str
    reference: str
    dated_on: date
    rights: tuple[Right, ...] = ()
    sent_on: date | None = None
    received_on: date | None = None
    receipt_basis: ReceiptBasis = ReceiptBasis.ACTUAL
    due_on: date | None = None
    notice_by: date | None = None
    replied_on: date | None = None
    outcome: Outcome | None = None
    complained_on: date | None = None
    events: tuple[_Event, ...] = ()

    def as_record(self, regime: RegimeCode) -> EarlierRequest:
        receipt = Receipt(self.received_on, self.receipt_basis) if self.received_on else None
        return EarlierRequest(
            noun=self.noun,
            reference=self.reference,
            dated_on=self.dated_on,
            regime=regime,
            rights=self.rights,
            sent_on=self.sent_on,
            receipt=receipt,
            due_on=self.due_on,
            late_on_any_view=self.due_on,
            notice_by=self.notice_by,
            replied_on=self.replied_on,
            outcome=self.outcome,
            complained_on=self.complained_on,
            events=tuple(event.as_event() for event in self.events),
        )


class _Controller(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: str
    nation: Nation
    regime: RegimeCode
    address: PostalAddress
    known_as: tuple[str, ...] = ()
    country: str = "GB"

    def as_controller(self) -> Controller:
        return Controller(
            id="sample",
            name=self.name,
            sector="other",
            regime=self.regime,
            country=self.country,
            nation=self.nation,
            contact=Contact(address=self.address),
            confidence=Confidence.HIGH,
            known_as=self.known_as,
            origin="own",
        )


class _SampleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    on: date
    reference: str
    subject: DataSubject
    controller: _Controller
    answers: dict[str, str] = {}
    representative: Representative | None = None
    record: _Record | None = None
    identifiers: tuple[tuple[str, str], ...] = ()

    def as_order(self, kind_id: str) -> LetterOrder:
        facts = LetterFacts(
            subject=self.subject,
            controller=self.controller.as_controller(),
            reference=self.reference,
            answers=self.answers,
            representative=self.representative,
            record=self.record.as_record(self.controller.regime) if self.record else None,
            identifiers=self.identifiers,
        )
        return LetterOrder(kind_id, facts, self.on)


def load_samples(book: LetterBook, kind_id: str) -> dict[str, LetterOrder]:
    """Read the invented cases of one kind, by name; the main one is called ``sample``.

    ``_parts/sample.toml`` holds the people and the organisation; the kind's own file
    adds to these tables and gives the answers. Each of its variants changes some of
    that, and gives all of its answers anew.

    Raises:
        ResourceInvalidError: A file cannot be used; file, place and reason are named.
    """
    common = read_table(book.folder / PARTS / "sample.toml")
    path = book.folder / kind_id / "sample.toml"
    own = read_table(path)
    variants = own.pop("variants", [])
    main = _merged(common, own)
    cases = {"sample": main}
    for variant in variants:
        name = variant.pop("name", "unnamed")
        cases[name] = _merged(main, variant)
    return {name: _order(path, kind_id, case) for name, case in cases.items()}


def _merged(base: Mapping[str, object], more: Mapping[str, object]) -> dict[str, object]:
    merged = {**base, **more}
    for name in _MERGED:
        under, over = base.get(name), more.get(name)
        if isinstance(under, dict) and isinstance(over, dict):
            merged[name] = {**under, **over}
    return merged


def _order(path: Path, kind_id: str, case: Mapping[str, object]) -> LetterOrder:
    subject = case.get("subject")
    complete = {
        **case,
        "subject": {"id": "sample", **(subject if isinstance(subject, dict) else {})},
    }
    try:
        return msgspec.convert(complete, _SampleFile).as_order(kind_id)
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        file = f"{kind_id}/{path.name}"
        raise ResourceInvalidError(file, place.strip("`") or "the top", reason) from error
