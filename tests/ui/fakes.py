"""Stand-ins for what asks the person or the computer outside the window."""


class FakeChooser:
    """Answers at once with the paths a test put in; keeps what was asked."""

    def __init__(self):
        self.paths = []
        self.asked = []

    def _answer(self, title, then):
        self.asked.append(title)
        if self.paths:
            then(list(self.paths))

    def open_files(self, parent, title, then):
        self._answer(title, then)

    def open_folder(self, parent, title, then):
        self._answer(title, then)

    def save_file(self, parent, title, suggested, then):
        self._answer(f"{title}: {suggested}", then)


class FakePrinter:
    """Keeps what would have been printed."""

    def __init__(self):
        self.printed = []
        self.sizes = []

    def print_pages(self, parent, pages, name, size_mm=(210.0, 297.0)):
        self.sizes.append(size_mm)
        self.printed.append((name, len(pages)))


class FakeTray:
    """Keeps what was shown and what popped up."""

    def __init__(self):
        self.is_there, self.is_shown = True, False
        self.shown, self.popped = [], []

    def show(self, words, *, pops, then):
        self.is_shown, self.click = True, then
        self.shown.append(words)
        if pops:
            self.popped.append(words)

    def hide(self):
        self.is_shown = False
