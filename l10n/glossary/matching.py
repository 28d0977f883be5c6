"""Finding the forms of a glossary in a text, the longest first, at their exact places.

All forms stand in one tree of words, so a text costs what its own words cost, however many forms there are
(Aho & Corasick 1975 walk such a tree of letters). A word is looked up once and remembered: which of the tree's
words it may stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from typing import Any, NamedTuple

from l10n.glossary.addresses import addresses
from l10n.glossary.lemmas import Lemmas, adjective, name_keys
from l10n.glossary.model import Form, Match
from l10n.glossary.words import Word, joins, normal, pattern, plain, unaccented, words


class Hit(NamedTuple):
    """A form found: `text[start:end]`. `forms` are all forms that it may be, those of one concept mostly."""

    start: int
    end: int
    forms: tuple[Form, ...]


class _Entry(NamedTuple):
    """A form, cut into words, with what stands between them in the form itself."""

    form: Form
    words: tuple[str, ...]
    between: tuple[str, ...]


# Where the entries of a form's last word stand among the words that may follow it.
_ENDS = ""
_REMEMBERED = 200_000


class Matcher:
    """Finds forms of one language (BCP 47). Building it costs; keep it for all texts."""

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        self._language = language
        self._pattern = pattern(language)
        self._tree: dict[str, Any] = {}
        self._vocabulary: set[str] = set()
        self._lemmas: Lemmas | None = None
        self._keys = _Keys(self._learn)
        for form in forms:
            self._add(form)

    def find(self, text: str) -> list[Hit]:
        """Return the forms in a text, in its order, none over another: the longest wins."""
        plain_text = normal(text)
        keyed = [*map(self._keys.__getitem__, self._pattern.findall(plain_text.text))]
        if not any(keyed):
            return []
        paths = [path for start, keys in enumerate(keyed) if keys for path in self._paths(keyed, start)]
        if not paths:
            return []
        if len(self._keys) > _REMEMBERED:
            self._keys.clear()
        hits = self._verified(paths, plain_text.text)
        return [Hit(*plain_text.original(hit.start, hit.end), hit.forms) for hit in _longest(hits)]

    def _add(self, form: Form) -> None:
        text = normal(form.text).text
        parts = words(text, self._language)
        if not parts:
            return
        between = tuple(text[a.end : b.start] for a, b in pairwise(parts))
        entry = _Entry(form, tuple(part.text for part in parts), between)
        for keys in self._spellings(entry):
            node = self._tree
            for key in keys:
                node = node.setdefault(key, {})
                self._vocabulary.add(key)
            ends = node.setdefault(_ENDS, [])
            if entry not in ends:
                ends.append(entry)

    def _spellings(self, entry: _Entry) -> Iterator[tuple[str, ...]]:
        """Yield the sequences of keys under which a form stands in the tree."""
        bare = [plain(word) for word in entry.words]
        yield tuple(word.lower() for word in bare)
        if entry.form.row.matching is Match.INFLECTED:
            if self._lemmas is None:
                self._lemmas = Lemmas(self._language)
            yield from product(*(sorted(self._lemmas.keys(word)) for word in bare))
        else:
            yield tuple((unaccented(w[0]) + w[1:]).lower() if w[0].isupper() else w.lower() for w in bare)
            if len(bare) > 1 and self._language.split("-")[0] == "de":
                yield tuple(adjective(word.lower()) or word.lower() for word in bare)
        yield tuple(unaccented(word).lower() for word in bare)

    def _learn(self, word: str) -> tuple[str, ...]:
        """Return the tree's words that a text's word may stand for."""
        bare = plain(word)
        keys = name_keys(bare, self._language)
        if self._lemmas is not None:
            keys |= self._lemmas.keys(bare)
        return tuple(keys & self._vocabulary)

    def _paths(self, keyed: list[tuple[str, ...]], start: int) -> list[tuple[int, int, list[_Entry]]]:
        """Return what may stand from a word on: its first word, the one behind the last, and the entries."""
        found = []
        nodes = [node for key in keyed[start] if (node := self._tree.get(key)) is not None]
        place = start
        while nodes:
            place += 1
            found += [(start, place, node[_ENDS]) for node in nodes if _ENDS in node]
            if place == len(keyed):
                break
            nodes = [node[key] for key in keyed[place] for node in nodes if key in node]
        return found

    def _verified(self, paths: list[tuple[int, int, list[_Entry]]], text: str) -> Iterator[Hit]:
        """Give the hits among the paths: those whose separators and capitals fit."""
        parts = words(text, self._language)
        skipped = addresses(text)
        for start, end, entries in paths:
            found = parts[start:end]
            first, last = found[0].start, found[-1].end
            if any(s < last and first < e for s, e in skipped):
                continue
            between = [text[a.end : b.start] for a, b in pairwise(found)]
            forms = tuple(entry.form for entry in entries if _fits(entry, found, between, text))
            if forms:
                yield Hit(first, last, forms)


class _Keys(dict[str, tuple[str, ...]]):
    """What has been learnt of words."""

    def __init__(self, learn: Any) -> None:
        self._learn = learn

    def __missing__(self, word: str) -> tuple[str, ...]:
        keys: tuple[str, ...] = self._learn(word)
        self[word] = keys
        return keys


def _fits(entry: _Entry, found: list[Word], between: list[str], text: str) -> bool:
    if not all(map(joins, between, (word.text for word in found), entry.between)):
        return False
    match entry.form.row.matching:
        case Match.EXACT:
            return _exact(entry, found, text)
        case Match.CASE:
            return _capital(entry, found)
    return True


def _exact(entry: _Entry, found: list[Word], text: str) -> bool:
    """Whether words are those of the form, letter by letter, but for a plural's or genitive's *s*."""
    for own, word in zip(entry.words, found, strict=True):
        wanted, there = plain(own), plain(word.text)
        if there not in (wanted, wanted + "s") and not (there == wanted.upper() and text.isupper()):
            return False
    return True


def _capital(entry: _Entry, found: list[Word]) -> bool:
    """Whether the form's first capital is one in the text, too; text that is all capitals says nothing."""
    letters = "".join(word.text for word in found)
    if letters.isupper() and sum(map(str.isalpha, letters)) > 1:
        return True
    for own, word in zip(entry.words, found, strict=True):
        if own[0].isupper():  # *US* is never *Us*
            return word.text[0].isupper() and not (own[1:].isupper() and word.text[1:].islower())
    return True


def _longest(hits: Iterable[Hit]) -> list[Hit]:
    """Return the hits that no longer one covers or crosses, in order; forms at the same place together."""
    by_place: dict[tuple[int, int], list[Form]] = {}
    for hit in hits:
        forms = by_place.setdefault((hit.start, hit.end), [])
        forms += [form for form in hit.forms if form not in forms]
    taken: list[Hit] = []
    for (start, end), forms in sorted(by_place.items(), key=lambda item: (item[0][0] - item[0][1], item[0])):
        if all(end <= other.start or other.end <= start for other in taken):
            taken.append(Hit(start, end, tuple(forms)))
    return sorted(taken)
