"""Finding the forms of a glossary in a text, the longest first, at their exact places.

All forms stand in one tree of words, so a text costs what its own words cost, however many forms there are
(Aho & Corasick 1975 walk such a tree of letters). A word is looked up once and remembered: which of the tree's
words it may stand for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from typing import Any, NamedTuple, Protocol

from l10n.glossary.casing import Ends, FormWords, TextWords
from l10n.glossary.lemmas import Lemmas
from l10n.glossary.model import Form, Matching
from l10n.languages import pack
from l10n.model import overlap
from l10n.text.folding import normal, normal_word, unaccented
from l10n.text.memo import Memo
from l10n.text.placeables import addresses
from l10n.text.tokens import normal_words, word_spans


class Hit(NamedTuple):
    """A form found: `text[start:end]`. `forms` are all forms that it may be, those of one concept mostly."""

    start: int
    end: int
    forms: tuple[Form, ...]


class FormFinder(Protocol):
    """What finds the forms of a glossary in a text."""

    def find(self, text: str) -> list[Hit]:
        """Return the forms in a text, in its order, none over another."""
        ...


# Where the forms stand that end with a word, among the words that may follow it.
_ENDS = ""
_MOST = 4  # words of a name that inflects: each has several stems
_LEAST, _END = 3, 2  # letters that inflection leaves, and that it takes


class Matcher:
    """Finds forms of one language (BCP 47). Building it costs; keep it for all texts."""

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        self._language = language
        self._tree: dict[str, Any] = {}
        self._later: set[str] = set()
        self._lemmas = Lemmas(language)
        self._ruled = Memo(lambda word: sorted(self._lemmas.ruled(word)))  # forms share words
        self._waiting: list[FormWords] = []  # for their words' lemmas
        self._beginnings: set[str] = set()
        self._starts: set[str] = set()
        self._heads = {
            short[:_LEAST] for short in pack.language(language).names.abbreviations
        }  # of all keys, without accents
        # The contractions that stand for an article of names: *du Caire*.
        self._contracted: dict[str, list[str]] = {}
        grammar = pack.language(language).grammar
        for word, (_, article) in grammar.contractions.items() if grammar.contracted_names else ():
            self._contracted.setdefault(article, []).append(word)
        self._known = Memo(self._learn)
        for form in forms:
            self._add(form)

    def find(self, text: str) -> list[Hit]:
        """Return the forms in a text, in its order, none over another: the longest wins."""
        normal_text, found = normal_words(text, self._language)
        waiting = bool(self._waiting)
        learnt = [*map(self._known.__getitem__, found)]
        if waiting and not self._waiting:  # the tree has grown: what was learnt before lacks that
            self._known.clear()
            learnt = [*map(self._known.__getitem__, found)]
        if learnt.count(_NOTHING) == len(learnt) or not (paths := _paths(learnt)):
            return []
        last = max(path[1] for path in paths)
        hits = _hits(paths, TextWords(normal_text.text, found[:last]))
        if normal_text.places is None:
            return hits
        return [Hit(*normal_text.original(hit.start, hit.end), hit.forms) for hit in hits]

    def _add(self, form: Form) -> None:
        text = normal(form.text).text
        parts = word_spans(text, self._language)
        if not parts:
            return
        between = tuple(text[a.end : b.start] for a, b in pairwise(parts))
        inflected = form.row.matching is Matching.INFLECTED
        entry = FormWords(form, tuple(part.text for part in parts), between, inflected)
        for keys in self._spellings(entry):
            self._grow(keys, entry)
        if self._contracted and len(parts) > 1:
            for word in self._contracted.get(parts[0].text.lower(), ()):
                one = entry._replace(words=(word, *entry.words[1:]), contracted=True)
                for keys in self._spellings(one):
                    self._grow(keys, one)
        if inflected:
            self._waiting.append(entry)
        if inflected or (len(parts) > 1 and self._lemmas.decline_names):
            for word in map(normal_word, entry.words):
                found = {_beginning(word), _beginning(self._lemmas.verb(word.lower()) or word)}
                self._beginnings |= found
                self._starts |= {beginning[:_LEAST] for beginning in found}

    def _grow(self, keys: tuple[str, ...], entry: FormWords) -> None:
        node = self._tree
        for key in keys:
            if key not in node:
                node[key] = {}
                self._heads.add(_head(key))
            node = node[key]
        self._later.update(keys[1:])
        node.setdefault(_ENDS, Ends()).add(entry)

    def _spellings(self, entry: FormWords) -> Iterator[tuple[str, ...]]:
        """Yield the sequences of keys under which a form stands in the tree."""
        bare = [normal_word(word) for word in entry.words]
        yield tuple(word.lower() for word in bare)
        if entry.form.row.matching is Matching.INFLECTED:
            yield from product(*map(self._ruled.__getitem__, bare))
        else:
            yield tuple((unaccented(w[0]) + w[1:]).lower() if w[0].isupper() else w.lower() for w in bare)
            if len(bare) > 1 and self._lemmas.decline_names:
                yield tuple(self._lemmas.adjective(word.lower()) or word.lower() for word in bare)
        yield tuple(unaccented(word).lower() for word in bare)
        if len(bare) <= _MOST and any(stems := [self._lemmas.stems(word) for word in bare]):
            yield from product(*(found or (word.lower(),) for found, word in zip(stems, bare, strict=True)))

    def _may_be_inflected(self, low: str) -> bool:
        """Whether a word, in small letters, begins as one that inflects: only then a dictionary is asked for it."""
        low = self._lemmas.verb(low) or low
        if not low.isascii():
            low = unaccented(low)
        if low[:_LEAST] not in self._starts:
            return False
        beginnings = [low[:size] for size in range(min(_LEAST, len(low)), len(low) + 1)]
        return not self._beginnings.isdisjoint(beginnings)

    def _inflect(self) -> None:
        """Put the forms that inflect under the lemmas of their words, too, once a text may have one of them."""
        lemmas = Memo(lambda word: sorted(self._lemmas.keys(normal_word(word))))
        for entry in self._waiting:
            for keys in product(*map(lemmas.__getitem__, entry.words)):
                self._grow(keys, entry)
        self._waiting.clear()

    def _learn(self, word: str) -> _Learnt:
        """Return what the tree has for a word of a text."""
        bare = normal_word(word)
        low = bare.lower()
        head = low[:_LEAST] if low.isascii() else _head(low)
        if (
            head not in self._heads
            and not self._lemmas.verb(low)
            and self._heads.isdisjoint(map(_head, self._lemmas.bare(low)))
        ):
            return _NOTHING
        found = self._lemmas.name_keys(bare)
        if self._may_be_inflected(low):
            self._inflect()
            found |= self._lemmas.keys(bare)
        if self._tree.keys().isdisjoint(found) and self._later.isdisjoint(found):
            return _NOTHING
        keys = [key for key in (low, *sorted(found - {low})) if key in found]  # the word as it is comes first
        nodes = tuple(self._tree[key] for key in keys if key in self._tree)
        ends = tuple(node[_ENDS] for node in nodes if _ENDS in node)
        later = tuple(key for key in keys if key in self._later)
        return later, nodes, ends, frozenset().union(*nodes) - {_ENDS}


def _head(word: str) -> str:
    """Return the first letters of a word, without accents: those of all that it may be looked up by."""
    return unaccented(word[: 2 * _LEAST])[:_LEAST]  # *i̇stanbul* has a mark of its own behind its first


def _beginning(word: str) -> str:
    """Return what all inflections of a word begin with: it, without its end and its accents (*Länder*, *Land*)."""
    return unaccented(word.lower())[: max(_LEAST, len(word) - _END)]


# Of a text's word: the tree's later words that it may be; the nodes of those that start a form; the forms that it is;
# the words that may follow it in one.
_Node = dict[str, Any]
_Learnt = tuple[tuple[str, ...], tuple[_Node, ...], tuple[Ends, ...], frozenset[str]]
_NOTHING: _Learnt = ((), (), (), frozenset())
# The first word of what may be a form, the one behind its last, and the forms that it may be.
_Path = tuple[int, int, Ends]


def _paths(learnt: list[_Learnt]) -> list[_Path]:
    """Return what may stand in a text, from its first word on, the longest of each start first."""
    found: list[_Path] = []
    for place in [place for place, one in enumerate(learnt) if one is not _NOTHING]:
        _, nodes, ends, after = learnt[place]
        # Many words may start some form of a large glossary, few with the word behind them: look at that first.
        keys = learnt[place + 1][0] if after and place + 1 < len(learnt) else ()
        if keys and not after.isdisjoint(keys):
            further = [node[key] for node in nodes for key in keys if key in node]
            found += _longer(learnt, place, further)
        if ends:
            found += [(place, place + 1, end) for end in ends]
    return found


def _longer(learnt: list[_Learnt], start: int, nodes: list[_Node]) -> list[_Path]:
    """Return the paths of two words and more from a start, the longest first; `nodes` are its second word's."""
    found: list[_Path] = []
    place = start + 2
    while nodes:
        found += [(start, place, node[_ENDS]) for node in nodes if _ENDS in node]
        if place == len(learnt):
            break
        nodes = [node[key] for node in nodes for key in learnt[place][0] if key in node]
        place += 1
    return found[::-1]


