"""Translations that say the glossary's terms."""
