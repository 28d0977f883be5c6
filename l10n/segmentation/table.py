"""Read the tables in `tables/`: what a language knows of abbreviations and of how sentences begin.

docs/segmentation.md tells how to extend one. A table is a text file of sections, `[before number]`, with words
below them, apart by white space; `#` starts a comment. An entry of more than a letter also stands for
itself in capitals; one in lower case also for itself capitalised. Spaces inside an entry are left out (`z.B.`).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parent / "tables"

# The sections of abbreviations, and what a table makes of a full stop after one (see splitter.py).
NEVER, NUMBER, STARTER = "never", "before number", "before starter"
_ABBREVIATIONS = frozenset({NEVER, NUMBER, STARTER})
_SECTIONS = _ABBREVIATIONS | {"starters", "articles", "short words", "with mark", "goes on", "settings"}


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
    sections: dict[str, list[str]] = {name: [] for name in _SECTIONS}
    abbreviations: dict[str, str] = {}
    for name in ("common", language):
        path = _FOLDER / f"{name}.txt"
        if name.isalpha() and path.is_file():
            for section, words in _read(path):
                sections[section] += words
                if section in _ABBREVIATIONS:
                    abbreviations |= dict.fromkeys((word.removesuffix(".") for word in words), section)
    for word, section in list(abbreviations.items()):
        for form in _forms(word):
            abbreviations.setdefault(form, section)
    return Table(
        abbreviations,
        frozenset(sections["starters"]),
        frozenset(sections["articles"]),
        frozenset(sections["short words"]),
        frozenset(sections["with mark"]),
        tuple(sections["goes on"]),
        "ordinals" in sections["settings"],
    )


def _forms(word: str) -> tuple[str, ...]:
    if len(word) == 1:
        return ()
    return (word.upper(),) if word != word.lower() else (word[0].upper() + word[1:], word.upper())


def _read(path: Path) -> Iterator[tuple[str, list[str]]]:
    section = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            section = content.strip("[]")
            if section not in _SECTIONS:
                raise ValueError(f"{path.name}:{number}: no such section: {section}")
        elif content:
            yield section, content.split()
