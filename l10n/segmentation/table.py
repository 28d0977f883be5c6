"""Read the tables in `tables/`: what a language knows of abbreviations and of how sentences begin.

docs/segmentation.md tells how to extend one. A table is a text file of sections, `[before number]`, with words
below them, apart by white space; `#` starts a comment. An entry in lower case also stands for itself capitalised
and in capitals; one with a capital stands for just itself. Spaces inside an entry are left out (`z.B.`).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "tables"

# The sections of abbreviations, and what a table makes of a full stop after one (see splitter.py).
NEVER, NUMBER, STARTER = "never", "before number", "before starter"
_SECTIONS = {
    NEVER,
    NUMBER,
    STARTER,
    "starters",
    "articles",
    "short words",
    "with mark",
    "goes on",
    "settings",
}


class Table(NamedTuple):
    """What one language knows; each field is a section of its file.

    `abbreviations` gives, by the word without its last full stop, the section it is from.
    """

    abbreviations: dict[str, str]
    starters: frozenset[str]
    articles: frozenset[str]
    short_words: frozenset[str]
    with_mark: frozenset[str]
    goes_on: tuple[str, ...]
    ordinals: bool


def load(lang: str) -> Table:
    """Return the table of `lang`, a BCP 47 tag; that of its language, or the common one where it has none."""
    return _load(lang.replace("_", "-").partition("-")[0].lower())


@cache
def _load(language: str) -> Table:
    words = _read(_FOLDER / "common.txt")
    own = _FOLDER / f"{language}.txt"
    if language.isalpha() and own.is_file():
        for section, more in _read(own).items():
            words[section] = words.get(section, []) + more
    abbreviations = {
        form: section
        for section in (STARTER, NUMBER, NEVER)
        for word in words.get(section, ())
        for form in _forms(word.removesuffix("."))
    }
    return Table(
        abbreviations,
        frozenset(words.get("starters", ())),
        frozenset(words.get("articles", ())),
        frozenset(words.get("short words", ())),
        frozenset(words.get("with mark", ())),
        tuple(words.get("goes on", ())),
        "ordinals" in words.get("settings", ()),
    )


def _forms(word: str) -> tuple[str, ...]:
    return (word, word[:1].upper() + word[1:], word.upper()) if word == word.lower() else (word,)


def _read(path: Path) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {}
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            section = content.strip("[]")
            if section not in _SECTIONS:
                raise ValueError(f"{path.name}:{number}: no such section: {section}")
            words.setdefault(section, [])
        elif content:
            words[section] += content.split()
    return words
