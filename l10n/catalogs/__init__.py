"""Gettext catalogs: reading and writing them without loss, who owns a target, merging, and safe files."""
