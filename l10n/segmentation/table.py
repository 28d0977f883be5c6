"""Read the tables in `sentences/` beside the packs: what a language knows of abbreviations, and how sentences begin.

docs/segmentation.md tells how to extend one. A table is a text file of sections, `[before number]`, with words
below them, apart by white space; `#` starts a comment. An entry also stands for itself in capitals, and one in
lower case for itself capitalised, unless all its parts are of one letter. Spaces in it are left out (`z.B.`).
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from functools import cache

from l10n.languages import FOLDERS

# The sections of abbreviations, and what a table makes of a full stop after one (see splitter.py).
NEVER, NUMBER, STARTER = "never", "before number", "before starter"
_ABBREVIATIONS = frozenset({NEVER, NUMBER, STARTER})
_SECTIONS = _ABBREVIATIONS | {
    "starters",
    "articles",
    "short words",
    "with mark",
    "goes on",
    "settings",
    "stops",
}


class Table:
    """What one language knows; each attribute is a section of its file.

    `abbreviations` gives, by the word without its last full stop, the section it is from.
    """

    def __init__(self, abbreviations: dict[str, str], sections: dict[str, list[str]]) -> None:
        self.abbreviations = abbreviations
        self.starters = frozenset(sections["starters"])
        self.articles = frozenset(sections["articles"])
        self.short_words = frozenset(sections["short words"])
        self.with_mark = frozenset(sections["with mark"])
        self.goes_on = tuple(sections["goes on"])
        self.stops = "".join(sections["stops"])
        self.ordinals = "ordinals" in sections["settings"]

    def over(self, more: dict[str, str]) -> Table:
        """Return this table with more abbreviations, each with its section."""
        table = copy(self)
        table.abbreviations = {**self.abbreviations, **more}
        return table


def load(lang: str) -> Table:
    """Return the table of `lang`, a BCP 47 tag; that of its language, or the common one where it has none."""
    return _load(lang.replace("_", "-").partition("-")[0].lower())


@cache
def _load(language: str) -> Table:
    sections: dict[str, list[str]] = {name: [] for name in _SECTIONS}
    abbreviations: dict[str, str] = {}
    for name in ("common", language):
        for section, words in _read(name):
            sections[section] += words
            if section in _ABBREVIATIONS:
                abbreviations |= dict.fromkeys((word.removesuffix(".") for word in words), section)
    for word, section in list(abbreviations.items()):
        for form in _forms(word):
            abbreviations.setdefault(form, section)
    return Table(abbreviations, sections)


def _forms(word: str) -> tuple[str, ...]:
    if max(map(len, word.split("."))) == 1:  # A. C. Jobim has nothing to do with a. C.
        return ()
    return (word.upper(),) if word != word.lower() else (word[0].upper() + word[1:], word.upper())


def _read(name: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lines of a table, each as its section and its words; nothing for a language without one."""
    section = ""
    for number, line in enumerate(_lines(name), 1):
        words = line.partition("#")[0].strip()
        if words.startswith("["):
            section = words.strip("[]")
            if section not in _SECTIONS:
                raise ValueError(f"{name}.txt:{number}: no such section: {section}")
        elif words:
            yield section, words.split()


def _lines(name: str) -> list[str]:
    """Return the lines of a table; none where no folder of packs has it."""
    if name.isalpha():
        for folder in reversed(FOLDERS):
            try:
                with open(f"{folder}/sentences/{name}.txt", encoding="utf-8") as table:  # noqa: PTH123 - pathlib takes as long to import as this package
                    return table.readlines()
            except FileNotFoundError:
                pass
    return []
