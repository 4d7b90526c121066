"""They ask who the person is: what is enough, and a copy on which the covered dots are gone."""

import pytest
from PIL import Image
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, Qt

PHOTO, NUMBER = (200, 30, 30), (30, 30, 200)


@pytest.fixture
def paper(tmp_path):
    """An invented card: a photo at the left, a number at the bottom, nothing else."""
    card = Image.new("RGB", (400, 300), "white")
    card.paste(PHOTO, (10, 60, 120, 220))
    card.paste(NUMBER, (150, 260, 390, 290))
    path = tmp_path / "card.png"
    card.save(path)
    return path


@pytest.fixture
def dialog(window, app, person, settle):
    """What opens when the person says that they ask who they are."""
    opened = app.requests.open(person.id, "emmas-diary", "access").value
    page = window.shell.requests
    page.show_request(opened.id)
    page.detail.identity_asked.emit()
    settle(window)
    return page.proving.dialog


@pytest.fixture
def chosen(dialog, chooser, paper):
    chooser.paths = [paper]
    dialog.choose.click()
    return dialog


def test_it_says_what_is_enough_and_that_none_goes_with_a_first_letter(dialog, app):
    first = app.identity.advice().situations[0]
    assert first.enough in dialog._enough.text()
    dialog.situation.show_value("sensitive")
    dialog.situation.edited.emit()
    assert "photo and number covered" in dialog._enough.text()
    assert not dialog.save.isEnabled()


def test_what_is_drawn_over_is_covered(chosen, qtbot):
    view = chosen.view
    qtbot.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    qtbot.mouseMove(view, QPoint(150, 200))
    qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
    assert len(chosen.covers) == 1
    chosen.undo.click()
    assert chosen.covers == []


def test_a_click_covers_nothing(chosen, qtbot):
    qtbot.mouseClick(chosen.view, Qt.MouseButton.LeftButton, pos=QPoint(60, 80))
    assert chosen.covers == []


def test_the_dots_of_photo_and_number_are_not_in_the_copy(chosen, chooser, tmp_path):
    chosen.parts["Cover the left third"].click()
    chosen.parts["Cover the bottom"].click()
    chooser.paths = [tmp_path / "copy.pdf"]
    chosen.save.click()
    bare = tmp_path / "bare.pdf"
    while chosen.covers:
        chosen.undo.click()
    chooser.paths = [bare]
    chosen.save.click()
    assert shades(bare) >= {grey(PHOTO), grey(NUMBER)}
    assert not shades(tmp_path / "copy.pdf") & {grey(PHOTO), grey(NUMBER)}
    assert "Nothing on the copy is covered" in chosen.warning.words


def test_the_copy_is_stamped_for_the_organisation_and_the_day(chosen, chooser, tmp_path):
    chooser.paths = [tmp_path / "copy.pdf"]
    chosen.save.click()
    with PdfDocument(tmp_path / "copy.pdf") as document:
        title = document.get_metadata_value("Title")
    assert "Lifecycle Marketing" in title
    assert title.endswith("23 November 2026, only")


def test_a_file_that_is_no_paper_is_refused_in_words(dialog, chooser, tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no picture", "utf-8")
    chooser.paths = [path]
    dialog.choose.click()
    assert "no picture and no PDF" in dialog.warning.words
    assert not dialog.save.isEnabled()


def grey(colour):
    """Give a colour as a shade of grey, in steps of eight."""
    red, green, blue = colour
    return round(0.299 * red + 0.587 * green + 0.114 * blue) // 8


def shades(path):
    """Give the shades that make up more than a speck of the picture inside a file."""
    with PdfDocument(path) as document:
        page = document[0]
        picture = next(page.get_objects()).get_bitmap().to_pil().convert("L")
    counted = enumerate(picture.histogram())
    return {shade // 8 for shade, count in counted if count > picture.width}
