"""Which installed language serves a language that was asked for, in BCP 47 tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.engines.base import Offer
from l10n.languages.pack import language
from l10n.model import LanguagePair


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


def ranked(offers: Sequence[Offer], pair: LanguagePair) -> Iterator[Offer]:
    """Yield the offers that serve `pair`, the most exact first; among equals in the order of `offers`."""
    pairs = [LanguagePair(s, t) for t in served_by(pair.target) for s in served_by(pair.source)]
    for served in dict.fromkeys(pairs):
        yield from (offer for offer in offers if offer.pair == served)


def best(offers: Sequence[Offer], pair: LanguagePair) -> Offer | None:
    """Return the offer that serves `pair` most exactly; among equals the first of `offers`."""
    return next(ranked(offers, pair), None)


def middle_rank(tag: str) -> tuple[int, str]:
    """Return a key that sorts languages to translate through, the best first; then the alphabet."""
    first = language(tag).engines.middles
    return first.index(tag) if tag in first else len(first), tag
