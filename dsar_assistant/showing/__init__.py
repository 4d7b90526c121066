"""Strangers' pages and pictures, drawn by a child process that can do next to nothing else.

For: showing, covering and cleaning files from elsewhere, with the drawing done by rendering.
May live here: the jobs, the child that does them, the parent that asks.
May not: how a page is drawn; what a file means; limits that other children need too.
"""
