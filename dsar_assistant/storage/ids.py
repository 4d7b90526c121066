"""Ids of what is kept in the vault."""

import secrets


def new_id() -> str:
    """Draw a new id: random, so that it says nothing about what it names."""
    return secrets.token_hex(16)
