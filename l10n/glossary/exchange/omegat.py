"""OmegaT's glossaries: source, target and note with tabs between them; lines that begin with `#` are comments.

Read with Translate Toolkit. Not written with it: it has no way to write a `"` (its dialect neither quotes nor
escapes). `.utf8` and `.txt` are UTF-8 to OmegaT, `.tab` is in the system's encoding (GlossaryReaderTSV of OmegaT).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary import files
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
from l10n.glossary.exchange.table import header
from l10n.glossary.model import Glossary
from l10n.model import collapse
from l10n.text.display import guarded, unguarded


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    from translate.storage.omegat import OmegaTFile

    both = pair(languages, path)
    text = "\n".join(line for line in lines(text_of(data, path)) if not line.startswith("#"))
    store = OmegaTFile()
    try:
        store.parse(text.encode())
    except csv.Error as error:
        raise InputError(
            f"isn't a glossary of OmegaT's: {error}", path=path, hint="check its lines"
        ) from error
    found = [
        ExchangeEntry(
            unguarded(unit.source or ""), unguarded(unit.target or ""), "", unguarded(unit.getnotes() or "")
        )
        for unit in store.units
    ]
    if found and header((found[0].source, found[0].target), both) is not None:
        found = found[1:]
    return rows(found, both)


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    name = "OmegaT's glossary"
    found, losses = pairs(glossary, languages, name)
    terms = [entry for entry in found if not entry.source.startswith("#")]
    if comments := len(found) - len(terms):
        losses.append(f"{name} takes a `#` at the beginning for a comment: {entries(comments)} left out")
    cells = [
        [guarded(text) for text in (entry.source, entry.target, collapse(entry.note))] for entry in terms
    ]
    text = "".join("\t".join(line).rstrip("\t") + "\n" for line in cells)
    return Export(files.encode(text), len(terms), tuple(losses))


FORMAT = ExchangeFormat("omegat", (".utf8", ".tab", ".txt"), True, _read, _write)
