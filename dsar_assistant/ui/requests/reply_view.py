"""What the program makes of a reply; the person can see every point otherwise."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from dsar_assistant.domain.text import counted
from dsar_assistant.responses.compare import Comparison
from dsar_assistant.services.read_response import NextLink, ReplyReport
from dsar_assistant.ui.requests.reply_items import ClaimCard, NamedCard, PointCard
from dsar_assistant.ui.requests.reply_more import ChangesCard, CodesCard
from dsar_assistant.ui.widgets.arrange import clear, row
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton
from dsar_assistant.ui.widgets.cards import SectionHeading
from dsar_assistant.ui.widgets.notices import Banner
from dsar_assistant.ui.widgets.scroll import ScrollColumn

_FIRST_LOOK = "A first look by the program. Read the reply yourself, and change what you see so."
_CODES = "What they may mean. The meaning comes from elsewhere, not from this reply."
_MOST_NAMED = 60


class ReplyView(ScrollColumn):
    """``write_to_asked(named)``, ``letter_asked(claim)``, ``missing_asked``, ``codes_asked``, ….

    Args:
        cite: Gives the short name of a rule; empty if it is unknown.
    """

    back_asked = Signal()
    missing_asked = Signal()
    codes_asked = Signal()
    letter_asked = Signal(object)
    write_to_asked = Signal(object)

    def __init__(self, cite: Callable[[str], str]) -> None:
        super().__init__("The reply")
        self._cite = cite
        self._report: ReplyReport | None = None
        self.points: list[PointCard] = []
        self.named: list[NamedCard] = []

    def show_report(
        self,
        report: ReplyReport,
        links: tuple[NextLink, ...],
        letters: Mapping[str, str],
        changes: Comparison | None = None,
    ) -> None:
        """Show a report.

        Args:
            letters: Titles of the letters that can be written now.
            changes: What differs from an earlier reply; None if there is none.
        """
        clear(self.column)
        self._report = report
        self.add(row(self._back(), None))
        about = f"From {report.asked.controller.display_name}. {_FIRST_LOOK}"
        self.add(SectionHeading("What the reply says", about, role="display"))
        self._add_problems(report)
        self._add_points(report)
        self._add_named(report, {link.named: link.why for link in links})
        self._add_claims(report, letters)
        self._add_codes(report)
        if changes is not None:
            self.add(SectionHeading("Since their earlier reply"))
            self.add(ChangesCard(changes))
        self.to_top()

    def report(self) -> ReplyReport | None:
        """Give the report as the person sees it."""
        if self._report is None:
            return None
        found = {card.item_id: card.found for card in self.points}
        items = tuple(replace(item, found=found[item.item]) for item in self._report.items)
        return replace(self._report, items=items)

    def _back(self) -> LinkButton:
        back = LinkButton("Back to the request", "back")
        back.clicked.connect(self.back_asked)
        return back

    def _add_problems(self, report: ReplyReport) -> None:
        words = "\n".join(f"{one.locator}: {one.reason}" for one in report.problems[:8])
        if words:
            self.add(Banner("careful", f"Not everything could be read.\n{words}"))

    def _add_points(self, report: ReplyReport) -> None:
        self.missing_button = PrimaryButton("Ask for what is missing", "letter")
        self.missing_button.clicked.connect(self.missing_asked)
        self.add(SectionHeading("What the law lets you ask"))
        self.points = [PointCard(item, self._cite(item.provision)) for item in report.items]
        for card in self.points:
            card.changed.connect(self._follow)
            self.add(card)
        self.add(row(None, self.missing_button))
        self._follow()

    def _follow(self) -> None:
        report = self.report()
        self.missing_button.setVisible(bool(report and report.gaps))

    def _add_named(self, report: ReplyReport, whys: Mapping[object, str]) -> None:
        self.named = [NamedCard(one, whys.get(one, "")) for one in report.named[:_MOST_NAMED]]
        if self.named:
            count = counted(len(report.named), "organisation")
            self.add(SectionHeading("Who is named", f"{count}. Each may hold your data too."))
        for card in self.named:
            card.write_asked.connect(self.write_to_asked)
            self.add(card)

    def _add_codes(self, report: ReplyReport) -> None:
        self.codes: CodesCard | None = None
        if report.codes:
            self.add(SectionHeading("Codes and scores", _CODES))
            self.codes = CodesCard(report.codes)
            self.codes.ask_asked.connect(self.codes_asked)
            self.add(self.codes)

    def _add_claims(self, report: ReplyReport, letters: Mapping[str, str]) -> None:
        if report.claims:
            self.add(SectionHeading("What they claim, and what the law asks of them then"))
        for claim in report.claims:
            card = ClaimCard(claim, self._cite(claim.provision), letters.get(claim.letter, ""))
            card.letter_asked.connect(self.letter_asked)
            self.add(card)
