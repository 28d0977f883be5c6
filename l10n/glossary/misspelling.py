"""Names that are misspelt in a text: near to a glossary's name, and no word or name themselves (*Kouïsk*: *Koursk*).

Only names are looked for: people misspell them unawares, and no dictionary has them. A word is suspicious if it is
an edit away from a word of a name (two from a long one) and nothing knows it: no dictionary of simplemma's, in the
text's language or in English, whose names and titles the news are full of; no table of towns, lands and people.
Where the name has other words, they must stand around it, and then even a word may be a misspelt one (*États-Uni*).
A name of one word has less to show for itself: its first letter, which people seldom mistake (Yannakoudakis &
Fawthrop 1983), must be right, no other name may stand beside it (*Ivan Petrov* is no *Iran*), and a short one stands
where a name of its kind does. What the matcher takes for a name is no misspelling: *Etats-Unis*.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from l10n.glossary.matching import FormFinder
from l10n.glossary.model import Form, Kind
from l10n.glossary.near_names import ALONE, ARTICLE, LONG, NearNames, Suspicion, is_same
from l10n.languages import pack
from l10n.text.folding import normal_word, unaccented
from l10n.text.memo import Memo
from l10n.text.placeables import addresses
from l10n.text.tokens import Word, joins, normal_words, word_spans

_SHORT = 4  # letters of what is left without the first: *amas* is no *Damas*
_BRIEF = 5  # letters of a name that must stand where one of its kind does
_BEFORE = 4  # words in which a noun tells of the name behind it: *le président par intérim du Nicaragua*
_OTHER = "other"
_HYPHENS = set("-‐‑")
_BESIDE = {" ", "\u00a0", "\u202f", *_HYPHENS}


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A name misspelt at `text[start:end]`, and what it was `meant` to be.

    `likely` tells that it is an edit away, and nothing by itself; `proven`, that what stands around it says so, too:
    the rest of the name, or a noun of the kind of thing that it is. `weak` is what is none but in an article that
    has the name: a short one, to which nothing leads.
    """

    start: int
    end: int
    text: str
    meant: Form
    likely: bool = False
    proven: bool = False
    weak: bool = False


