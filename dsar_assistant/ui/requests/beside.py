"""Opens the letters of a request beside the replies to them."""

from dsar_assistant.domain.request import Request
from dsar_assistant.domain.text import day_in_words
from dsar_assistant.services.keep_attachment import kind_words
from dsar_assistant.ui.page import Page
from dsar_assistant.ui.requests.beside_window import BesideWindow, PaperPane, Papers, ShownPaper


class Beside:
    """Works for a page; ``window`` is the one that was opened last."""

    def __init__(self, page: Page) -> None:
        self._page, self._app = page, page.desk.app
        self.window: BesideWindow | None = None

    def replies(self, request: Request) -> Papers:
        """Give the files that came in, with the words that name them."""
        files = self._page.attempt(lambda: self._app.attachments.replies(request.id)) or ()
        return tuple((one.id, f"{one.name} ({kind_words(one.media_type)})") for one in files)

    def open(self, request: Request) -> BesideWindow | None:
        """Show both; None where there is no letter or no reply."""
        letters, replies = _letters(request), self.replies(request)
        if not letters or not replies:
            return None
        runner = self._page.desk.runner

        def letter(key: str, dpi: int) -> ShownPaper:
            return self._letter(request, key, dpi)

        window = self.window = BesideWindow(
            self._page,
            PaperPane(runner, "Your letter", letters, letter),
            PaperPane(runner, "What they sent", replies, self._reply),
        )
        window.open()
        return window

    def _letter(self, request: Request, key: str, dpi: int) -> ShownPaper:
        pdf = self._app.letters.reprint(request.id, key, self._page.desk.settings.paper)
        pages = tuple(self._app.painter.pages(pdf, dpi))
        return ShownPaper(pages, request.letter(key).plain_text)

    def _reply(self, key: str, dpi: int) -> ShownPaper:
        file = self._app.attachments.show(key, dpi=dpi)
        return ShownPaper(file.pages, file.text, file.note)


def _letters(request: Request) -> Papers:
    return tuple(
        (one.id, f"{day_in_words(one.letter.on)}: {one.letter.subject}") for one in request.letters
    )
