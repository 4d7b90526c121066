"""What is not in the main list: unknown senders, what was set aside, what is not about you."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.evidence import SetAside, SightingKind, UnknownName, UnknownSender
from dsar_assistant.domain.text import counted, day_in_words
from dsar_assistant.services.keep_organisations import OwnEntry
from dsar_assistant.services.review_candidates import CandidateRow
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.widgets.arrange import Item, clear, column, holder, row
from dsar_assistant.ui.widgets.buttons import LinkButton
from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label
from dsar_assistant.ui.widgets.scroll import ScrollColumn

MOST_SHOWN = 200
_TRACES = {
    SightingKind.MAIL: ("message", "messages"),
    SightingKind.ACCOUNT: ("login", "logins"),
    SightingKind.BOOKMARK: ("bookmark", "bookmarks"),
    SightingKind.REGULAR_PAYMENT: ("regular payment", "regular payments"),
    SightingKind.PLATFORM_EXPORT: ("entry in an export of yours", "entries in an export of yours"),
    SightingKind.LIST_UPLOAD: ("uploaded list with you on it", "uploaded lists with you on them"),
    SightingKind.BREACH: ("published data leak", "published data leaks"),
    SightingKind.CONSENT: ("consent banner", "consent banners"),
    SightingKind.PAPER: ("paper", "papers"),
}
_TRACE = ("trace", "traces")
_NAMED_IN = {
    SightingKind.REGULAR_PAYMENT: "you pay them regularly",
    SightingKind.LIST_UPLOAD: "uploaded a list with you on it",
    SightingKind.PLATFORM_EXPORT: "named in an export of yours",
    SightingKind.BREACH: "named in a data leak",
    SightingKind.PAPER: "you typed it in",
}


class SideList(ScrollColumn):
    """A sentence, then a card with one line each."""

    def __init__(self, name: str, sentence: str) -> None:
        super().__init__(name, margin=0)
        self._sentence = sentence

    def show_lines(self, lines: Sequence[Item], more: int = 0) -> None:
        """Show these lines, and how many more there are."""
        clear(self.column)
        self.add(plain_label(self._sentence, "muted"))
        if lines:
            self.add(Card(*lines[:MOST_SHOWN]))
        more += max(0, len(lines) - MOST_SHOWN)
        if more:
            self.add(plain_label(f"and {more:,} more", "muted"))


def _line(title: str, words: str, button: QWidget | None = None) -> Item:
    line = row(space=Space.MEDIUM)
    line.addLayout(column(plain_label(title, "strong"), plain_label(words, "caption"), space=0), 1)
    if button is not None:
        line.addWidget(button)
    return line


class UnknownList(SideList):
    """Whom no directory knows; ``add_asked`` gives the domain, ``name_asked`` the name."""

    add_asked = Signal(str)
    name_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "Not in the directory",
            "Your files name them, but the directory does not know them. Add those that matter.",
        )
        self._senders: Sequence[UnknownSender] = ()
        self._names: Sequence[UnknownName] = ()
        self._words = ""

    def show_strangers(
        self, senders: Sequence[UnknownSender], names: Sequence[UnknownName]
    ) -> None:
        """Show these, known by a domain or by a name alone."""
        self._senders, self._names = senders, names
        self._show()

    def show_only(self, words: str) -> None:
        """Show only those with these words, in small letters; empty = all."""
        if words != self._words:
            self._words = words
            self._show()

    def _show(self) -> None:
        shown: list[UnknownSender | UnknownName] = [
            *(one for one in self._senders if self._words in one.domain),
            *(one for one in self._names if self._words in one.name.casefold()),
        ]
        # Lines beyond the most are only counted, so no widgets are made for them.
        lines = [self._line_of(one) for one in shown[:MOST_SHOWN]]
        self.show_lines(lines, len(shown) - len(lines))

    def _line_of(self, one: UnknownSender | UnknownName) -> Item:
        return self._sender(one) if isinstance(one, UnknownSender) else self._name(one)

    def _name(self, named: UnknownName) -> Item:
        add = LinkButton("Add", "plus")
        add.setAccessibleName(f"Add {named.name}"[:60])
        add.clicked.connect(lambda: self.name_asked.emit(named.name))
        words = _NAMED_IN.get(named.kind, "named in your files")
        return _line(named.name, words, add)

    def _sender(self, sender: UnknownSender) -> Item:
        add = LinkButton("Add", "plus")
        add.setAccessibleName(f"Add {sender.domain}"[:60])
        add.clicked.connect(lambda: self.add_asked.emit(sender.domain))
        return _line(sender.domain, _span(sender), add)


class AsideList(SideList):
    """What is no evidence, with the reason."""

    def __init__(self) -> None:
        super().__init__(
            "Set aside", "These traces do not show that anyone holds your data; each says why."
        )

    def show_aside(self, aside: Sequence[SetAside]) -> None:
        """Show what was set aside."""
        self.show_lines(
            [
                _line(
                    one.domain, f"{counted(one.count, *_TRACES.get(one.kind, _TRACE))}: {one.why}"
                )
                for one in aside
            ]
        )


class DismissedList(SideList):
    """What the person said is not about them; ``take_back_asked`` gives the id."""

    take_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Ruled out", "You said that these are not about you.")

    def show_rows(self, rows: Sequence[CandidateRow]) -> None:
        """Show these organisations."""
        self.show_lines([self._dismissed(one) for one in rows])

    def _dismissed(self, candidate: CandidateRow) -> Item:
        back = LinkButton("Put back", "back")
        back.setAccessibleName(f"Put back {candidate.name}"[:60])
        back.clicked.connect(lambda: self.take_back_asked.emit(candidate.controller_id))
        return _line(candidate.name, candidate.strength_words, back)


class OwnList(SideList):
    """What the person added, changed or annotated; both signals give the id."""

    correct_asked = Signal(str)
    take_back_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            "Added or changed by you",
            "What you wrote of an organisation counts before the directory and any list.",
        )

    def show_entries(self, entries: Sequence[OwnEntry]) -> None:
        """Show these organisations."""
        self.show_lines([self._entry(one) for one in entries])

    def _entry(self, entry: OwnEntry) -> Item:
        name, key = entry.controller.display_name, entry.controller.id
        correct = LinkButton("Correct…", "edit")
        correct.setAccessibleName(f"Correct {name}"[:60])
        correct.clicked.connect(lambda: self.correct_asked.emit(key))
        words = "Remove" if entry.is_added else "Take back"
        back = LinkButton(words, "trash" if entry.is_added else "back")
        back.setAccessibleName(f"{words} {name}"[:60])
        back.clicked.connect(lambda: self.take_back_asked.emit(key))
        note = entry.controller.own_note
        buttons = holder(row(correct, back, space=Space.SMALL))
        return _line(name, f"{entry.words}\n{note}" if note else entry.words, buttons)


def _span(sender: UnknownSender) -> str:
    words = ", ".join(counted(count, *_TRACES.get(kind, _TRACE)) for kind, count in sender.counts)
    days = dict.fromkeys(day_in_words(day) for day in (sender.first, sender.last) if day)
    return f"{words}, {' to '.join(days)}" if days else words
