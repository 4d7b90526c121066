"""DSAR Assistant: find who may hold your data, write to them, keep track."""

__version__ = "0.1.0"
