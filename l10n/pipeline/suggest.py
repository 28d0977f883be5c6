"""What a glossary lacks: the names that recur in articles, and how their catalogs rendered them so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from l10n import segmentation
from l10n.catalogs import files
from l10n.config import Config
from l10n.errors import L10nError
from l10n.glossary import Glossary, Row, Status, csv
from l10n.glossary.cells import FIRST, slug
from l10n.glossary.cooccurrence import ParallelTexts
from l10n.glossary.extraction import NameCandidate, extract
from l10n.glossary.matching import Matcher
from l10n.model import Article, Finding
from l10n.pipeline.prepare import prepare


@dataclass(frozen=True, slots=True)
class TermSuggestion:
    """A name that recurs: what it is, and its renderings by language (BCP 47), each with how many sources."""

    source: str
    candidate: NameCandidate
    places: tuple[str, ...]
    renderings: dict[str, list[tuple[str, int]]]

    @property
    def row(self) -> Row:
        """The row for the glossary: renderings that most of the sources agree on, else to be filled in."""
        forms = {self.source: self.candidate.text}
        for language, ways in self.renderings.items():
            total = sum(count for _, count in ways)
            if ways and 2 * ways[0][1] > total:
                forms[language] = (
                    self.candidate.text if _is_variant(ways[0][0], self.candidate) else ways[0][0]
                )
        note = f"{self.candidate.count} times"
        return Row(slug(self.candidate.text), self.candidate.kind, Status.PREFERRED, forms, note=note)


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
    """Return the names that occur `least` times in articles, and that the glossary doesn't have.

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
        candidates = extract((segment.source for _, segment in texts), language, known, least)
        translated = {
            target: ParallelTexts(_pairs(articles, target, config, result), language, target)
            for target in targets
            if target != language
        }
        for candidate in candidates:
            places = tuple(
                f"{texts[place.index][0].reference}:{texts[place.index][1].line}"
                for place in candidate.places
            )
            renderings = {target: one.renderings(candidate) for target, one in translated.items()}
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
    text = csv.render(Glossary(tuple(one.row for one in suggestions)), layout).decode()
    head, _, rest = text.partition("\n")
    return rest if header is not None and head == layout.delimiter.join(header) else text


def _pairs(
    articles: Sequence[Article], target: str, config: Config, result: Suggestions
) -> list[tuple[str, str]]:
    """Return the sources of articles with their targets, as far as there are catalogs."""
    pairs = []
    for article in articles:
        try:
            catalog = files.read(config.catalog_path(article.name, target))
        except L10nError as error:
            result.errors.append(error)
            continue
        if catalog is not None:
            pairs += [(entry.source, entry.target) for entry in catalog.active if entry.target]
    return pairs


def _is_variant(text: str, candidate: NameCandidate) -> bool:
    return text in {variant for variant, _ in candidate.variants}
