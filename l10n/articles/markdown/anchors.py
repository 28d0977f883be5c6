"""The headings of a Markdown text that links lead to by their words, as sites make ids of them."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from l10n.articles.markdown import front_matter
from l10n.articles.markdown.reading import events, named

_HREF = re.compile(r"<a\s[^<>]*?href\s*=\s*[\"']?#([^\"'\s>]+)", re.IGNORECASE)
_ID = re.compile(r"<\w[^<>]*?\s(?:id|name)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
_NO_ID = re.compile(r"[^\w\- ]")


def lost_anchors(before: str, after: str) -> list[str]:
    """Return the ids that links in a text lead to, that its headings have no more, and had before it was translated.

    Ids are made as GitHub, Hugo and others do: small letters, spaces as hyphens, no signs, a number behind the second
    of one name. A heading that states its id keeps it.
    """
    ids, links = _anchors(before)
    if not links & ids:
        return []
    there, wanted = _anchors(after)
    return sorted(wanted & (ids - there))


def _anchors(text: str) -> tuple[set[str], set[str]]:
    """Return the ids that a text's headings have, and those that links in it lead to."""
    ids: Counter[str] = Counter()
    links = {match[1] for match in _HREF.finditer(text)}
    words: list[str] | None = None
    stated = ""
    for event, _ in events(text[front_matter.front_matter(text).end :]):
        name, value = named(event)
        tag, about = named(value) if name in ("Start", "End") else ("", {})
        if tag == "Heading" and name == "Start":
            words, stated = [], _stated(about)
        elif tag == "Heading" and words is not None:
            slug = stated or _NO_ID.sub("", "".join(words).lower()).replace(" ", "-")
            ids[slug] += 1
            if ids[slug] > 1:
                ids[f"{slug}-{ids[slug] - 1}"] += 1
            words = None
        elif tag == "Link" and name == "Start" and about["dest_url"].startswith("#"):
            links.add(about["dest_url"][1:])
        elif name in ("Text", "Code") and words is not None:
            words.append(value)
    return {*ids, *(match[1] for match in _ID.finditer(text))}, links


def _stated(about: Any) -> str:
    return (about.get("id") or "") if isinstance(about, dict) else ""
