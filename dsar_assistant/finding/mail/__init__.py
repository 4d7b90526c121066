"""Reading the headers of mail, fast, and nothing but the headers.

For: cutting mailboxes into messages; fields, days and marks of a message; counting senders.
May live here: byte work on hostile input, every length capped.
May not: bodies and subjects, sender rules that need no bytes (``finding.sender``), files.
"""
