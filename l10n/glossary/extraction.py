"""Names and acronyms that recur in texts and that a glossary lacks: what is worth an entry.

A name is a run of words with capitals, with what may link them (*Ursula von der Leyen*), or an institution's noun
with the small words that always follow it (*Cour internationale de justice*). A word that has its capital for being
the first of a sentence is none. Of names within names the longest counts, and a shorter one only where it stands
alone, if that recurs: the idea of the C-value (Frantzi, Ananiadou & Mima 2000) in its simplest form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from l10n.glossary.matching import Matcher
from l10n.glossary.model import Kind
from l10n.glossary.name_spans import NameLexicon, continues, name_spans, name_text
from l10n.scratch import Selection, Tables, from_order, in_order

_ENOUGH = 2  # of a name that is made of names, to be one
_CONTEXTS = 3
_WINDOW = 40  # characters around a name
_CAPITALISED = (
    3  # a word that a dictionary has, too, is a name if so many times it has a capital, and never none
)
_FAMOUS = 2  # times as often as others of the surname has somebody to be who is meant by it alone


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A name at `text[start:end]` of the text at `index`."""

    index: int
    text: str
    start: int
    end: int

    @property
    def window(self) -> str:
        """The name with some words before and after it."""
        start, end = max(self.start - _WINDOW, 0), min(self.end + _WINDOW, len(self.text))
        start = self.text.find(" ", start, self.start) + 1 if start else 0
        end = end if end == len(self.text) else max(self.text.rfind(" ", self.end, end), self.end)
        before, after = "… " * (start > 0), " …" * (end < len(self.text))
        return before + self.text[start:end] + after


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name that recurs: `count` times in all its `variants`, of which `text` is the fullest; `kind` is a guess."""

    text: str
    kind: Kind
    variants: tuple[tuple[str, int], ...]
    places: Collection[Occurrence]

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.places)

    @property
    def contexts(self) -> tuple[Occurrence, ...]:
        """Some of its places, in different texts if there are."""
        different = {place.text: place for place in reversed([*self.places])}
        return tuple(list(different.values())[::-1][:_CONTEXTS])


def extract(
    texts: Iterable[str], language: str, known: Matcher | None = None, least: int = 2
) -> list[NameCandidate]:
    """Return the names and acronyms that occur `least` times in texts (sentences, best) of a language (BCP 47).

    What `known` finds is in the glossary already. The most frequent come first. Texts are not held, and neither is
    what may be a name in them.
    """
    lexicon = NameLexicon(language)
    spans = _Spans(texts, known, lexicon)
    names = _longest(spans, lexicon)
    candidates = [one for one in _joined(names, spans) if one.count >= least]
    return sorted(candidates, key=lambda one: (-one.count, one.text))


_SCHEMA = """
CREATE TABLE text (number INTEGER PRIMARY KEY, value BLOB);
CREATE TABLE span (
    number INTEGER PRIMARY KEY, run BLOB, size INTEGER, text INTEGER, first INTEGER, last INTEGER, start INTEGER,
    end INTEGER, initial INTEGER, goes_on INTEGER, words BLOB, head BLOB, surface BLOB, name INTEGER
)
"""
_RUNS = """
CREATE TABLE run AS SELECT run AS key, size, count(*) AS count FROM span GROUP BY run HAVING min(initial) = 0
"""


class _Span(NamedTuple):
    """What may be a name, as it is put aside: see `NameSpan`; its words are numbered over all texts.

    It `goes_on` where another word with a capital follows.
    """

    number: int
    first: int
    last: int
    initial: bool
    goes_on: bool
    words: tuple[str, ...]
    head: tuple[str, ...]
    surface: str


class _Spans:
    """All that may be names in texts, put aside by their keys: those that not only begin sentences."""

    def __init__(self, texts: Iterable[str], known: Matcher | None, lexicon: NameLexicon) -> None:
        """Look through the texts."""
        self.small: Counter[str] = Counter()
        self.words = 0
        self.tables = Tables(_SCHEMA)
        columns = "NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL"
        for index, text in enumerate(texts):
            one = name_text(text, known, lexicon)
            self.small.update(word.text for word in one.words if word.text.islower())
            rows = [
                (
                    in_order(*run.key), len(run.key), index, self.words + run.first, self.words + run.last, run.start,
                    run.end, run.initial, continues(one, run), in_order(*run.words), in_order(*run.head),
                    in_order(one.text[run.start : run.end]),
                )
                for run in name_spans(one, lexicon)
            ]  # fmt: skip
            self.words += len(one.words)
            if rows:
                self.tables.put("INSERT INTO text VALUES (?, ?)", [(index, in_order(one.text))])
                self.tables.put(f"INSERT INTO span VALUES ({columns})", rows)
        self.tables.put("CREATE INDEX of_run ON span (run)")
        self.tables.put(_RUNS)
        self.tables.put("CREATE INDEX by_key ON run (key)")

    def __iter__(self) -> Iterator[tuple[tuple[str, ...], int]]:
        """Give the keys with how often each occurs: the longest first, then the most frequent."""
        for key, count in self.tables.rows("SELECT key, count FROM run ORDER BY size DESC, count DESC, key"):
            yield _texts(key), count

    def count(self, key: tuple[str, ...]) -> int:
        """Return how often a key occurs."""
        query = "SELECT count FROM run WHERE key = ?"
        return next((count for (count,) in self.tables.rows(query, (in_order(*key),))), 0)

    def of(self, key: tuple[str, ...]) -> Iterator[_Span]:
        """Give the places of a key."""
        columns = "number, first, last, initial, goes_on, words, head, surface"
        query = f"SELECT {columns} FROM span WHERE run = ? ORDER BY number"
        same: dict[tuple[bytes, ...], tuple[tuple[str, ...], tuple[str, ...], str]] = {}  # most are
        for number, first, last, initial, goes_on, *texts in self.tables.rows(query, (in_order(*key),)):
            words, head, surface = texts
            if (known := same.get((words, head, surface))) is None:
                known = same[words, head, surface] = _texts(words), _texts(head), from_order(surface)
            yield _Span(number, first, last, bool(initial), bool(goes_on), *known)


def _texts(data: bytes) -> tuple[str, ...]:
    return tuple(from_order(data).split("\0")) if data else ()


def _places(tables: Tables, names: tuple[int, ...], count: int) -> Collection[Occurrence]:
    """Return the places of the names of some numbers, in the order of the texts."""
    marks = ", ".join("?" * len(names))
    joined = "span JOIN text ON text.number = span.text"
    query = f"SELECT text, value, start, end FROM {joined} WHERE name IN ({marks}) ORDER BY text, start"
    return Selection(tables, query, names, _occurrence, count)


def _occurrence(index: int, text: bytes, start: int, end: int) -> Occurrence:
    return Occurrence(index, from_order(text), start, end)


def _longest(spans: _Spans, lexicon: NameLexicon) -> dict[tuple[str, ...], NameCandidate]:
    """Return the names that occur outside of longer ones."""
    taken = bytearray(spans.words)
    names: dict[tuple[str, ...], NameCandidate] = {}
    for key, count in spans:
        free = [
            run
            for run in spans.of(key)
            if not any(taken[run.first : run.last + 1])
            and not (len(key) == 1 and run.goes_on)  # *David* of many
        ]
        if not free:
            continue
        run = free[0]
        if len(key) > 1 and len(free) < _ENOUGH and not _is_full_name(key, run, spans, lexicon):
            continue
        if run.head and 2 * len(free) < spans.count(run.head):
            continue  # small words that only happen to follow
        if len(key) > 1 and lexicon.is_link(run.words[0]) and spans.count(key[1:]) > count:
            continue  # an article that has its capital in a title
        if not _is_name(run, free, lexicon, spans.small):
            continue
        for one in free:
            taken[one.first : one.last + 1] = b"\1" * (one.last + 1 - one.first)
        number = len(names)
        spans.tables.put("UPDATE span SET name = ? WHERE number = ?", ((number, one.number) for one in free))
        variants = Counter(one.surface for one in free).most_common()
        places = _places(spans.tables, (number,), len(free))
        names[key] = NameCandidate(variants[0][0], _kind(run, lexicon), tuple(variants), places)
    spans.tables.put("CREATE INDEX of_name ON span (name)")
    return names


def _is_full_name(key: tuple[str, ...], run: _Span, spans: _Spans, lexicon: NameLexicon) -> bool:
    """Whether a run is a first name and a surname that comes alone, too: once will do for it."""
    return len(run.words) == 2 and lexicon.is_first_name(run.words[0]) and spans.count(key[1:]) > 1


def _is_name(run: _Span, places: Sequence[_Span], lexicon: NameLexicon, small: Counter[str]) -> bool:
    if len(run.words) > 1:
        return True
    word = run.words[0]
    if lexicon.is_number(word):
        return False
    if lexicon.is_acronym(word):
        return not (lexicon.is_common(word.lower()) and small[word.lower()])
    if not lexicon.is_common(word.lower()):
        return True
    middle = sum(not run.initial for run in places)
    return middle >= _CAPITALISED and not small[word.lower()] and not lexicon.is_title(word)


def _kind(run: _Span, lexicon: NameLexicon) -> Kind:
    if len(run.words) == 1 and lexicon.is_acronym(run.words[0]):
        return Kind.ACRONYM
    if run.head or (lexicon.is_common(run.words[0].lower()) and not lexicon.is_first_name(run.words[0])):
        return Kind.ORGANISATION
    return Kind.PERSON if len(run.words) > 1 and lexicon.is_first_name(run.words[0]) else Kind.PLACE


def _joined(names: dict[tuple[str, ...], NameCandidate], spans: _Spans) -> list[NameCandidate]:
    """Return names with their variants: surnames with who bears them, plurals with what they are of."""
    whole: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in names:
        if 1 < len(key) < 4 and names[key].kind in (Kind.PERSON, Kind.PLACE):
            whole.setdefault(key[-1:], []).append(key)
    joined = dict(names)
    numbers: dict[tuple[str, ...], tuple[int, ...]] = {key: (number,) for number, key in enumerate(names)}
    for key in sorted(names, key=len):
        to: tuple[str, ...] = ()
        bearers = sorted(whole.get(key, ()), key=lambda one: -names[one].count)
        if bearers and (len(bearers) == 1 or names[bearers[0]].count >= _FAMOUS * names[bearers[1]].count):
            to = bearers[0]
        elif key[-1].endswith("s") and (*key[:-1], key[-1][:-1]) in names:
            to = (*key[:-1], key[-1][:-1])
        if to in joined and to != key:
            numbers[to] += numbers[key]
            kind = Kind.PERSON if len(to) > len(key) and joined[to].kind is Kind.PLACE else joined[to].kind
            joined[to] = replace(
                joined[to],
                kind=kind,
                variants=joined[to].variants + joined[key].variants,
                places=_places(spans.tables, numbers[to], joined[to].count + joined[key].count),
            )
            del joined[key]
    return list(joined.values())
