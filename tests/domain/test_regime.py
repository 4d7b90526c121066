"""A jurisdiction says which version of a rule was in force, and owns up to what it lacks."""

from datetime import date

import pytest

from dsar_assistant.domain.errors import ProvisionUnknownError
from dsar_assistant.domain.register_errors import RegisterUnsupportedError
from dsar_assistant.law.load import load_jurisdiction

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def uk(repository):
    return load_jurisdiction(repository / "resources" / "jurisdictions" / "uk.toml")


def test_a_rule_that_no_file_holds_is_not_made_up(uk):
    with pytest.raises(ProvisionUnknownError):
        uk.provision("uk-gdpr-12-1a", TODAY)
    with pytest.raises(ProvisionUnknownError):
        uk.is_in_force("uk-gdpr-12-1a", TODAY)


def test_an_installation_without_search_is_told_what_works():
    assert "Everything else works" in str(RegisterUnsupportedError())
