"""Every pattern over strangers' text takes its time in proportion, whatever the text."""

import pkgutil
import re
import time
from importlib import import_module

import pytest

from dsar_assistant import finding

# Header blocks are cut at 64 kB before any pattern sees them, single fields at 2,000 letters.
LONGEST_BLOCK, LONGEST_FIELD = 64 * 1024, 4000
OF_FIELDS = (
    "sender._",
    "web_address._",
    "domains._",
    "mail.fields._ENCODED",
    "mail.fields._BETWEEN",
)
# These are only tried where a line begins.
AT_ONE_PLACE = {
    "mail.split._HEADER",
    "mail.single._HEADER_LINE",
    "mail.split._LENGTH",
    "readers.cookies._COOKIE",
}
# A pattern that looks back works for minutes on such a text, one that does not for
# milliseconds: the limit lies far from both, so that a busy machine changes nothing.
LIMIT_S = 3.0
PARTS = [
    "a",
    " ",
    "\t",
    "\n",
    "\r\n ",
    "(",
    ")",
    '"',
    '\\"',
    "<",
    ">",
    "@",
    "a@",
    "=?",
    "=?a?q?",
    "0",
    ":",
]
PARTS += [
    ";",
    "d=",
    "; d=",
    "From ",
    "\nFrom ",
    "\nfrom: ",
    "mailto:",
    "https://",
    "1 mar ",
    "-",
    "Mon 1:00 ",
]
# What is opened and never closed makes a pattern try every way to divide the rest.
OPENINGS = ["(", '"', "<", "=?a?q?", "; d=", "dmarc=none (", "mailto:", "https://", "\nFrom a"]
UNCLOSED = ["a", " ", "a ", "a@", "(a)"]


def _patterns():
    """Give every compiled pattern of the room, by module and name."""
    for module in pkgutil.walk_packages(finding.__path__, f"{finding.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{module.name.removeprefix(finding.__name__ + '.')}.{name}", value


PATTERNS = dict(_patterns())


@pytest.mark.parametrize("pattern", sorted(PATTERNS))
def test_no_text_makes_a_pattern_slow(pattern):
    compiled = PATTERNS[pattern]
    longest = LONGEST_FIELD if pattern.startswith(OF_FIELDS) else LONGEST_BLOCK
    look = compiled.match if pattern in AT_ONE_PLACE else compiled.search
    begun_only = [(opening, part) for opening in OPENINGS for part in UNCLOSED]
    for opening, part in [*(("", part) for part in PARTS), *begun_only]:
        text = opening + part * (longest // len(part))
        begun = time.process_time()
        look(text.encode() if isinstance(compiled.pattern, bytes) else text)
        assert time.process_time() - begun < LIMIT_S, (opening, part)
