"""Another size of text reaches what is on the screen already."""

import pytest
from PySide6.QtWidgets import QWidget

from dsar_assistant.domain.settings import Theme
from dsar_assistant.ui.dialog import AskDialog
from dsar_assistant.ui.theme import LookKeeper
from dsar_assistant.ui.widgets.arrange import column
from dsar_assistant.ui.widgets.buttons import LinkButton, PrimaryButton, QuietButton, RailButton
from dsar_assistant.ui.widgets.forms import FormRow, LongField
from dsar_assistant.ui.widgets.scroll import ScrollWhole

KINDS = (RailButton, PrimaryButton, QuietButton, LinkButton)


@pytest.fixture
def look(qapp):
    keeper = LookKeeper(qapp)
    keeper.choose(Theme.LIGHT, 100)
    yield keeper
    keeper.choose(Theme.LIGHT, 100)
    keeper.deleteLater()


def shown(qtbot):
    place = QWidget()
    buttons = [kind("Choose files…", "folder") for kind in KINDS]
    place.setLayout(column(*buttons))
    qtbot.addWidget(place)
    place.show()
    return place, buttons


def test_buttons_on_the_screen_grow_as_new_ones_would(qtbot, look):
    place, buttons = shown(qtbot)
    before = [button.height() for button in buttons]
    look.choose(Theme.LIGHT, 200)
    _place, new = shown(qtbot)
    assert [one.sizeHint() for one in buttons] == [one.sizeHint() for one in new]
    place.resize(place.sizeHint())
    qtbot.waitUntil(lambda: all(b.height() > h for b, h in zip(buttons, before, strict=True)))


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_words_of_a_button_have_air_above_and_below_at_any_size(qtbot, look, percent):
    look.choose(Theme.LIGHT, percent)
    _place, (_, primary, quiet, _) = shown(qtbot)
    for button in (primary, quiet):
        assert button.sizeHint().height() >= 1.25 * button.fontMetrics().height()


def test_a_dialog_ends_where_its_words_end(qtbot, look):
    place = QWidget()
    qtbot.addWidget(place)
    dialog = AskDialog(place, "A question", "", "Keep it")
    hint = "Where it says what it does with all of your data."
    dialog.ask(*(FormRow("Privacy page", LongField(lines=4), hint) for _ in range(12)))
    dialog.show()
    (area,) = dialog.findChildren(ScrollWhole)
    body = area.widget()
    assert body is not None
    assert body.height() == max(body.heightForWidth(body.width()), area.viewport().height())
