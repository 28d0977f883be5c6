"""Weights of an alignment from a model's attention: how much each token of a target looks at each of its source."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from l10n.engines import clauses
from l10n.engines.placeables.base import AlignmentRequest, Weights
from l10n.engines.terms.alignment import token_spans
from l10n.engines.terms.base import Tokens
from l10n.model import Span, overlap

_Attention = Sequence[Sequence[float]]
_LONGEST = 5000  # characters of a source: what has more needn't be cut into tokens to be known as too long


def align(
    requests: Sequence[AlignmentRequest],
    tokens: Tokens,
    attend: Callable[[list[tuple[list[str], list[str]]]], Sequence[_Attention]],
) -> list[Weights | None]:
    """Return the weights of requests by the attention that `attend` gives for the tokens of source and target.

    None of what is too long for a model, or where the places of tokens can't be told.
    """
    pairs = {
        at: (tokens.encode(one.source), tokens.encode_target(one.target))
        for at, one in enumerate(requests)
        if len(one.source) <= _LONGEST
    }
    pairs = {at: both for at, both in pairs.items() if max(map(len, both)) <= clauses.MOST and all(both)}
    found: list[Weights | None] = [None] * len(requests)
    for (at, both), rows in zip(pairs.items(), attend(list(pairs.values())), strict=True):
        found[at] = _weights(requests[at], *both, rows)
    return found


def _weights(
    request: AlignmentRequest,
    source: Sequence[str],
    target: Sequence[str],
    attention: _Attention,
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
    return [number for number, place in enumerate(places) if overlap(place, span)]
