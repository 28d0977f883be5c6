"""Whether words of a text are a form that they may be: what stands between them, and their capitals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from l10n.glossary.model import Form, Matching
from l10n.languages import pack
from l10n.text.folding import normal_word
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
    """A form, cut into words, with what stands between them in the form itself; whether capitals don't matter."""

    form: Form
    words: tuple[str, ...]
    between: tuple[str, ...]
    anyhow: bool = False


class Ends:
    """The forms that end at a place in the tree."""

    def __init__(self) -> None:
        self._entries: list[FormWords] = []
        self._anyhow: tuple[Form, ...] | None = ()

    def add(self, entry: FormWords) -> None:
        """Add a form, once."""
        if entry not in self._entries:
            self._entries.append(entry)
            anyhow = all(entry.anyhow for entry in self._entries)
            self._anyhow = tuple(entry.form for entry in self._entries) if anyhow else None

    def fitting(self, words: TextWords, start: int, end: int) -> tuple[Form, ...]:
        """Return the forms that the words from one up to another are: their separators and capitals fit."""
        if end - start == 1:
            if self._anyhow is not None:
                return self._anyhow
            entries = self._entries
        else:
            between = words.between(start, end)
            if all(gap == " " for gap in between):
                if self._anyhow is not None:
                    return self._anyhow
                entries = [e for e in self._entries if not _is_called_after_a_saint(e)]
            else:
                entries = [e for e in self._entries if _joined(e, between, words.words[start:end])]
        there = tuple(words.words[start:end])
        return tuple(
            e.form for e in entries if e.anyhow or e.words == there or _as_written(e, there, words.text)
        )


def _is_called_after_a_saint(entry: FormWords) -> bool:
    """Whether a form is a place that its language writes with a hyphen, and the saint without: *Saint-Martin*.

    So the typography of the Imprimerie nationale has it.
    """
    if entry.between != ("-",) or entry.anyhow:
        return False
    place = pack.language(entry.form.language).names.saint_place
    return place is not None and place.fullmatch("-".join(entry.words)) is not None


def _joined(entry: FormWords, between: Sequence[str], words: Sequence[str]) -> bool:
    """Whether what stands between words that are those of a form may stand between its own."""
    language = entry.form.language
    return all(joins(*one, language) for one in zip(between, words, entry.between, strict=False))


def _as_written(entry: FormWords, words: Sequence[str], text: str) -> bool:
    exact = entry.form.row.matching is Matching.EXACT
    return _exact(entry, words, text) if exact else _capital(entry, words)


def _exact(entry: FormWords, words: Sequence[str], text: str) -> bool:
    """Whether words are those of the form, letter by letter, but for a plural's or genitive's *s*."""
    for own, word in zip(entry.words, words, strict=True):
        wanted, there = normal_word(own), normal_word(word)
        if there not in (wanted, wanted + "s") and not (there == wanted.upper() and text.isupper()):
            return False
    return True


def _capital(entry: FormWords, words: Sequence[str]) -> bool:
    """Whether the form's first capital is one in the text, too; words that are all capitals say nothing."""
    letters = "".join(words)
    if letters.isupper() and sum(map(str.isalpha, letters)) > 1:
        return True
    for own, word in zip(entry.words, words, strict=True):
        if own[0].isupper():  # *US* is never *Us*
            return word[0].isupper() and not (own[1:].isupper() and word[1:].islower())
    return True
