"""Letters as e-mail drafts, to one recipient and no more, whatever the address says."""

import re
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from typing import Final
from urllib.parse import quote

from dsar_assistant.domain.letter import Letter
from dsar_assistant.domain.letter_text import plain_text
from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.rendering.errors import EmailAddressInvalidError
from dsar_assistant.rendering.printable import clean_line, harmless

LONGEST_LINK: Final = 2000
"""Characters; longer links are cut by some mail programs."""

_LONGEST_ADDRESS = 254
# One mailbox in plain letters. Quoted names, comments and lists are real but rare, and
# each of them has been used to smuggle in a second recipient.
_ADDRESS = re.compile(
    r"[A-Za-z0-9_+'~-]+(?:\.[A-Za-z0-9_+'~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
)


class EmlRenderer:
    """Writes letters as ``.eml`` drafts that a mail program opens ready to send."""

    def __init__(self, to_address: str) -> None:
        """Take the one recipient.

        Raises:
            EmailAddressInvalidError: It is not one plain address.
        """
        self._to = one_address(to_address)

    @property
    def suffix(self) -> str:
        """The file suffix."""
        return "eml"

    def render(self, letter: Letter, paper: PaperChoices) -> bytes:
        """Give the draft; paper makes no difference to it."""
        del paper
        draft = EmailMessage(policy=SMTP)
        draft["To"] = Address(addr_spec=self._to)
        draft["Subject"] = clean_line(letter.subject)
        # Outlook opens the file as a draft instead of a received message.
        draft["X-Unsent"] = "1"
        draft.set_content(harmless(plain_text(letter)), cte="quoted-printable")
        return draft.as_bytes()

    def warnings(self, letter: Letter, paper: PaperChoices) -> tuple[str, ...]:
        """Say nothing: any letter can be written as a draft."""
        del letter, paper
        return ()


def mailto(letter: Letter, address: str) -> str | None:
    """Give a link that opens the letter in the mail program; None if it would be too long.

    Raises:
        EmailAddressInvalidError: The address is not one plain address.
    """
    body = harmless(plain_text(letter)).replace("\n", "\r\n")
    subject = clean_line(letter.subject)
    to = quote(one_address(address), safe="@")
    link = f"mailto:{to}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
    return link if len(link) <= LONGEST_LINK else None


def one_address(text: str) -> str:
    """Give the address if it is exactly one.

    Raises:
        EmailAddressInvalidError: It is not.
    """
    address = text.strip(" ")
    if len(address) > _LONGEST_ADDRESS or not _ADDRESS.fullmatch(address):
        raise EmailAddressInvalidError(text)
    return address
