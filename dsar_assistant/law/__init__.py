"""The rules of each jurisdiction, read from dated files.

For: turning jurisdiction files into regimes, provisions and periods, and saying
which right, which provision and which period apply on a given day.
May live here: reading and choosing; plain functions and frozen dataclasses.
May not: counting days, words of letters, citations typed as text, files found by
itself (paths are handed in), anything of Qt, storage or the neighbouring rooms.
"""
