"""Putting a form of a term into a text, in the place of other words: what stands around it is made right.

That is the article and its contraction with a preposition, the genitive, number and gender of the form, its capital,
and whatever would stand there twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from l10n.glossary.finder import TermFinder
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar import articles
from l10n.grammar.agreement import agreed, is_form
from l10n.grammar.phrases import genitive, noun_before
from l10n.languages import pack
from l10n.languages.grammar import Grammar
from l10n.model import Span

_MOST = 6
_SPACE = " \u00a0\u202f\u2009"
_OPENING = "\"'“‘«([—–-¿¡„‹"
_FIRST = re.compile(r"(?:([^\W\d_]+)\s+|([^\W\d_]+['’]))(?=\S)")
_LAST_WORD = re.compile(r"\b([A-Z][^\W\d_]{3,})\s+$")
_QUOTE = re.compile(r"(?:(?<=\s)|^|(?<=['’]))[«“„\"‘][ \u00a0\u202f]?$")
_JOINED_BEFORE = re.compile(r"(?:[^\W\d_]+-)+$")
_JOINED_BEHIND = re.compile(r"(?:-[^\W\d_]+)+")
_SENTENCE_END = re.compile(r"[.!?…:]['\"’”»)\s]*\s$")


def substitute(target: str, start: int, end: int, form: str, language: str, term: Term) -> list[str]:
    """Return `target` with `form` in the place of `target[start:end]`, in a few ways, the most natural first.

    `form` is one of the `term`'s forms in the `language` (BCP 47) of the text. What stood there tells with the term's
    own words which number and gender are asked for. An article may stand in the place or before it.
    """
    grammar = pack.language(language).grammar
    start, end = _bounds(target, start, end, grammar)
    if "-" in form and "-" in term.text:
        start, end = _linked(target, start, end)
    start += _leading(target[start:end], form, grammar)
    before, old, after = target[:start], target[start:end], target[end:]
    before, after = _spaced(before, after)
    before = _without_overlap(_without_own_word(before, form), form)
    after = _without_overlap_behind(after, form)
    ranks: dict[str, int] = {}
    for turn, (left, right) in enumerate(_orders(before, after, term, grammar)):
        for rank, inflected in enumerate(agreed(form, left, old, right, term, grammar)):
            for further, lead in enumerate(_leads(left, old, inflected, right, term, grammar)):
                tail = genitive(inflected, old, lead, right, grammar)
                text = lead + _capital(lead, inflected, old, target, term) + tail
                ranks.setdefault(with_capital(text, target), 2 * turn + rank + further)
    return sorted(ranks, key=lambda text: ranks[text])[:_MOST]


def fill(
    target: str,
    places: Sequence[tuple[Span, Term]],
    language: str,
    most: int = 3,
    finder: TermFinder | None = None,
) -> list[str]:
    """Return `target` with each term put in its place, in `most` ways, the most natural first.

    With `finder`, forms that those find again come before all others: *respiratory*, not *respiratories*.

    None where two places overlap: nobody can say what would remain of the one. A place that has the term in a number
    or gender that the glossary's dictionaries don't know stays.
    """
    grammar = pack.language(language).grammar
    ordered = [
        (place, term)
        for place, term in sorted(places, key=lambda one: one[0])
        if not is_form(target[place.start : place.end], term, grammar)
    ]
    if any(one.end > other.start for (one, _), (other, _) in pairwise(ordered)):
        return []
    texts = [target]
    ends = [0, *(place.end for place, _ in ordered)]
    for (place, term), end in zip(reversed(ordered), reversed(ends[:-1]), strict=True):  # so that places stay
        texts = [
            other
            for rank, text in enumerate(texts)
            for other in _known(
                substitute(text, place.start, place.end, term.target_form, language, term), text, term, finder
            )[: 1 if rank else most]
            if other[:end].lower() == text[:end].lower()
        ][:most]
    return [text for text in dict.fromkeys(texts) if text != target]


def _known(texts: list[str], text: str, term: Term, finder: TermFinder | None) -> list[str]:
    """Return the texts that a term was put into, those first in which it is found once more than in `text`."""
    if finder is None or term.kind not in (Kind.TERM, Kind.DEMONYM):
        return texts
    before = len(finder.occurrences([term], text))
    return sorted(texts, key=lambda one: len(finder.occurrences([term], one)) <= before)


def _bounds(target: str, start: int, end: int, grammar: Grammar) -> tuple[int, int]:
    """Return the place without white space at its ends, and with whole words."""
    end = min(end, len(target))
    start = min(start, end)
    while start < end and target[start].isspace():
        start += 1
    while start < end and target[end - 1].isspace():
        end -= 1
    if not grammar.compounds and start < end:
        while start and target[start].isalnum() and target[start - 1].isalnum():
            start -= 1
        while end < len(target) and target[end].isalnum() and target[end - 1].isalnum():
            end += 1
    return start, end


def _linked(target: str, start: int, end: int) -> tuple[int, int]:
    """Return the place with all that hyphens join to it: of one word of several parts, none remains."""
    before, after = _JOINED_BEFORE.search(target[:start]), _JOINED_BEHIND.match(target, end)
    return before.start() if before else start, after.end() if after else end


def without_article(text: str, language: str) -> str:
    """Return a text without the articles and prepositions at its start."""
    return text[_leading(text, "", pack.language(language).grammar) :]


def _leading(old: str, form: str, grammar: Grammar) -> int:
    """Return how long the articles and prepositions are that a place begins with, if the form has none itself."""
    end = 0
    while match := _FIRST.match(old, end):
        word = (match[1] or match[2]).replace("’", "'").lower()
        if word not in grammar.leading or form.lower().startswith(match[0].lower().replace("’", "'")):
            break
        end = match.end()
    return end


def _spaced(before: str, after: str) -> tuple[str, str]:
    """Return both texts with one space, and not two, where a form is put between them."""
    if before.endswith(" ") and before[:-1].endswith(tuple(_SPACE)):
        before = before.rstrip(" ") + " "
    if not after.strip(" "):
        after = ""
    elif after[0] == " ":
        after = " " + after.lstrip(" ")
    elif after[0].isalnum():
        after = " " + after
    if before and (before[-1].isalnum() or before[-1] in ",;:.!?)"):
        before += " "
    return before, after


def _without_own_word(before: str, form: str) -> str:
    """Return a text without a word at its end that a form of several has, too: *the House*, before *White House*."""
    match = _LAST_WORD.search(before)
    words = form.split()
    return before[: match.start(1)] if match and len(words) > 1 and match[1] in words[1:] else before


def _without_overlap(before: str, form: str) -> str:
    """Return a text without the words at its end that the form begins with."""
    words = form.split(" ")
    low = before.rstrip(_SPACE).casefold()
    for size in range(len(words), 0, -1):
        head = " ".join(words[:size]).casefold()
        if low.endswith(head) and not low[: -len(head)][-1:].isalnum() and len(head) > 1:
            return before.rstrip(_SPACE)[: -len(head)]
    return before


def _without_overlap_behind(after: str, form: str) -> str:
    """Return a text without the words at its start that the form ends with."""
    words = form.split(" ")
    low = after.casefold()
    for size in range(len(words), 0, -1):
        tail = " " + " ".join(words[-size:]).casefold()
        if low.startswith(tail) and not low[len(tail) :][:1].isalnum() and len(tail) > 2:
            return after[len(tail) :]
    # What is left of a name that came back in part: *Stade de France of France*.
    rest = re.match(rf" [^\W\d_A-Z]{{1,3}} {re.escape(words[-1])}(?!\w)", after) if len(words) > 2 else None
    return after[rest.end() :] if rest and words[-1][:1].isupper() else after


def _orders(before: str, after: str, term: Term, grammar: Grammar) -> Iterator[tuple[str, str]]:
    """Yield what is to stand before and behind a form: first with an adjective before its noun."""
    if grammar.adjectives_precede and term.kind is Kind.DEMONYM and term.text[:1].islower():
        noun = noun_before(before, grammar)
        if noun:
            yield before.removesuffix(noun), f" {noun.rstrip(_SPACE)}{after}"
    yield before, after


def _leads(before: str, old: str, form: str, after: str, term: Term, grammar: Grammar) -> list[str]:
    """Return what may stand before a form; the article of one in quotation marks is the one before those."""
    if quote := _QUOTE.search(before):
        outer = before[: quote.start()]
        inside = _leads(outer, old, form, after, term, grammar)
        # What stands there is made right, and nothing added.
        return [lead + quote[0] for lead in inside if lead == outer or not lead.startswith(outer)] or [before]
    return articles.leads(before, old, form, after, term, grammar)


def _capital(lead: str, form: str, old: str, target: str, term: Term) -> str:
    """Return a form with a capital where a sentence begins with it, all capitals in a text of capitals."""
    if target.isupper() and len(target) > len(old):
        return form.upper()
    common = term.kind in (Kind.TERM, Kind.DEMONYM)
    begins = _SENTENCE_END.search(lead) or (term.kind is Kind.TERM and term.text[:1].isupper())
    if common and old[:1].isupper() and form[:2].islower() and begins:
        return form[0].upper() + form[1:]
    return form


def with_capital(text: str, target: str) -> str:
    """Return a text that begins with a capital if `target` does."""
    first = next((at for at, char in enumerate(text) if char.isalnum()), None)
    began = next((char for char in target if char.isalnum()), "")
    if first is None or not began.isupper() or not text[first : first + 2].islower():
        return text
    return text[:first] + text[first].upper() + text[first + 1 :]
