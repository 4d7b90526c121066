"""Trusted signers lie in the vault, and an older vault gains the place for them."""

import pytest
from sqlalchemy import text

from dsar_assistant.domain.errors import NotFoundError
from dsar_assistant.domain.signer import TrustedSigner
from dsar_assistant.domain.vault import WithPassphrase

PASSPHRASE = "correct horse battery staple"
CHARITY = TrustedSigner("Larkspur Advice", "3837363534333231", "RWQ")


def keep(vault, *signers):
    with vault.begin() as work:
        for one in signers:
            work.signers.keep(one)
        work.commit()


def kept(vault):
    with vault.begin() as work:
        return work.signers.all()


def test_the_same_key_replaces(vault):
    other = TrustedSigner("Other", "0" * 16, "RWX")
    keep(vault, CHARITY, other, TrustedSigner("Larkspur", CHARITY.key_id, "RWQ"))
    assert [one.name for one in kept(vault)] == ["Larkspur", "Other"]


def test_a_signer_can_be_forgotten_once_and_the_log_names_nobody(vault):
    keep(vault, CHARITY)
    with vault.begin() as work:
        work.signers.remove(CHARITY.key_id)
        with pytest.raises(NotFoundError):
            work.signers.remove(CHARITY.key_id)
        work.commit()
    assert kept(vault) == ()
    with vault.begin() as work:
        entries = work.audit.entries()
    assert [one.action for one in entries[-2:]] == ["signer-kept", "signer-removed"]
    assert "Larkspur" not in str(entries)


def test_a_vault_from_before_gains_the_place(vault):
    with vault.opened().engine.begin() as connection:
        connection.execute(text("DROP TABLE trusted_signers"))
        connection.execute(text("UPDATE alembic_version SET version_num = '0005'"))
    vault.lock()
    vault.open(WithPassphrase(PASSPHRASE))
    keep(vault, CHARITY)
    assert kept(vault) == (CHARITY,)
