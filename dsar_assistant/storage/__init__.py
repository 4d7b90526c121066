"""The encrypted vault: the only room that knows SQL.

For: tables, rows to domain objects and back, the unit of work, migrations, the
wrapped keys, and the search index of the public register.
May live here: SQLAlchemy, Alembic and SQLCipher, behind the protocols in ``ports``.
May not: rules, words for people, Qt; no mapped object leaves this room.
"""
