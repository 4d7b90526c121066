"""Evidence that is dropped in is kept, whatever else lies beside it."""

from dsar_assistant.finding.ticket import UnwatchedTicket
from tests.finding.making import mail, mbox


def test_a_mailbox_beside_its_own_copy_is_kept_once_and_whole(app, person, tmp_path):
    for name in ("Inbox", "Inbox copy"):
        (tmp_path / name).write_bytes(mbox(mail("news@shop.example", "Message-ID: <1@x.example>")))
    paths = [tmp_path / "Inbox", tmp_path / "Inbox copy", tmp_path / "Inbox"]
    app.evidence.read(person.id, paths, UnwatchedTicket())
    unknown = [(one.domain, one.count) for one in app.candidates.rows(person.id).unknown]
    assert unknown == [("shop.example", 1)]
    assert [file.name for file in app.evidence.files(person.id)] == ["Inbox"]
