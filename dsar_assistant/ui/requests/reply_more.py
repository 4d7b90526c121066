"""More of a reply: what its codes mean, and what changed since an earlier one."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Signal

from dsar_assistant.domain.reply import ExplainedCode, NamedOrganisation
from dsar_assistant.domain.text import counted
from dsar_assistant.responses.compare import Comparison
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.requests.reply_items import FOUND_WORDS
from dsar_assistant.ui.widgets.arrange import FlowLayout, holder
from dsar_assistant.ui.widgets.buttons import QuietButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label

_MOST = 20
_SURE = {
    "high": "Those who made the codes say so.",
    "medium": "Somebody who works with them says so.",
    "low": "Somebody else says so, or an old edition. Ask to be sure.",
}


class CodesCard(Card):
    """Each code with its meaning; ``ask_asked`` to ask about those without one."""

    ask_asked = Signal()

    def __init__(self, codes: Iterable[ExplainedCode]) -> None:
        super().__init__(space=Space.SMALL)
        every = list(codes)
        known = [code for code in every if code.meaning]
        unknown = [code for code in every if not code.meaning]
        for code in known[:_MOST]:
            self.add(plain_label(f"{code.label}: {code.code}", "strong"))
            self.add(plain_label(code.meaning))
            self.add(plain_label(f"{code.system}. {_SURE.get(code.confidence, '')}", "caption"))
        if not unknown:
            return
        listed = "; ".join(f"{code.label}: {code.code}" for code in unknown[:_MOST])
        self.add(plain_label("Not explained", "strong"))
        self.add(plain_label(f"{listed}. They must give it in a form that you can understand."))
        self.button = QuietButton("Ask what these mean", "letter")
        self.button.clicked.connect(self.ask_asked)
        self.add(holder(FlowLayout(self.button)))


class ChangesCard(Card):
    """What is new, gone or changed."""

    def __init__(self, found: Comparison) -> None:
        super().__init__(space=Space.SMALL)
        told = False
        for heading, lines in change_lines(found):
            told = True
            self.add(plain_label(heading, "strong"))
            for line in lines[:_MOST]:
                self.add(plain_label(line))
            if len(lines) > _MOST:
                self.add(plain_label(f"and {len(lines) - _MOST:,} more", "caption"))
        if not told:
            self.add(plain_label("Both replies say the same."))


def change_lines(found: Comparison) -> Iterator[tuple[str, list[str]]]:
    """Put a comparison into words: headings with their lines; nothing for what is the same."""
    groups = (
        ("Named now, not before", _names(found.named_new)),
        ("Named before, not now", _names(found.named_gone)),
        (
            "Answered otherwise",
            [
                f"{one.item}: {FOUND_WORDS[one.before]}, now {FOUND_WORDS[one.now].lower()}"
                for one in found.items
            ],
        ),
        ("Changed", [f"{one.label}: “{one.before}”, now “{one.now}”" for one in found.fields]),
        (counted(len(found.lines_new), "new line"), list(found.lines_new)),
        (f"{counted(len(found.lines_gone), 'line')} gone", list(found.lines_gone)),
    )
    for heading, lines in groups:
        if lines:
            yield heading, lines


def _names(named: Iterable[NamedOrganisation]) -> list[str]:
    return [f"{one.name} ({one.role})" for one in named]
