"""Names that are misspelt in a text: near to a glossary's name, and no word themselves (*Kouïsk*: *Koursk*).

Only names are looked for: people misspell them unawares, and no dictionary has them. A word is suspicious if it is
an edit away from a word of a name (two from a long one) and no dictionary of simplemma's knows it, in the text's
language or in English, whose names and titles the news are full of. Where the name has other words, they must stand
around it, and then even a word may be a misspelt one (*États-Uni*). A name of one word has less to show for itself:
its first letter, which people seldom mistake (Yannakoudakis & Fawthrop 1983), must be right, and no other name may
stand beside it (*Ivan Petrov* is no *Iran*). What the matcher takes for the name is no misspelling: *Etats-Unis*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from l10n.glossary.casing import FormWords
from l10n.glossary.lemmas import Lemmas
from l10n.glossary.model import Form, Kind, Status
from l10n.languages import pack
from l10n.text import lexicon
from l10n.text.folding import normal, normal_word, unaccented
from l10n.text.memo import Memo
from l10n.text.placeables import addresses
from l10n.text.spelling import Nearest
from l10n.text.tokens import Word, joins, normal_words, word_spans

_NAMES = {Kind.PERSON, Kind.PLACE, Kind.ORGANISATION}
_ALONE = 4  # letters of a name of one word: nearly every word of three is near to one of three
_ARTICLE = 3  # letters of the longest article or preposition that may have a capital: *La*, *Aux*
_LONG = 9  # letters of a word of which two may be wrong
_SHORT = 4  # letters of what is left without the first: *amas* is no *Damas*


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A name misspelt at `text[start:end]`, and what it was `meant` to be."""

    start: int
    end: int
    text: str
    meant: Form


