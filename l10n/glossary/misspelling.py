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

from l10n.glossary.casing import FormWords
from l10n.glossary.model import Form
from l10n.glossary.near_names import ALONE, ARTICLE, LONG, NearNames, Suspicion, is_same
from l10n.text.folding import normal_word, unaccented
from l10n.text.memo import Memo
from l10n.text.placeables import addresses
from l10n.text.tokens import Word, joins, normal_words, word_spans

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
        self._near = NearNames(forms, language)
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

    def _fits(self, suspicion: Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
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
            or (is_same(own, normal_word(part.text)) and own[0].isupper() <= part.text[0].isupper())
            for at, (own, part) in enumerate(zip(name.words, around, strict=True))
        ) and all(
            joins(text[one.end : other.start], one.text, own, self._language)
            for (one, other), own in zip(pairwise(around), name.between, strict=True)
        )

    def _stands_alone(self, suspicion: Suspicion, index: int, parts: Sequence[Word], text: str) -> bool:
        """Whether a word that is near to a name of one word shows enough to be taken for it."""
        word, name = normal_word(parts[index].text), suspicion.name.words[0]
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
        if len(name) >= LONG or not suspicion.edits:
            return True
        if len(name) <= ALONE and index == 0:
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
                    if not known or (len(other) > ARTICLE and self._near.is_name(other)):
                        return True
        return False


def _is_derived(word: str, name: str, edits: int) -> bool:
    """Whether a word is made from a name: its plural or genitive, or who lives there (*Biélorusses*)."""
    if word == name + "s" or (edits > 1 and word.startswith(name[:-1])):
        return True
    return len(name) >= LONG and name.endswith("ie") and word.removesuffix("s") == f"{name[:-2]}e"
