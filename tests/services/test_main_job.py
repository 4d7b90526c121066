"""The main job through the services: find, write, post, see what is due, find it all again."""

from datetime import date

from dsar_assistant.bootstrap import build_app
from dsar_assistant.domain.evidence import Strength
from dsar_assistant.domain.vault import WithPassphrase
from dsar_assistant.finding.ticket import UnwatchedTicket
from dsar_assistant.services.show_sample import ShowSample
from tests.ready_vault import PASSPHRASE


def test_the_sample_case_leads_along_the_chain_to_three_letters(app):
    case = ShowSample(app).run(UnwatchedTicket())
    found = {row.controller_id: row for row in case.found}
    assert found["emmas-diary"].strength is Strength.CONFIRMED
    assert found["experian-marketing-services"].strength is Strength.LIKELY
    assert found["labour-party"].path_names[0].startswith("Emma's Diary")
    days = {one.deadline.due for one in case.letters if one.deadline}
    assert days == {date(2026, 12, 29)}
    assert all(one.content.startswith(b"%PDF") for one in case.letters)


def test_closing_and_opening_again_loses_nothing(app, around, tmp_path):
    ShowSample(app).run(UnwatchedTicket())
    before = app.deadlines.rows()
    app.vault.lock()
    again = build_app(tmp_path / "data", around)
    again.vault.unlock(WithPassphrase(PASSPHRASE))
    assert again.deadlines.rows() == before
    again.vault.lock()


def test_forged_mail_confirms_nobody(app):
    case = ShowSample(app).run(UnwatchedTicket())
    aside = app.candidates.rows(case.person.id).set_aside
    assert ("tesco.com", 2) in {(one.domain, one.count) for one in aside}


def test_a_sender_in_no_directory_is_ready_to_be_added(app):
    case = ShowSample(app).run(UnwatchedTicket())
    unknown = {one.domain for one in app.candidates.rows(case.person.id).unknown}
    assert "potterybarnyard.example" in unknown
