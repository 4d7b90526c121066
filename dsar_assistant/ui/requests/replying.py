"""Goes on from a reply: the organisations it names, what is missing, an answer to a refusal."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from dsar_assistant.domain.changes import Changes, Done
from dsar_assistant.domain.place import PostalAddress
from dsar_assistant.domain.reply import Claim, NamedOrganisation, NameOrigin
from dsar_assistant.domain.request import Request
from dsar_assistant.services.app import App
from dsar_assistant.services.cite_reply import citing_answers
from dsar_assistant.services.keep_organisations import NewOrganisation
from dsar_assistant.services.read_response import ReplyReport, code_answers, gap_answers
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.requests.refusal_dialog import RefusalDialog
from dsar_assistant.ui.wishes import WriteLetter

INCOMPLETE, REFUSAL, NEXT_KIND = "incomplete-reply", "refusal-challenge", "source-and-recipients"

# Which field of a letter quotes what they wrote.
_QUOTES = {"extension-challenge": "their_reasons", "id-demand-challenge": "asked_for"}


class Replying(QObject):
    """Works for a page; each way ends with the letter open."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page, self._app = page, page.desk.app
        self.dialog: RefusalDialog | None = None

    def letters(self, request_id: str) -> Mapping[str, str]:
        """Give the titles of the letters that can be written in a request now."""
        kinds = self._page.attempt(lambda: self._app.letters.kinds(request_id)) or ()
        return {kind.id: kind.title for kind in kinds}

    def ask_missing(self, request_id: str, report: ReplyReport) -> None:
        """Open the letter about an incomplete reply, filled in with what is missing."""
        self._write(request_id, INCOMPLETE, gap_answers(report))

    def ask_codes(self, request_id: str, report: ReplyReport) -> None:
        """Open the same letter with nothing but the codes that nobody explains."""
        self._write(request_id, INCOMPLETE, code_answers(report))

    def answer(self, request_id: str, claim: Claim) -> None:
        """Answer a claim: by way of the refusal wizard, or with the letter that fits it."""
        if claim.letter == REFUSAL:
            self.ask_refusal(request_id, claim.text)
            return
        field = _QUOTES.get(claim.letter)
        self._write(request_id, claim.letter, {field: claim.text} if field else {})

    def write_to(self, request_id: str, named: NamedOrganisation) -> None:
        """Open a request to an organisation that the reply names."""
        opened = self._page.command(lambda: open_next(self._app, request_id, named))
        if opened is not None:
            self._page.asked.emit(WriteLetter(opened.id))

    def ask_refusal(self, request_id: str, words: str = "") -> None:
        """Ask what they said when they refused; ``words`` of theirs that are known stand there."""
        if self._page.attempt(lambda: self._app.advice.refusals(request_id)) is None:
            return
        dialog = self.dialog = RefusalDialog(self._page, self._app.advice, request_id)
        if words:
            dialog.words.show_value(words)
            dialog.show_topics()
        dialog.accepted.connect(lambda: self._write(request_id, REFUSAL, dialog.answers()))
        dialog.open()

    def _write(self, request_id: str, kind_id: str, answers: Mapping[str, str]) -> None:
        kept = self._page.command(lambda: add_answers(self._app, request_id, kind_id, answers))
        if kept is not None:
            self._page.asked.emit(WriteLetter(request_id, kind_id))


def add_answers(
    app: App, request_id: str, kind_id: str, answers: Mapping[str, str]
) -> Done[Request]:
    """Keep answers for one letter beside those that are there."""
    form = app.letters.form(request_id, kind_id)
    kept = app.letters.save_answers(request_id, {**form.kept, **answers}, kind_id)
    return Done(form.request, kept.changes)


def open_next(app: App, request_id: str, named: NamedOrganisation) -> Done[Request]:
    """Open a request because a reply names an organisation; one nobody knows is added first."""
    request = app.deadlines.one(request_id).request
    key = named.key
    if named.origin is not NameOrigin.CONTROLLER:
        key = app.organisations.add(_new(app, named)).value.id
    opened = app.requests.open(request.subject_id, key, NEXT_KIND, request_id).value
    app.letters.save_answers(opened.id, {**opened.answers, **citing_answers(request, named)})
    return Done(opened, Changes(frozenset({"request", "candidate", "controller"})))


def _new(app: App, named: NamedOrganisation) -> NewOrganisation:
    """Describe an organisation as the register does, or by its name alone."""
    entry = None
    if named.origin is NameOrigin.REGISTER:
        entry = app.register.by_registration(named.key)
    if entry is None:
        return NewOrganisation(named.name)
    return NewOrganisation(
        entry.name,
        PostalAddress(entry.address, entry.postcode),
        entry.dpo_email or "",
        registration=entry.registration,
    )
