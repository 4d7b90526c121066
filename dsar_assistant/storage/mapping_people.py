"""People: rows to domain objects and back."""

from typing import Any

from sqlalchemy import RowMapping

from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.storage.plain_values import from_plain, to_plain


def person_to_row(person: DataSubject) -> dict[str, Any]:
    """Write a person as a row."""
    return {
        "id": person.id,
        "full_name": person.full_name,
        "is_self": person.is_self,
        "born_on": person.born_on,
        "nation": person.nation.value,
        "address": to_plain(person.address),
        "former_names": to_plain(person.former_names),
        "former_addresses": to_plain(person.former_addresses),
        "emails": to_plain(person.emails),
        "phones": to_plain(person.phones),
        "identifiers": to_plain(person.identifiers),
    }


def person_from_row(row: RowMapping) -> DataSubject:
    """Read a person from a row."""
    return DataSubject(
        id=row["id"],
        full_name=row["full_name"],
        is_self=row["is_self"],
        born_on=row["born_on"],
        nation=Nation(row["nation"]),
        address=from_plain(row["address"], PostalAddress),
        former_names=tuple(row["former_names"]),
        former_addresses=tuple(from_plain(x, PostalAddress) for x in row["former_addresses"]),
        emails=tuple(row["emails"]),
        phones=tuple(row["phones"]),
        identifiers=tuple((what, number) for what, number in row["identifiers"]),
    )
