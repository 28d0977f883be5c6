"""Two columns, source and target, with a tab between them: what most tools and services take.

UTF-8 without a header, as machine translation services want it. One is read, in anybody's words, with what a glossary
knows of the columns beside (see `table`). An apostrophe before `=`, `+`, `-` or `@` keeps spreadsheets from
computing the cell, and isn't part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.glossary import files
from l10n.glossary.exchange.format import ExchangeFormat, Export, Import, lines, pairs, text_of
from l10n.glossary.exchange.table import read_table
from l10n.glossary.model import Glossary
from l10n.messages import msg, msgs
from l10n.text.display import guarded


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    return read_table("\n".join(lines(text_of(data, path))), path, languages, "\t")


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    found, losses = pairs(glossary, languages, msg("TSV"))
    if noted := sum(bool(entry.note) for entry in found):
        losses.append(
            msgs(
                "TSV holds no notes: those of {count} entry left out",
                "TSV holds no notes: those of {count} entries left out",
                noted,
            )
        )
    text = "".join(f"{guarded(entry.source)}\t{guarded(entry.target)}\n" for entry in found)
    return Export(files.encode(text), len(found), tuple(losses))


FORMAT = ExchangeFormat("tsv", (".tsv",), True, _read, _write)