class MisspellingFinder:
    """Finds misspelt names in texts of one language (BCP 47). Building it costs; keep it for all texts.

    `forms` are the glossary's: those of the language are the names, those of all others are right elsewhere.
    Languages whose names inflect, or that simplemma has no dictionary for, have none.
    """

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        self._language = language
        self._near = _NearNames(forms, language)
        self._suspicions = Memo(lambda word: tuple(self._near.suspicions(normal_word(word))))

    def find(self, text: str) -> list[Misspelling]:
        """Return the misspelt names in a text, in its order, none over another."""
        if not self._near:
            return []
        found, parts = normal_words(text, self._language)
        suspicions = self._suspicions
        suspicious = {word for word in self._near.among(parts) if suspicions[word]}
        if not suspicious or not self._may_be_meant(suspicious, parts):
            return []
        misspellings = []
        for start, end, name in self._among(word_spans(found.text, self._language), found.text, suspicious):
            start, end = found.original(start, end)
            misspellings.append(Misspelling(start, end, text[start:end], name.form))
        return misspellings

    def _may_be_meant(self, suspicious: Iterable[str], parts: Iterable[str]) -> bool:
        """Whether a text has, anywhere, the other words of what one of its words may be meant for."""
        there = set(map(str.lower, parts))
        there |= {unaccented(normal_word(word)) for word in there if not (word.isascii() and word.isalnum())}
        return any(
            all(at == one.place or unaccented(own.lower()) in there for at, own in enumerate(one.name.words))
            for word in suspicious
            for one in self._suspicions[word]
        )

    def _among(
        self, parts: Sequence[Word], text: str, suspicious: Collection[str]
    ) -> Iterator[tuple[int, int, FormWords]]:
        """Yield the places of misspelt names, and the names: of several the longest, of these the nearest."""
        skipped = addresses(text)
        last = 0
        for index, part in enumerate(parts):
            if part.text not in suspicious or any(s < part.end and part.start < e for s, e in skipped):
                continue
            fitting = [one for one in self._suspicions[part.text] if self._fits(one, index, parts, text)]
            if fitting:
                best = min(fitting, key=lambda one: (-len(one.name.words), one.edits))
                first = index - best.place
                start, end = parts[first].start, parts[first + len(best.name.words) - 1].end
                if start >= last:
                    yield start, end, best.name
                    last = end

    def _fits(self, suspicion: _Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
        name, place = suspicion.name, suspicion.place
        first, size = index - place, len(name.words)
        if first < 0 or first + size > len(parts):
            return False
        if size == 1:
            return self._stands_alone(suspicion, index, parts, text)
        if suspicion.is_word and size == 2 and not all(word[0].isupper() for word in name.words):
            return False
        around = parts[first : first + size]
        return all(
            at == place
            or (_is_same(own, normal_word(part.text)) and own[0].isupper() <= part.text[0].isupper())
            for at, (own, part) in enumerate(zip(name.words, around, strict=True))
        ) and all(
            joins(text[one.end : other.start], one.text, own, self._language)
            for (one, other), own in zip(pairwise(around), name.between, strict=True)
        )

    def _stands_alone(self, suspicion: _Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether a word that is near to a name of one word shows enough to be taken for it."""
        word, name = normal_word(parts[index].text), suspicion.name.words[0]
        if suspicion.is_word:
            return False
        if word.islower():
            before, after = text[: parts[index].start][-1:], text[parts[index].end :][:1]
            if "-" in (before, after):
                return False  # *ukraino-russe*
            follows = index > 0 and len(parts[index - 1].text) <= _ARTICLE  # *en hine*
            return suspicion.edits == 0 or len(word) > _SHORT or (len(word) == _SHORT and follows)
        if suspicion.edits and (_is_derived(word, name, suspicion.edits) or word.isupper()):
            return False
        if len(name) >= _LONG or not suspicion.edits:
            return True
        if len(name) <= _ALONE and index == 0:
            return False  # dictionaries lack small words: *Mai* is Catalan, and no *Mali*
        slips = word[:1] if word[1:].islower() else word[:2]  # *hCine*
        return unaccented(name[0].lower()) in unaccented(slips.lower()) and not self._has_name_beside(
            index, parts, text
        )

    def _has_name_beside(self, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether a word with a capital of its own stands right before or after a word."""
        for at in (index - 1, index + 1):
            if 0 <= at < len(parts) and parts[at].text[0].isupper():
                before, after = parts[min(at, index)], parts[max(at, index)]
                other = parts[at].text
                if text[before.end : after.start] in (" ", "\u00a0", "-", "\u2011"):
                    known = self._near.is_word(other.lower())
                    if not known or (len(other) > _ARTICLE and self._near.is_name(other)):
                        return True
        return False


class _Suspicion(NamedTuple):
    """The word of a name that a word may be meant for, how far it is, and whether the word is one itself."""

    edits: int
    name: FormWords
    place: int
    is_word: bool


class _NearNames:
    """What words of a text in a language (BCP 47) may be meant for.

    `forms` are the glossary's, in all languages. Languages whose names inflect have none.
    """

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        self._language = language
        self._base = language.split("-")[0]
        self._lemmas = Lemmas(language)
        self._foreign = pack.language(language).names.foreign
        self._places: dict[str, list[tuple[FormWords, int]]] = {}
        self._written: set[str] = set()  # the words of all forms
        self._known: set[str] = (
            set()
        )  # the same as the matcher takes them: in lower case, also without accents
        self._names: list[FormWords] = []
        small: set[str] = set()
        for form in forms:
            small |= self._add(form)
        self._nearest = Nearest(self._places, _LONG)
        self._nearest_small = Nearest(small)
        self._headless = {word[1:] for word in self._places if len(word) > 2}
        # What suspicious words in small letters are, or what stands around them: see `among`.
        self._bare = set(self._headless)
        self._anchors: set[str] = set()
        for name in self._names:
            capitals = [word for word in name.words if word[0].isupper()]
            if len(name.words) == 1 or not capitals:
                self._bare.update(spelling for word in name.words for spelling in _spellings(word))
            elif not small.isdisjoint(map(str.lower, name.words)):
                for word in [one for one in capitals if len(one) > _ARTICLE] or capitals:
                    self._anchors |= {word, unaccented(word), word.upper(), unaccented(word.upper())}

    def __bool__(self) -> bool:
        return bool(self._places)

    def _add(self, form: Form) -> set[str]:
        """Take in a form; return its words in small letters, if it is a name."""
        text = normal(form.text).text
        parts = word_spans(text, self._language)
        bare = tuple(normal_word(part.text) for part in parts)
        lower = [word.lower() for word in bare]
        self._written.update(bare)
        self._known.update(lower)
        if form.language not in (self._language, self._base):
            return set()
        self._known.update(map(unaccented, lower))
        if (
            not pack.language(self._language).inflection.steady_names
            or form.row.kind not in _NAMES
            or form.row.status is Status.FORBIDDEN
            or text.isupper()
            or (len(bare) == 1 and (len(bare[0]) < _ALONE or bare == tuple(lower)))
        ):
            return set()
        name = FormWords(form, bare, tuple(text[a.end : b.start] for a, b in pairwise(parts)))
        for place, word in enumerate(lower):
            if word.isalpha() and (len(word) > 2 or len(bare) > 2):
                for spelling in _spellings(word):
                    self._places.setdefault(spelling, []).append((name, place))
        self._names.append(name)
        return {word for word in bare if word.isalpha() and word.islower()}

    def among(self, parts: Sequence[str]) -> Sequence[str]:
        """Return those of a text's words that may be suspicious: in most texts, that is none in small letters.

        Such a word is a name by itself that lost its capital or its head, or stands for a small word of a name whose
        other words are there.
        """
        if not self._bare.isdisjoint(parts) or not self._anchors.isdisjoint(parts):
            return parts
        return [part for part in parts if not part.islower()]

    def suspicions(self, word: str) -> Iterator[_Suspicion]:
        """Yield what a word of a text may be meant for, whatever stands around it."""
        lower = word.lower()
        small = word == lower
        if not word.isalpha() or (len(word) == 1 and not small):
            return
        if lower in self._places and word not in self._written and (small or _is_odd(word)):
            # A name's letters, but neither its capitals nor those of a headline: *ukraine*, *UKraine*.
            known = small and self.is_word(word, self._base)
            yield from (_Suspicion(0, *at, known) for at in self._places[lower] if len(at[0].words) == 1)
        elif not small or lower in self._headless:  # *Ukrane*, *kraine*
            if near := [one for one in self._nearest.find(lower) if one[0]]:
                known = lower in self._known or self.is_word(word, self._base, *self._foreign)
                if not known or not self.is_name(word):
                    yield from self._all(word, near, known)
        elif lower not in self._known:  # *Corée di Nord*; others that are near are adjectives: *biélorusse*
            near = self._nearest_small.find(lower)
            if near and not self.is_word(word, self._base):
                yield from (one for one in self._all(word, near, False) if len(one.name.words) > 1)

    def _all(self, word: str, near: Iterable[tuple[int, str]], known: bool) -> Iterator[_Suspicion]:
        article = known and len(word) <= _ARTICLE
        keys = self._lemmas.name_keys(word)
        for edits, other in near:
            for name, place in self._places.get(other, ()):
                own = name.words[place]
                strong = "-" in name.between or (len(name.words) > 2 and not word.islower())
                if article and not (strong and own[0].isupper()):
                    continue  # but *Corée du Nor*, *Royaume-Un*
                if not _is_same(own, word) and keys.isdisjoint(self._lemmas.name_keys(own)):
                    yield _Suspicion(edits, name, place, known)

    def is_word(self, word: str, *languages: str) -> bool:
        """Whether a dictionary of simplemma's has a word, or the glossary what it is an inflection of."""
        if not lexicon.dictionary_code(self._base):
            return True
        return lexicon.is_form(word, *(languages or (self._base,))) or (
            lexicon.lemma(word.lower(), self._base) in self._written
        )

    def is_name(self, word: str) -> bool:
        """Whether a dictionary has a word with a capital alone, as it has first names."""
        if word.islower():
            return False
        return any(lexicon.is_entry(word, one) for one in (self._base, *self._foreign))


def _is_derived(word: str, name: str, edits: int) -> bool:
    """Whether a word is made from a name: its plural or genitive, or who lives there (*Biélorusses*)."""
    if word == name + "s" or (edits > 1 and word.startswith(name[:-1])):
        return True
    return len(name) >= _LONG and name.endswith("ie") and word.removesuffix("s") == f"{name[:-2]}e"


def _is_same(own: str, there: str) -> bool:
    """Whether a text's word is one of a name, whatever its capitals, or has only more accents."""
    lower = there.lower()
    return lower == own.lower() or lower in _spellings(own) or unaccented(lower) == own.lower()


def _spellings(word: str) -> set[str]:
    """Return a name's word as the matcher takes it, in lower case: with its accents, or without any."""
    lower = word.lower()
    return {lower, unaccented(lower[0]) + lower[1:], unaccented(lower)}


def _is_odd(word: str) -> bool:
    """Whether a word has capitals as no word has them."""
    return not (word.istitle() or word.isupper())
