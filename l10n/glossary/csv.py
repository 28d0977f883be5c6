"""Glossaries as CSV, the way people keep them in spreadsheets.

The first line names the columns, in any order: languages (BCP 47) and the fields of `cells.FIELDS`. A row is a set of
forms that correspond. Only two languages are needed: without a kind a row is a term, without
a status it is preferred, and without a concept its concept is the slug of its first form (`Corée du Nord`:
`coree-du-nord`). What the file was like (separator, byte order mark, line ends, columns) stays when it is written.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary import files
from l10n.glossary.cells import FIELDS, FIRST, GRAMMAR, LAST, column, is_language, of_form, slug
from l10n.glossary.model import Glossary, Kind, Row, Status
from l10n.glossary.rows import UNUSABLE, YES, RowReader
from l10n.messages import msg
from l10n.model import Finding
from l10n.text.display import guarded

_DELIMITERS = ",;\t"


@dataclass(frozen=True, slots=True)
class CsvLayout:
    """How a file is written: its columns in their order, its separator and line ends, its byte order mark."""

    columns: tuple[str, ...]
    delimiter: str = ","
    newline: str = "\n"
    bom: bytes = b""


@dataclass(frozen=True, slots=True)
class File:
    """A glossary file as it was read: the rows that can be used, its layout, the findings about its cells."""

    path: Path
    rows: tuple[Row, ...]
    layout: CsvLayout
    findings: tuple[Finding, ...]


def read(paths: Iterable[Path]) -> Glossary:
    """Return the glossary in files and folders (all `.csv` in them, at any depth, in the order of their names).

    White space at the edges of cells is dropped, and text brought to Unicode's form C. Raises InputError, with the
    line, at the first thing that can't be used; `l10n.glossary.review` lists them all.
    """
    rows: list[Row] = []
    for path in files.find(paths):
        file = load(path)
        for finding in file.findings:
            if finding.rule in UNUSABLE:
                hint = msg("`l10n glossary check` lists all that is wrong")
                raise InputError(finding.message, path=path, line=finding.line, hint=hint)
        rows += file.rows
    return Glossary(tuple(rows))


def load(path: Path) -> File:
    """Return a glossary file with all that is wrong in its cells.

    Raises InputError where the file as a whole can't be used: it is no text, or has a quote that isn't closed.
    """
    return parse(files.decode(files.read_bytes(path), path), path)


def parse(text: files.Text, path: Path) -> File:
    """Return the glossary in a file's text; `path` is for findings and rows. Raises InputError like `load`."""
    delimiter = _delimiter(text.text)
    lines = records(text.text, delimiter, path)
    line, header = next(lines, (1, []))
    reader = RowReader(path, line, header)
    rows = [row for line, cells in lines if (row := reader.row(line, cells)) is not None]
    newline = next(io.StringIO(text.text, newline=""))
    newline = newline[len(newline.rstrip("\r\n")) :] or "\n"
    layout = CsvLayout(tuple(name.strip() for name in header if name.strip()), delimiter, newline, text.bom)
    return File(path, tuple(rows), layout, tuple(reader.findings))


def write(glossary: Glossary, path: Path) -> None:
    """Write a glossary to `path`, whole or not at all; in the layout of the file that is there, if one is.

    Raises InputError where that isn't a glossary file, or where it can't be written.
    """
    files.write_bytes(path, render(glossary, load(path).layout if path.exists() else None))


def render(glossary: Glossary, layout: CsvLayout | None = None) -> bytes:
    """Return a glossary as the bytes of a file.

    Columns that `layout` lacks are added: languages after its languages, fields where some row needs them.
    """
    layout = layout or CsvLayout((*FIRST, *glossary.languages, "match", "note"))
    columns = _columns(layout.columns, glossary)
    lines = [list(columns.values()), *([_value(row, name) for name in columns] for row in glossary.rows)]
    text = "".join(_line(line, layout) for line in lines)
    return files.encode(text, layout.bom)


