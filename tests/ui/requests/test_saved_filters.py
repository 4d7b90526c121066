"""A way of looking at the list is kept under a name, used again and forgotten."""

import pytest

from dsar_assistant.domain.saved_filter import SavedFilter
from dsar_assistant.ui.requests.list_view import LATE, OPEN
from dsar_assistant.ui.wishes import PageName


@pytest.fixture
def page(window, app, person):
    """The list with two drafts."""
    for organisation in ("emmas-diary", "experian-marketing-services"):
        app.requests.open(person.id, organisation, "access")
    window.shell.show_page(PageName.REQUESTS)
    return window.shell.requests


def actions(page):
    page.filters.refresh()
    return {action.text(): action for action in page.filters.menu.actions()}


def keep(page, name):
    dialog = page.filters.ask()
    dialog.name.setText(name)
    dialog.accept_button.click()
    return dialog


def test_what_is_shown_is_kept_and_shown_again(page):
    page.list.search.setText("emma")
    page.list.filter.show_value(OPEN)
    keep(page, "Emma & co")
    page.list.show_as(SavedFilter("", LATE))
    assert page.list.shown_count() == 0
    actions(page)["Emma && co"].trigger()
    assert page.list.search.value() == "emma"
    assert page.list.filter.value() == OPEN
    assert page.list.shown_count() == 1


def test_the_order_is_kept_too(page):
    page.list.show_as(SavedFilter("", "all", "", "Organisation", is_descending=True))
    last = page.list.first_id()
    saved = page.list.shown_as("Backwards")
    page.list.show_as(SavedFilter("", "all", "", "Organisation"))
    assert page.list.first_id() != last
    page.list.show_as(saved)
    assert page.list.first_id() == last


def test_an_order_that_is_no_more_leaves_the_present_one(page):
    before = page.list.shown_as("")
    page.list.show_as(SavedFilter("", "all", "", "A column of long ago"))
    assert page.list.shown_as("") == before


def test_a_filter_without_a_name_is_not_kept(page, app):
    dialog = keep(page, "   ")
    assert "needs a name" in dialog.trouble.words
    assert app.filters.all() == ()
    dialog.reject()


def test_a_filter_can_be_forgotten(page, app):
    keep(page, "Open ones")
    forget = actions(page)["Forget a filter"].menu()
    forget.actions()[0].trigger()
    assert app.filters.all() == ()
    assert "Forget a filter" not in actions(page)


def test_names_of_filters_are_nowhere_but_in_the_vault(page, app, tmp_path):
    keep(page, "Zebra matters")
    app.vault.lock()
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert files
    assert not [one for one in files if b"Zebra matters" in one.read_bytes()]
