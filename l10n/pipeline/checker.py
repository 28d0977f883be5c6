"""What the checks find in the entries of catalogs, and what translators have ignored of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from typing import Any, Self

from l10n import checks
from l10n.catalogs import extracted_comments, ignores
from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.ignores import Ignore
from l10n.catalogs.notation import notations
from l10n.catalogs.provenance import Owner, owner
from l10n.catalogs.writing import output_lines, source_line
from l10n.checks.context import Levels
from l10n.checks.nouns import nouns
from l10n.checks.verdicts import verdicts
from l10n.config import Config
from l10n.glossary import Glossary
from l10n.glossary.finder import TermFinder
from l10n.glossary.term import Term
from l10n.messages import OWN
from l10n.model import Edit, Finding, LanguagePair, Notation, Span, Unit
from l10n.pipeline.answers import digest_of
from l10n.pipeline.ignores_of_no_use import of_no_use
from l10n.pipeline.project_ignores import ProjectIgnores, of_project
from l10n.pipeline.rules import levels
from l10n.text.damage import readable
from l10n.text.folding import composed
from l10n.text.markup import plain
from l10n.text.memo import Memo

# A unit, with the ignores that are in force for it.
UnitWithIgnores = tuple[Unit, tuple[Ignore, ...]]

_MOST = 1 << 13  # units, or sources, that a checker remembers: some hundred articles


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The units that were checked, what is wrong in them, and how many findings are left out as they are ignored."""

    findings: tuple[Finding, ...] = ()
    units: tuple[UnitWithIgnores, ...] = ()
    ignored: int = 0


# What tells the notation of an entry's target by its number.
Notations = Callable[[Entry, int], Notation | None]


def _none(entry: Entry, number: int) -> None:
    """Tell that a target is of an article."""


def _reviewed(entry: Entry) -> bool:
    return owner(entry) is Owner.REVIEWED


class Checker:
    """The checks for a pair of languages, with a glossary if there is one; remembers what it has found.

    What is `reviewed` an entry tells by itself, or its catalog does, which may have lost marks (see `corpus`).
    `notes` is the language (BCP 47) of what l10n notes in catalogs.
    """

    def __init__(
        self,
        pair: LanguagePair,
        glossary: Glossary | None = None,
        levels: Levels = MappingProxyType({}),
        ignores: ProjectIgnores | None = None,
        notes: str = OWN,
    ) -> None:
        self.pair = pair
        self.notes = notes
        self.ignores = ignores or ProjectIgnores()
        self.terms = TermFinder(glossary, pair) if glossary else None
        self.levels = levels
        self.context = checks.Context(pair, self.terms, levels)
        self._found: dict[tuple[int, Unit], tuple[Finding, ...]] = {}
        self._asked: dict[str, str] = {}
        self._article = 0
        self._by_article = Memo(self._depends)

    def read(self, article: Iterable[str]) -> None:
        """Take in the sources of an article: what a doubtful one of them means, the others tell."""
        if self.terms is not None:
            sources = tuple(dict.fromkeys(map(plain, article)))
            self._article = hash(sources)
            self.terms.read(sources)

    def forget(self) -> None:
        """Forget what the glossary asks of sources: in other articles they may mean something else."""
        self._asked.clear()
        self._by_article.clear()

    def asks(self, source: str) -> str:
        """Return the fingerprint of what the glossary asks of a source, empty if nothing."""
        if self.terms is None:
            return ""
        if source not in self._asked:
            if len(self._asked) >= _MOST:
                self._asked.clear()
            self._asked[source] = fingerprint(self.terms.asked(plain(source)))
        return self._asked[source]

    def lacks(self, source: str, target: str) -> tuple[str, ...]:
        """Return the forms that the glossary asks for and a target of a source doesn't have, or has wrong."""
        each = verdicts(Unit(plain(source), plain(target), self.pair), self.context)
        return tuple(one.term.target_form for one in each if one.forbidden or not one.allowed)

    def with_notes(
        self,
        entry: Entry,
        *,
        article: str = "",
        reviewed: Callable[[Entry], bool] = _reviewed,
        notation: Notations = _none,
    ) -> Entry:
        """Return an active entry with what is found in it in its `#.` lines, and its ignores stamped."""
        result = self._in_entry(entry, article, reviewed, notation)
        entry = ignores.with_fingerprints(entry)
        return extracted_comments.with_findings(entry, result.findings, self.notes)

    def find(
        self,
        catalog: Catalog,
        path: str,
        *,
        article: str = "",
        reviewed: Callable[[Entry], bool] = _reviewed,
        as_written: bool = False,
        again: bool = False,
    ) -> CheckResult:
        """Return what is found in a catalog's active entries, at `path` and the lines that it was read from.

        With `as_written` at those that it is written to. What was found in them before is remembered no longer, but
        where they will be looked at `again`.
        """
        findings: list[Finding] = []
        units: list[UnitWithIgnores] = []
        ignored = 0
        looked_at: set[Unit] = set()
        notation = notations(catalog)
        self.read(entry.source for entry in catalog.active)
        for entry, line in output_lines(catalog) if as_written else input_lines(catalog):
            if not entry.obsolete:
                result = self._in_entry(entry, article, reviewed, notation)
                findings += (replace(finding, path=path, line=line) for finding in result.findings)
                units += ((replace(unit, path=path, line=line), holding) for unit, holding in result.units)
                ignored += result.ignored
                looked_at.update(unit for unit, _ in result.units)
        stated = dict(units)
        for unit, finding in nouns([unit for unit in stated if unit.notation is None], self.context):
            if any(ignore.covers(finding) for ignore in stated[unit]):
                ignored += 1
            else:
                findings.append(finding)
        for unit in () if again else looked_at:
            self._found.pop(self._key(unit), None)
        return CheckResult(tuple(findings), tuple(units), ignored)

    def _in_entry(
        self, entry: Entry, article: str, reviewed: Callable[[Entry], bool], notation: Notations
    ) -> CheckResult:
        stands = reviewed(entry)
        units = [
            Unit(source, target, self.pair, stands, article=article, notation=notation(entry, number))
            for number, source, target in _numbered(entry)
        ]
        if not units:
            return CheckResult()
        # Plural forms may be the same to the letter, and so is what is wrong in them.
        findings = dict.fromkeys(finding for unit in units for finding in self.of_unit(unit))
        stated = list(ignores.ignores(entry))
        own = (ignore for ignore in stated if ignore.holds(entry.source))
        holding = (*own, *self.ignores.of(entry.source, self.pair.target))
        open_ = [finding for finding in findings if not any(ignore.covers(finding) for ignore in holding)]
        return CheckResult(
            (*open_, *of_no_use(stated, entry)),
            tuple((unit, holding) for unit in units),
            len(findings) - len(open_),
        )

    def _run(self, unit: Unit) -> Iterator[Finding]:
        """Give what rules find in a unit whose source is as engines read it, and its target with accents on letters.

        No place can be shown in a source that isn't.
        """
        source = unit.source if unit.notation else readable(unit.source, self.pair.source)
        target = composed(unit.target)
        if source == unit.source and target.places is None:
            yield from checks.run(unit, self.context)
            return
        for found in checks.run(replace(unit, source=source, target=target.text), self.context):
            spans = found.source_spans if source == unit.source else ()
            yield replace(
                found,
                source=unit.source,
                target=unit.target,
                source_spans=spans,
                target_spans=tuple(Span(*target.original(*span)) for span in found.target_spans),
                fix=tuple(Edit(*target.original(start, end), new) for start, end, new in found.fix),
            )

    def of_unit(self, unit: Unit) -> tuple[Finding, ...]:
        """Return what is found in a unit."""
        key = self._key(unit)
        if key not in self._found:
            if len(self._found) >= _MOST:
                self._found.clear()
            self._found[key] = tuple(self._run(unit))
        return self._found[key]

    def _key(self, unit: Unit) -> tuple[int, Unit]:
        """Return what findings in a unit follow from: of its article only what the glossary reads in that.

        So what rules found in a machine's target is known where its catalog is looked through.
        """
        article = self._article if unit.notation or self._by_article[unit.source] else 0
        return article, replace(unit, article="") if unit.article else unit

    def _depends(self, source: str) -> bool:
        """Return whether what the glossary says of a source may depend on its article."""
        if self.terms is None:
            return False
        return readable(source, self.pair.source) != source or self.terms.is_in(plain(source))