class MisspellingFinder:
    """Finds misspelt names in texts of one language (BCP 47). Building it costs; keep it for all texts.

    `forms` are the glossary's: those of the language are the names, those of all others are right elsewhere.
    `matcher` finds those of the language. Languages whose names inflect, or that simplemma has no dictionary for,
    have none.
    """

    def __init__(self, forms: Iterable[Form], language: str, matcher: FormFinder) -> None:
        self._language = language
        self._known = pack.language(language)
        self._matcher = matcher
        self._near = NearNames(forms, language)
        self._suspicions = Memo(lambda word: tuple(self._near.suspicions(normal_word(word))))

    def find(self, text: str) -> list[Misspelling]:
        """Return the misspelt names in a text, in its order, none over another."""
        if not self._near:
            return []
        found, parts = normal_words(text, self._language)
        suspicious = set(filter(self._suspicions.__getitem__, self._near.among(parts)))
        if not suspicious or not self._may_be_meant(suspicious, parts):
            return []
        misspellings = []
        hits = self._matcher.find(text)
        for start, end, one, proof in self._among(
            word_spans(found.text, self._language), found.text, suspicious
        ):
            start, end = found.original(start, end)
            # but for one with a capital too many: *UKraine*
            if not one.edits or not any(hit.start <= start and end <= hit.end for hit in hits):
                likely = one.edits < 2 and not one.is_word and not one.is_name
                misspellings.append(
                    Misspelling(start, end, text[start:end], one.name.form, likely, proof > 0, weak=proof < 0)
                )
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
    ) -> Iterator[tuple[int, int, Suspicion, int]]:
        """Yield the places of misspelt names, what is meant, and 1 if what stands around proves it, -1 if too little.

        Of several names it is the longest, of these the nearest.
        """
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
                    yield start, end, best, self._proof(best, index, parts, text)
                    last = end

    def _proof(self, suspicion: Suspicion, index: int, parts: Sequence[Word], text: str) -> int:
        """Return 1 if what stands around a word proves what it is meant for, -1 if nothing speaks for it."""
        kinds = self._kind_before(index - suspicion.place, parts, text)
        if suspicion.other_words or suspicion.name.form.row.kind in kinds or not suspicion.edits:
            return 1
        brief = len(suspicion.name.words[suspicion.place]) <= _BRIEF
        return -1 if brief and not self._is_led(index, parts, text) else 0

    def _fits(self, suspicion: Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
        name, place = suspicion.name, suspicion.place
        first, size = index - place, len(name.words)
        if first < 0 or first + size > len(parts):
            return False
        around = parts[first : first + size]
        if not all(
            at == place
            or (is_same(own, normal_word(part.text)) and own[0].isupper() <= part.text[0].isupper())
            for at, (own, part) in enumerate(zip(name.words, around, strict=True))
        ) or not all(
            joins(text[one.end : other.start], one.text, own, self._language)
            for (one, other), own in zip(pairwise(around), name.between, strict=True)
        ):
            return False
        if not suspicion.other_words:
            return self._stands_alone(suspicion, index, parts, text)
        return self._stands_with_others(suspicion, index, parts, text)

    def _stands_with_others(self, suspicion: Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether the rest of a name around a word shows enough for it, though it may be a word or another name."""
        name, others = suspicion.name, suspicion.other_words
        if not suspicion.is_word and not suspicion.is_name:
            return True
        if name.form.row.kind is Kind.PERSON:  # *Marco Rubino* is somebody else
            kinds = self._kind_before(index - suspicion.place, parts, text)
            return len(others) > 1 or Kind.PERSON in kinds
        if len(name.words) > 2:
            return True
        if "-" in name.between:  # *Saint Martin* is no *Saint-Marin*
            if self._known.names.saints.issuperset(others):  # nor is *Saint-Martin*
                return False
            first = index - suspicion.place
            return set(text[parts[first].end : parts[first + 1].start]) <= _HYPHENS
        # *les Nation unies*, but no *grande nation unie*, and no sentence that begins with it
        own = parts[index].text
        return own[0].isupper() and index > suspicion.place and index > 0 and suspicion.edits == 1

    def _stands_alone(self, suspicion: Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether a word that is near to a name of one word shows enough to be taken for it."""
        word, name = normal_word(parts[index].text), suspicion.name.words[suspicion.place]
        if suspicion.is_word:
            return False
        if word.islower():
            before, after = text[: parts[index].start][-1:], text[parts[index].end :][:1]
            if "-" in (before, after):
                return False  # *ukraino-russe*
            follows = index > 0 and len(parts[index - 1].text) <= ARTICLE  # *en hine*
            return suspicion.edits == 0 or len(word) > _SHORT or (len(word) == _SHORT and follows)
        if suspicion.edits and (_is_derived(word, name, suspicion.edits) or word.isupper()):
            return False
        kind = suspicion.name.form.row.kind
        kinds = self._kind_before(index - suspicion.place, parts, text)
        if _OTHER in kinds or (kinds and kind not in kinds):
            return False  # *le fleuve Sénégal*, *la ville de Metz*
        if suspicion.is_name and (kind is not Kind.PERSON or not kinds):
            return False
        if suspicion.foreign:  # *l'Azerbaijan*, but *Tobacco Australia*, *Mexico*
            return self._has_article(index, parts) and not self._has_capital_beside(index, parts, text)
        if not suspicion.edits:
            return True
        if len(name) <= ALONE and index == 0:
            return False  # dictionaries lack small words: *Mai* is Catalan, and no *Mali*
        if len(name) >= LONG:
            return True
        slips = word[:1] if word[1:].islower() else word[:2]  # *hCine*
        return unaccented(name[0].lower()) in unaccented(slips.lower()) and not self._has_name_beside(
            index, parts, text
        )

    def _kind_before(self, index: int, parts: Sequence[Word], text: str) -> frozenset[str]:
        """Return the kinds of things that the noun before a name says it is: *la ville de*, *le chancelier*."""
        links, words = self._known.names.links, self._known.names.kinds
        if not words:
            return frozenset()
        genitive = self._known.grammar.relations.get("genitive", frozenset())
        of = False
        others = 0
        for at in range(index - 1, max(-1, index - 1 - _BEFORE), -1):
            if not set(text[parts[at].end : parts[at + 1].start]) <= set(" \u00a0\u202f-'’"):
                break
            word = normal_word(parts[at].text).lower()
            if kinds := {kind for kind, nouns in words.items() if word in nouns}:
                if of and Kind.PERSON in kinds:  # *le président du Mexique*
                    kinds = kinds - {Kind.PERSON} | {Kind.PLACE, Kind.ORGANISATION}
                elif of and Kind.ORGANISATION in kinds:  # *l'armée de Poutine*
                    kinds |= {Kind.PERSON}
                return frozenset(kinds)
            of = of or word in genitive or f"{word}'" in genitive
            if not (links is not None and links.fullmatch(word)) and word not in self._known.words.elided:
                others += 1
            if others > 1:
                break
        return frozenset()

    def _is_led(self, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether an article or preposition leads to a word."""
        if not index or text[parts[index - 1].end : parts[index].start].strip(" \u00a0\u202f'’"):
            return False
        word, grammar = normal_word(parts[index - 1].text).lower(), self._known.grammar
        leading = grammar.prepositions | grammar.contractions.keys() | {*grammar.locative, *grammar.definite}
        return word in leading or f"{word}'" in leading or word in self._known.words.elided

    def _has_article(self, index: int, parts: Sequence[Word]) -> bool:
        """Whether a definite article stands before a word, by itself or in a contraction."""
        return index > 0 and self._known.grammar.is_definite(normal_word(parts[index - 1].text).lower())

    def _has_capital_beside(self, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether a word with a capital stands right before or after a word, but for an article."""
        for at in (index - 1, index + 1):
            if 0 <= at < len(parts) and parts[at].text[0].isupper() and len(parts[at].text) > ARTICLE:
                before, after = parts[min(at, index)], parts[max(at, index)]
                if text[before.end : after.start] in _BESIDE:
                    return True
        return False

    def _has_name_beside(self, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether a word with a capital of its own stands right before or after a word."""
        for at in (index - 1, index + 1):
            if 0 <= at < len(parts) and parts[at].text[0].isupper():
                before, after = parts[min(at, index)], parts[max(at, index)]
                other = parts[at].text
                if text[before.end : after.start] in _BESIDE:
                    known = self._near.is_word(other.lower())
                    if not known or (len(other) > ARTICLE and self._near.has_capital(other)):
                        return True
        return False


def _is_derived(word: str, name: str, edits: int) -> bool:
    """Whether a word is made from a name: its plural or genitive, or who lives there (*Biélorusses*)."""
    if word == name + "s" or (edits > 1 and word.startswith(name[:-1])):
        return True
    return len(name) >= LONG and name.endswith("ie") and word.removesuffix("s") == f"{name[:-2]}e"
