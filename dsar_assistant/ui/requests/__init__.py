"""The pages of requests under way.

For: the list of requests, and one request with its timeline.
May live here: widgets of these pages.
May not: working out a status or a day (a service says so).
"""
