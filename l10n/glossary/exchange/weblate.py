"""Weblate's glossaries as CSV: what it downloads and uploads.

The columns are location, source, target, id, fuzzy, context, translator_comments and developer_comments
(https://docs.weblate.org/en/latest/formats/csv.html); what it takes for true in `fuzzy` is Translate Toolkit's, by
which it reads them. The context, which tells entries of one source apart, is the
concept. Forbidden and read-only terms are flags of Weblate's, which its CSV leaves out. A backslash stands for
itself, as Weblate takes it when it is given a file (in files that it gives there are two for one).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary.exchange.format import (
    ExchangeEntry,
    ExchangeFormat,
    Export,
    Import,
    lines,
    pair,
    pairs,
    rows,
    text_of,
)
from l10n.glossary.model import Glossary
from l10n.messages import msg, msgs

_COLUMNS = (
    *("location", "source", "target", "id", "fuzzy", "context"),
    *("translator_comments", "developer_comments"),
)
_FUZZY = ("1", "x", "true", "yes", "fuzzy")
_FORMULAS = tuple("=+-@|%")  # what Weblate puts an apostrophe before, so that no spreadsheet computes it


class _Quoted(csv.excel):
    """All cells quoted: what Weblate, which guesses the dialect, guesses best."""

    quoting = csv.QUOTE_ALL


class _Semicolons(csv.excel):
    """As Excel saves again what it opened."""

    delimiter = ";"


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    both = pair(languages, path)
    head, *rest = lines(text_of(data, path))
    dialect = _Semicolons if ";" in head else csv.excel
    reader = csv.DictReader(
        StringIO("\n".join([head.lower(), *rest]), newline=""), dialect=dialect, restval=""
    )
    try:
        names = {name.strip() for name in reader.fieldnames or ()}
        cells = [{key.strip(): text for key, text in row.items() if key} for row in reader]
    except csv.Error as error:
        raise InputError(
            msg("isn't CSV: {error}", error=error),
            path=path,
            line=reader.line_num,
            hint=msg("download it again"),
        ) from error
    if not {"source", "target"} <= names:
        hint = msg(
            "a glossary with languages as columns is l10n's own: put it into the folder of the glossary"
        )
        raise InputError(
            msg("its first line has no columns `source` and `target`"), path=path, line=1, hint=hint
        )
    sure = [row for row in cells if row.get("fuzzy", "").lower() not in _FUZZY]
    found = [
        ExchangeEntry(
            _plain(row["source"]), _plain(row["target"]), _plain(row.get("context", "")), _note(row)
        )
        for row in sure
    ]
    done = rows(found, both)
    if fuzzy := len(cells) - len(sure):
        loss = msgs(
            "{count} entry that needs editing left out", "{count} entries that need editing left out", fuzzy
        )
        return Import(done.rows, (*done.losses, loss))
    return done


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    found, losses = pairs(glossary, languages, msg("Weblate's CSV"))
    held = [one for one in found if all(_plain(_safe(text)) == text for text in (one.source, one.target))]
    if more := len(found) - len(held):
        losses.append(
            msgs(
                "Weblate takes an apostrophe before a sign for its own: {count} entry left out",
                "Weblate takes an apostrophe before a sign for its own: {count} entries left out",
                more,
            )
        )
    out = StringIO(newline="")
    writer = csv.DictWriter(out, _COLUMNS, restval="", dialect=_Quoted)
    writer.writeheader()
    taken = set()
    for entry in held:
        if (entry.source, entry.concept) in taken:
            continue
        taken.add((entry.source, entry.concept))
        texts = (entry.source, entry.target, entry.concept, entry.note)
        writer.writerow(
            dict(zip(("source", "target", "context", "developer_comments"), map(_safe, texts), strict=True))
        )
    if more := len(held) - len(taken):
        losses.append(
            msgs(
                "Weblate holds one target for a source and context: {count} entry left out",
                "Weblate holds one target for a source and context: {count} entries left out",
                more,
            )
        )
    return Export(out.getvalue().encode(), len(taken), tuple(losses))


def _note(row: dict[str, str]) -> str:
    notes = (row.get("translator_comments", ""), row.get("developer_comments", ""))
    return "\n".join(note for note in notes if note)


def _plain(text: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from computing it."""
    return text[1:].replace("\\|", "|") if text[:1] == "'" and text[1:].startswith(_FORMULAS) else text


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULAS) else text


FORMAT = ExchangeFormat("weblate", (), True, _read, _write)
