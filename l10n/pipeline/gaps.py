"""What the glossary lacks, for a report: forms in a language, and names that recur without an entry."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Any

from l10n import articles, engines
from l10n.catalogs.files import stamp
from l10n.config import Config
from l10n.engines.apertium.modes import installed
from l10n.errors import L10nError
from l10n.pipeline import suggest
from l10n.pipeline.answers import Answers, digest, file_digest
from l10n.pipeline.checker import Checkers
from l10n.pipeline.packed import packed, unpacked
from l10n.pipeline.reading import settings
from l10n.pipeline.shelf import Shelf
from l10n.reports.model import CatalogReport, of_rule
from l10n.reports.terms import GlossaryGap


def forms(catalogs: Iterable[CatalogReport]) -> list[GlossaryGap]:
    """Return the glossary's concepts that lack a form in a language that is translated into, the most used first."""
    lacking: dict[str, set[str]] = {}
    texts: dict[str, Counter[str]] = {}
    places: dict[str, set[tuple[str, int]]] = {}  # of sources no more than what tells them apart
    for catalog, one in of_rule("terms/gap", catalogs):
        lacking.setdefault(one.concept, set()).add(catalog.target)
        texts.setdefault(one.concept, Counter())[one.term] += 1
        places.setdefault(one.concept, set()).add((catalog.article, hash(one.source)))
    gaps = [
        GlossaryGap(
            texts[concept].most_common(1)[0][0],
            "form",
            len(places[concept]),
            tuple(sorted({article for article, _ in places[concept]})),
            concept,
            tuple(sorted(targets)),
        )
        for concept, targets in lacking.items()
    ]
    return sorted(gaps, key=lambda one: (-one.count, one.concept))


def names(
    catalogs: Sequence[CatalogReport],
    project: Config,
    checkers: Checkers,
    folder: Path,
    least: int,
    answers: Answers | None,
    shelf: Shelf,
) -> tuple[list[GlossaryGap], str, list[L10nError]]:
    """Return the names that recur in the catalogs' articles and have no entry, rows for them, and what failed.

    `folder` is the glossary's; `least` is how often a name must occur. What `answers` has isn't looked for again.
    Where a name occurs is put on a `shelf`.
    """
    wanted = {one.article for one in catalogs}
    sources = [
        one for one in articles.find(project.article_paths, project.article_roots)[0] if one.name in wanted
    ]
    if not sources:
        return [], "", []
    languages = {one.source for one in catalogs}
    language = languages.pop() if len(languages) == 1 else None
    targets = sorted({one.target for one in catalogs})

    tables = [folder, *(sorted(folder.glob("*.csv")) if folder.is_dir() else ())]

    def key() -> bytes:
        files = blake2b()  # of so many that their digests aren't held
        each = ((one.path, *_catalogs(one.name, targets, project)) for one in sources)
        for path in chain(chain.from_iterable(each), tables):
            files.update(json.dumps([str(path), file_digest(path)]).encode())
        modes = [[mode.name, stamp(mode.path)] for mode in installed()]
        with_ = (
            language,
            targets,
            least,
            checkers.basis,
            sorted(engines.source_languages()),
            settings(project),
        )
        return digest("names", str(project.root.absolute()), files.hexdigest(), modes, with_)

    before = key() if answers else b""
    if answers and (parts := answers.parts(before)):
        facts, *places = parts
        found, rows = unpacked(facts)
        return [_gap(*one, shelf) for one in zip(found, places, strict=True)], rows, []
    result = suggest.suggest(
        [str(one.path) for one in sources],
        project,
        checkers.glossary,
        source=language,
        targets=targets,
        least=least,
        answers=answers,
    )
    found = [_values(one) for one in result.suggestions]
    places = [packed([*one.places]) for one in result.suggestions]
    rows = suggest.rows(result.suggestions, targets, folder) if found else ""
    if answers and not result.errors and key() == before:
        answers.put(before, [found, rows], *places)
    return [_gap(*one, shelf) for one in zip(found, places, strict=True)], rows, result.errors


def _catalogs(article: str, targets: Iterable[str], project: Config) -> list[Path]:
    return [project.catalog_path(article, target) for target in targets]


def _values(one: suggest.TermSuggestion) -> list[Any]:
    """Return what a gap says besides its places, as JSON has it."""
    ways = [[language, ways] for language, ways in one.renderings.items() if ways]
    return [one.candidate.text, one.candidate.kind.value, one.candidate.count, ways]


def _gap(values: Sequence[Any], places: bytes, shelf: Shelf) -> GlossaryGap:
    text, kind, count, renderings = values
    ways = tuple((language, tuple((way, number) for way, number in ones)) for language, ones in renderings)
    return GlossaryGap(text, kind, count, shelf.texts(places, count), renderings=ways)
