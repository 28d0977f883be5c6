"""From an article's segments to the entries that its catalogs have: what stands in the `.pot`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from l10n.catalogs.catalog import Entry
from l10n.model import Article, Block, Segment, collapse

# A sentence of fewer words than this is shown with its paragraph: `Il a refusé.` says little alone.
_ENOUGH_WORDS = 8
_CONTEXT_LENGTH = 60
_NEAR = 2000  # characters on each side, where thousands of sentences share a paragraph


@dataclass(frozen=True, slots=True)
class Place:
    """Where a source stands in the article, and what the translator is told about it.

    `context` tells it from the same source elsewhere, by what stands before: it becomes the `msgctxt` where a
    translator asks for two translations.
    """

    source: str
    reference: str
    extracted: tuple[str, ...]
    context: str


def places(article: Article, segments: Sequence[Segment]) -> Iterator[Place]:
    """Give a place for each segment, in order."""
    # gettext splits references at white space; the rest of a name stays readable.
    path = "".join(quote(char) if char.isspace() or char == "%" else char for char in article.reference)
    before = "at the start"
    seen: set[tuple[str, str]] = set()
    numbers: dict[tuple[str, str], int] = {}
    for segment in segments:
        source = segment.source
        block = article.blocks[segment.block]
        extracted = [block.kind.value]
        if segment.count > 1:
            extracted[0] += f", sentence {segment.number} of {segment.count}"
            if len(source.split()) < _ENOUGH_WORDS:
                paragraph = _around(article.text, block, segment)
                # gettext joins a line that ends in a backslash with the next one, even a comment.
                extracted.append(f"in: {paragraph}" + " " * paragraph.endswith("\\"))
        number = numbers.get((source, before), 1)
        context = before if number == 1 else f"{before} ({number})"
        while (source, context) in seen:
            number += 1
            context = f"{before} ({number})"
        seen.add((source, context))
        numbers[source, before] = number  # all lower ones are taken, and needn't be counted through again
        yield Place(source, f"{path}:{segment.line}", tuple(extracted), context)
        before = f"after: {source[:_CONTEXT_LENGTH]}"


def _around(text: str, block: Block, segment: Segment) -> str:
    """Return the paragraph that a segment stands in; of a very long one, what is near it."""
    start, end = max(block.start, segment.start - _NEAR), min(block.end, segment.end + _NEAR)
    paragraph = collapse(text[start:end])
    return "… " * (start > block.start) + paragraph + " …" * (end < block.end)


def entries(places: Iterable[Place], split: Collection[str] = ()) -> tuple[Entry, ...]:
    """Return the empty entries of an article in its order: one a source, with all its references.

    A repeated source in `split` has an entry for each place instead, told apart by `msgctxt`.
    """
    listed = list(places)
    repeated = Counter(place.source for place in listed)
    groups: dict[tuple[str | None, str], list[Place]] = {}
    for place in listed:
        apart = place.source in split and repeated[place.source] > 1
        groups.setdefault((place.context if apart else None, place.source), []).append(place)
    return tuple(
        Entry(
            source=source,
            context=context,
            extracted=group[0].extracted,
            references=tuple(dict.fromkeys(place.reference for place in group)),
        )
        for (context, source), group in groups.items()
    )
