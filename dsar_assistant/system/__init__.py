"""The computer we run on.

For: the key store, folders, the clock, opening files, the settings file, and the one
place that knows where our resources are.
May live here: keyring, platformdirs and thin wrappers, behind the protocols in ``ports``.
May not: rules, words of letters, SQL, Qt, and nothing that talks to a network.
"""
