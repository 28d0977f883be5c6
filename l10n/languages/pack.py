"""Language packs: all that is known of a language, read from the TOML files in `data/`.

A pack is a file named as its tag, `fr.toml`, with a table for each section of `schema`. What holds for all is in
`common.toml`; what differs in a region or script, in a file of its own (`fr-CA.toml`). A later file adds to the
tables of an earlier one and replaces other values: common, then the language, then the region.

What a pack does not say is empty, and no rule guesses it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from l10n.languages import FOLDERS
from l10n.languages.grammar import Grammar
from l10n.languages.quantities import Dates, Numbers, Units
from l10n.languages.schema import (
    SECTIONS,
    Antonyms,
    Demonyms,
    Engines,
    Inflection,
    Names,
    Script,
    Typography,
    Words,
)

_COMMON = "common"
_Section = TypeVar("_Section")


def _section(kind: type[_Section]) -> cached_property[_Section]:
    """Return a section as an attribute of a `Language`."""
    name = kind.__name__.lower()
    return cached_property(lambda known: _filled(kind, known.tables.get(name, {}), f"{known.tag}: [{name}]"))


class Language:
    """What is known of a language (BCP 47), a section an attribute; each is made when it is first asked for.

    Raises `ValueError`, with the file and the key, where a pack says what no section has.
    """

    typography = _section(Typography)
    """Quotation marks, spaces at marks, apostrophes and dashes."""
    engines = _section(Engines)
    """Its usual script, the ways through other languages, a sentence to try an engine with."""
    script = _section(Script)
    """The letters of the language, and how much room they take."""
    words = _section(Words)
    """Words of the language, and how it makes them."""
    names = _section(Names)
    """What the language writes with a capital."""
    inflection = _section(Inflection)
    """What becomes of words and names in a sentence."""
    demonyms = _section(Demonyms)
    """What is made from names of places."""
    antonyms = _section(Antonyms)
    """Words of which a hurried translator takes the neighbour."""
    numbers = _section(Numbers)
    """Digits, the words for numbers, and ordinals."""
    dates = _section(Dates)
    """Months, days of the week and times of day."""
    units = _section(Units)
    """Words and signs of currencies, measures and stretches of time."""
    grammar = _section(Grammar)
    """How words inflect and agree, and what stands around a noun."""

    def respelt(self, text: str) -> str:
        """Return a text with what a region writes for letters that it doesn't have: *Grossbritannien* in de-CH."""
        for letter, other in self.script.replaced.items():
            text = text.replace(letter, other)
        return text

    def __init__(self, tag: str) -> None:
        self.tag = tag
        self.base = tag.partition("-")[0]
        self.tables = _merged(tag)


@cache
def language(tag: str) -> Language:
    """Return what is known of a language (BCP 47); a pack is read once. One without a pack knows what is common."""
    return Language(tag)


@cache
def languages() -> tuple[Language, ...]:
    """Return all languages that have a pack, without those of their regions and scripts."""
    return tuple(language(tag) for tag in tags() if "-" not in tag)


def tags() -> list[str]:
    """Return the tags that have a pack of their own, sorted; `common` is none."""
    return sorted({path.stem for folder in FOLDERS for path in Path(folder).glob("*.toml")} - {_COMMON})


def data_file(name: str) -> Path | None:
    """Return a file of the last folder of packs that has it."""
    paths = (Path(folder) / name for folder in reversed(FOLDERS))
    return next((path for path in paths if path.is_file()), None)


def _merged(tag: str) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    parts = tag.split("-")
    for name in (_COMMON, *("-".join(parts[:end]) for end in range(1, len(parts) + 1))):
        merged = _over(_read(name), merged)
    return merged


@cache
def _read(name: str) -> dict[str, Any]:
    """Return the tables of a pack's file; none where there is no such file."""
    path = data_file(f"{name}.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8")) if path else {}
    if path and (unknown := tables.keys() - SECTIONS.keys()):
        raise ValueError(f"{path.name}: there is no section {', '.join(sorted(unknown))}")
    return tables


def _over(table: Mapping[str, Any], below: Mapping[str, Any]) -> dict[str, Any]:
    """Return two tables as one, the first over the second."""
    merged = dict(below)
    for key, value in table.items():
        beneath = merged.get(key)
        merged[key] = (
            _over(value, beneath) if isinstance(value, dict) and isinstance(beneath, dict) else value
        )
    return merged


def _filled(section: type[_Section], table: Mapping[str, Any], where: str) -> _Section:
    """Return a section with the values of its table, as the types of its fields ask for them."""
    hints = _hints(section.__name__)
    if unknown := table.keys() - hints.keys():
        raise ValueError(f"{where} has no {', '.join(sorted(unknown))}")
    return section(**{key: _value(hints[key], value, f"{where} {key}") for key, value in table.items()})


@cache
def _hints(name: str) -> dict[str, Any]:
    section = SECTIONS[name.lower()]
    hints = get_type_hints(section)
    return {field.name: hints[field.name] for field in fields(section)}


def _value(kind: Any, value: Any, where: str) -> Any:
    """Return a value of TOML as what its field asks for; white space parts the words of a string that is a list."""
    origin, args = get_origin(kind), get_args(kind)
    if type(None) in args:  # a field that may be None; TOML has no such value
        return _value(next(arg for arg in args if arg is not type(None)), value, where)
    if origin is re.Pattern or kind is re.Pattern:
        return re.compile(value)
    if origin is Literal and value in args:
        return value
    if origin in (tuple, frozenset):
        return origin(_items(args, value, where))
    if origin in (dict, Mapping) and isinstance(value, dict):
        return MappingProxyType(
            {_key(args[0], key): _value(args[1], one, where) for key, one in value.items()}
        )
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(kind, type) and isinstance(value, kind):
        return value
    raise ValueError(f"{where} can't be {value!r}")


def _items(args: tuple[Any, ...], value: Any, where: str) -> Iterator[Any]:
    listed = value.split() if isinstance(value, str) else value
    if not isinstance(listed, list):
        raise ValueError(f"{where} can't be {value!r}")
    kinds = args if len(args) > 1 and args[1] is not Ellipsis else (args[0],) * len(listed)
    if len(kinds) != len(listed):
        raise ValueError(f"{where} needs {len(kinds)} values, not {len(listed)}")
    return (_value(one, item, where) for one, item in zip(kinds, listed, strict=True))


def _key(kind: Any, key: str) -> Any:
    return kind(key) if kind in (int, float) else key
