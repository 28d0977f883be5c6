"""The glossary's terms in what a mode is sent, and in what it answers."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from l10n.engines.apertium.blanks import fill
from l10n.engines.apertium.marks import moved, unmarked
from l10n.engines.apertium.pipeline import Answer
from l10n.engines.apertium.text import Prepared, finish
from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term

_CITY = "Madrid"  # a name that all modes know


@dataclass(frozen=True, slots=True)
class Marked:
    """A source with marks around terms: its number among the sources, the request, the terms in their order."""

    number: int
    ready: Prepared
    terms: tuple[Term, ...]


def stand_in(source: str, term: Term, unknown: Sequence[str], articles: Collection[str]) -> str:
    """Return the word to send for a term: a city for a place that the mode does not know, so that it says *in*.

    A place with one of `articles` before it is no city.
    """
    words = re.findall(r"[^\W\d_]+", term.text)
    article = re.search(r"(?:\w['’]|\b\w{1,3}\s)$", source[: term.start])
    if term.kind is not Kind.PLACE or not set(words) <= {
        part for word in unknown for part in word.split("-")
    }:
        return term.text
    return term.text if article and article[0].lower().replace("’", "'").strip() in articles else _CITY


def filled(job: Marked, answer: Answer, terms: Sequence[Term], finder: TermFinder) -> list[str]:
    """Return what an answer makes of a source with its terms; nothing where a mark was lost."""
    bare = unmarked(answer.text)
    target = finish(job.ready, bare[0]) if bare else None
    if bare is None or target is None:
        return []
    marks = moved(bare[1], bare[0], target)
    return fill(target, marks, job.terms, terms, finder) if marks else []
