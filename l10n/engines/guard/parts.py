"""A source in parts that are translated one by one, where the whole is too much for a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.engines.clauses import clauses
from l10n.engines.guard.signs import split_verbatim
from l10n.model import LanguagePair, Translation

_LEAST = 30  # characters of a part: less has no context


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a source: text to translate, or what stays as it is; `space` parts it from the one before."""

    text: str
    stays: bool
    space: str


def parts(source: str, pair: LanguagePair) -> list[Part]:
    """Return the parts of `source`: what is kept by itself, and the text between in clauses."""
    cut: list[Part] = []
    for number, piece in enumerate(split_verbatim(source, pair)):
        text = piece.strip()
        if number % 2 or not any(map(str.isalpha, text)):
            if piece:
                cut.append(Part(piece, True, ""))
            continue
        before, _, after = piece.partition(text)
        if before:
            cut.append(Part(before, True, ""))
        small = clauses(text, len, max(_LEAST, len(text) // 3))
        cut += [Part(clause, False, " " if i else "") for i, clause in enumerate(small)]
        if after:
            cut.append(Part(after, True, ""))
    return cut


def joined(whole: Sequence[Part], translations: Sequence[Translation]) -> Translation:
    """Return the translation of a whole from those of the parts that are text, in order."""
    answers = iter(translations)
    text = ""
    for part in whole:
        if part.stays:
            text += part.text
            continue
        target = next(answers).target.strip()
        if target.endswith(".") and not part.text.endswith((".", "…")):
            target = target[:-1].rstrip()
        if text and part.text[0].islower() and target[:1].isupper() and target[1:2].islower():
            target = target[0].lower() + target[1:]
        text += part.space + target
    return Translation.of_parts(text, translations)
