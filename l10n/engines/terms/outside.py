"""What a translation that was made to say terms has lost or changed outside of them.

It is held against what the engine freely said: all that differs has to be the old rendering of a term, its article,
or a word beside it that agrees with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.agreement import inflected_places
from l10n.languages import pack
from l10n.model import Span, overlap
from l10n.text.folding import unaccented
from l10n.text.tokens import Word, word_spans

_MARK = re.compile(r"[,;:.!?()«»“”\"–—]")
_STEM = 4  # letters that words have in common which only agree in another way
_PAST = 2  # words that an adjective moves past
_FURTHER = 2  # words that an engine's rendering of a term may have more than the term


class Changes(NamedTuple):
    """The words of a free translation that another one lacks, `lost`, or has others for, `changed`."""

    lost: int
    changed: int


def changes(terms: Sequence[Term], free: str, target: str, finder: TermFinder) -> Changes:
    """Return what a `target` with the `terms` of its source has lost of a `free` translation, and changed in it.

    A word that stands elsewhere in the target, or in another number, gender or tense, is neither.
    """
    language = finder.pair.target
    before, after = word_spans(free, language), word_spans(target, language)
    mine, yours = [_key(word) for word in before], [_key(word) for word in after]
    there = _there(terms, target, finder)
    regions: list[tuple[list[str], list[str], bool]] = []
    for (i, j), (k, m) in _joined(_regions(mine, yours)):
        gained = yours[k:m]
        near = _is_near(there, after, k, m)
        clauses = _clauses(free, before[i:j])
        # A term is rendered in one of them: what a mark parts from that is lost.
        own = max(clauses, key=lambda one: _likeness(one, terms), default=())
        for clause in clauses if near else [before[i:j]]:
            gone = [word for word in map(_key, clause) if not _again(word, gained)]
            regions.append((gone, gained if clause is own or not near else [], near and clause is own))
    lost = changed = 0
    for gone, gained, near in regions:
        size = len(gained)
        left = [
            word
            for word in gone
            if not any(_again(word, elsewhere) for _, elsewhere, _ in regions if elsewhere is not gained)
            and (size or word not in yours)  # an engine may have said it twice
        ]
        missing, other = _outside(left, size, terms if near else (), language)
        lost, changed = lost + missing, changed + other
    return Changes(lost, changed)


def _clauses(text: str, words: Sequence[Word]) -> list[list[Word]]:
    """Return some words of a text in a row, cut where a mark stands between them."""
    clauses: list[list[Word]] = []
    for word in words:
        if clauses and not _MARK.search(text[clauses[-1][-1].end : word.start]):
            clauses[-1].append(word)
        else:
            clauses.append([word])
    return clauses


def _likeness(words: Sequence[Word], terms: Sequence[Term]) -> tuple[float, int]:
    """Return how much the likest of some words is like one of a term, in either language, and how many they are."""
    names = [unaccented(part).lower() for term in terms for part in f"{term.text} {term.target_form}".split()]
    return max((fuzz.ratio(_key(word), name) for word in words for name in names), default=0.0), len(words)


def _regions(mine: Sequence[str], yours: Sequence[str]) -> Iterator[tuple[Span, Span]]:
    """Yield the stretches in which two texts differ, what is longest in both being the same."""
    one = other = 0
    for step in LCSseq.opcodes(mine, yours):
        if step.tag == "equal":
            if (one, other) != (step.src_start, step.dest_start):
                yield Span(one, step.src_start), Span(other, step.dest_start)
            one, other = step.src_end, step.dest_end
    if (one, other) != (len(mine), len(yours)):
        yield Span(one, len(mine)), Span(other, len(yours))


def _joined(regions: Iterable[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    """Return stretches that differ, with those as one between which words moved past a few others.

    *Deserters norcoreanos* and *North Korean deserters*: what is lost in one was gained in the other.
    """
    joined: list[tuple[Span, Span]] = []
    for mine, yours in regions:
        if joined:
            one, other = joined[-1]
            moved = (not _size(one) and not _size(yours)) or (not _size(other) and not _size(mine))
            if moved and mine.start - one.end <= _PAST:
                joined[-1] = Span(one.start, mine.end), Span(other.start, yours.end)
                continue
        joined.append((mine, yours))
    return joined


def _size(span: Span) -> int:
    return span.end - span.start


def has_stranger(source: str, terms: Sequence[Term], free: str, target: str, finder: TermFinder) -> bool:
    """Whether a target has a name of the glossary that neither its source has nor a `free` translation."""
    names = [
        hit for hit in finder.target.find(target) if all(form.row.kind is not Kind.TERM for form in hit.forms)
    ]
    if not names:
        return False
    known = {form.row.concept for hit in finder.target.find(free) for form in hit.forms}
    known |= {form.row.concept for hit in finder.source.find(source) for form in hit.forms}
    known |= {concept for term in terms for concept in term.concepts}
    strange = [hit for hit in names if known.isdisjoint(form.row.concept for form in hit.forms)]
    # *Turkish* is a part of what was asked for in *Russian-Turkish*.
    asked = finder.occurrences(terms, target) if strange else []
    return any(not any(one.start <= hit.start and hit.end <= one.end for one in asked) for hit in strange)


def has_remainder(source: str, terms: Sequence[Term], target: str, finder: TermFinder) -> bool:
    """Whether a target has a term's own words beside what it says for it: *a Belgian Belge*."""
    places = _there(terms, target, finder)
    for term in terms:
        if term.text in term.allowed or len(term.text) < _STEM or finder.missing([term], target):
            continue
        pattern = re.compile(rf"(?<![\w-]){re.escape(term.text)}(?![\w-])")
        outside = sum(
            not any(overlap(Span(*m.span()), one) for one in places) for m in pattern.finditer(target)
        )
        same = sum(one.text == term.text for one in terms)
        if outside > max(0, len(pattern.findall(source)) - same):
            return True
    return False


