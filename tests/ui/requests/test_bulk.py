"""Several requests are posted, closed or removed at once."""

import pytest
from PySide6.QtCore import Qt

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.ui.wishes import PageName


@pytest.fixture
def page(app, person, window):
    """The list with two finished letters and one draft."""
    for number, key in enumerate(("emmas-diary", "labour-party", "experian")):
        request = app.requests.open(person.id, key, "access").value
        if number < 2:
            app.letters.finish(request.id, PaperChoices(), "txt")
    window.shell.show_page(PageName.REQUESTS)
    return window.shell.requests


def statuses(app):
    return sorted(row.status.value for row in app.deadlines.rows())


def test_the_bar_comes_with_the_second_chosen_row(page, qtbot):
    page.list.table.selectRow(0)
    assert page.list.bulk.isHidden()
    qtbot.keyClick(page.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert not page.list.bulk.isHidden()
    assert len(page.list.chosen()) == 2


def test_all_are_closed_after_asking(page, app, settle, window):
    page.list.table.selectAll()
    page.list.bulk.close_them.click()
    page.bulk.dialog.accept()
    settle(window)
    assert statuses(app) == ["closed"] * 3


def test_what_cannot_be_posted_is_told_and_the_rest_is_kept(page, app, settle, window):
    page.list.table.selectAll()
    page.list.bulk.posted.click()
    page.bulk.dialog.accept()
    settle(window)
    assert statuses(app) == ["draft", "waiting", "waiting"]
    assert "2 requests changed, 1 not" in page.trouble.words


def test_removed_requests_leave_the_list(page, app, settle, window):
    page.list.table.selectAll()
    page.list.bulk.remove_them.click()
    page.bulk.dialog.accept()
    settle(window)
    assert app.deadlines.rows() == ()


def test_the_phases_part_the_list(page):
    for phase, count in (("yours", 3), ("theirs", 0), ("done", 0)):
        page.list.filter.show_value(phase)
        page.list.filter.edited.emit()
        assert page.list.shown_count() == count
