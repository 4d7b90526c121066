"""Read one jurisdiction file into a lawbook, or say where it is wrong."""

import tomllib
from datetime import date
from pathlib import Path

import msgspec

from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.provision import ChosenBy, Instrument, LegalConfidence, Provision
from dsar_assistant.domain.regime import (
    Jurisdiction,
    PeriodUnit,
    ResponsePeriod,
    SupervisoryAuthority,
)
from dsar_assistant.domain.right import RegimeCode, Right
from dsar_assistant.law.check import first_fault


class _Heading(msgspec.Struct, forbid_unknown_fields=True):
    code: str
    label: str


class _ProvisionRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    citation: str
    short: str
    title: str
    url: str
    in_force_from: date = msgspec.field(name="from")
    checked_on: date
    confidence: LegalConfidence
    chosen_by: ChosenBy = ChosenBy.LETTER
    in_force_until: date | None = msgspec.field(name="until", default=None)
    note: str = ""


class _InstrumentRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    gloss: str = ""


class _PeriodRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    regimes: list[RegimeCode]
    length: int
    unit: PeriodUnit
    rolls: bool
    length_provision: str
    start_provision: str
    counting_provision: str
    in_force_from: date = msgspec.field(name="from")
    in_force_until: date | None = msgspec.field(name="until", default=None)
    extension: int = 0
    extension_provision: str | None = None
    pauses_for: list[Right] = []
    pause_provision: str | None = None
    note: str = ""


class _AuthorityRow(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    name: str
    name_in_letters: str
    online_form_url: str
    address_is_sure: bool
    in_force_from: date = msgspec.field(name="from")
    checked_on: date
    in_force_until: date | None = msgspec.field(name="until", default=None)
    address: list[str] = []
    postcode: str | None = None
    country: str | None = None
    phone: str | None = None
    note: str = ""
    state: str = ""
    languages: tuple[str, ...] = ()


class _JurisdictionFile(msgspec.Struct, forbid_unknown_fields=True):
    jurisdiction: _Heading
    provision: list[_ProvisionRow]
    period: list[_PeriodRow]
    authority: list[_AuthorityRow]
    instrument: list[_InstrumentRow] = []


def load_jurisdiction(path: Path) -> Jurisdiction:
    """Read a jurisdiction file and check that it holds together.

    Raises:
        ResourceInvalidError: Names the file, the place in it, and what is wrong there.
    """
    content = _read(path)
    instruments = tuple(Instrument(row.id, row.gloss) for row in content.instrument)
    lawbook = Jurisdiction(
        code=content.jurisdiction.code,
        label=content.jurisdiction.label,
        provisions=tuple(_provision(row, instruments) for row in content.provision),
        periods=tuple(_period(row, regime) for row in content.period for regime in row.regimes),
        authorities=tuple(_authority(row) for row in content.authority),
        instruments=instruments,
    )
    fault = first_fault(lawbook)
    if fault is not None:
        raise ResourceInvalidError(path.name, fault.where, fault.reason)
    return lawbook


def _read(path: Path) -> _JurisdictionFile:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(tables, _JurisdictionFile)
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        raise ResourceInvalidError(path.name, "the file itself", reason) from error
    except UnicodeDecodeError as error:
        where = f"byte {error.start}"
        raise ResourceInvalidError(path.name, where, "this is not UTF-8 text") from error
    except tomllib.TOMLDecodeError as error:
        raise ResourceInvalidError(path.name, "TOML", str(error)) from error
    except msgspec.ValidationError as error:
        reason, _, place = str(error).partition(" - at ")
        raise ResourceInvalidError(path.name, place or "the top", reason) from error


def _provision(row: _ProvisionRow, instruments: tuple[Instrument, ...]) -> Provision:
    return Provision(**msgspec.structs.asdict(row), instrument=_instrument(row.id, instruments))


def _instrument(provision_id: str, instruments: tuple[Instrument, ...]) -> str:
    """Tell by its id what a provision stands in: ``uk-gdpr-15-1`` stands in ``uk-gdpr``."""
    fitting = (one.id for one in instruments if f"{provision_id}-".startswith(f"{one.id}-"))
    return max(fitting, key=len, default="")


def _period(row: _PeriodRow, regime: RegimeCode) -> ResponsePeriod:
    fields = msgspec.structs.asdict(row)
    del fields["regimes"]
    fields["pauses_for"] = frozenset(row.pauses_for)
    return ResponsePeriod(regime=regime, **fields)


def _authority(row: _AuthorityRow) -> SupervisoryAuthority:
    fields = msgspec.structs.asdict(row)
    lines, postcode, country = (fields.pop(name) for name in ("address", "postcode", "country"))
    address = PostalAddress(tuple(lines), postcode, country) if lines else None
    return SupervisoryAuthority(address=address, **fields)
