"""Print many letters in one run: letters, addresses and lists in the order of posting."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.errors import DsarError, NotFoundError
from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.paper import AddressForm, Envelope, PaperChoices
from dsar_assistant.domain.request import Status
from dsar_assistant.finding.ticket import ReadingTicket
from dsar_assistant.ports import UnitOfWorkFactory
from dsar_assistant.ports_print import BatchPrinter
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.prepare_letter import PreparedLetter, PrepareLetter
from dsar_assistant.services.request_rows import RequestRow

LETTERS_FILE = "letters.pdf"
COVER_FILE = "list of letters.pdf"
POSTING_FILE = "proof of posting.pdf"
_CHANGED = Changes(frozenset({"request"}))
_NOT_IN_NAMES = re.compile(r"[^\w. -]+")


@dataclass(frozen=True, slots=True)
class BatchOrder:
    """What is to be printed.

    Attributes:
        request_ids: In the order of posting; a repeated one counts once.
        is_one_pdf: All letters in one file; otherwise one file each.
        duplex: Each letter starts on a sheet of its own, for printing on both sides.
        addresses: Names of label sheets and envelopes, such as ``L7160`` or ``C4``, on which
            the addresses are printed as well.
    """

    request_ids: Sequence[str]
    paper: PaperChoices = field(default_factory=PaperChoices)
    is_one_pdf: bool = False
    duplex: bool = False
    addresses: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class NotPrinted:
    """A letter that could not be written, and why; the others were."""

    request_id: str
    organisation: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrintedBatch:
    """A finished run.

    Attributes:
        files: Content by file name, in the order in which they are used.
        warnings: What to know before posting, each with the organisation it is about.
    """

    letters: tuple[PreparedLetter, ...]
    not_printed: tuple[NotPrinted, ...]
    files: Mapping[str, bytes]
    warnings: tuple[str, ...]


class PrintBatch:
    """Writes letters for good, one after the other, as ``PrepareLetter.finish`` does."""

    def __init__(
        self,
        work: UnitOfWorkFactory,
        knowledge: Knowledge,
        letters: PrepareLetter,
        printer: BatchPrinter,
    ) -> None:
        """Take the way into the vault, what is known, the letters, and what prints many."""
        self._work = work
        self._knowledge = knowledge
        self._letters = letters
        self._printer = printer

    @property
    def address_forms(self) -> tuple[AddressForm, ...]:
        """The label sheets and envelopes that addresses can be printed on."""
        return self._printer.address_forms

    def address_form(self, name: str) -> AddressForm:
        """Give a label sheet or envelope by its name.

        Raises:
            NotFoundError: There is none of that name.
        """
        for form in self.address_forms:
            if form.name == name:
                return form
        raise NotFoundError("label sheet or envelope", name)

    def address(self, letter: Letter, form: str, used: int = 0) -> bytes:
        """Print the address of one letter on a label or an envelope, as PDF.

        Args:
            letter: As it is or will be printed.
            form: The name of the label sheet or envelope.
            used: Labels already taken from the sheet.

        Raises:
            DsarError: The address does not fit there, or there is no such form.
        """
        return self._printer.addresses(
            (letter,), self.address_form(form), self._knowledge.today, used
        )

    def test_page(self, envelope: Envelope) -> bytes:
        """Give the page that shows whether an envelope's window fits, as PDF."""
        return self._printer.test_page(envelope, self._knowledge.today)

    def run(self, order: BatchOrder, ticket: ReadingTicket) -> Done[PrintedBatch]:
        """Print the letters; slow for many, and stopped through the ticket.

        One that cannot be written stops none of the others. Stopping keeps what was
        written so far, as if each letter had been printed by itself.

        Raises:
            NotFoundError: There is no such request, label sheet or envelope.
        """
        forms = tuple(map(self.address_form, dict.fromkeys(order.addresses)))
        printed: list[PreparedLetter] = []
        failed: list[NotPrinted] = []
        names = self._organisations(order.request_ids)
        for done, (request_id, organisation) in enumerate(names.items()):
            ticket.checkpoint(done, len(names))
            try:
                printed.append(self._letters.finish(request_id, order.paper).value)
            except DsarError as error:
                failed.append(NotPrinted(request_id, organisation, str(error)))
        files, problems = self._files(order, printed, forms)
        batch = PrintedBatch(tuple(printed), tuple(failed), files, (*_warnings(printed), *problems))
        ticket.checkpoint(len(names), len(names))
        return Done(batch, _CHANGED)

    def _organisations(self, request_ids: Sequence[str]) -> dict[str, str]:
        """Name each organisation; a request that is not there stops the run before it begins."""
        with self._work() as work:
            found = {one: work.requests.get(one) for one in dict.fromkeys(request_ids)}
        return {one: request.controller.display_name for one, request in found.items()}

    def _files(
        self, order: BatchOrder, printed: Sequence[PreparedLetter], forms: Sequence[AddressForm]
    ) -> tuple[dict[str, bytes], tuple[str, ...]]:
        """Print what goes with the letters; addresses that cannot be are told, not fatal."""
        if not printed:
            return {}, ()
        letters, on = [one.letter for one in printed], self._knowledge.today
        files = dict(self._letter_files(order, printed))
        files[COVER_FILE] = self._printer.cover_list(letters, on)
        files[POSTING_FILE] = self._printer.posting_list(letters, on)
        problems: list[str] = []
        for form in forms:
            name = f"{'envelopes' if form.is_envelope else 'labels'} {form.name}.pdf"
            try:
                files[name] = self._printer.addresses(letters, form, on)
            except DsarError as error:
                problems.append(f"No {name.removesuffix('.pdf')}: {error}")
        return files, tuple(problems)

    def _letter_files(
        self, order: BatchOrder, printed: Sequence[PreparedLetter]
    ) -> Iterator[tuple[str, bytes]]:
        if order.is_one_pdf:
            sheets = [(one.letter, one.paper) for one in printed]
            yield LETTERS_FILE, self._printer.one_pdf(sheets, duplex=order.duplex)
            return
        width = len(str(len(printed)))
        for place, one in enumerate(printed, 1):
            yield f"{place:0{width}} {_NOT_IN_NAMES.sub('-', one.file_name)}", one.content


def drafts(rows: Sequence[RequestRow]) -> tuple[str, ...]:
    """Give the requests that wait for their letter, in the order of the list."""
    return tuple(row.request_id for row in rows if row.status is Status.DRAFT)


def as_zip(batch: PrintedBatch) -> bytes:
    """Give all files of a run as one ZIP; equal runs give equal bytes."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        for name, file in batch.files.items():
            archive.writestr(ZipInfo(name), file)
    return content.getvalue()


def _warnings(printed: Sequence[PreparedLetter]) -> Iterator[str]:
    for one in printed:
        for warning in one.warnings:
            yield f"{' '.join(one.letter.recipient[:1])}: {warning}"
