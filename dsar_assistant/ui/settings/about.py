"""What the program is, and whose work it stands on."""

from importlib.metadata import PackageNotFoundError, version

from dsar_assistant.ui.widgets.cards import Card
from dsar_assistant.ui.widgets.labels import plain_label

_LINES = (
    "It helps you to find out who may hold your data, to write to them, and to keep track.",
    "It is not legal advice. For advice, ask a solicitor, a law centre or Citizens Advice.",
    "It never uses the internet. Everything stays on this computer, encrypted.",
    "Free software under the MIT licence. Icons: drawn for this program.",
    "Fonts: Noto Sans (SIL Open Font License); for Chinese, Droid Sans Fallback (Apache License).",
    "Window: Qt for Python, under the LGPL.",
)


def about_card() -> Card:
    """Give the card with name, version, promise and credits."""
    card = Card(plain_label("About DSAR Assistant", "title"))
    card.add(plain_label(f"Version {program_version()}", "muted"))
    for line in _LINES:
        card.add(plain_label(line))
    return card


def program_version() -> str:
    """Give the version that is installed; from a checkout there may be none."""
    try:
        return version("dsar-assistant")
    except PackageNotFoundError:
        return "from source"
