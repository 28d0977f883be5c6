"""Two columns, source and target, with a tab between them: what most tools and services take.

UTF-8 without a header, as machine translation services want it. A first line of two languages (`fr`, `en`) is read
as a header; more columns than two are left out. An apostrophe before `=`, `+`, `-` or `@` keeps spreadsheets from
computing the cell, and isn't part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.glossary import files
from l10n.glossary.cells import FIELDS, column
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
from l10n.text.display import guarded, unguarded


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    cells = [line.split("\t") for line in lines(text_of(data, path)) if line.strip()]
    head = [name for cell in cells[0][:2] if (name := column(cell)) and name not in FIELDS]
    if len(set(head)) == 2 and (not languages or set(head) == set(languages)):
        cells, languages = cells[1:], head
    found = [ExchangeEntry(unguarded(line[0]), unguarded(line[1]) if len(line) > 1 else "") for line in cells]
    done = rows(found, pair(languages, path))
    if more := sum(any(cell.strip() for cell in line[2:]) for line in cells):
        loss = f"what stands after the second column left out ({entries(more)})"
        return Import(done.rows, (*done.losses, loss))
    return done


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    found, losses = pairs(glossary, languages, "TSV")
    if noted := sum(bool(entry.note) for entry in found):
        losses.append(f"TSV holds no notes: those of {entries(noted)} left out")
    text = "".join(f"{guarded(entry.source)}\t{guarded(entry.target)}\n" for entry in found)
    return Export(files.encode(text), len(found), tuple(losses))


FORMAT = ExchangeFormat("tsv", (".tsv",), True, _read, _write)
