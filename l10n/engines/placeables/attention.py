"""Weights of an alignment from a model's attention: how much each token of a target looks at each of its source."""

from __future__ import annotations

from collections.abc import Sequence

from l10n.engines.placeables.base import AlignmentRequest, Weights
from l10n.engines.terms.alignment import token_spans
from l10n.model import Span


def weights(
    request: AlignmentRequest,
    source: Sequence[str],
    target: Sequence[str],
    attention: Sequence[Sequence[float]],
) -> Weights | None:
    """Return the weights of a request from the tokens of both texts; None where their places can't be told.

    A stretch of the target is what its tokens are on average; a token that is a part of two stretches is shared.
    """
    sources, targets = token_spans(source, request.source), token_spans(target, request.target)
    if sources is None or targets is None:
        return None
    columns = [_tokens(span, sources) for span in request.sources]
    found = []
    for span in request.targets:
        rows = [number for number in _tokens(span, targets) if number < len(attention)]
        found.append(
            [
                sum(attention[row][column] for row in rows for column in of_stretch) / max(1, len(rows))
                for of_stretch in columns
            ]
        )
    return found


def _tokens(span: Span, places: Sequence[Span]) -> list[int]:
    """Return the numbers of the tokens that have a letter in a stretch."""
    return [
        number for number, place in enumerate(places) if place.start < span.end and span.start < place.end
    ]
