"""What a person can do, one file per task.

For: opening the work, asking the rules, saving, and saying what changed.
May live here: plain classes and functions named after the task.
May not: rules of their own, Qt, SQL, files or the clock except through ``ports``.
"""
