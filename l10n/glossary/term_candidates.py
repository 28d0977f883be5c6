"""Common-noun terms that recur in texts: *missile balistique*, *mise en examen*, *cessez-le-feu*.

A candidate is a noun with adjectives behind it, or with a preposition and another noun (Daille 1996 has these
patterns for French), or one noun with hyphens. Candidates are ranked by their C-value (Frantzi, Ananiadou & Mima
2000): how often they occur, less what longer ones account for, by the length. Two words that stand together seldom
for how often each of them stands (Dice's coefficient) are a phrase and no term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import log2

from l10n.model import AnalysedWord
from l10n.scratch import Selection, Tables, from_order, in_order

_LONGEST = 6  # words, with the small ones
_TOGETHER = 0.2  # of Dice's coefficient
_NOUN, _ADJECTIVE, _LINK = ("n",), ("adj", "vblex.pp"), ("pr",)
_SMALL = (
    "det",
    "prn",
    "pr",
    "cnjcoo",
    "cnjsub",
    "cnjadv",
    "vbser",
    "vbhaver",
    "vbmod",
    "num",
    "preadv",
    "rel",
)
_FINITE = tuple(f"vblex.{form}" for form in ("pri", "prs", "pii", "ifi", "fti", "cni", "imp", "inf"))


@dataclass(frozen=True, slots=True)
class TermCandidate:
    """A term that recurs: its commonest form, its C-value, its places (the number of a text) with its form there."""

    text: str
    value: float
    places: Collection[tuple[int, str]]


_SCHEMA = """
CREATE TABLE span (number INTEGER PRIMARY KEY, key BLOB, text INTEGER, form BLOB);
CREATE TABLE inside (key BLOB, longer BLOB)
"""


_PLACES = "SELECT text, form FROM span WHERE key = ? ORDER BY number"


def candidates(texts: Iterable[Sequence[AnalysedWord]], least: int) -> list[TermCandidate]:
    """Return the terms that occur `least` times in texts cut into words, the best first; neither is held."""
    tables = Tables(_SCHEMA)
    nouns: Counter[str] = Counter()
    for index, words in enumerate(texts):
        nouns.update(_lemma(word) for word in words)
        spans = [span for start in range(len(words)) for span in _spans(words, start)]
        keys = {span: in_order(*_key(words, *span)) for span in spans}
        found = ((keys[span], index, in_order(_text(words, *span))) for span in spans)
        tables.put("INSERT INTO span VALUES (NULL, ?, ?, ?)", found)
        inside = (
            (keys[start, end], keys[other, last])
            for start, end in spans
            for other, last in spans
            if (other, last) != (start, end) and other <= start and end <= last
        )
        tables.put("INSERT INTO inside VALUES (?, ?)", inside)
    tables.put("CREATE INDEX of_key ON span (key)")
    tables.put("CREATE INDEX of_part ON inside (key)")
    query = "SELECT key, count(*) FROM span GROUP BY key HAVING count(*) >= ? ORDER BY min(number)"
    counts: dict[bytes, int] = dict(tables.rows(query, (least,)))
    terms = []
    for key, all_ in counts.items():
        query = "SELECT longer, count(*) FROM inside WHERE key = ? GROUP BY longer"
        longer = [count for other, count in tables.rows(query, (key,)) if other in counts]
        lemmas = tuple(from_order(key).split("\0"))
        if all_ - sum(longer) < least or _dice(lemmas, all_, nouns) < _TOGETHER:
            continue
        value = log2(max(2, len(lemmas))) * (all_ - (sum(longer) / len(longer) if longer else 0))
        places = Selection(tables, _PLACES, (key,), _place, all_)
        text = Counter(text for _, text in places).most_common(1)[0][0]
        terms.append(TermCandidate(text, value, places))
    return sorted(terms, key=lambda one: (-one.value, one.text))


def _spans(words: Sequence[AnalysedWord], start: int) -> Iterator[tuple[int, int]]:
    """Give the ends of the candidates that begin with a word."""
    if not _is_noun(words, start):
        return
    if "-" in words[start].text.strip("-"):
        yield start, start + 1
    end = start + 1
    linked = False
    while end < len(words) and end - start < _LONGEST:
        if words[end].may_be(*_ADJECTIVE) and words[end].text.islower() and not words[end].may_be(*_SMALL):
            end += 1
            yield start, end
            continue
        at = end
        if linked or not words[at].may_be(*_LINK) or words[at].text[:1].isupper():
            return
        at += 1
        if at < len(words) and words[at].may_be("det.def"):
            at += 1
        if at >= len(words) or not _is_noun(words, at):
            return
        linked, end = True, at + 1
        yield start, end


def _is_noun(words: Sequence[AnalysedWord], at: int) -> bool:
    """Whether a word is a common noun where it stands: one that may be a verb, too, needs a small word before it."""
    word = words[at]
    if not word.may_be(*_NOUN) or not word.text.islower() or word.may_be(*_SMALL):
        return False
    return not word.may_be(*_FINITE) or (at > 0 and words[at - 1].may_be("det", "pr", "num"))


def _lemma(word: AnalysedWord) -> str:
    return word.lemma.lower()


def _key(words: Sequence[AnalysedWord], start: int, end: int) -> tuple[str, ...]:
    """Return what a candidate is compared by: the lemmas of its nouns and adjectives."""
    return tuple(_lemma(word) for word in words[start:end] if not word.may_be("pr", "det"))


def _text(words: Sequence[AnalysedWord], start: int, end: int) -> str:
    text = ""
    for word in words[start:end]:
        text += ("" if not text or text.endswith(("'", "’")) else " ") + word.text
    return text


def _place(index: int, form: bytes) -> tuple[int, str]:
    return index, from_order(form)


def _dice(key: tuple[str, ...], count: int, words: Counter[str]) -> float:
    """Return how much the words of a candidate belong together: the least of its first word with any other."""
    if len(key) < 2:
        return 1.0
    return min(2 * count / (words[key[0]] + words[other]) for other in key[1:])
