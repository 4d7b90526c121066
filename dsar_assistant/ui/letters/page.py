"""One letter: the questions at the left, the pages as they will print at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QSplitter, QStackedWidget

from dsar_assistant.domain.letter import LetterKind
from dsar_assistant.domain.right import RegimeCode
from dsar_assistant.letters.preflight import Caution
from dsar_assistant.services.prepare_letter import LetterForm
from dsar_assistant.ui.batch_printing import BatchPrinting
from dsar_assistant.ui.desk import Desk
from dsar_assistant.ui.letters.batch import Batch
from dsar_assistant.ui.letters.bottom_bar import BottomBar
from dsar_assistant.ui.letters.finishing import Finishing, Hand
from dsar_assistant.ui.letters.form_view import FormView
from dsar_assistant.ui.letters.instead import wish_for
from dsar_assistant.ui.letters.kind_chooser import KindChooser
from dsar_assistant.ui.letters.last_look import LastLook
from dsar_assistant.ui.letters.nothing_open import NothingOpen
from dsar_assistant.ui.letters.previewer import Previewer, Shown
from dsar_assistant.ui.letters.requests_of_batch import open_all, open_anew, open_for
from dsar_assistant.ui.letters.sharing import Sharing
from dsar_assistant.ui.letters.side_cards import AddressDialog
from dsar_assistant.ui.letters.wording import Wording
from dsar_assistant.ui.metrics import Space
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.widgets.arrange import column, holder
from dsar_assistant.ui.widgets.page_preview import PagePreview
from dsar_assistant.ui.wishes import GoTo, PageName, ShowRequest, WriteLetter, WriteTo


class LetterPage(Page):
    """Writes one letter after the other; whatever is typed is kept at once."""

    shows = frozenset({"person", "controller", "request"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._batch: Batch | None = None
        self._request_id = ""
        self._kind_id: str | None = None
        self._form: LetterForm | None = None
        self._dpi = 0
        self.form = FormView(desk.app.knowledge.today)
        self.preview = PagePreview()
        self.bar = BottomBar()
        self.nothing = NothingOpen()
        self.previewer = Previewer(desk.runner, self._drawing())
        self.finishing = Finishing(self)
        self.sharing = Sharing(self)
        self.last_look = LastLook(self)
        self.wording = Wording(self)
        self.batches = BatchPrinting(self)
        self._stack = QStackedWidget()
        self._connect()
        self._build()

    def _build(self) -> None:
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        right = column(self.preview)
        side = holder(right)
        right.setContentsMargins(Space.SMALL, Space.LARGE, Space.LARGE, Space.SMALL)
        halves.addWidget(self.form)
        halves.addWidget(side)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        halves.setSizes([1000, 1000])
        whole = column(space=0)
        whole.addWidget(self.batches.progress)
        whole.addWidget(halves, 1)
        whole.addWidget(self.bar)
        self._stack.addWidget(holder(whole))
        self._stack.addWidget(self.nothing)
        self.fill(self._stack)

    def _connect(self) -> None:
        self.form.edited.connect(self.previewer.draw_soon)
        self.form.paper.edited.connect(self._keep_paper)
        self.form.kind_asked.connect(self.ask_kind)
        self.form.words_asked.connect(lambda: self.wording.ask_words(self._hand()))
        self.form.meaning_asked.connect(lambda: self.wording.show_meaning(self._hand()))
        self.wording.changed.connect(self.previewer.draw_soon)
        self.form.address.change_asked.connect(self.ask_address)
        self.form.missing.mend_asked.connect(self._mend)
        self.previewer.about_to_draw.connect(self._prepare_drawing)
        self.preview.blurred.connect(self.previewer.draw_soon)
        self.previewer.ready.connect(self._show_preview)
        self.previewer.refused.connect(self.show_trouble)
        self._connect_bar()
        self.nothing.find_asked.connect(lambda: self.asked.emit(GoTo(PageName.FIND)))
        self.nothing.chosen.connect(lambda key: self.write_in(WriteLetter(key)))
        self.desk.settings.changed.connect(self._show_paper)

    def _connect_bar(self) -> None:
        finishing, look = self.finishing, self.last_look
        self.bar.print_asked.connect(lambda: look.before(self._hand(), finishing.print_letter))
        self.bar.save_asked.connect(lambda: look.before(self._hand(), finishing.save_letter))
        look.field_asked.connect(self._mend)
        look.kind_asked.connect(self._write_instead)
        look.rules_asked.connect(self._write_under_other_rules)
        look.record_asked.connect(lambda: self.asked.emit(ShowRequest(self._request_id)))
        self._connect_more()
        self.bar.posted_asked.connect(lambda: finishing.ask_posting(self._hand()))
        self.bar.print_all_asked.connect(self._print_all)
        self.bar.step_asked.connect(self.go)
        finishing.posted.connect(self._go_on)

    def _connect_more(self) -> None:
        more, sharing, look = self.bar.more, self.sharing, self.last_look
        more.save_asked.connect(
            lambda suffix: look.before(self._hand(), lambda hand: sharing.save_as(hand, suffix))
        )
        more.text_asked.connect(lambda: look.before(self._hand(), sharing.copy_text))
        more.link_asked.connect(lambda: look.before(self._hand(), sharing.copy_link))
        more.address_asked.connect(lambda: look.before(self._hand(), sharing.ask_address))

    def _hand(self) -> Hand:
        """Give the letter that is open, with everything typed kept."""
        self._keep_pending()
        return Hand(self._request_id, self._kind_id)

    @property
    def request_id(self) -> str:
        """The request whose letter is open; empty if none is."""
        return self._request_id

    def write_to(self, wish: WriteTo) -> None:
        """Write to some organisations, one after the other."""
        self._keep_pending()
        self._batch = Batch.of(wish)
        self._open_present()

    def write_in(self, wish: WriteLetter) -> None:
        """Write a letter in a request that is there already."""
        self._keep_pending()
        self._batch = None
        self._request_id, self._kind_id = wish.request_id, wish.kind_id
        self.refresh()

    def go(self, step: int) -> None:
        """Go to the next letter or back."""
        self._keep_pending()
        if self._batch is not None and self._batch.go(step):
            self._open_present()

    def _open_present(self) -> None:
        batch = self._batch
        if batch is None:
            return
        self._request_id, self._kind_id = self._request_at(batch, batch.at), None
        self.refresh()
        self.form.to_top()

    def _request_at(self, batch: Batch, at: int) -> str:
        """Give the request of a letter of the row, opened if need be; empty if refused."""
        if at not in batch.request_ids:
            opened = self.command(lambda: open_for(self.desk.app, batch, at))
            if opened is None:
                return ""
            batch.request_ids[at] = opened.id
        return batch.request_ids[at]

    def _print_all(self) -> None:
        batch = self._batch
        if batch is None:
            return
        self._keep_pending()
        self.batches.ask_for(lambda: open_all(self.desk.app, batch))

    def refresh(self) -> None:
        """Show the letter as it stands now, or that none is open."""
        if self.previewer.is_waiting:
            return
        self._form = self._read_form() if self._request_id else None
        if self._form is None:
            self._request_id = ""
            home = self.attempt(self.desk.app.deadlines.home)
            self.nothing.show_drafts(home.drafts if home else ())
            self._stack.setCurrentIndex(1)
            return
        self.form.show_form(self._form)
        self._show_paper()
        self.bar.show_place(
            self._batch.at if self._batch else 0, self._batch.size if self._batch else 1
        )
        self._stack.setCurrentIndex(0)
        self.previewer.draw_now()

    def _read_form(self) -> LetterForm | None:
        return self.attempt(lambda: self.desk.app.letters.form(self._request_id, self._kind_id))

    def keep_answers(self) -> None:
        """Keep what is filled in."""
        form = self._form
        if form is None or self.form.answers() == dict(form.kept):
            return
        answers = self.form.answers()
        letters = self.desk.app.letters
        kept = self.attempt(lambda: letters.save_answers(form.request.id, answers, form.kind.id))
        if kept is not None:
            self._form = self._read_form()

    def leave(self) -> None:
        """Keep what was typed last."""
        self.previewer.stop()
        self.keep_answers()

    def _keep_pending(self) -> None:
        if self.previewer.is_waiting:
            self.previewer.draw_now()

    def _prepare_drawing(self) -> None:
        """Keep what is filled in, and measure the room: drawing itself may not ask widgets."""
        self.keep_answers()
        self._dpi = self.preview.dpi

    def _drawing(self) -> Callable[[], Shown]:
        """Give what draws the letter that is open when it is called."""
        app, settings = self.desk.app, self.desk.settings

        def draw() -> Shown:
            preview = app.letters.preview(self._request_id, settings.paper, self._kind_id)
            pages = app.painter.pages(preview.pdf, self._dpi) if preview.pdf else ()
            return Shown(preview, tuple(pages))

        return draw

    def _show_preview(self, shown: Shown) -> None:
        self.form.show_preview(shown.preview)
        self.preview.show_pages(shown.pages)
        self.bar.show_ready(is_ready=shown.preview.pdf is not None)

    def _show_paper(self) -> None:
        self.form.paper.fields.show_choices(self.desk.settings)

    def _keep_paper(self) -> None:
        self.attempt(lambda: self.form.paper.fields.keep(self.desk.settings))
        self.previewer.draw_soon()

    def ask_kind(self) -> KindChooser:
        """Ask what the person wants to write."""
        kinds: tuple[LetterKind, ...] = (
            self.attempt(lambda: self.desk.app.letters.kinds(self._request_id)) or ()
        )
        present = self._form.kind.id if self._form else ""
        chooser = KindChooser(self, kinds, present, self.desk.app.advice)
        chooser.chosen.connect(self.change_kind)
        chooser.open()
        return chooser

    def change_kind(self, kind_id: str) -> None:
        """Write another kind of letter; what both kinds ask stays filled in."""
        self._keep_pending()
        form = self._form
        if form is None or form.kind.id == kind_id:
            return
        if form.kind.is_follow_up or form.request.letters:
            self._kind_id = kind_id
        else:
            opened = self.command(lambda: open_anew(self.desk.app, form.request, kind_id))
            if opened is not None:
                self._use_request(opened.id)
        self.refresh()

    def _write_instead(self, kind_id: str) -> None:
        form = self._form
        if form is None:
            return
        wish = self.attempt(lambda: wish_for(self.desk.app, form.request, kind_id))
        if wish is None:
            self.change_kind(kind_id)
        else:
            self.asked.emit(wish)

    def _write_under_other_rules(self, caution: Caution) -> None:
        requests, key = self.desk.app.requests, self._request_id
        opened = self.command(
            lambda: requests.open_as(key, caution.kind, RegimeCode(caution.regime))
        )
        if opened is not None:
            self._use_request(opened.id)
            self.refresh()

    def _use_request(self, request_id: str) -> None:
        """Go on in another request, in the same place of the row."""
        self._request_id = request_id
        if self._batch is not None:
            self._batch.request_ids[self._batch.at] = request_id

    def ask_address(self) -> AddressDialog | None:
        """Ask for the right address of the organisation."""
        form = self._form
        if form is None:
            return None
        controller = form.request.controller
        dialog = AddressDialog(self, controller.display_name, controller.contact)
        dialog.accepted.connect(
            lambda: self.command(
                lambda: self.desk.app.letters.change_recipient(
                    form.request.id, dialog.address(), dialog.email.value() or None
                )
            )
        )
        dialog.open()
        return dialog

    def _mend(self, field_id: str) -> None:
        if self.form.rows.focus(field_id):
            return
        if field_id.startswith("person."):
            self.asked.emit(GoTo(PageName.PEOPLE))
        else:
            self.ask_address()

    def _go_on(self, request_id: str) -> None:
        """Go on after a posting: the next letter, or the record of this one."""
        if self._batch is not None and self._batch.at + 1 < self._batch.size:
            self.go(1)
        else:
            self.asked.emit(ShowRequest(request_id))
