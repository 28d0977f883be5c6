"""The categories of rules in MQM, the Multidimensional Quality Metrics (https://themqm.org, its full typology).

Agencies and desks count errors by them. A rule has the nearest one, `dimension/subtype`; a family's is that of its
rules that have none of their own. What is no fault of a translation is `other`.
"""

from __future__ import annotations

from collections.abc import Mapping

CATEGORIES: Mapping[str, str] = {
    "fidelity": "accuracy/mistranslation",
    "fidelity/untranslated": "accuracy/untranslated",
    "fidelity/other-language": "accuracy/untranslated",
    "fidelity/repeated": "accuracy/addition",
    "fidelity/meta-text": "accuracy/addition",
    "fidelity/length": "accuracy/omission",
    "fidelity/sentences": "accuracy/omission",
    "terms": "terminology/inconsistent-with-terminology-resource",
    "terms/forbidden": "terminology/wrong-term",
    "names": "accuracy/mistranslation",
    "names/lost": "accuracy/omission",
    "names/added": "accuracy/addition",
    "names/spelling": "linguistic-conventions/spelling",
    "names/untranslated": "accuracy/untranslated",
    "numbers": "accuracy/mistranslation",
    "numbers/lost": "accuracy/omission",
    "numbers/added": "accuracy/addition",
    "numbers/format": "locale-conventions/number-format",
    "numbers/currency": "locale-conventions/currency-format",
    "numbers/unit": "locale-conventions/measurement-format",
    "dates": "accuracy/mistranslation",
    "dates/format": "locale-conventions/date-format",
    "addresses": "design-and-markup/link-cross-reference",
    "addresses/hashtag": "accuracy/omission",
    "placeables": "design-and-markup/markup-tag",
    "quotes": "linguistic-conventions/punctuation",
    "punctuation": "linguistic-conventions/punctuation",
    "punctuation/capital": "linguistic-conventions/spelling",
    "spelling": "linguistic-conventions/spelling",
    "typography": "linguistic-conventions/punctuation",
    "typography/capitals": "linguistic-conventions/spelling",
    "typography/middle-dot": "linguistic-conventions/spelling",
    "characters": "linguistic-conventions/character-encoding",
    "corpus": "terminology/inconsistent-use-of-terminology",
    "corpus/same-source": "style/inconsistent-style",
    "run/no-translation": "accuracy/untranslated",
    "article/looks-like": "design-and-markup/markup-tag",
    "article/encoding-guessed": "linguistic-conventions/character-encoding",
    "article/encoding-changed": "linguistic-conventions/character-encoding",
    "article/anchor": "design-and-markup/markup-tag",
    "article/markup": "design-and-markup/markup-tag",
}


def category(rule: str) -> str:
    """Return the MQM category of a rule, by its id."""
    return CATEGORIES.get(rule) or CATEGORIES.get(rule.partition("/")[0], "other")
