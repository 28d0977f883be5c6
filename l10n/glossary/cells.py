"""From the cells of a spreadsheet to rows of a glossary, and what is wrong with them on the way."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from l10n.errors import InputError, UsageError
from l10n.glossary.model import Kind, Matching, Row, Status
from l10n.languages import tags
from l10n.model import Finding, Severity, collapse
from l10n.text.display import unguarded

FIELDS = ("concept", "kind", "status", "match", "note")
# The checks whose findings say that a row can't be used; the others are untidy, and read all the same.
UNUSABLE = frozenset({"glossary/column", "glossary/value", "glossary/row"})
_TAG = re.compile("[A-Za-z]{2,3}([-_@][A-Za-z0-9@_-]+)?")
_COMPUTED = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!)|Err:\d+")
_MOST_COLUMNS = 500
_UNKNOWN = "?"  # no name of a column, and no value of a field, since none has it for its only letter


def column(name: str) -> str | None:
    """Return what a column is for by its name: a field, a language (BCP 47), nothing (empty), None if unknown."""
    name = name.strip()
    if not name or name.lower() in FIELDS:
        return name.lower()
    if not _TAG.fullmatch(name):  # to ask what else it may be costs
        return None
    try:
        return tags.parse(name)
    except UsageError:
        return None


def clean(text: str) -> str:
    """Return a form as it is read: form C, without edge white space, runs of breakable white space one space."""
    return collapse(unicodedata.normalize("NFC", text)).strip()


def slug(text: str) -> str:
    """Return a text as the name of a concept: `Corée du Nord` is `coree-du-nord`."""
    plain = "".join(char for char in unicodedata.normalize("NFD", text) if not "\u0300" <= char <= "\u036f")
    plain = unicodedata.normalize("NFC", plain).casefold()
    return "-".join("".join(char if char.isalnum() else " " for char in plain).split()) or text


class RowReader:
    """Makes rows of the cells below a header, which stands on `line`; `findings` is what was wrong so far.

    Raises InputError for more columns than any glossary has.
    """

    def __init__(self, path: Path, line: int, header: Sequence[str]) -> None:
        self._path = path
        self.findings: list[Finding] = []
        self._columns: list[str] = []
        if len(header) > _MOST_COLUMNS:
            reason, hint = (
                f"has {len(header):,} columns",
                f"check its separator: {_MOST_COLUMNS} are the limit",
            )
            raise InputError(reason, path=path, line=line, hint=hint)
        for name in header:
            known = column(name)
            if known is None:
                self._note("column", line, f"unknown column `{name.strip()}`: {_meant(name)}")
            elif known and known in self._columns:
                self._note("column", line, f"the column `{known}` is there twice: remove one")
            self._columns.append(_UNKNOWN if known is None else known)
        found = [name for name in self._columns if name not in ("", _UNKNOWN, *FIELDS)]
        if len(found) < 2 and _UNKNOWN not in self._columns:
            languages = f"only one language, `{found[0]}`" if found else "no language"
            way = "give each language a column that is called by its code, such as `fr` and `en`"
            self._note("column", line, f"the first line names {languages}: {way}")

    def row(self, line: int, cells: Sequence[str]) -> Row | None:
        """Return the row that begins on a line, None if it can't be used or has no form."""
        forms: dict[str, str] = {}
        fields: dict[str, str] = {}
        strays = []
        for number, cell in enumerate(cells):
            name = self._columns[number] if number < len(self._columns) else ""
            if not cell.strip() or name == _UNKNOWN:
                continue
            if not name:
                strays.append(cell.strip())
                continue
            if name != "note":
                self._look_at(name, cell, line)
            if name in FIELDS:
                text = unicodedata.normalize("NFC", cell).strip() if name == "note" else clean(cell)
                fields[name] = unguarded(text)
            else:
                forms.setdefault(name, unguarded(clean(cell)))
        for stray in strays:
            way = "remove it, or put quotes around a cell that has the separator in it"
            self._note("row", line, f"`{stray}` stands in a column without a name: {way}")
        kind = self._choice(Kind, "kind", fields, line)
        status = self._choice(Status, "status", fields, line)
        match = self._choice(Matching, "match", fields, line)
        if strays or _UNKNOWN in (kind, status, match):
            return None
        if not forms:
            self._note("empty", line, "no form in any language: fill one in, or remove the row")
            return None
        return Row(
            concept=fields.get("concept") or slug(next(iter(forms.values()))),
            kind=Kind(kind or Kind.TERM),
            status=Status(status or Status.PREFERRED),
            forms=forms,
            match=Matching(match) if match else None,
            note=fields.get("note", ""),
            path=str(self._path),
            line=line,
        )

    def _choice(self, choices: type[StrEnum], name: str, fields: Mapping[str, str], line: int) -> str:
        """Return a value that is one of the choices, an empty one where there is none."""
        value = fields.get(name, "").lower()
        known = [choice.value for choice in choices]
        if not value or value in known:
            return value
        near = difflib.get_close_matches(value, known, n=1)
        way = f"did you mean `{near[0]}`?" if near else f"it must be one of {', '.join(known)}"
        self._note("value", line, f"unknown {name} `{fields[name]}`: {way}")
        return _UNKNOWN

    def _look_at(self, name: str, cell: str, line: int) -> None:
        """Note what a cell has that nobody sees."""
        inner = cell.strip()
        where = f"`{clean(cell)}` ({name})"
        if cell != inner:
            self._note("space", line, f"white space at the edge of {where}: remove it")
        if collapse(inner) != inner:
            message = f"two spaces or a line end in {where}: make it one space"
            self._note("double-space", line, message, Severity.WARNING)
        if _COMPUTED.fullmatch(inner):
            way = "type it again, in a cell that is formatted as text"
            self._note("formula", line, f"a spreadsheet took {where} for a formula: {way}")
        for char in sorted({char for char in inner if _unseen(char)}):
            called = unicodedata.name(char, f"U+{ord(char):04X}").lower()
            self._note("character", line, f"an invisible character ({called}) in {where}: remove it")
        if unicodedata.normalize("NFC", cell) != cell:
            message = f"letters and accents are apart in {where} (not Unicode's form C): type it again"
            self._note("unicode", line, message, Severity.WARNING)

    def _note(self, check: str, line: int, message: str, severity: Severity = Severity.ERROR) -> None:
        where = str(self._path), line
        self.findings.append(
            Finding(f"glossary-{check}", severity, message, *where, rule=f"glossary/{check}")
        )


def _unseen(char: str) -> bool:
    """Tell whether a character is a control or shows nothing; joiners are letters' business (Persian, Hindi)."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs") and char not in "\t\n\r\u200c\u200d"


def _meant(name: str) -> str:
    near = difflib.get_close_matches(name.strip().lower(), FIELDS, n=1, cutoff=0.7)
    if near:
        return f"did you mean `{near[0]}`?"
    try:
        tags.parse(name)
    except UsageError as error:
        if error.hint.startswith("did you mean"):
            return error.hint
    return f"a column is a language (`fr`, `pt-BR`), or one of {', '.join(FIELDS)}"
