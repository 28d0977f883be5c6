"""Putting a term into a text that says nothing of it: between its words, where nothing is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.substitution import fill
from l10n.languages import pack
from l10n.model import Span
from l10n.text.tokens import word_spans

_GAPS = 1  # to be tried beside the last; each takes as long as finding a place
_GAPS_OF_ADJECTIVE = 3  # which is by its noun, and not at the end
_INSIDE = ("-", "'", "’", "%")  # behind a word: no gap
_END = re.compile(r"[\s.!?…»”\"')]*$")
_PREPOSITION = re.compile(r"([^\W\d_]+['’]?)\s*(?:(?:la|le|les|l['’]|el|los|las)\s*)?$", re.IGNORECASE)


def insertions(source: str, terms: Sequence[Term], base: str, term: Term, finder: TermFinder) -> list[str]:
    """Return the target `base` with a term of its `source` between two of its words, in a few ways.

    That is near to where the source has it, and at the end. `terms` are all of the source's terms: those that the
    target has are not torn apart.
    """
    language = finder.pair.target
    taken = finder.occurrences(terms, base)
    end = len(base) - len(match[0] if (match := _END.search(base)) else "")
    gaps = {
        word.end for word in word_spans(base[:end], language) if base[word.end : word.end + 1] not in _INSIDE
    }
    gaps = {gap for gap in gaps | {0} if not any(hit.start < gap < hit.end for hit in taken)}
    wanted = term.start / max(1, len(source)) * len(base)
    nearest = sorted(gaps, key=lambda gap: abs(gap - wanted))
    near = nearest[:_GAPS_OF_ADJECTIVE] if term.kind is Kind.DEMONYM else [*nearest[:_GAPS], end]
    lead = _preposition(source[: term.start], term, finder)
    apposition = pack.language(language).grammar.apposition
    texts: list[str] = []
    for gap in dict.fromkeys(near):
        mark = apposition if gap == end and not lead and base[:end][-1:].isalnum() else lead
        text = f"{base[:gap]}{mark}{base[gap:]}" if gap else base
        at = gap + len(mark) if gap else gap
        texts += fill(text, [(Span(at, at), term)], language, 1, finder)
    before = len(finder.missing(terms, base))
    return [text for text in texts if len(finder.missing(terms, text)) < before]


def _preposition(before: str, term: Term, finder: TermFinder) -> str:
    """Return what a target has for the preposition that a source has before the name of a place, with a space."""
    match = _PREPOSITION.search(before)
    if match and term.kind is Kind.PLACE:
        source, target = (pack.language(tag).grammar for tag in (finder.pair.source, finder.pair.target))
        for relation, known in source.relations.items():
            if match[1].lower().replace("’", "'") in known and (word := target.relation_words.get(relation)):
                return f" {word}"
    return ""
