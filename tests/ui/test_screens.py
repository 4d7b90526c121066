"""Pictures of the window, taken where there is no screen."""

from PySide6.QtCore import qDebug

from dsar_assistant.ui.screens import without_offscreen_remarks


def test_what_qt_says_of_a_missing_window_manager_is_left_out(qtlog):
    with without_offscreen_remarks():
        qDebug("This plugin does not support propagateSizeHints()")
        qDebug("Something is wrong with a picture")
    qDebug("This plugin does not support this again")
    assert [one.message for one in qtlog.records] == [
        "Something is wrong with a picture",
        "This plugin does not support this again",
    ]
