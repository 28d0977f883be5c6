"""Whether words of a text are a form that they may be: what stands between them, and their capitals."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from l10n.glossary.model import Form, Matching
from l10n.languages import pack
from l10n.text import lexicon
from l10n.text.folding import normal_word, unaccented
from l10n.text.tokens import joins, places


class TextWords:
    """The words of a text, and where they are: `text[starts[n]:ends[n]]`."""

    def __init__(self, text: str, words: Sequence[str]) -> None:
        self.text = text
        self.words = words
        self.starts, self.ends = places(text, words)

    def between(self, start: int, end: int) -> list[str]:
        """Return what stands between the words from one up to another."""
        return [self.text[self.ends[n] : self.starts[n + 1]] for n in range(start, end - 1)]


class FormWords(NamedTuple):
    """A form, cut into words, with what stands between them in the form itself; whether capitals don't matter.

    Of one that is `contracted` the first word is a preposition with the form's article: *du Caire*.
    """

    form: Form
    words: tuple[str, ...]
    between: tuple[str, ...]
    anyhow: bool = False
    contracted: bool = False


class Ends:
    """The forms that end at a place in the tree."""

    def __init__(self) -> None:
        self._entries: list[FormWords] = []
        self._anyhow: tuple[Form, ...] | None = ()
        self.skipped = 1  # words before the form itself

    def add(self, entry: FormWords) -> None:
        """Add a form, once."""
        if entry not in self._entries:
            self._entries.append(entry)
            self.skipped = min(self.skipped, int(entry.contracted))
            if self._anyhow is not None:
                anyhow = entry.anyhow and not _leads(entry)
                self._anyhow = (*self._anyhow, entry.form) if anyhow else None

    def fitting(self, words: TextWords, start: int, end: int) -> tuple[Form, ...]:
        """Return the forms that the words from one up to another are: their separators and capitals fit."""
        between: list[str] = []
        if end - start == 1:
            if self._anyhow is not None:
                return self._anyhow
            entries = self._entries
        else:
            between = words.between(start, end)
            if all(gap == " " for gap in between):
                if self._anyhow is not None:
                    return self._anyhow
                entries = [e for e in self._entries if not _is_called_after_a_saint(e) and not _leads(e)]
            else:
                entries = [e for e in self._entries if _joined(e, between, words.words[start:end])]
        there = tuple(words.words[start:end])
        return tuple(
            e.form
            for e in entries
            if e.anyhow or e.words == there or _as_written(e, there, between, words.text)
        )


def _is_called_after_a_saint(entry: FormWords) -> bool:
    """Whether a form is a place that its language writes with a hyphen, and the saint without: *Saint-Martin*.

    So the typography of the Imprimerie nationale has it.
    """
    if entry.between != ("-",) or entry.anyhow:
        return False
    place = pack.language(entry.form.language).names.saint_place
    return place is not None and place.fullmatch("-".join(entry.words)) is not None


def _leads(entry: FormWords) -> bool:
    """Whether a term has a hyphen behind a preposition, which without it leads to another word: *sans-papiers*."""
    if not entry.anyhow or entry.between[:1] != ("-",):
        return False
    return entry.words[0].lower() in pack.language(entry.form.language).grammar.prepositions


def _joined(entry: FormWords, between: Sequence[str], words: Sequence[str]) -> bool:
    """Whether what stands between words that are those of a form may stand between its own."""
    language = entry.form.language
    return all(joins(*one, language) for one in zip(between, words, entry.between, strict=False))


def _as_written(entry: FormWords, words: Sequence[str], between: Sequence[str], text: str) -> bool:
    exact = entry.form.row.matching is Matching.EXACT
    return _exact(entry, words, text) if exact else _capital(entry, words, between)


def _exact(entry: FormWords, words: Sequence[str], text: str) -> bool:
    """Whether words are those of the form, letter by letter, but for a plural's or genitive's *s*.

    Initials may lack their accents: *E.-U.*.
    """
    for own, word in zip(entry.words, words, strict=True):
        wanted, there = normal_word(own), normal_word(word)
        fits = there in (wanted, wanted + "s") or (there == wanted.upper() and text.isupper())
        if not fits and ("." not in own or there != unaccented(wanted)):
            return False
    return True


def _capital(entry: FormWords, words: Sequence[str], between: Sequence[str]) -> bool:
    """Whether the form's first capital is one in the text, too, and that of each word that would be another without.

    Words that are all capitals say nothing: there, such a word has to be joined to the others as in the form.
    """
    letters = "".join(words)
    if letters.isupper() and sum(map(str.isalpha, letters)) > 1:
        return tuple(between) == entry.between or not needed(entry.words, entry.form.language)
    for own, word in zip(entry.words, words, strict=True):
        if own[0].isupper():  # *US* is never *Us*
            if not word[0].isupper() or (own[1:].isupper() and word[1:].islower()):
                return False
            break
    if len(words) == 1:
        return True
    return all(words[at][0].isupper() for at in needed(entry.words, entry.form.language))


@lru_cache(1 << 12)
def needed(words: tuple[str, ...], language: str) -> tuple[int, ...]:
    """Return which words of a form would be others without their capitals: *Est* in *Jérusalem-Est*.

    They are small words and forms of verbs, unless an article stands before them (*Europe de l'Est*); and a common
    noun, where all else of the form is an article (*Le Cap*).
    """
    known = pack.language(language)
    links, code = known.names.links, lexicon.dictionary_code(language)
    if links is None:
        return ()
    low = [normal_word(word).lower() for word in words]
    telling = [at for at, word in enumerate(low) if not links.fullmatch(word)]
    found = [
        at
        for at in telling
        if at and at - 1 in telling and words[at][0].isupper() and is_small(low[at], known)
    ]
    if len(telling) == 1 < len(low) and code and lexicon.is_entry(low[telling[0]], code):
        found += telling
    return tuple(at for at in found if words[at][0].isupper())


def is_small(word: str, known: pack.Language) -> bool:
    """Whether a word, in small letters, is one of which every text is full, or a form of a verb with many."""
    return word in known.words.small or any(word in forms for forms in known.inflection.verbs.values())
