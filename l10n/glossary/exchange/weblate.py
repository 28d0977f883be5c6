"""Weblate's glossaries as CSV: what it downloads and uploads, through Translate Toolkit, which Weblate uses itself.

The columns are location, source, target, id, fuzzy, context, translator_comments and developer_comments
(https://docs.weblate.org/en/latest/formats/csv.html). The context, which tells entries of one source apart, is the
concept. Forbidden and read-only terms are flags of Weblate's, which its CSV leaves out. A backslash stands for
itself, as Weblate takes it when it is given a file (in files that it gives there are two for one).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from l10n.errors import InputError
from l10n.glossary.exchange.format import (
    ExchangeEntry,
    ExchangeFormat,
    Export,
    Import,
    entries,
    lines,
    pair,
    pairs,
    rows,
    text_of,
)
from l10n.glossary.model import Glossary

_FORMULAS = tuple("=+-@|%")  # what Weblate puts an apostrophe before, so that no spreadsheet computes it


class _Quoted(csv.excel):
    """All cells quoted: what Weblate, which guesses the dialect, guesses best."""

    quoting = csv.QUOTE_ALL


class _Semicolons(csv.excel):
    """As Excel saves again what it opened."""

    delimiter = ";"


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    from translate.storage.csvl10n import csvfile

    both = pair(languages, path)
    head, *rest = lines(text_of(data, path))
    dialect = _Semicolons if ";" in head else csv.excel
    if not {"source", "target"} <= {cell.strip(' "').lower() for cell in head.split(dialect.delimiter)}:
        hint = "a glossary with languages as columns is l10n's own: put it into the folder of the glossary"
        raise InputError("its first line has no columns `source` and `target`", path=path, line=1, hint=hint)
    store: Any = csvfile(encoding="utf-8")  # takes a dialect as well as its name
    try:
        store.parse("\n".join([head.lower(), *rest]).encode(), dialect=dialect)
    except csv.Error as error:
        raise InputError(f"isn't CSV: {error}", path=path, hint="download it again") from error
    units = [unit for unit in store.units if not unit.isfuzzy()]
    found = [
        ExchangeEntry(_plain(unit.source), _plain(unit.target), _plain(unit.context), unit.getnotes())
        for unit in units
    ]
    done = rows(found, both)
    if fuzzy := len(store.units) - len(units):
        return Import(done.rows, (*done.losses, f"{entries(fuzzy)} that need editing left out"))
    return done


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    from translate.storage.csvl10n import csvfile

    found, losses = pairs(glossary, languages, "Weblate's CSV")
    store: Any = csvfile(encoding="utf-8")  # takes a dialect as well as its name
    store.dialect = _Quoted
    held = [one for one in found if all(_plain(_safe(text)) == text for text in (one.source, one.target))]
    if more := len(found) - len(held):
        losses.append(f"Weblate takes an apostrophe before a sign for its own: {entries(more)} left out")
    taken = set()
    for entry in held:
        if (entry.source, entry.concept) in taken:
            continue
        taken.add((entry.source, entry.concept))
        unit = store.addsourceunit(_safe(entry.source))
        unit.target, unit.context = _safe(entry.target), _safe(entry.concept)
        unit.developer_comments, unit.fuzzy = _safe(entry.note), ""
    if more := len(held) - len(taken):
        losses.append(f"Weblate holds one target for a source and context: {entries(more)} left out")
    out = BytesIO()
    store.serialize(out)
    return Export(out.getvalue(), len(taken), tuple(losses))


def _plain(text: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from computing it."""
    return text[1:].replace("\\|", "|") if text[:1] == "'" and text[1:].startswith(_FORMULAS) else text


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text


FORMAT = ExchangeFormat("weblate", (), True, _read, _write)
