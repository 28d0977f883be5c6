"""Which installed language serves a language that was asked for, in BCP 47 tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

from l10n.languages.pack import language
from l10n.model import LanguagePair


class _HasPair(Protocol):
    @property
    def pair(self) -> LanguagePair: ...


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
    """Return the pairs that may serve `pair`, the most exact first."""
    pairs = (LanguagePair(s, t) for t in served_by(pair.target) for s in served_by(pair.source))
    return list(dict.fromkeys(pairs))


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