def stream(rows: Iterable[Row]) -> Iterator[bytes]:
    """Give the bytes of a file with rows that can be asked for again and again, and are too many to be held.

    The first time tells which columns there are, before anything is given.
    """
    shapes: dict[object, Row] = {}
    for row in rows:
        grammar = ((name, language) for name in GRAMMAR for language in getattr(row, name.replace(" ", "_")))
        filled = [bool(getattr(row, one.name)) for one in fields(row) if one.name != "forms"]
        shapes.setdefault((*row.forms, *filled, *grammar), row)
    glossary = Glossary(tuple(shapes.values()))
    layout = CsvLayout((*FIRST, *glossary.languages, "match", "note"))
    columns = _columns(layout.columns, glossary)

    def lines() -> Iterator[bytes]:
        yield files.encode(_line(list(columns.values()), layout), layout.bom)
        for row in rows:
            yield files.encode(_line([_value(row, name) for name in columns], layout), b"")

    return lines()


def _line(cells: Iterable[str], layout: CsvLayout) -> str:
    return layout.delimiter.join(_quoted(cell, layout.delimiter) for cell in cells) + layout.newline


def _delimiter(text: str) -> str:
    """Return what separates the columns: what makes most of the first line's cells names that are known."""
    first = next((line for line in io.StringIO(text, newline="") if line.strip(' "\t\r\n,;')), "")

    def known(delimiter: str) -> tuple[int, int]:
        if delimiter not in first:  # the line is one cell, whose name may take long to look up
            return 0, 1
        try:
            cells = next(csv.reader([first], delimiter=delimiter), [])
        except csv.Error:  # a cell that is too long, which `_records` tells
            return 0, 0
        return sum(bool(column(cell)) for cell in cells), len(cells)

    return max(_DELIMITERS, key=known)


def records(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Give the rows of a text that aren't empty, with the line on which each begins (cells may go over several).

    Raises InputError, with the line, for a quote that isn't closed.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = msg("a cell that begins with a quote doesn't end with one")
            hint = msg('close it; inside such a cell a quote is written twice: "the ""Treaty"""')
            if "field larger" in str(error):  # `csv.field_size_limit`
                reason = msg("a cell is far too long, or has a quote that isn't closed")
            raise InputError(reason, path=path, line=line, hint=hint) from error
        if any(cell.strip() for cell in cells):
            yield line, cells


def _columns(header: Sequence[str], glossary: Glossary) -> Mapping[str, str]:
    """Return the columns to write, with their names: those of the header, and those that it lacks."""
    columns = {known: name for name in header if (known := column(name))}
    order = list(columns)
    last = max(
        (at for at, name in enumerate(order) if is_language(of_form(name)[0] or name)), default=len(order) - 1
    )
    order[last + 1 : last + 1] = [language for language in glossary.languages if language not in columns]
    for language in glossary.languages:
        about = [
            f"{language} {name}"
            for name in GRAMMAR
            if any(_grammar(row, name, language) for row in glossary.rows)
        ]
        at = order.index(language) + 1
        order[at:at] = [name for name in about if name not in columns]
    first = [next((row.forms[name] for name in order if name in row.forms), "") for row in glossary.rows]
    needed = {
        "concept": any(row.concept != slug(form) for row, form in zip(glossary.rows, first, strict=True)),
        "kind": any(row.kind is not Kind.TERM for row in glossary.rows),
        "status": any(row.status is not Status.PREFERRED for row in glossary.rows),
        **{name: any(_value(row, name) for row in glossary.rows) for name in LAST},
    }
    lacking = [name for name in FIELDS if needed[name] and name not in columns]
    before, after = [n for n in lacking if n in FIRST], [n for n in lacking if n in LAST]
    # `note` is the last, as what people write most in.
    end = order.index("note") if order[-1:] == ["note"] else len(order)
    return {name: columns.get(name, name) for name in (*before, *order[:end], *after, *order[end:])}


def _value(row: Row, name: str) -> str:
    language, field = of_form(name)
    if language or field in GRAMMAR:
        return _grammar(row, field, language)
    if field == "must":
        return YES if row.must else ""
    return guarded(str((getattr(row, field) if field in FIELDS else row.forms.get(field)) or ""))


def _grammar(row: Row, field: str, language: str) -> str:
    return str(getattr(row, field.replace(" ", "_")).get(language, ""))


def _quoted(cell: str, delimiter: str) -> str:
    if any(char in cell for char in (delimiter, '"', "\n", "\r")):
        return '"' + cell.replace('"', '""') + '"'
    return cell
