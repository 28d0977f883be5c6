"""What a glossary lacks: the names and terms that recur in articles, and how people rendered the names so far.

Only reviewed targets count: a form that a machine made would be enforced as if somebody had chosen it.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from csv import reader, writer
from dataclasses import dataclass, field, replace
from io import StringIO
from pathlib import Path

from l10n import segmentation
from l10n.catalogs import files
from l10n.catalogs.provenance import Owner, owner
from l10n.config import Config
from l10n.engines.apertium.analysis import analyse
from l10n.errors import L10nError
from l10n.glossary import Glossary, Kind, Matching, Row, Status, csv
from l10n.glossary.cells import FIRST, column, slug
from l10n.glossary.cooccurrence import ParallelTexts
from l10n.glossary.extraction import NameCandidate, Occurrence, extract
from l10n.glossary.matching import Matcher
from l10n.glossary.term_candidates import TermCandidate, candidates
from l10n.model import Article, Finding
from l10n.pipeline.answers import Answers
from l10n.pipeline.prepare import Reading, find, likely
from l10n.scratch import Spool


class Texts:
    """The texts of articles in a language, put aside, with where they stand."""

    def __init__(self) -> None:
        """Begin without any."""
        self._spool: Spool[tuple[str, str]] = Spool()
        self._places = array("Q")
        self.articles: list[str] = []

    def add(self, article: Article, language: str) -> None:
        """Add the texts of an article."""
        self.articles.append(article.name)
        for segment in segmentation.segment(article, language):
            place = f"{article.reference}:{segment.line}"
            self._places.append(self._spool.add([(segment.source, place)]))

    def __iter__(self) -> Iterator[str]:
        """Give the texts."""
        return (text for text, _ in self._spool)

    def __getitem__(self, index: int) -> str:
        """Return a text by its number."""
        return self._spool.at(self._places[index])[0][0]

    def place(self, index: int) -> str:
        """Return where the text of a number stands."""
        return self._spool.at(self._places[index])[0][1]


@dataclass(frozen=True, slots=True)
class TermSuggestion:
    """A name that recurs, and its reviewed renderings by language (BCP 47), each with how many sources."""

    source: str
    candidate: NameCandidate
    texts: Texts = field(repr=False)
    renderings: dict[str, list[tuple[str, int]]]

    @property
    def places(self) -> Iterator[str]:
        """Where it stands: the articles, with their lines."""
        return (self.texts.place(place.index) for place in self.candidate.places)

    @property
    def kind(self) -> Kind | None:
        """What it is, None where that would be a guess: acronyms and common nouns show it."""
        return self.candidate.kind if self.candidate.kind in (Kind.ACRONYM, Kind.TERM) else None

    @property
    def row(self) -> Row:
        """The row for the glossary: renderings that most of the sources agree on, else to be filled in.

        A name whose kind isn't known is matched with its capitals all the same.
        """
        forms = {self.source: self.candidate.text}
        for language, ways in self.renderings.items():
            total = sum(count for _, count in ways)
            if ways and 2 * ways[0][1] > total:
                forms[language] = (
                    self.candidate.text if _is_variant(ways[0][0], self.candidate) else ways[0][0]
                )
        note = f"{self.candidate.count} times"
        match = None if self.kind else Matching.CASE
        return Row(slug(self.candidate.text), self.kind or Kind.TERM, Status.PREFERRED, forms, match, note)


@dataclass(slots=True)
class Suggestions:
    """What was found in so many articles, and what was wrong with others."""

    articles: int = 0
    suggestions: list[TermSuggestion] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    errors: list[L10nError] = field(default_factory=list)


def suggest(
    paths: Sequence[str],
    config: Config,
    glossary: Glossary | None,
    *,
    source: str | None,
    targets: Sequence[str],
    least: int,
    answers: Answers | None = None,
) -> Suggestions:
    """Return the names and terms that occur `least` times in articles, and that the glossary doesn't have.

    `source` (BCP 47) is the language of the articles, else it is recognised; renderings are looked up in the
    project's catalogs in `targets`. Articles and catalogs that can't be used are errors among what is returned. What
    `answers` has of an article is not looked for again.
    """
    found, sources = find(paths, config)
    reading = Reading(config, source, None, likely(source))
    result = Suggestions(findings=found.findings, errors=found.errors)
    by_language: dict[str, Texts] = {}
    for item in sources:
        prepared = reading.job(item, answers)
        if isinstance(prepared, L10nError):
            result.errors.append(prepared)
            continue
        job, findings = prepared
        result.articles += 1
        result.findings += findings
        by_language.setdefault(job.source, Texts()).add(job.article, job.source)
    for language, texts in by_language.items():
        known = Matcher(glossary.forms(language), language) if glossary else None
        names = extract(texts, language, known, least)
        translated = {
            target: ParallelTexts(_pairs(texts.articles, target, config, result), language, target)
            for target in targets
            if target != language
        }
        terms = _terms(texts, language, known, least, result)
        each = [
            *((name, {target: one.renderings(name) for target, one in translated.items()}) for name in names),
            *((term, {}) for term in terms),
        ]
        result.suggestions += (
            TermSuggestion(language, candidate, texts, renderings) for candidate, renderings in each
        )
    result.suggestions.sort(key=lambda one: (-one.candidate.count, one.candidate.text))
    return result


def rows(suggestions: Sequence[TermSuggestion], targets: Sequence[str], folder: Path) -> str:
    """Return suggestions as rows to paste, in the columns of the first file of the glossary in `folder`.

    Where there is none, or it lacks a column, the first line has the columns' names.
    """
    languages = list(dict.fromkeys([*(one.source for one in suggestions), *targets]))
    layout = csv.CsvLayout((*FIRST, *languages, "match", "note"))
    header = None
    first = next(iter(sorted(folder.glob("*.csv"))), None) if folder.is_dir() else folder
    if first is not None and first.is_file():
        there = csv.load(first).layout
        layout = csv.CsvLayout(there.columns, there.delimiter)
        header = there.columns
    found = [one.row for one in suggestions]
    if header is not None and "match" not in map(column, header):  # a table without it would get a column
        found = [replace(row, match=None) for row in found]
    text = _without_guesses(csv.render(Glossary(tuple(found)), layout).decode(), layout)
    head, _, rest = text.partition("\n")
    return rest if header is not None and head == layout.delimiter.join(header) else text


def _terms(
    texts: Texts, language: str, known: Matcher | None, least: int, result: Suggestions
) -> Iterator[NameCandidate]:
    """Give the common-noun terms that recur in texts, if an analyser of Apertium's knows their language."""
    try:
        found = candidates(analyse(texts, language) or (), least)
    except L10nError as error:
        result.errors.append(error)
        return
    for term in found:
        if not (known and known.find(term.text)):
            variants = Counter(form for _, form in term.places).most_common()
            yield NameCandidate(term.text, Kind.TERM, tuple(variants), _TermPlaces(term, texts))


