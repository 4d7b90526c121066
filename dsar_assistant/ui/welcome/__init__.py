"""The first minutes, and the locked door.

For: the three steps of a first run, unlocking, and what to do when the vault is not well.
May live here: pages that stand alone, before the rail is there.
May not: other pages, keys kept longer than the moment they are used.
"""
