"""One file per kind of evidence, found by walking this folder.

For: recognising a file by its first bytes and streaming sightings out of it.
May live here: modules that end in ``READER = ...`` and what they share.
May not: raising on bad input (trouble is data), yielding a secret, reading a whole
file into memory, going on after Stop.
"""
