"""Offline translation of articles, for people who review it."""

__version__ = "0.1.0"
