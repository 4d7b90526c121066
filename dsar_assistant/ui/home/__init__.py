"""The page of what needs attention.

For: next steps, next deadlines, and starting a new request.
May live here: widgets of this page.
May not: deciding what is urgent (a service says so).
"""