@dataclass(frozen=True, slots=True)
class _TermPlaces(Collection[Occurrence]):
    """Where a term stands, by the forms that it has in the texts."""

    term: TermCandidate
    texts: Texts = field(repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.term.places)

    def __contains__(self, place: object) -> bool:
        return any(one == place for one in self)

    def __iter__(self) -> Iterator[Occurrence]:
        for index, form in self.term.places:
            text = self.texts[index]
            start = max(text.find(form), 0)
            yield Occurrence(index, text, start, start + len(form))


def _without_guesses(text: str, layout: csv.CsvLayout) -> str:
    """Return rows with an empty kind where it isn't known."""
    head, *records = reader(StringIO(text, newline=""), delimiter=layout.delimiter)
    at = next((at for at, name in enumerate(head) if column(name) == "kind"), None)
    out = StringIO()
    lines = writer(out, delimiter=layout.delimiter, lineterminator="\n")
    lines.writerow(head)
    lines.writerows(
        ["" if n == at and cell == Kind.TERM else cell for n, cell in enumerate(row)] for row in records
    )
    return out.getvalue()


def _pairs(
    articles: Iterable[str], target: str, config: Config, result: Suggestions
) -> Iterator[tuple[str, str]]:
    """Give the sources of articles with their reviewed targets, as far as there are catalogs."""
    for article in articles:
        try:
            catalog = files.read(config.catalog_path(article, target))
        except L10nError as error:
            result.errors.append(error)
            continue
        if catalog is not None:
            yield from ((one.source, one.target) for one in catalog.active if owner(one) is Owner.REVIEWED)


def _is_variant(text: str, candidate: NameCandidate) -> bool:
    return text in {variant for variant, _ in candidate.variants}
