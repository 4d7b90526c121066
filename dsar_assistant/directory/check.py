"""Check a directory folder whole: shapes, references, duplicates, ages; for its editors."""

from collections.abc import Iterator
from pathlib import Path

from dsar_assistant.directory.check_controllers import check_controllers
from dsar_assistant.directory.check_references import check_references
from dsar_assistant.directory.domains import is_domain
from dsar_assistant.directory.finding import CheckFinding, error
from dsar_assistant.directory.load import (
    FLOWS,
    INTERVIEW,
    SHARED_DOMAINS,
    load_flows,
    load_questions,
    load_sector,
    load_shared_domains,
    sector_paths,
)
from dsar_assistant.directory.parts import Parts
from dsar_assistant.domain.errors import ResourceInvalidError

FREE_MAIL = "freemail.txt"
MAIL_SERVICES = "mail_services.txt"


def check_directory(folder: Path) -> tuple[CheckFinding, ...]:
    """Check everything, errors first; a file that cannot be read is an error, the rest go on."""
    findings: list[CheckFinding] = []
    parts = _read(folder, findings)
    findings += check_controllers(parts)
    findings += check_references(parts)
    findings += _check_mail_lists(folder)
    return tuple(sorted(findings, key=lambda finding: (not finding.is_error, finding.where)))


def _read(folder: Path, findings: list[CheckFinding]) -> Parts:
    parts = Parts()
    try:
        for path in sector_paths(folder):
            _read_sector(path, parts, findings)
    except ResourceInvalidError as fault:
        findings.append(error(fault.file, fault.where, fault.reason))
    try:
        parts.shared_domains.update(load_shared_domains(folder / SHARED_DOMAINS))
        parts.flows += load_flows(folder / FLOWS)
        parts.questions += load_questions(folder / INTERVIEW)
    except ResourceInvalidError as fault:
        findings.append(error(fault.file, fault.where, fault.reason))
    return parts


def _read_sector(path: Path, parts: Parts, findings: list[CheckFinding]) -> None:
    try:
        sector, controllers = load_sector(path)
    except ResourceInvalidError as fault:
        findings.append(error(fault.file, fault.where, fault.reason))
        return
    if sector.id != path.stem:
        findings.append(error(path.name, "sector", f"it says {sector.id}, unlike the file's name"))
    parts.sectors.append(sector.id)
    parts.controllers += [(path.name, controller) for controller in controllers]


def _check_mail_lists(folder: Path) -> Iterator[CheckFinding]:
    seen: dict[str, str] = {}
    for name in (MAIL_SERVICES, FREE_MAIL):
        try:
            text = (folder / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            yield error(name, "the whole file", "it cannot be read")
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            entry = line.partition("#")[0].strip()
            if entry:
                yield from _check_mail_line(name, number, entry, seen)


def _check_mail_line(
    name: str, number: int, entry: str, seen: dict[str, str]
) -> Iterator[CheckFinding]:
    where = f"line {number}"
    if not is_domain(entry.removeprefix("*.")):
        yield error(name, where, f"“{entry}” does not have the shape of a domain")
    if entry in seen:
        yield error(name, where, f"{entry} is already in {seen[entry]}")
    seen.setdefault(entry, f"{name}, {where}")
