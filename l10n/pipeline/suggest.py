"""What a glossary lacks: the names and terms that recur in articles, and how people rendered the names so far.

Only reviewed targets count: a form that a machine made would be enforced as if somebody had chosen it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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
from l10n.glossary.term_candidates import candidates
from l10n.model import Article, Finding
from l10n.pipeline.prepare import prepare


@dataclass(frozen=True, slots=True)
class TermSuggestion:
    """A name that recurs, and its reviewed renderings by language (BCP 47), each with how many sources."""

    source: str
    candidate: NameCandidate
    places: tuple[str, ...]
    renderings: dict[str, list[tuple[str, int]]]

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
) -> Suggestions:
    """Return the names and terms that occur `least` times in articles, and that the glossary doesn't have.

    `source` (BCP 47) is the language of the articles, else it is recognised; renderings are looked up in the
    project's catalogs in `targets`. Articles and catalogs that can't be used are errors among what is returned.
    """
    prepared = prepare(paths, config, source=source)
    result = Suggestions(len(prepared.jobs), findings=prepared.findings, errors=prepared.errors)
    for language in Counter(job.source for job in prepared.jobs):
        articles = [job.article for job in prepared.jobs if job.source == language]
        known = Matcher(glossary.forms(language), language) if glossary else None
        texts = [
            (article, segment) for article in articles for segment in segmentation.segment(article, language)
        ]
        sources = [segment.source for _, segment in texts]
        names = extract(sources, language, known, least)
        translated = {
            target: ParallelTexts(_pairs(articles, target, config, result), language, target)
            for target in targets
            if target != language
        }
        terms = _terms(sources, language, known, least, result)
        each = [
            *((name, {target: one.renderings(name) for target, one in translated.items()}) for name in names),
            *((term, {}) for term in terms),
        ]
        for candidate, renderings in each:
            places = tuple(
                f"{texts[place.index][0].reference}:{texts[place.index][1].line}"
                for place in candidate.places
            )
            result.suggestions.append(TermSuggestion(language, candidate, places, renderings))
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
    texts: Sequence[str], language: str, known: Matcher | None, least: int, result: Suggestions
) -> Iterator[NameCandidate]:
    """Give the common-noun terms that recur in texts, if an analyser of Apertium's knows their language."""
    try:
        analysed = analyse(texts, language)
    except L10nError as error:
        result.errors.append(error)
        return
    for term in candidates(analysed or [], least):
        if known and known.find(term.text):
            continue
        places = []
        for index, form in term.places:
            start = max(texts[index].find(form), 0)
            places.append(Occurrence(index, texts[index], start, start + len(form)))
        variants = Counter(form for _, form in term.places).most_common()
        yield NameCandidate(term.text, Kind.TERM, tuple(variants), tuple(places))


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
    articles: Sequence[Article], target: str, config: Config, result: Suggestions
) -> list[tuple[str, str]]:
    """Return the sources of articles with their reviewed targets, as far as there are catalogs."""
    pairs = []
    for article in articles:
        try:
            catalog = files.read(config.catalog_path(article.name, target))
        except L10nError as error:
            result.errors.append(error)
            continue
        if catalog is not None:
            pairs += [(one.source, one.target) for one in catalog.active if owner(one) is Owner.REVIEWED]
    return pairs


def _is_variant(text: str, candidate: NameCandidate) -> bool:
    return text in {variant for variant, _ in candidate.variants}
