"""Which installed language serves a language that was asked for, in BCP 47 tags."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from l10n.engines.base import Offer
from l10n.model import LanguagePair

# Languages written in two ways where a tag without the script means one of them.
_SCRIPTS = {"zh": "Hans", "sr": "Cyrl", "uz": "Latn", "az": "Latn", "kk": "Cyrl", "pa": "Guru", "bs": "Latn"}
_TRADITIONAL = {"TW", "HK", "MO"}
_SAME = {"no": "nb"}  # macrolanguage: what people mean by it


def served_by(tag: str) -> Iterator[str]:
    """Yield the tags that may serve `tag`, the best first: itself, without its region, without its variant.

    A region falls back to the language (`pt-BR` to `pt`), never the other way, and never to another script:
    `zh-TW` is `zh-Hant`, `zh` is `zh-Hans`, and neither serves the other.
    """
    yield tag
    language, *rest = tag.split("-")
    script = next((part.title() for part in rest if len(part) == 4 and part.isalpha()), "")
    regions = {part.upper() for part in rest if len(part) == 2}
    usual = _SCRIPTS.get(language, "")
    if language == "zh" and not script:
        script = "Hant" if regions & _TRADITIONAL else "Hans"
    if script or usual:
        yield f"{language}-{script or usual}"
    if script in ("", usual):
        yield language
        if language in _SAME:
            yield _SAME[language]


def ranked(offers: Sequence[Offer], pair: LanguagePair) -> Iterator[Offer]:
    """Yield the offers that serve `pair`, the most exact first; among equals in the order of `offers`."""
    pairs = [LanguagePair(s, t) for t in served_by(pair.target) for s in served_by(pair.source)]
    for served in dict.fromkeys(pairs):
        yield from (offer for offer in offers if offer.pair == served)


def best(offers: Sequence[Offer], pair: LanguagePair) -> Offer | None:
    """Return the offer that serves `pair` most exactly; among equals the first of `offers`."""
    return next(ranked(offers, pair), None)
