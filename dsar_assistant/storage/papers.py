"""Signatures, and how frozen letters were put on paper."""

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select, update

from dsar_assistant.domain.paper import PaperChoices
from dsar_assistant.storage import tables
from dsar_assistant.storage.journal import Journal
from dsar_assistant.storage.plain_values import from_plain, to_plain

_signatures = tables.signatures
_papers = tables.letter_papers


class SqlPapers:
    """Signatures and paper as rows; implements ``Papers``."""

    def __init__(self, connection: Connection, journal: Journal) -> None:
        self._connection = connection
        self._journal = journal

    def signature(self, subject_id: str) -> bytes | None:
        """Give the person's signature; None if there is none."""
        wanted = select(_signatures.c.picture).where(
            _signatures.c.subject_id == subject_id, _signatures.c.is_current
        )
        return self._connection.execute(wanted).scalar_one_or_none()

    def keep_signature(self, subject_id: str, picture: bytes) -> None:
        """Keep a signature, in place of an earlier one."""
        self._set_aside(subject_id)
        number = self._number(subject_id, picture)
        current = update(_signatures).where(_signatures.c.number == number)
        self._connection.execute(current.values(is_current=True))
        self._journal.note("signature-kept", subject_id)

    def remove_signature(self, subject_id: str) -> None:
        """Forget the signature; letters already frozen keep theirs."""
        self._set_aside(subject_id)
        self._journal.note("signature-removed", subject_id)

    def freeze(self, letter_id: str, subject_id: str, paper: PaperChoices) -> None:
        """Keep how a letter was put on paper; the first time counts."""
        if self.of_letter(letter_id) is not None:
            return
        number = self._number(subject_id, paper.signature) if paper.signature else None
        row = {
            "letter_id": letter_id,
            "paper": to_plain(replace(paper, signature=b"")),
            "signature_number": number,
        }
        self._connection.execute(insert(_papers).values(row))
        self._journal.note("letter-paper-kept", letter_id)

    def of_letter(self, letter_id: str) -> PaperChoices | None:
        """Give how a letter was put on paper, signature and all; None if it was not kept."""
        wanted = (
            select(_papers.c.paper, _signatures.c.picture)
            .join_from(_papers, _signatures, isouter=True)
            .where(_papers.c.letter_id == letter_id)
        )
        row = self._connection.execute(wanted).one_or_none()
        if row is None:
            return None
        return replace(from_plain(row.paper, PaperChoices), signature=row.picture or b"")

    def _number(self, subject_id: str, picture: bytes) -> int:
        """Give the number of a picture, kept now if it was not there."""
        fingerprint = hashlib.sha256(picture).hexdigest()
        wanted = select(_signatures.c.number).where(
            _signatures.c.subject_id == subject_id, _signatures.c.fingerprint == fingerprint
        )
        row = {"subject_id": subject_id, "fingerprint": fingerprint, "picture": picture}
        if self._connection.execute(wanted).first() is None:
            self._connection.execute(insert(_signatures).values(**row, is_current=False))
        return int(self._connection.execute(wanted).scalar_one())

    def _set_aside(self, subject_id: str) -> None:
        """Make no signature current, and drop those that no letter bears."""
        theirs = _signatures.c.subject_id == subject_id
        self._connection.execute(update(_signatures).where(theirs).values(is_current=False))
        borne = select(_papers.c.signature_number).where(_papers.c.signature_number.is_not(None))
        unused = delete(_signatures).where(theirs, _signatures.c.number.not_in(borne))
        self._connection.execute(unused)