class Checkers(dict[LanguagePair, Checker]):
    """The checkers of a run by their pairs of languages, each made when it is first asked for."""

    def __init__(
        self,
        glossary: Glossary | None = None,
        levels: Levels = MappingProxyType({}),
        ignores: ProjectIgnores | None = None,
        notes: str = OWN,
    ) -> None:
        """Take what all of them check with."""
        super().__init__()
        self.notes = notes
        self.glossary = glossary
        self.levels = levels
        self.ignores = ignores or ProjectIgnores()

    @classmethod
    def of(cls, config: Config, glossary: Glossary | None = None) -> Self:
        """Return the checkers of a project. Raises UsageError like `levels`, InputError like `of_project`."""
        return cls(glossary, levels(config), of_project(config), config.notes)

    def __missing__(self, pair: LanguagePair) -> Checker:
        """Make the checker of a pair."""
        return self.setdefault(pair, Checker(pair, self.glossary, self.levels, self.ignores, self.notes))

    @cached_property
    def basis(self) -> list[Any]:
        """What they find follows from besides catalogs, as JSON has it: the glossary, the levels, the ignores."""
        rows = repr(self.glossary.rows) if self.glossary else ""
        levels = [(*part, level) for part, level in sorted(self.levels.items())]
        return [digest_of(rows.encode("utf-8", "surrogatepass")), levels, self.ignores.basis]


def fingerprint(terms: Iterable[Term]) -> str:
    """Return the fingerprint of what a glossary asks of a source: 8 hexadecimal digits of SHA-256, or nothing.

    It changes when the form that a machine is told does, or those that are allowed or forbidden.
    """
    forms = [[term.target_form, sorted(term.allowed), sorted(term.forbidden)] for term in terms]
    return hashlib.sha256(json.dumps(forms).encode()).hexdigest()[:8] if forms else ""


def texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the sources and targets of an entry: one, or those of its plural forms."""
    return ((source, target) for _, source, target in _numbered(entry))


def _numbered(entry: Entry) -> Iterator[tuple[int, str, str]]:
    for number, target in enumerate(entry.targets):
        if target.strip():
            singular = entry.plural is None or (number == 0 and len(entry.targets) > 1)
            yield number, entry.source if singular else str(entry.plural), target


def input_lines(catalog: Catalog) -> Iterator[tuple[Entry, int | None]]:
    """Give each entry with the line that its source begins at in the file it was read from."""
    for entry in catalog.entries:
        yield entry, entry.line + source_line(entry.raw) if entry.line else None
