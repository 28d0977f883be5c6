"""Lists of terms as people and services have them: CSV or tabs, with a header in anybody's words or with none.

A header names languages (`fr`, `Français`), or a source and a target (`source`, `Terme`, `Traduction`), and may have
any column of a glossary's beside them (`Domaine`, `gender`). Without one the first two columns are the source and the
target; a third and a fourth may be their languages, as in DeepL's glossaries
(https://developers.deepl.com/docs/learning-how-tos/examples-and-guides/deepl-glossaries).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary import csv as glossary_csv
from l10n.glossary import files
from l10n.glossary.cells import NAMELESS, column, is_language
from l10n.glossary.exchange.format import (
    ExchangeEntry,
    ExchangeFormat,
    Export,
    Import,
    left_out,
    pair,
    rows,
    text_of,
)
from l10n.glossary.exchange.weblate import FORMAT as WEBLATE
from l10n.glossary.model import Glossary, Row
from l10n.glossary.rows import UNUSABLE
from l10n.messages import msg, msgs
from l10n.text.display import unguarded

_DELIMITERS = ",;\t"
_WEBLATE = {"location", "context", "fuzzy", "developer_comments", "translator_comments"}


def header(cells: Sequence[str], languages: Sequence[str]) -> list[str] | None:
    """Return what the columns of a header are: languages, fields, or nothing (empty); None where it is none.

    It has two languages, or a source and a target that aren't called by one, which are then the `languages`. A
    language that is named twice (`français`, `French`) is a term with its translation.
    """
    names = [column(cell) for cell in cells]
    known = [name for name in names if name and (is_language(name) or name in NAMELESS)]
    if "translation" in known and "term" not in known and "source" in names:
        names[names.index("source")] = "term"  # what people call either
        known.append("term")
    if len(set(known)) < 2 or any(name in known[:at] for at, name in enumerate(known)):
        return None
    if not set(NAMELESS).isdisjoint(known) and len(languages) == 2:
        named = [language for language in languages if language not in known]
        ours = dict(zip(NAMELESS, languages, strict=True))
        names = [
            (ours[name] if ours[name] in named else named[0]) if name in ours and named else name
            for name in names
        ]
    return [name or "" for name in names]


def read_table(text: str, path: Path, languages: Sequence[str], delimiters: str = _DELIMITERS) -> Import:
    """Return the rows of a table. Raises InputError, and UsageError where it needs its languages."""
    cells = _cells(text, delimiters, path)
    if not cells:
        raise InputError(msg("has no cells"), path=path, hint=msg("check its separator"))
    if all(map(_codes, cells)) or (names := header(cells[0], languages)) is None:
        return _headless(cells, path, languages)
    if not set(NAMELESS).isdisjoint(names):
        pair(languages, path)
    return _table(names, cells[1:], path, languages)


def _cells(text: str, delimiters: str, path: Path) -> list[list[str]]:
    """Return the cells of a text, cut by the sign that makes most columns of its first lines."""
    first = [line for line in text.splitlines() if line.strip()][:10]

    def columns(delimiter: str) -> tuple[int, int]:
        try:
            found = [len(row) for row in islice(csv.reader(first, delimiter=delimiter), 10)]
        except csv.Error:
            return 0, 0
        return min(found, default=0), sum(found)

    best = max(delimiters, key=columns)
    if delimiters == "\t":  # in which nothing is quoted
        return [line.split("\t") for line in text.split("\n") if line.strip()]
    try:
        found = csv.reader(io.StringIO(text, newline=""), delimiter=best, strict=True)
        return [row for row in found if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InputError(
            msg("isn't CSV: {error}", error=error), path=path, hint=msg("check its quotes")
        ) from error


def _headless(cells: list[list[str]], path: Path, languages: Sequence[str]) -> Import:
    """Return the rows of a table without a header, as DeepL and other services take it."""
    coded = [_codes(row) for row in cells]
    if all(coded) and not languages:
        languages = coded[0] or ()
    source, target = pair(languages, path)
    found, others = [], 0
    for row, codes in zip(cells, coded, strict=True):
        texts = [unguarded(cell) for cell in (*row, "", "")[:2]]
        if codes and tuple(codes) == (target, source):
            texts.reverse()
        elif codes and all(coded) and not _alike(codes, (source, target)):
            others += 1
            continue
        found.append(ExchangeEntry(texts[0], texts[1]))
    done = rows(found, (source, target))
    losses = list(done.losses)
    if others:
        losses.append(
            msgs(
                "{count} entry in other languages left out",
                "{count} entries in other languages left out",
                others,
            )
        )
    if not all(coded) and (more := sum(any(cell.strip() for cell in row[2:]) for row in cells)):
        losses.append(
            msgs(
                "what stands after the second column left out ({count} entry)",
                "what stands after the second column left out ({count} entries)",
                more,
            )
        )
    return Import(done.rows, tuple(losses))


def _codes(row: Sequence[str]) -> tuple[str, str] | None:
    """Return the languages in the third and fourth column of a row."""
    names = [column(cell) for cell in row[2:4]]
    codes = [name for name in names if name and is_language(name)]
    return (codes[0], codes[1]) if len(codes) == 2 else None


def _alike(codes: Sequence[str], languages: Sequence[str]) -> bool:
    return all(one.split("-")[0] == two.split("-")[0] for one, two in zip(codes, languages, strict=True))


def _table(names: list[str], cells: Sequence[Sequence[str]], path: Path, languages: Sequence[str]) -> Import:
    """Return the rows below a header, of the languages that are wanted."""
    lost = [name for name in names if not name]
    named = [name if name not in names[:at] else "" for at, name in enumerate(names)]
    width = len(named)
    # The source comes first: a concept without a name has that of its first form.
    order = sorted(
        range(width), key=lambda at: languages.index(named[at]) if named[at] in languages else width
    )
    lines = [[row[at] if at < len(row) and named[at] else "" for at in order] for row in (named, *cells)]
    out = io.StringIO()
    csv.writer(out).writerows(lines)
    file = glossary_csv.parse(files.Text(out.getvalue(), b""), path)
    for finding in file.findings:
        if finding.rule in UNUSABLE:
            raise InputError(
                finding.message, path=path, line=finding.line, hint=msg("correct it, or remove it")
            )
    wanted = [name for name in named if name and is_language(name) and (not languages or name in languages)]
    terms = [replace(row, forms=forms) for row in file.rows if (forms := _forms(row, wanted))]
    losses = []
    if others := len(file.rows) - len(terms):
        losses.append(
            msgs(
                "{count} entry without a form in those languages left out",
                "{count} entries without a form in those languages left out",
                others,
            )
        )
    if lost:
        more = sum(any(c.strip() for n, c in zip(names, row, strict=False) if not n) for row in cells)
        more += sum(any(cell.strip() for cell in row[width:]) for row in cells)
        if more:
            losses.append(
                msgs(
                    "what stands in columns that aren't known left out ({count} entry)",
                    "what stands in columns that aren't known left out ({count} entries)",
                    more,
                )
            )
    return Import(tuple(terms), tuple(losses))


def _forms(row: Row, languages: Sequence[str]) -> dict[str, str]:
    return {language: row.forms[language] for language in languages if language in row.forms}


def _read(data: bytes, path: Path, languages: Sequence[str]) -> Import:
    text = text_of(data, path)
    first = {cell.strip(' "').casefold() for cell in text.partition("\n")[0].replace(";", ",").split(",")}
    if {"source", "target"} <= first and not first.isdisjoint(_WEBLATE):
        return WEBLATE.read(data, path, languages)
    return read_table(text, path, languages)


def _write(glossary: Glossary, languages: Sequence[str]) -> Export:
    named = [language for language in languages if glossary.language(language)]
    terms = [_in(row, tuple(named)) for row in glossary.rows if any(map(row.form, named))]
    missing = [row for row in glossary.rows if not any(map(row.form, named))]
    losses = left_out(missing, languages, glossary)
    return Export(glossary_csv.render(Glossary(tuple(terms))), len(terms), tuple(losses))


def _in(row: Row, languages: Sequence[str]) -> Row:
    """Return a row in some languages alone."""
    about = {"", *languages}
    return replace(
        row,
        forms={one: form.text for one in languages if (form := row.form(one)) is not None},
        gender={one: value for one, value in row.gender.items() if one in about},
        number={one: value for one, value in row.number.items() if one in about},
        part_of_speech={one: value for one, value in row.part_of_speech.items() if one in about},
    )


FORMAT = ExchangeFormat("csv", (".csv",), False, _read, _write)
