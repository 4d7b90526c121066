"""Find what does not hold together in a lawbook."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from dsar_assistant.domain.provision import Provision
from dsar_assistant.domain.regime import Jurisdiction, ResponsePeriod, SupervisoryAuthority

_ID_SHAPE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_FAR_AWAY = date.max


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong, and where."""

    where: str
    reason: str


class _Dated(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def in_force_from(self) -> date: ...
    @property
    def in_force_until(self) -> date | None: ...


Row = TypeVar("Row", bound=_Dated)


def first_fault(lawbook: Jurisdiction) -> Fault | None:
    """Give the first thing that is wrong in a lawbook, or nothing."""
    return next(_faults(lawbook), None)


def _faults(lawbook: Jurisdiction) -> Iterator[Fault]:
    yield from _missing_parts(lawbook)
    for provision in lawbook.provisions:
        yield from _provision_faults(provision)
    yield from _version_faults(lawbook.provisions, "provision", lambda row: row.id)
    yield from _mixed_choices(lawbook.provisions)
    for period in lawbook.periods:
        yield from _period_faults(period, lawbook)
    yield from _version_faults(lawbook.periods, "period", lambda row: f"{row.id} {row.regime}")
    for authority in lawbook.authorities:
        yield from _authority_faults(authority)
    yield from _version_faults(lawbook.authorities, "authority", lambda row: row.state)


def _missing_parts(lawbook: Jurisdiction) -> Iterator[Fault]:
    if not _ID_SHAPE.fullmatch(lawbook.code):
        yield Fault("jurisdiction", f"“{lawbook.code}” is not a code in small letters")
    if not lawbook.label.strip():
        yield Fault("jurisdiction", "the label is empty")
    if not lawbook.authorities:
        yield Fault("authority", "no regulator is given")


def _provision_faults(row: Provision) -> Iterator[Fault]:
    where = f"provision “{row.id}”"
    yield from _id_faults(row.id, where)
    for name, text in (("citation", row.citation), ("short", row.short), ("title", row.title)):
        if not text.strip():
            yield Fault(where, f"{name} is empty")
    yield from _url_faults(row.url, where)


def _period_faults(row: ResponsePeriod, lawbook: Jurisdiction) -> Iterator[Fault]:
    where = f"period “{row.id}” of {row.regime}"
    yield from _id_faults(row.id, where)
    if row.length < 1:
        yield Fault(where, "its length is not at least 1")
    if row.extension < 0 or (row.extension > 0) != (row.extension_provision is not None):
        yield Fault(where, "extension and extension_provision belong together")
    if bool(row.pauses_for) != (row.pause_provision is not None):
        yield Fault(where, "pauses_for and pause_provision belong together")
    yield from _unfounded_steps(row, lawbook, where)


def _unfounded_steps(row: ResponsePeriod, lawbook: Jurisdiction, where: str) -> Iterator[Fault]:
    known = {provision.id for provision in lawbook.provisions}
    days = [day for day in (row.in_force_from, row.in_force_until) if day is not None]
    for provision_id in _provisions_behind(row):
        if provision_id not in known:
            yield Fault(where, f"there is no provision “{provision_id}”")
        elif gap := [day for day in days if not lawbook.is_in_force(provision_id, day)]:
            yield Fault(where, f"“{provision_id}” is not in force on {gap[0].isoformat()}")


def _provisions_behind(row: ResponsePeriod) -> list[str]:
    always = [row.length_provision, row.start_provision, row.counting_provision]
    sometimes = [row.extension_provision, row.pause_provision]
    return always + [provision_id for provision_id in sometimes if provision_id is not None]


def _authority_faults(row: SupervisoryAuthority) -> Iterator[Fault]:
    where = f"authority “{row.id}”"
    yield from _id_faults(row.id, where)
    for name, text in (("name", row.name), ("name_in_letters", row.name_in_letters)):
        if not text.strip():
            yield Fault(where, f"{name} is empty")
    yield from _url_faults(row.online_form_url, where)


def _id_faults(row_id: str, where: str) -> Iterator[Fault]:
    if not _ID_SHAPE.fullmatch(row_id):
        yield Fault(where, "an id holds small letters, digits and single hyphens only")


def _url_faults(url: str, where: str) -> Iterator[Fault]:
    if not url.startswith("https://"):
        yield Fault(where, f"the address “{url}” does not start with https")


def _version_faults(rows: tuple[Row, ...], sort: str, key: Callable[[Row], str]) -> Iterator[Fault]:
    versions: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.in_force_until is not None and row.in_force_until < row.in_force_from:
            yield Fault(f"{sort} “{row.id}”", "until is before from")
        versions[key(row)].append(row)
    for same in versions.values():
        same.sort(key=lambda row: row.in_force_from)
        for earlier, later in pairwise(same):
            if later.in_force_from <= (earlier.in_force_until or _FAR_AWAY):
                day = later.in_force_from.isoformat()
                yield Fault(f"{sort} “{later.id}”", f"two versions are in force on {day}")


def _mixed_choices(rows: tuple[Provision, ...]) -> Iterator[Fault]:
    # A letter must know which day to ask about before it knows which version answers.
    first: dict[str, Provision] = {}
    for row in rows:
        if first.setdefault(row.id, row).chosen_by != row.chosen_by:
            yield Fault(f"provision “{row.id}”", "its versions differ in chosen_by")
