from datetime import date

import pytest

from dsar_assistant.domain.errors import ProvisionNotInForceError, ProvisionUnknownError
from dsar_assistant.domain.provision import ChosenBy
from dsar_assistant.letters.citing import LawInForce, LegalDays

LAST_OLD_DAY = date(2026, 2, 4)
FIRST_NEW_DAY = date(2026, 2, 5)


def test_a_new_request_is_taken_as_received_on_the_day_of_the_letter():
    days = LegalDays(FIRST_NEW_DAY)
    assert {days.day_for(event) for event in ChosenBy} == {FIRST_NEW_DAY}


def test_a_known_event_decides_by_its_own_day():
    days = LegalDays(FIRST_NEW_DAY, date(2026, 1, 1), date(2026, 1, 2), date(2026, 1, 3))
    assert [days.day_for(event).day for event in ChosenBy] == [5, 1, 2, 3]


def test_a_request_received_before_the_change_stays_under_the_old_month(uk):
    law = LawInForce(uk, LegalDays(date(2026, 3, 20), request_received=LAST_OLD_DAY))
    assert not law.is_in_force("uk-gdpr-12a")
    assert law.provision("uk-gdpr-12-3").in_force_until == LAST_OLD_DAY


def test_a_decision_made_before_the_change_stays_under_the_old_article(uk):
    law = LawInForce(uk, LegalDays(date(2026, 3, 20), decision=LAST_OLD_DAY))
    assert law.is_in_force("uk-gdpr-22")
    assert not law.is_in_force("uk-gdpr-22c")


def test_a_rule_that_does_not_apply_is_refused_with_the_day_that_decides(uk):
    law = LawInForce(uk, LegalDays(date(2026, 3, 20), request_received=LAST_OLD_DAY))
    with pytest.raises(ProvisionNotInForceError, match="2026-02-04"):
        law.provision("uk-gdpr-12a")


def test_a_rule_that_nobody_wrote_down_is_refused(uk):
    with pytest.raises(ProvisionUnknownError, match="no-such-rule"):
        LawInForce(uk, LegalDays(FIRST_NEW_DAY)).provision("no-such-rule")


def test_a_rule_that_is_not_on_file_never_applies(uk):
    assert not LawInForce(uk, LegalDays(FIRST_NEW_DAY)).is_in_force("no-such-rule")


def test_the_regulation_meant_is_that_of_the_jurisdiction(uk, eu):
    assert LawInForce(uk, LegalDays(FIRST_NEW_DAY)).provision("gdpr-15-1").id == "uk-gdpr-15-1"
    assert LawInForce(eu, LegalDays(FIRST_NEW_DAY)).provision("gdpr-15-1").id == "eu-gdpr-15-1"
    assert not LawInForce(eu, LegalDays(FIRST_NEW_DAY)).is_in_force("gdpr-12a")
