"""Splitting a source that is too long for a model, where it hurts least, and translating its parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from l10n.model import Translation

# Tokens of a source that may go in at once: news sentences are shorter, and the answer has room to be longer.
# What has more is no sentence; its parts are of the size that models are trained on.
MOST = 160
_PART = 60
# From the best place to the worst: after a sentence, after a clause, between words, anywhere.
_PLACES = (
    re.compile(r"(?<=[.!?…])\s+|(?<=[。！？])"),
    re.compile(r"(?<=[,;:–—)»”])\s+|(?<=[，、；：])"),
    re.compile(r"\s+"),
    re.compile(r"(?<=.)(?=.)", re.DOTALL),
)


def clauses(text: str, size: Callable[[str], int], most: int) -> list[str]:
    """Return `text` in parts that have a `size` of at most `most` each; white space between them is left out.

    What is too long is split into its sentences, each by itself, since models are trained on single ones; a
    sentence that is too long into as few parts as will do, after clauses if possible, else between words, else
    between characters.
    """
    return _split(text, size, most, 0)


def translated(
    sources: Sequence[str], size: Callable[[str], int], translate: Callable[[list[str]], list[Translation]]
) -> list[Translation]:
    """Return one translation for each of `sources`, in order: where its `size` in tokens is over `MOST`, by parts.

    `translate` is given all parts together. A source has no target where one of its parts has none.
    """
    parts = [[source] if size(source) <= MOST else clauses(source, size, _PART) for source in sources]
    answers = iter(translate([part for of_source in parts for part in of_source]))
    translations = []
    for of_source in parts:
        targets = [next(answers) for _ in of_source]
        text = " ".join(target.target for target in targets)
        whole = all(target.target for target in targets)
        translations.append(Translation.of_parts(text if whole else "", targets))
    return translations


def _split(text: str, size: Callable[[str], int], most: int, place: int) -> list[str]:
    if place == len(_PLACES) or size(text) <= most:
        return [text]
    parts: list[str] = []
    begin = last = 0
    for end in [*(match.end() for match in _PLACES[place].finditer(text)), len(text)]:
        if begin < last and (place == 0 or size(text[begin:end].strip()) > most):
            parts.append(text[begin:last])
            begin = last
        last = end
    parts.append(text[begin:])
    return [small for part in parts if part.strip() for small in _split(part.strip(), size, most, place + 1)]
