"""Where something is: nations of the UK, and postal addresses."""

from dataclasses import dataclass
from enum import StrEnum


class Nation(StrEnum):
    """A part of the UK with a law and a holiday calendar of its own."""

    # That of Enum is written in Python, and a long list of deadlines asks it often.
    __hash__ = str.__hash__

    ENGLAND_WALES = "england-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The nation's name as shown to people."""
        return _NATION_LABELS[self]


_NATION_LABELS = {
    Nation.ENGLAND_WALES: "England and Wales",
    Nation.SCOTLAND: "Scotland",
    Nation.NORTHERN_IRELAND: "Northern Ireland",
    Nation.UNKNOWN: "not known",
}

UK_NATIONS = (Nation.ENGLAND_WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND)

# The states of the EEA by ISO code: those of the EU, then Iceland, Liechtenstein and Norway.
EEA_STATES = {
    "AT": "Austria",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GR": "Greece",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IT": "Italy",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MT": "Malta",
    "NL": "the Netherlands",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "SE": "Sweden",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "IS": "Iceland",
    "LI": "Liechtenstein",
    "NO": "Norway",
}


@dataclass(frozen=True, slots=True)
class PostalAddress:
    """The lines under a name on an envelope, postcode on its own last line."""

    lines: tuple[str, ...]
    postcode: str | None = None
    country: str | None = None

    @property
    def block(self) -> tuple[str, ...]:
        """All lines from top to bottom, the postcode in capitals, a foreign country last."""
        lines = [line.strip() for line in self.lines if line.strip()]
        if self.postcode and self.postcode.strip():
            lines.append(self.postcode.strip().upper())
        if self.country and self.country.strip():
            lines.append(self.country.strip())
        return tuple(lines)
