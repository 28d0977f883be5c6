"""Weights of an alignment from marks that came back: which words of a pipeline's answer stretches of its source are.

The answer to a source with marks may be another one than the target that was made of it without, or that terms were
put into: words that both have are the same, and those between the same ones correspond.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from l10n.engines.apertium.marks import unmarked
from l10n.engines.placeables.base import AlignmentRequest, Weights
from l10n.text.tokens import word_spans


def weights(request: AlignmentRequest, answer: str, numbers: Sequence[int], language: str) -> Weights | None:
    """Return the weights of a request; `numbers` has for each mark the stretch that it was around.

    None where a mark came back broken.
    """
    bare = unmarked(answer)
    if bare is None:
        return None
    text, marks = bare
    words = word_spans(text, language)
    rows = [[0.0] * len(request.sources) for _ in words]
    for mark in marks:
        inside = [at for at, word in enumerate(words) if mark.place.start <= word.start < mark.place.end]
        parts = [numbers[number] for number in sorted(mark.numbers)]
        # Words that melted have all their marks, in the order of the source: `[[t:0; t:1]]El projecte`.
        for order, at in enumerate(inside):
            first, last = (place * len(parts) // len(inside) for place in (order, order + 1))
            for part in parts[first : max(last, first + 1)]:
                rows[at][part] = 1.0 / max(1, last - first)
    theirs = [text[word.start : word.end].casefold() for word in words]
    ours = [request.target[span.start : span.end].casefold() for span in request.targets]
    result = [[0.0] * len(request.sources) for _ in ours]
    for _, start, end, to, until in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        for at in range(to, until):
            same = (
                rows[start + at - to : start + at - to + 1] if end - start == until - to else rows[start:end]
            )
            if same:
                result[at] = [sum(column) / len(same) for column in zip(*same, strict=True)]
    return result
