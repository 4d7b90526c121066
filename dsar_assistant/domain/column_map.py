"""Which column of a table holds what, as the person said once."""

from dataclasses import dataclass

from dsar_assistant.domain.evidence import SightingKind


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """Which column holds what, counted from 0; -1 where none does.

    Attributes:
        kind: What sort of trace a row is.
        name: The organisation or payee. address: A web address of it.
        sort: A bank's word for how a payment was made.
        header_rows: Rows to pass over at the top.
    """

    kind: SightingKind
    name: int = -1
    address: int = -1
    day: int = -1
    sort: int = -1
    delimiter: str = ","
    header_rows: int = 1

    @property
    def is_usable(self) -> bool:
        """Whether it says where an organisation is named."""
        return self.name >= 0 or self.address >= 0
