"""Lessons that a person confirmed become rows of the glossary, which the machine obeys from then on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from l10n.config import Config
from l10n.errors import UsageError
from l10n.glossary import Glossary, Kind, Row, Status, csv
from l10n.glossary.cells import slug
from l10n.memory.lessons import Lesson
from l10n.messages import msg
from l10n.pipeline import output
from l10n.pipeline.glossary import load

FILE = "lessons.csv"


def confirm(lessons: Sequence[Lesson], phrases: Iterable[str], project: Config) -> tuple[Path, int]:
    """Write the lessons about phrases of sources into the project's glossary; return the file, and how many rows.

    What people want is preferred, what the machine said forbidden. Raises UsageError for a phrase that no lesson is
    about, or that the glossary decides otherwise already, and InputError where the glossary can't be read or written.
    """
    glossary = load(project) or Glossary()
    rows: list[Row] = []
    for phrase in phrases:
        mine = [one for one in lessons if one.source.casefold() == phrase.casefold() and one.source]
        if not mine:
            hint = msg("`l10n memory lessons` shows them: name one by its source")
            raise UsageError(msg("no lesson is about `{source}`", source=phrase), hint=hint)
        rows += _rows(mine, glossary)
    path = project.glossary_dir / FILE
    file = csv.load(path) if path.exists() else None
    known = file.rows if file else ()
    new = [row for row in dict.fromkeys(map(_Key, rows)) if row not in set(map(_Key, known))]
    data = csv.render(Glossary((*known, *(key.row for key in new))), file.layout if file else None)
    output.write(path, data, project.root, force=True)
    return path, len(new)


def _rows(lessons: Sequence[Lesson], glossary: Glossary) -> Iterable[Row]:
    """Give the rows of the lessons about one phrase: of what people want in a language the most frequent."""
    for pair in dict.fromkeys(one.pair for one in lessons):
        best, *others = [one for one in lessons if one.pair == pair]
        concept = next(
            (
                form.row.concept
                for form in glossary.forms(pair.source)
                if form.text.casefold() == best.source.casefold() and form.row.status is not Status.FORBIDDEN
            ),
            slug(best.source),
        )
        allowed = glossary.allowed(concept, pair.target)
        if allowed and best.person not in allowed:
            reason = msg(
                "the glossary has `{allowed}` for `{source}`, and people wrote `{person}`",
                allowed=allowed[0],
                source=best.source,
                person=best.person,
            )
            raise UsageError(reason, hint=msg("change that row, and confirm the lesson then"))
        note = f"people wrote it {best.count} times for `{best.machine}`"
        if not allowed:
            forms = {pair.source: best.source, pair.target: best.person}
            yield Row(concept, Kind.TERM, Status.PREFERRED, forms, note=note)
        for one in (best, *others):
            if one.machine not in allowed and one.machine != best.person:
                yield Row(concept, Kind.TERM, Status.FORBIDDEN, {pair.target: one.machine})


class _Key:
    """A row that is compared by what it says of forms."""

    def __init__(self, row: Row) -> None:
        self.row = row
        self._value = (row.concept, row.status, *sorted(row.forms.items()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self._value == other._value

    def __hash__(self) -> int:
        return hash(self._value)
