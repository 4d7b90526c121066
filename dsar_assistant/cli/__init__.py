"""The command line: the second door to the same services.

For: scripts, batch work, and checking the program without a screen.
May live here: click commands, and turning answers into text or JSON.
May not: rules, storage, Qt; anything but one document on standard output with ``--json``.
"""
