"""The history of the vault's shape, one step per file.

For: bringing a vault made by any earlier version to today's shape.
May live here: Alembic's environment and its numbered versions.
May not: importing today's tables or domain (they change; history must not).
"""
