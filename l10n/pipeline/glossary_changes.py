"""What a glossary may say from now on of a form that texts have: for each way to decide, rows to paste.

A change is given only where the glossary then says one thing: where it would contradict itself, or where its file has
no column for what has to be said, there is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from l10n.errors import InputError
from l10n.glossary import Glossary, Kind, Matching, Row, Status, csv
from l10n.glossary.cells import slug
from l10n.glossary.review import contradictions
from l10n.reports.terms import ChangeAction, GlossaryChange, SourceTypo, TermReport

_V = TypeVar("_V")
# Rows of the glossary (None for a new one) with what takes their place.
_Change = Sequence[tuple[Row | None, Sequence[Row]]]


@dataclass(frozen=True, slots=True)
class _Term:
    """A concept's form in the source's language, the column of the target's, and the row in which they correspond."""

    concept: str
    kind: Kind
    text: str
    source: str
    column: str
    home: Row | None


class GlossaryChanges:
    """The changes of a glossary whose files lie in a folder."""

    def __init__(self, glossary: Glossary, folder: Path, name: Callable[[Path], str] = str) -> None:
        """Take the glossary as it is; `name` says what a report calls a file."""
        self._glossary = glossary
        self._folder = folder
        self._name = name
        self._layouts: dict[str, csv.CsvLayout | None] = {}

    def with_changes(self, term: TermReport) -> TermReport:
        """Return how a term was rendered, each rendering with what the glossary may say of it."""
        languages = []
        for language in term.languages:
            ways = [
                replace(
                    way,
                    changes=tuple(self._of_rendering(term, language.target, way.text)) if way.text else (),
                )
                for way in language.renderings
            ]
            languages.append(replace(language, renderings=tuple(ways)))
        return replace(term, languages=tuple(languages))

    def with_typo(self, typo: SourceTypo, source: str) -> SourceTypo:
        """Return a name that seems to be misspelt in `source` (BCP 47), with the row that makes it a form."""
        column = self._glossary.language(source)
        for form in self._glossary.forms(source) if column else ():
            if form.text == typo.meant and column:
                new = Row(form.row.concept, form.row.kind, Status.ADMITTED, {column: typo.text})
                change = self._change(ChangeAction.ADMIT, typo.text, [(None, [new])], form.row)
                return replace(typo, changes=(change,) if change else ())
        return typo

    def addition(self, name: str, source: str, form: str, target: str) -> GlossaryChange | None:
        """Return the row for a name that has no entry, with its form in another language."""
        row = Row(slug(name), Kind.TERM, Status.PREFERRED, {source: name, target: form}, Matching.CASE)
        return self._change(ChangeAction.ADD, form, [(None, [row])], next(iter(self._glossary.rows), None))

    def _of_rendering(self, term: TermReport, target: str, form: str) -> Iterator[GlossaryChange]:
        """Give what the glossary may say of a form of a term in the target's language, if it is a form of its own."""
        source, column = self._glossary.language(term.source), self._glossary.language(target)
        rows = self._glossary.concepts.get(term.concept, ())
        if not (source and column and rows):
            return
        kind = Kind(term.kind)
        homes = [
            row
            for row in rows
            if row.kind is kind and row.forms.get(source) == term.text and row.status is not Status.FORBIDDEN
        ]
        home = next((row for row in homes if row.status is Status.PREFERRED), next(iter(homes), None))
        what = _Term(term.concept, kind, term.text, source, column, home)
        holders = [row for row in rows if row.forms.get(column) == form]
        # What corresponds to another form of the source says that, and isn't this one's to decide about.
        if any(row.kind is not kind or row.forms.get(source, term.text) != term.text for row in holders):
            return
        for action, change in _ways(what, form, holders, rows):
            if made := self._change(action, form, change, home or rows[0]):
                yield made

    def _change(
        self, action: ChangeAction, form: str, change: _Change, beside: Row | None
    ) -> GlossaryChange | None:
        """Return a change as rows to paste, None where that can't be; new ones go where the row `beside` is."""
        old = [row for row, _ in change if row is not None]
        new = [row for _, rows in change for row in rows]
        paths = {row.path for row in old} or {beside.path if beside else ""}
        if len(paths) > 1 or not self._is_sound(old, new):
            return None
        path = paths.pop()
        rows = self._written(new, path)
        if rows is None:
            return None
        place = self._name(Path(path)) if path else f"{self._name(self._folder)}/"
        return GlossaryChange(action, form, rows, place, tuple(sorted(row.line or 0 for row in old)))

    def _is_sound(self, old: Sequence[Row], new: Sequence[Row]) -> bool:
        """Return whether a concept says no more at once with a change than it did before."""
        concept = new[0].concept if new else old[0].concept
        rows = self._glossary.concepts.get(concept, ())
        after = [row for row in rows if not any(row is one for one in old)]
        before = sum(1 for _ in contradictions(Glossary(rows)))
        return sum(1 for _ in contradictions(Glossary((*after, *new)))) <= before

    def _written(self, rows: Sequence[Row], path: str) -> str | None:
        """Return rows as lines of the file at `path`, None where that lacks a column; with a header without one."""
        if not path:
            return csv.render(Glossary(tuple(rows))).decode()
        if path not in self._layouts:
            self._layouts[path] = _layout(Path(path))
        layout = self._layouts[path]
        if layout is None:
            return None
        plain = csv.CsvLayout(layout.columns, layout.delimiter)
        head, _, lines = csv.render(Glossary(tuple(rows)), plain).decode().partition("\n")
        return lines if head == csv.render(Glossary(), plain).decode().rstrip("\n") else None


