"""The window: it shows and asks, and never decides.

For: pages, dialogs and widgets over the same services as the command line.
May live here: Qt, built in code and in reading order.
May not: SQL, file parsing, date sums, law, the key store, calls from one page to another.
"""
