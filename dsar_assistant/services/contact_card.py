"""An organisation's contact as a card for an address book (vCard 4)."""

import re

from dsar_assistant.domain.controller import Controller

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONGEST_LINE_BYTES = 75


def contact_card(controller: Controller) -> bytes:
    """Give the card, with the day on which the contact was last checked."""
    contact = controller.contact
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "KIND:org",
        f"FN:{_escaped(controller.display_name)}",
        f"ORG:{_escaped(controller.name)}",
    ]
    if contact.address is not None:
        street = ",".join(_escaped(line) for line in contact.address.lines)
        post, country = contact.address.postcode or "", contact.address.country or ""
        lines.append(f"ADR:;;{street};;;{_escaped(post)};{_escaped(country)}")
    named = (("EMAIL", contact.email), ("TEL", contact.phone), ("URL", contact.form_url))
    lines += [f"{name}:{_escaped(value)}" for name, value in named if value]
    checked = (
        f"Contact checked: {contact.checked_on.words}" if contact.checked_on else "Contact undated"
    )
    lines += [f"NOTE:{_escaped(checked)}", "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _escaped(text: str) -> str:
    plain = _CONTROLS.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ",", ";"):
        plain = plain.replace(sign, f"\\{sign}")
    return plain.replace("\n", "\\n")


def _folded(line: str) -> str:
    """Break a long line as address books expect, never within a character."""
    pieces: list[str] = []
    piece = ""
    for sign in line:
        if len((piece + sign).encode()) > _LONGEST_LINE_BYTES - bool(pieces):
            pieces.append(piece)
            piece = ""
        piece += sign
    return "\r\n ".join([*pieces, piece])
