"""Check that the program is whole: count its parts, write one letter, keep one thing."""

from dataclasses import asdict, dataclass
from datetime import timedelta

from dsar_assistant.domain.controller import Contact, Controller
from dsar_assistant.domain.errors import DsarError
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.domain.person import DataSubject
from dsar_assistant.domain.place import Nation, PostalAddress
from dsar_assistant.domain.provenance import Confidence
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.finding.reader_list import all_readers
from dsar_assistant.ports import ScratchVault
from dsar_assistant.services.count_days import CountDays, DueQuestion
from dsar_assistant.services.knowledge import Knowledge
from dsar_assistant.services.order_letter import OrderLetter, Wanted
from dsar_assistant.services.write_letter import WriteLetter


class SelfTestFailedError(DsarError):
    """A part of the program is missing or does not work."""

    def __init__(self, part: str) -> None:
        """Name the part."""
        super().__init__(
            f"The program is not whole: {part}. Your vault was not touched. "
            "Install the program again."
        )


@dataclass(frozen=True, slots=True)
class SelfReport:
    """How much of everything there is, and what was tried."""

    readers: int
    letter_kinds: int
    jurisdictions: int
    provisions: int
    controllers: int
    flows: int
    questions: int
    letter_bytes: int
    days_until_due: int
    vault: str

    def as_json(self) -> dict[str, object]:
        """Give the report by name."""
        return asdict(self)


class CheckSelf:
    """Runs on any installation, the frozen program above all; touches nothing of the person's."""

    def __init__(
        self,
        knowledge: Knowledge,
        orders: OrderLetter,
        writer: WriteLetter,
        scratch: ScratchVault,
    ) -> None:
        """Take what the program knows, the writing of letters, and a vault in memory."""
        self._knowledge = knowledge
        self._orders = orders
        self._writer = writer
        self._scratch = scratch

    def run(self) -> SelfReport:
        """Try everything once.

        Raises:
            SelfTestFailedError: A part is missing or does not work.
        """
        knowledge = self._knowledge
        directory = knowledge.directory
        lawbooks = knowledge.jurisdictions.values()
        report = SelfReport(
            readers=len(all_readers()),
            letter_kinds=len(knowledge.book.kinds),
            jurisdictions=len(lawbooks),
            provisions=sum(len(lawbook.provisions) for lawbook in lawbooks),
            controllers=len(directory.controllers),
            flows=len(directory.flows),
            questions=len(directory.questions),
            letter_bytes=len(self._letter()),
            days_until_due=self._days_until_due(),
            vault=self._scratch.try_once(),
        )
        for part, amount in report.as_json().items():
            if not amount:
                raise SelfTestFailedError(f"nothing found of {part.replace('_', ' ')}")
        return report

    def _letter(self) -> bytes:
        wanted = Wanted("access", _PERSON, _ORGANISATION, self._knowledge.today)
        written = self._writer.write(self._orders.order(wanted), PaperChoices(), "pdf")
        return written.content

    def _days_until_due(self) -> int:
        today = self._knowledge.today
        received = today - timedelta(days=1)
        question = DueQuestion(received=received, nation=Nation.SCOTLAND)
        answer = CountDays(self._knowledge).answer(question, today)
        left = answer.deadline.days_left(today)
        return left or 0


_PERSON = DataSubject("", "Self Test", PostalAddress(("1 Sample Street",), "ZZ99 3AA"))
_ORGANISATION = Controller(
    id="self-test",
    name="Sample & Sons <Ltd>",
    sector="other",
    regime=RegimeCode.UK_GDPR,
    country="GB",
    nation=Nation.SCOTLAND,
    contact=Contact(address=PostalAddress(("2 Sample Street",), "ZZ99 3AB")),
    confidence=Confidence.HIGH,
    origin="own",
)