def _layout(path: Path) -> csv.CsvLayout | None:
    try:
        return csv.load(path).layout
    except InputError:  # it has gone since
        return None


def _ways(
    term: _Term, form: str, holders: Sequence[Row], rows: Sequence[Row]
) -> Iterator[tuple[ChangeAction, _Change]]:
    """Give the ways to decide about a form, of those that the concept's `rows` don't have now.

    The form that a row has beside the term is what the machine is told, and stays that until another one is.
    """
    home, column = term.home, term.column
    if home is not None and home.forms.get(column) == form:
        return
    allowed = {
        row.forms.get(column, form)
        for row in rows
        if row.kind is term.kind and row.status is not Status.FORBIDDEN
    }
    moved = [(row, _without(row, column)) for row in holders]

    def standing(status: Status, text: str) -> Row:
        return Row(term.concept, term.kind, status, {column: text})

    if home is not None:
        old = home.forms.get(column)
        others = [standing(Status.ADMITTED, old)] if old else []
        yield ChangeAction.PREFER, [*moved, (home, [_with(home, column, form), *others])]
    is_allowed = any(row.status is not Status.FORBIDDEN for row in holders)
    if not is_allowed:
        yield ChangeAction.ADMIT, [*moved, (None, [standing(Status.ADMITTED, form)])]
    if (is_allowed or not holders) and allowed - {form}:
        yield ChangeAction.FORBID, [*moved, (None, [standing(Status.FORBIDDEN, form)])]


def _with(row: Row, column: str, form: str) -> Row:
    return replace(_bare(row, column), forms={**row.forms, column: form})


def _without(row: Row, column: str) -> list[Row]:
    """Return a row without its form in a language: nothing, where it has no other."""
    forms = {language: text for language, text in row.forms.items() if language != column}
    return [replace(_bare(row, column), forms=forms)] if forms else []


def _bare(row: Row, column: str) -> Row:
    """Return a row without what it says of the grammar of its form in a language, which was another form's."""
    gender, number = _other(row.gender, column), _other(row.number, column)
    return replace(row, gender=gender, number=number, part_of_speech=_other(row.part_of_speech, column))


def _other(values: Mapping[str, _V], column: str) -> dict[str, _V]:
    return {language: value for language, value in values.items() if language != column}
