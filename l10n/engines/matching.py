"""Which installed language serves a language that was asked for, in BCP 47 tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Protocol, TypeVar

from l10n.languages.pack import language, tags
from l10n.model import LanguagePair


class _HasPair(Protocol):
    @property
    def pair(self) -> LanguagePair: ...


_REGION = len("-BR")
_Pair = TypeVar("_Pair", bound=_HasPair)


def served_by(tag: str) -> Iterator[str]:
    """Yield the tags that may serve `tag`, the best first: itself, without its region, without its variant.

    A region falls back to the language (`pt-BR` to `pt`), never the other way, and never to another script:
    `zh-TW` is `zh-Hant`, `zh` is `zh-Hans`, and neither serves the other.
    """
    yield tag
    base, *rest = tag.split("-")
    usual = language(base).engines.script
    stated = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    script = stated or language(tag).engines.script
    if script:
        yield f"{base}-{script}"
    if script == usual:
        yield base
        if meant := language(base).engines.meant:
            yield meant


def serving(pair: LanguagePair) -> list[LanguagePair]:
    """Return the pairs that may serve `pair`, the most exact first.

    A source without a region, as articles are recognised, may be read by an engine for one: Portuguese by that for
    Brazil. What an engine writes is for who asked.
    """
    sources = [*served_by(pair.source), *_regions(pair.source)]
    pairs = (LanguagePair(s, t) for t in served_by(pair.target) for s in sources)
    return list(dict.fromkeys(pairs))


@cache
def _regions(tag: str) -> tuple[str, ...]:
    """Return the regions of a language that are known, in its own script; none for what has a region or script."""
    return tuple(
        one for one in tags() if one.partition("-")[0] == tag != one and len(one) - len(tag) == _REGION
    )


def ranked(offers: Sequence[_Pair], pair: LanguagePair) -> Iterator[_Pair]:
    """Yield the offers that serve `pair`, the most exact first; among equals in the order of `offers`."""
    for served in serving(pair):
        yield from (offer for offer in offers if offer.pair == served)


def best(offers: Sequence[_Pair], pair: LanguagePair) -> _Pair | None:
    """Return the offer that serves `pair` most exactly; among equals the first of `offers`."""
    return next(ranked(offers, pair), None)


def route(published: Sequence[_Pair], pair: LanguagePair, hub: str) -> list[_Pair]:
    """Return what is published for `pair`, else the two that lead through the language `hub`, else nothing."""
    if direct := best(published, pair):
        return [direct]
    if hub in (pair.source, pair.target):
        return []
    first = best(published, LanguagePair(pair.source, hub))
    second = best(published, LanguagePair(hub, pair.target))
    return [first, second] if first and second else []


def middle_rank(tag: str) -> tuple[int, str]:
    """Return a key that sorts languages to translate through, the best first; then the alphabet."""
    first = language(tag).engines.middles
    return first.index(tag) if tag in first else len(first), tag
