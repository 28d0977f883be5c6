"""OmegaT's glossaries: source, target and note with tabs between them; lines that begin with `#` are comments.

Cells are neither quoted nor escaped: a `"` stands for itself. `.utf8` and `.txt` are UTF-8 to OmegaT,
`.tab` is in the system's encoding (GlossaryReaderTSV of OmegaT).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n.glossary import files
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
from l10n.glossary.exchange.table import header
from l10n.glossary.model import Glossary
from l10n.messages import msg, msgs
from l10n.model import collapse
from l10n.text.display import guarded, unguarded


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    both = pair(languages, path)
    cells = (line.split("\t") for line in lines(text_of(data, path)) if line and not line.startswith("#"))
    found = [
        ExchangeEntry(source, target, "", note)
        for source, target, note, *_ in ([*map(unguarded, row), "", ""] for row in cells)
    ]
    if found and header((found[0].source, found[0].target), both) is not None:
        found = found[1:]
    return rows(found, both)


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    name = msg("OmegaT's glossary")
    found, losses = pairs(glossary, languages, name)
    terms = [entry for entry in found if not entry.source.startswith("#")]
    if comments := len(found) - len(terms):
        losses.append(
            msgs(
                "{name} takes a `#` at the beginning for a comment: {count} entry left out",
                "{name} takes a `#` at the beginning for a comment: {count} entries left out",
                comments,
                name=name,
            )
        )
    cells = [
        [guarded(text) for text in (entry.source, entry.target, collapse(entry.note))] for entry in terms
    ]
    text = "".join("\t".join(line).rstrip("\t") + "\n" for line in cells)
    return Export(files.encode(text), len(terms), tuple(losses))


FORMAT = ExchangeFormat("omegat", (".utf8", ".tab", ".txt"), True, _read, _write)
