"""From the cells of a spreadsheet to rows of a glossary, and what is wrong with them on the way."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from l10n.errors import InputError
from l10n.glossary.cells import NAMELESS, UNKNOWN, clean, column, is_language, meant, of_form, slug
from l10n.glossary.model import Gender, Kind, Matching, Number, PartOfSpeech, Row, Status
from l10n.messages import Message, Numeral, msg
from l10n.model import Finding, Severity, collapse
from l10n.text.display import unguarded
from l10n.text.folding import unaccented

YES = "yes"  # the only value of `must`
_CHOICES: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "status": Status,
    "match": Matching,
    "gender": Gender,
    "number": Number,
    "part of speech": PartOfSpeech,
}
# How people write a value, in short or in another language: one letter as it is, else by how it begins.
_BEGINNINGS = {
    "gender": {
        **{"m": "masculine", "f": "feminine", "n": "neuter", "c": "common"},
        **{"mas": "masculine", "fem": "feminine", "neu": "neuter"},
    },
    "number": {"s": "singular", "p": "plural", "sg": "singular", "sin": "singular", "pl": "plural"},
    "part of speech": {
        **{"n": "noun", "v": "verb", "adj": "adjective", "adv": "adverb"},
        **{"nom": "noun", "sub": "noun", "sus": "noun", "ver": "verb", "pro": "proper noun"},
    },
}
_SEVERAL = {"mf", "m/f", "m, f", "fm"}  # both genders
# The checks whose findings say that a row can't be used; the others are untidy, and read all the same.
UNUSABLE = frozenset({"glossary/column", "glossary/value", "glossary/row"})
_COMPUTED = re.compile(r"#(NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!)|Err:\d+")
_MOST_COLUMNS = 500


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
                msg("has {count} columns", count=Numeral(len(header))),
                msg("check its separator: {most} are the limit", most=_MOST_COLUMNS),
            )
            raise InputError(reason, path=path, line=line, hint=hint)
        for name in header:
            known = column(name)
            if known in NAMELESS:
                way = msg("doesn't say which language it has: call it by a code, such as `fr` or `en`")
                self._note("column", line, msg("the column `{column}` {way}", column=name.strip(), way=way))
                known = UNKNOWN
            if known is None:
                self._note(
                    "column",
                    line,
                    msg("unknown column `{column}`: {way}", column=name.strip(), way=meant(name)),
                )
            elif known and known != UNKNOWN and known in self._columns:
                self._note(
                    "column", line, msg("the column `{known}` is there twice: remove one", known=known)
                )
            self._columns.append(UNKNOWN if known is None else known)
        found = [name for name in self._columns if is_language(name)]
        if len(found) < 2 and UNKNOWN not in self._columns:
            languages = msg("no language")
            if found:
                languages = msg("only one language, `{language}`", language=found[0])
            way = msg("give each language a column that is called by its code, such as `fr` and `en`")
            self._note(
                "column", line, msg("the first line names {languages}: {way}", languages=languages, way=way)
            )

    def row(self, line: int, cells: Sequence[str]) -> Row | None:
        """Return the row that begins on a line, None if it can't be used or has no form."""
        forms: dict[str, str] = {}
        fields: dict[str, str] = {}
        strays = []
        for number, cell in enumerate(cells):
            name = self._columns[number] if number < len(self._columns) else ""
            if not cell.strip() or name == UNKNOWN:
                continue
            if not name:
                strays.append(cell.strip())
                continue
            if name != "note":
                self._look_at(name, cell, line)
            if is_language(name):
                forms.setdefault(name, unguarded(clean(cell)))
            else:
                text = unicodedata.normalize("NFC", cell).strip() if name == "note" else clean(cell)
                fields[name] = unguarded(text)
        for stray in strays:
            way = msg("remove it, or put quotes around a cell that has the separator in it")
            self._note(
                "row", line, msg("`{cell}` stands in a column without a name: {way}", cell=stray, way=way)
            )
        chosen = {
            name: self._choice(name, text, line)
            for name, text in fields.items()
            if of_form(name)[1] in _CHOICES
        }
        must = fields.get("must", "").lower()
        if must not in ("", YES):
            self._note(
                "value",
                line,
                msg("`{value}` in the column `must`: it is `{yes}` or empty", value=fields["must"], yes=YES),
            )
        if strays or UNKNOWN in chosen.values() or must not in ("", YES):
            return None
        if not forms:
            self._note("empty", line, msg("no form in any language: fill one in, or remove the row"))
            return None
        return Row(
            concept=fields.get("concept") or slug(next(iter(forms.values()))),
            kind=Kind(chosen.get("kind") or Kind.TERM),
            status=Status(chosen.get("status") or Status.PREFERRED),
            forms=forms,
            match=Matching(chosen["match"]) if chosen.get("match") else None,
            note=fields.get("note", ""),
            must=bool(must),
            gender={language: Gender(value) for language, value in _by_language("gender", chosen)},
            number={language: Number(value) for language, value in _by_language("number", chosen)},
            part_of_speech={
                language: PartOfSpeech(value) for language, value in _by_language("part of speech", chosen)
            },
            domain=fields.get("domain", ""),
            source=fields.get("source", ""),
            date=fields.get("date", ""),
            path=str(self._path),
            line=line,
        )

    def _choice(self, name: str, text: str, line: int) -> str:
        """Return a value that is one of a field's choices."""
        _, field = of_form(name)
        value = text.lower().replace("_", " ")
        known = [choice.value for choice in _CHOICES[field]]
        if value in known:
            return value
        if known_value := _meant_value(field, value.rstrip(".")):
            return known_value
        near = difflib.get_close_matches(value, known, n=1)
        way = msg("it must be one of {values}", values=", ".join(known))
        if near:
            way = msg("did you mean `{name}`?", name=near[0])
        self._note("value", line, msg("unknown {field} `{text}`: {way}", field=field, text=text, way=way))
        return UNKNOWN

    def _look_at(self, name: str, cell: str, line: int) -> None:
        """Note what a cell has that nobody sees."""
        inner = cell.strip()
        where = f"`{clean(cell)}` ({name})"
        if cell != inner:
            self._note("space", line, msg("white space at the edge of {where}: remove it", where=where))
        if collapse(inner) != inner:
            message = msg("two spaces or a line end in {where}: make it one space", where=where)
            self._note("double-space", line, message, Severity.WARNING)
        if _COMPUTED.fullmatch(inner):
            way = msg("type it again, in a cell that is formatted as text")
            self._note(
                "formula", line, msg("a spreadsheet took {where} for a formula: {way}", where=where, way=way)
            )
        elif inner.startswith("=") and len(inner) > 1:
            way = msg("remove the sign, or put an apostrophe before it")
            self._note(
                "formula",
                line,
                msg("{where} begins with `=`, as a formula does: {way}", where=where, way=way),
            )
        for char in sorted({char for char in inner if _unseen(char)}):
            called = unicodedata.name(char, f"U+{ord(char):04X}").lower()
            self._note(
                "character",
                line,
                msg(
                    "an invisible character ({character}) in {where}: remove it",
                    character=called,
                    where=where,
                ),
            )
        if unicodedata.normalize("NFC", cell) != cell:
            message = msg(
                "letters and accents are apart in {where} (not Unicode's form C): type it again", where=where
            )
            self._note("unicode", line, message, Severity.WARNING)

    def _note(self, check: str, line: int, message: Message, severity: Severity = Severity.ERROR) -> None:
        where = str(self._path), line
        self.findings.append(
            Finding(f"glossary-{check}", severity, message, *where, rule=f"glossary/{check}")
        )


def _meant_value(field: str, value: str) -> str:
    """Return which of a field's values people mean by an abbreviation or by its name in another language."""
    if field == "gender" and value in _SEVERAL:
        return Gender.COMMON
    beginnings = _BEGINNINGS.get(field, {})
    plain = unaccented(value)
    found = (meant for begin, meant in beginnings.items() if plain.startswith(begin) and len(begin) > 1)
    return beginnings.get(plain) or next(found, "")


def _by_language(field: str, chosen: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return what is said of the forms of languages in a field; an empty language stands for all."""
    found = ((of_form(name), value) for name, value in chosen.items())
    return [(language, value) for (language, about), value in found if about == field]


def _unseen(char: str) -> bool:
    """Tell whether a character is a control or shows nothing; joiners are letters' business (Persian, Hindi)."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co", "Cs") and char not in "\t\n\r\u200c\u200d"