def _key(word: Word) -> str:
    return unaccented(word.text).lower().replace("’", "'")


def _there(terms: Sequence[Term], target: str, finder: TermFinder) -> list[Span]:
    """Return the places of terms in a target, in any number and gender."""
    grammar = pack.language(finder.pair.target).grammar
    hits = [Span(hit.start, hit.end) for hit in finder.occurrences(terms, target)]
    return hits + [place for term in terms for place in inflected_places(target, term, grammar)]


def _again(word: str, gained: list[str]) -> bool:
    """Whether a word stands among others in another form; that one is taken out of them."""
    stem = word[:_STEM]
    other = next(
        (one for one in gained if one == word or (len(stem) == _STEM and one.startswith(stem))), None
    )
    if other is not None:
        gained.remove(other)
    return other is not None


def _is_near(there: Sequence[Span], after: Sequence[Word], first: int, last: int) -> bool:
    """Whether a term stands among the words of a target from `first` up to `last`, or right beside them."""
    if not after:
        return False
    around = Span(after[max(0, first - 1)].start, after[min(last, len(after) - 1)].end)
    return any(overlap(one, around) for one in there)


def _outside(gone: Sequence[str], gained: int, terms: Sequence[Term], language: str) -> tuple[int, int]:
    """Return how many of the words that are `gone` in one place are lost, and how many changed.

    So many others were `gained` there. `terms` are those of the source if one stands there: then they may be what it
    was rendered by, but for a conjunction, and for more words than that takes.
    """
    known = pack.language(language)
    small = {*known.grammar.leading, *known.grammar.inner, *known.grammar.definite, *known.grammar.indefinite}
    joining = {*known.grammar.conjunctions, *map(str.lower, known.words.conjunctions)}
    joined = sum(word in joining for word in gone)
    content = sum(word not in small and word not in joining for word in gone)
    if terms:
        room = max(len(term.text.split()) for term in terms) + _FURTHER
        return joined + max(0, content - max(room, gained)), 0
    return max(0, content - gained), min(content, gained)
