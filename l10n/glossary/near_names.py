"""What a word of a text may be meant for: the words of a glossary's names that are an edit or two away from it.

What stands around the word plays no part here; `misspelling` looks at that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from l10n.glossary.casing import FormWords
from l10n.glossary.lemmas import Lemmas
from l10n.glossary.model import Form, Kind, Status
from l10n.languages import pack
from l10n.text import gazetteer, lexicon
from l10n.text.folding import normal, normal_word, unaccented
from l10n.text.spelling import Nearest
from l10n.text.tokens import word_spans

ALONE = 4  # letters of a name of one word: nearly every word of three is near to one of three
ARTICLE = 3  # letters of the longest article or preposition that may have a capital: *La*, *Aux*
LONG = 9  # letters of a word of which two may be wrong
_MIXED = 5  # letters of a word of which all may be there, in another order
_FOREIGN = 6  # letters of a name in another language that may be mistaken for the own: *Azerbaijan*
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")  # Romanian has commas, which old fonts lack
_NAMES = {Kind.PERSON, Kind.PLACE, Kind.ORGANISATION}


class Suspicion(NamedTuple):
    """The word of a name that a word may be meant for, and how far it is.

    `is_word` tells that a dictionary has the word, `is_name` that it is right as a name elsewhere: of a town, a land
    or a person; `foreign`, that it is the same name in another language.
    """

    edits: int
    name: FormWords
    place: int
    is_word: bool
    is_name: bool
    foreign: bool = False

    @property
    def other_words(self) -> tuple[str, ...]:
        """The words of the name beside this one that tell of it: no articles, nor what else links names."""
        links = pack.language(self.name.form.language).names.links
        return tuple(
            word
            for at, word in enumerate(self.name.words)
            if at != self.place and not (links is not None and links.fullmatch(word))
        )


class NearNames:
    """What words of a text in a language (BCP 47) may be meant for.

    `forms` are the glossary's, in all languages. Languages whose names inflect have none.
    """

    def __init__(self, forms: Iterable[Form], language: str) -> None:
        self._language = language
        self._base = language.split("-")[0]
        self._lemmas = Lemmas(language)
        self._foreign = pack.language(language).names.foreign
        self._places: dict[str, list[tuple[FormWords, int]]] = {}
        self._mixed: dict[str, set[str]] = {}
        self._written: set[str] = set()  # the words of all forms
        # A name as other languages spell it, with how this one does.
        self._elsewhere: dict[str, set[str]] = {}
        # The same as the matcher takes them: in lower case, also without accents.
        self._known: set[str] = set()
        self._names: list[FormWords] = []
        small: set[str] = set()
        others = []
        for form in forms:
            if form.language in (self._language, self._base):
                small |= self._add(form)
            else:
                others.append(form)
        self._add_others(others)
        self._nearest = Nearest(self._places, LONG)
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
                for word in [one for one in capitals if len(one) > ARTICLE] or capitals:
                    self._anchors |= {word, unaccented(word), word.upper(), unaccented(word.upper())}

    def __bool__(self) -> bool:
        return bool(self._places)

    def _add(self, form: Form) -> set[str]:
        """Take in a form of the language; return its words in small letters, if it is a name."""
        text = normal(form.text).text
        parts = word_spans(text, self._language)
        bare = tuple(normal_word(part.text) for part in parts)
        lower = [word.lower() for word in bare]
        self._written.update(bare)
        self._known.update(lower)
        self._known.update(map(unaccented, lower))
        if (
            not pack.language(self._language).inflection.steady_names
            or form.row.kind not in _NAMES
            or form.row.status is Status.FORBIDDEN
            or text.isupper()
            or (len(bare) == 1 and (len(bare[0]) < ALONE or bare == tuple(lower)))
        ):
            return set()
        name = FormWords(form, bare, tuple(text[a.end : b.start] for a, b in pairwise(parts)))
        for place, word in enumerate(lower):
            if word.isalpha() and (len(word) > 2 or len(bare) > 2):
                for spelling in _spellings(word):
                    self._places.setdefault(spelling, []).append((name, place))
                if len(word) >= _MIXED and len(bare) > 1:
                    self._mixed.setdefault(_mixed(word), set()).add(word)
        self._names.append(name)
        return {word for word in bare if word.isalpha() and word.islower()}

    def _add_others(self, forms: Iterable[Form]) -> None:
        """Take in the forms of other languages: what is right there, and what a name may be mistaken for here."""
        own: dict[str, list[FormWords]] = {}
        for name in self._names:
            if len(name.words) == 1 and name.form.row.kind is Kind.PLACE:
                own.setdefault(name.form.row.concept, []).append(name)
        spelt: dict[str, list[tuple[FormWords, int]]] = {}
        for form in forms:
            parts = [normal_word(part.text) for part in word_spans(normal(form.text).text, self._language)]
            lower = [part.lower() for part in parts]
            self._written.update(parts)
            names = own.get(form.row.concept, ()) if len(parts) == 1 and len(parts[0]) >= _FOREIGN else ()
            if names and form.row.kind is Kind.PLACE and lower[0] not in self._known:
                self._elsewhere.setdefault(lower[0], set()).update(name.words[0].lower() for name in names)
                for spelling in _spellings(parts[0]):
                    spelt.setdefault(spelling, []).extend((name, 0) for name in names)
            else:
                self._known.update(lower)
        for spelling, places in spelt.items():
            self._places.setdefault(spelling, places)

    def among(self, parts: Sequence[str]) -> Sequence[str]:
        """Return those of a text's words that may be suspicious: in most texts, that is none in small letters.

        Such a word is a name by itself that lost its capital or its head, or stands for a small word of a name whose
        other words are there.
        """
        if not self._bare.isdisjoint(parts) or not self._anchors.isdisjoint(parts):
            return parts
        return [part for part in parts if not part.islower()]

    def suspicions(self, word: str) -> Iterator[Suspicion]:
        """Yield what a word of a text may be meant for, whatever stands around it."""
        lower = word.lower()
        small = word == lower
        if not word.isalpha() or (len(word) == 1 and not small):
            return
        if lower in self._places and word not in self._written and (small or _is_odd(word)):
            # A name's letters, but neither its capitals nor those of a headline: *ukraine*, *UKraine*.
            known = small and self.is_word(word, self._base)
            yield from (
                Suspicion(0, *at, known, False) for at in self._places[lower] if len(at[0].words) == 1
            )
        elif not small or lower in self._headless:  # *Ukrane*, *kraine*
            yield from self._all(word, self._near(lower))
        elif lower not in self._known:  # *Corée di Nord*; others that are near are adjectives: *biélorusse*
            near = self._nearest_small.find(lower)
            if near and not self.is_word(word, self._base):
                yield from (one for one in self._all(word, near) if len(one.name.words) > 1)

    def _near(self, lower: str) -> list[tuple[int, str]]:
        """Return the words of names that are near to a word, with the edits; accents are none."""
        near: dict[str, int] = {}
        bare = unaccented(lower)
        for spelling in {lower, bare}:
            for edits, other in self._nearest.find(spelling):
                if edits:
                    near[other] = min(edits, near.get(other, edits))
        for other in self._mixed.get(_mixed(bare), ()):
            if unaccented(other) != bare and other[0] == lower[0]:
                near.setdefault(other, 2)
        for other in self._elsewhere.get(lower, ()):
            near.setdefault(other, 1)
        return sorted((edits, other) for other, edits in near.items())

    def _all(self, word: str, near: Iterable[tuple[int, str]]) -> Iterator[Suspicion]:
        near = list(near)
        if not near:
            return
        small = word.islower()
        own_word = word.lower() in self._known or self.is_word(word, self._base)
        known = own_word or self.is_word(word, *self._foreign)
        is_name = self._is_name(word)
        bare, elsewhere = unaccented(word.lower()), self._elsewhere.get(word.lower(), ())
        article = known and len(word) <= ARTICLE
        keys = self._lemmas.name_keys(word)
        for edits, other in near:
            for name, place in self._places.get(other, ()):
                own = name.words[place]
                strong = "-" in name.between or (len(name.words) > 2 and not small)
                if article and not (strong and own[0].isupper()):
                    continue  # but *Corée du Nor*, *Royaume-Un*
                if is_same(own, word) or not keys.isdisjoint(self._lemmas.name_keys(own)):
                    continue
                # The name itself with an accent too few, or as other languages spell it, is no other name.
                foreign = other in elsewhere and not small
                itself = foreign or unaccented(own.lower()) == bare
                is_word = own_word if foreign else known
                found = Suspicion(edits, name, place, is_word, is_name and not itself, foreign)
                # Alone, a word is what it is; so is a name, but for those of people in office.
                person = name.form.row.kind is Kind.PERSON
                if found.other_words or not (found.is_word or (found.is_name and not person)):
                    yield found

    def is_word(self, word: str, *languages: str) -> bool:
        """Whether a dictionary of simplemma's has a word, or the glossary what it is an inflection of."""
        if not lexicon.dictionary_code(self._base):
            return True
        return lexicon.is_form(word, *(languages or (self._base,))) or (
            lexicon.lemma(word.lower(), self._base) in self._written
        )

    def _is_name(self, word: str) -> bool:
        """Whether a word with a capital is right as a name: a person's, a town's, a land's."""
        return not word.islower() and (self.has_capital(word) or gazetteer.is_known(word, self._language))

    def has_capital(self, word: str) -> bool:
        """Whether a dictionary has a word with a capital alone, as it has first names."""
        return not word.islower() and any(lexicon.is_entry(word, one) for one in (self._base, *self._foreign))


def is_same(own: str, there: str) -> bool:
    """Whether a text's word is one of a name, whatever its capitals, or has only more accents."""
    lower = there.lower().translate(_CEDILLAS)
    own = own.translate(_CEDILLAS)
    return lower == own.lower() or lower in _spellings(own) or unaccented(lower) == own.lower()


def _spellings(word: str) -> set[str]:
    """Return a name's word as the matcher takes it, in lower case: with its accents, or without any."""
    lower = word.lower()
    return {lower, unaccented(lower[0]) + lower[1:], unaccented(lower)}


def _mixed(word: str) -> str:
    """Return the letters of a word, in the order of the alphabet."""
    return "".join(sorted(unaccented(word)))


def _is_odd(word: str) -> bool:
    """Whether a word has capitals as no word has them."""
    return not (word.istitle() or word.isupper())
