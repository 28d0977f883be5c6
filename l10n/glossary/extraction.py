"""Names and acronyms that recur in texts and that a glossary lacks: what is worth an entry.

A name is a run of words with capitals, with what may link them (*Ursula von der Leyen*), or an institution's noun
with the small words that always follow it (*Cour internationale de justice*). A word that has its capital for being
the first of a sentence is none. Of names within names the longest counts, and a shorter one only where it stands
alone, if that recurs: the idea of the C-value (Frantzi, Ananiadou & Mima 2000) in its simplest form.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from l10n.glossary.matching import Matcher
from l10n.glossary.model import Kind
from l10n.glossary.name_spans import NameLexicon, NameSpan, NameText, continues, name_spans, name_text

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
    places: tuple[Occurrence, ...]

    @property
    def count(self) -> int:
        """How often it occurs."""
        return len(self.places)

    @property
    def contexts(self) -> tuple[Occurrence, ...]:
        """Some of its places, in different texts if there are."""
        different = {place.text: place for place in reversed(self.places)}
        return tuple(list(different.values())[::-1][:_CONTEXTS])


def extract(
    texts: Iterable[str], language: str, known: Matcher | None = None, least: int = 2
) -> list[NameCandidate]:
    """Return the names and acronyms that occur `least` times in texts (sentences, best) of a language (BCP 47).

    What `known` finds is in the glossary already. The most frequent come first.
    """
    lexicon = NameLexicon(language)
    cuts = [name_text(text, known, lexicon) for text in texts]
    small = Counter(word.text for one in cuts for word in one.words if word.text.islower())
    found: dict[tuple[str, ...], list[tuple[int, NameSpan]]] = {}
    for index, one in enumerate(cuts):
        for run in name_spans(one, lexicon):
            found.setdefault(run.key, []).append((index, run))
    found = {key: places for key, places in found.items() if not all(run.initial for _, run in places)}
    names = _longest(found, cuts, lexicon, small)
    candidates = [one for one in _joined(names, lexicon) if one.count >= least]
    return sorted(candidates, key=lambda one: (-one.count, one.text))


def _longest(
    found: dict[tuple[str, ...], list[tuple[int, NameSpan]]],
    cuts: Sequence[NameText],
    lexicon: NameLexicon,
    small: Counter[str],
) -> dict[tuple[str, ...], NameCandidate]:
    """Return the names that occur outside of longer ones."""
    taken: set[tuple[int, int]] = set()
    names = {}
    for key in sorted(found, key=lambda key: (-len(key), -len(found[key]), key)):
        free = [
            (index, run)
            for index, run in found[key]
            if all((index, at) not in taken for at in range(run.first, run.last + 1))
            and not (len(key) == 1 and continues(cuts[index], run))  # *David* of many surnames
        ]
        if not free:
            continue
        run = free[0][1]
        if len(key) > 1 and len(free) < _ENOUGH and not _is_full_name(run, found, lexicon):
            continue
        if run.head and 2 * len(free) < len(found.get(run.head, ())):
            continue  # small words that only happen to follow
        if len(key) > 1 and lexicon.is_link(run.words[0]) and len(found.get(key[1:], ())) > len(found[key]):
            continue  # an article that has its capital in a title
        if not _is_name(run, free, lexicon, small):
            continue
        taken.update((index, at) for index, run in free for at in range(run.first, run.last + 1))
        places = tuple(Occurrence(index, cuts[index].text, run.start, run.end) for index, run in free)
        variants = Counter(place.text[place.start : place.end] for place in places).most_common()
        names[key] = NameCandidate(variants[0][0], _kind(run, lexicon), tuple(variants), places)
    return names


def _is_full_name(
    run: NameSpan, found: Mapping[tuple[str, ...], Sequence[object]], lexicon: NameLexicon
) -> bool:
    """Whether a run is a first name and a surname that comes alone, too: once will do for it."""
    return len(run.words) == 2 and lexicon.is_first_name(run.words[0]) and len(found.get(run.key[1:], ())) > 1


def _is_name(
    run: NameSpan, places: Sequence[tuple[int, NameSpan]], lexicon: NameLexicon, small: Counter[str]
) -> bool:
    if len(run.words) > 1:
        return True
    word = run.words[0]
    if lexicon.is_number(word):
        return False
    if lexicon.is_acronym(word):
        return not (lexicon.is_common(word.lower()) and small[word.lower()])
    if not lexicon.is_common(word.lower()):
        return True
    middle = sum(not run.initial for _, run in places)
    return middle >= _CAPITALISED and not small[word.lower()] and not lexicon.is_title(word)


def _kind(run: NameSpan, lexicon: NameLexicon) -> Kind:
    if len(run.words) == 1 and lexicon.is_acronym(run.words[0]):
        return Kind.ACRONYM
    if run.head or (lexicon.is_common(run.words[0].lower()) and not lexicon.is_first_name(run.words[0])):
        return Kind.ORGANISATION
    return Kind.PERSON if len(run.words) > 1 and lexicon.is_first_name(run.words[0]) else Kind.PLACE


def _joined(names: dict[tuple[str, ...], NameCandidate], lexicon: NameLexicon) -> list[NameCandidate]:
    """Return names with their variants: surnames with who bears them, plurals with what they are of."""
    whole: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    for key in names:
        if 1 < len(key) < 4 and names[key].kind in (Kind.PERSON, Kind.PLACE):
            whole.setdefault(key[-1:], []).append(key)
    joined = dict(names)
    for key in sorted(names, key=len):
        to: tuple[str, ...] = ()
        bearers = sorted(whole.get(key, ()), key=lambda one: -names[one].count)
        if bearers and (len(bearers) == 1 or names[bearers[0]].count >= _FAMOUS * names[bearers[1]].count):
            to = bearers[0]
        elif key[-1].endswith("s") and (*key[:-1], key[-1][:-1]) in names:
            to = (*key[:-1], key[-1][:-1])
        if to in joined and to != key:
            kind = Kind.PERSON if len(to) > len(key) and joined[to].kind is Kind.PLACE else joined[to].kind
            joined[to] = replace(
                joined[to],
                kind=kind,
                variants=joined[to].variants + joined[key].variants,
                places=tuple(
                    sorted(joined[to].places + joined[key].places, key=lambda p: (p.index, p.start))
                ),
            )
            del joined[key]
    return list(joined.values())
