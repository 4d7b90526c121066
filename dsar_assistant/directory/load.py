"""Read the directory's files into organisations, flows and questions."""

from pathlib import Path

from dsar_assistant.directory.directory import Directory, Sector
from dsar_assistant.directory.schema import (
    ContactEntry,
    ControllerEntry,
    FlowEntry,
    FlowFile,
    InterviewFile,
    QuestionEntry,
    SectorFile,
    SourceEntry,
)
from dsar_assistant.directory.toml_file import read_toml
from dsar_assistant.domain.controller import Contact, Controller, Flow, InterviewQuestion
from dsar_assistant.domain.errors import ResourceInvalidError
from dsar_assistant.domain.partial_date import PartialDate
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.provenance import Source

CONTROLLERS = "controllers"
FLOWS = "flows.toml"
INTERVIEW = "interview.toml"
SHARED_DOMAINS = "shared_domains.toml"


def load_directory(folder: Path) -> Directory:
    """Read the whole directory.

    Args:
        folder: Holds ``controllers/``, ``flows.toml``, ``interview.toml`` and
            ``shared_domains.toml``.

    Raises:
        ResourceInvalidError: A file is not as it should be; names it and the entry.
    """
    sectors: list[Sector] = []
    controllers: dict[str, Controller] = {}
    for path in sector_paths(folder):
        sector, found = load_sector(path)
        sectors.append(sector)
        for controller in found:
            if controller.id in controllers:
                raise ResourceInvalidError(path.name, controller.id, "this id is used twice")
            controllers[controller.id] = controller
    return Directory(
        controllers=tuple(controllers.values()),
        flows=load_flows(folder / FLOWS),
        questions=load_questions(folder / INTERVIEW),
        sectors=tuple(sorted(sectors, key=lambda sector: sector.label)),
        shared_domains=load_shared_domains(folder / SHARED_DOMAINS),
    )


def sector_paths(folder: Path) -> list[Path]:
    """List the files of organisations in order.

    Raises:
        ResourceInvalidError: There is none.
    """
    paths = sorted((folder / CONTROLLERS).glob("*.toml"))
    if not paths:
        raise ResourceInvalidError(CONTROLLERS, "the folder", "it holds no organisations")
    return paths


def load_sector(path: Path) -> tuple[Sector, tuple[Controller, ...]]:
    """Read one file of organisations.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    file = read_toml(path, SectorFile)
    return Sector(file.sector, file.label), tuple(
        _controller(path, file.sector, entry) for entry in file.controller
    )


def load_flows(path: Path) -> tuple[Flow, ...]:
    """Read the documented flows.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    entries = read_toml(path, FlowFile).flow
    return tuple(_flow(path, number, entry) for number, entry in enumerate(entries, start=1))


def load_questions(path: Path) -> tuple[InterviewQuestion, ...]:
    """Read the cards of the interview.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    return tuple(_question(entry) for entry in read_toml(path, InterviewFile).question)


def load_shared_domains(path: Path) -> dict[str, str]:
    """Read the domains that are known to serve several organisations, with the reason.

    Raises:
        ResourceInvalidError: The file is not as it should be.
    """
    return read_toml(path, dict[str, str])


def _controller(path: Path, sector: str, entry: ControllerEntry) -> Controller:
    try:
        return Controller(
            id=entry.id,
            name=entry.name,
            sector=sector,
            regime=entry.regime,
            country=entry.country,
            nation=entry.nation,
            contact=_contact(entry.contact),
            confidence=entry.confidence,
            known_as=tuple(entry.known_as),
            formerly=tuple(entry.formerly),
            domains=tuple(entry.domains),
            company_number=entry.company_number,
            ico_registration=entry.ico_registration,
            holds_because=tuple(entry.holds_because),
            obtains_from=tuple(entry.obtains_from),
            shares_with=tuple(entry.shares_with),
            sources=_sources(entry.source),
            note=entry.note,
            is_generic=entry.is_generic,
        )
    except ValueError as error:
        raise ResourceInvalidError(path.name, entry.id, str(error)) from error


def _contact(entry: ContactEntry) -> Contact:
    address = PostalAddress(tuple(entry.address), entry.postcode, entry.country)
    return Contact(
        address=address if entry.address else None,
        email=entry.email,
        phone=entry.phone,
        form_url=entry.form_url,
        privacy_notice_url=entry.privacy_notice_url,
        checked_on=_day(entry.checked_on),
    )


def _flow(path: Path, number: int, entry: FlowEntry) -> Flow:
    try:
        return Flow(
            sender=entry.sender,
            recipient=entry.recipient,
            data=tuple(entry.data),
            purpose=entry.purpose,
            status=entry.status,
            sources=_sources(entry.source),
            confidence=entry.confidence,
            authority=entry.authority,
            from_date=_day(entry.from_date),
            to_date=_day(entry.to_date),
            records=entry.records,
            against=entry.against,
            is_of_areas=entry.is_of_areas,
        )
    except ValueError as error:
        raise ResourceInvalidError(path.name, f"flow {number}", str(error)) from error


def _question(entry: QuestionEntry) -> InterviewQuestion:
    return InterviewQuestion(
        id=entry.id,
        question=entry.question,
        help=entry.help,
        why=entry.why,
        points_to=tuple(entry.points_to),
        sectors=tuple(entry.sectors),
        sources=tuple(entry.sources),
        is_strong=entry.is_strong,
        asks_years=entry.asks_years,
    )


def _sources(entries: list[SourceEntry]) -> tuple[Source, ...]:
    return tuple(_source(entry) for entry in entries)


def _source(entry: SourceEntry) -> Source:
    where = entry.url or entry.described
    if where is None:
        raise ValueError("a source names neither an address nor words")
    return Source(where, tuple(entry.facts), _day(entry.page_date))


def _day(text: str | None) -> PartialDate | None:
    return None if text is None else PartialDate.parse(text)
