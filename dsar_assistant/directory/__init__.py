"""The organisations, and the documented passing of data between them.

For: reading the bundled facts and other packs, checking them, searching them and
merging them, never by name alone.
May live here: readers of directory files, checks of their shape, search in memory.
May not: claims about one person, evidence, letters, storage, Qt, the neighbouring
rooms.
"""
