"""Readers for sources of organisations that are not our own files.

For: one file per kind of pack, turning it into the directory's own records.
May live here: reading a file that the person handed over, with its problems as data.
May not: downloading anything, trusting anything it reads, storage, Qt.
"""