def _hits(paths: list[_Path], words: TextWords) -> list[Hit]:
    """Return the hits among the paths, those whose separators and capitals fit, in order."""
    if skipped := addresses(words.text):
        starts, ends = words.starts, words.ends
        paths = [p for p in paths if all(ends[p[1] - 1] <= s or e <= starts[p[0]] for s, e in skipped)]
    hits: list[Hit] = []
    before = end_before = 0  # the words of the last hit
    for start, end, forms in paths:
        if end <= end_before:  # covered, unless it is the same words by another key
            if start == before and end == end_before and (more := forms.fitting(words, start, end)):
                known = hits[-1].forms
                more = tuple(form for form in more if form not in known)
                hits[-1] = hits[-1]._replace(forms=known + more)
        elif fitting := forms.fitting(words, start, end):
            if start < end_before:
                return _longest(paths, words)
            hits.append(Hit(words.starts[start + forms.skipped], words.ends[end - 1], fitting))
            before, end_before = start, end
    return hits


def _longest(paths: list[_Path], words: TextWords) -> list[Hit]:
    """Return the hits among paths that cross each other: of those that do, the longer."""
    found: dict[tuple[int, int], tuple[Form, ...]] = {}
    for start, end, forms in paths:
        if fitting := forms.fitting(words, start, end):
            place = start + forms.skipped, end
            known = found.get(place, ())
            found[place] = known + tuple(form for form in fitting if form not in known)
    hits = [Hit(words.starts[start], words.ends[end - 1], forms) for (start, end), forms in found.items()]
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        if not any(overlap(hit, other) for other in taken):
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)
