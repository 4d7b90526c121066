"""Pure counting of legal time.

For: months, working days, pauses, later starts and extensions; every answer
carries the sum that led to it.
May live here: functions of dates and facts handed in, and working calendars.
May not: today's date (it is handed in), files, storage, Qt, citations typed as
text, the neighbouring rooms.
"""
