"""Pictures of the main pages can be taken without a screen."""

from PySide6.QtCore import qDebug

from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.show_sample import ShowSample
from dsar_assistant.ui.screens import grab_pages, without_offscreen_remarks
from dsar_assistant.ui.start import build_window


def test_every_page_is_grabbed(app, tmp_path, qtbot):
    ShowSample(app).run(UnwatchedTicket())
    window = build_window(app)
    files = grab_pages(window, tmp_path)
    window.close()
    window.deleteLater()
    names = {file.name for file in files}
    assert {"home.png", "find.png", "request.png", "letter.png", "settings.png"} <= names
    assert all(file.read_bytes().startswith(b"\x89PNG") for file in files)


def test_a_locked_window_gives_one_picture(window, tmp_path):
    window.lock()
    assert [file.name for file in grab_pages(window, tmp_path)] == ["locked.png"]


def test_what_qt_says_of_a_missing_window_manager_is_left_out(qtlog):
    with without_offscreen_remarks():
        qDebug("This plugin does not support propagateSizeHints()")
        qDebug("Something is wrong with a picture")
    qDebug("This plugin does not support this again")
    assert [one.message for one in qtlog.records] == [
        "Something is wrong with a picture",
        "This plugin does not support this again",
    ]
