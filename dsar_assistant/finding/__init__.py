"""From what a person has, to who may hold their data.

For: evidence files to sightings, interview answers to leads, and both to candidates
with reasons; following documented flows up and down.
May live here: grouping, matching, sender logic, strengths and their reasons.
May not: keeping message bodies or subjects, saying more than "may", storage, Qt,
the neighbouring rooms (what they know is handed in).
"""
