"""What finding candidates reads from the directory's folder beside organisations and flows."""

from dataclasses import dataclass, field
from pathlib import Path

from dsar_assistant.finding.apps import read_apps
from dsar_assistant.finding.kinds import Kinds, read_kinds
from dsar_assistant.finding.payees import PayeeRules, read_payees


@dataclass(frozen=True, slots=True)
class LeadRules:
    """The names of payees, the kinds that flows speak of, and apps; all empty unless read."""

    payees: PayeeRules = field(default_factory=PayeeRules)
    kinds: Kinds = field(default_factory=Kinds)
    apps: dict[str, str] = field(default_factory=dict)


def read_lead_rules(folder: Path) -> LeadRules:
    """Read them from the directory's folder.

    Raises:
        ResourceInvalidError: A file is not as it should be.
    """
    return LeadRules(
        read_payees(folder / "payees.toml"),
        read_kinds(folder / "kinds.toml"),
        read_apps(folder / "apps.toml"),
    )
