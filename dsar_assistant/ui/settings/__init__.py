"""The page of settings.

For: appearance, the vault's keys, folders.
May live here: widgets of this page.
May not: writing the settings file or touching a key itself.
"""
