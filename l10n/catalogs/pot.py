"""From an article's segments to the entries that its catalogs have: what stands in the `.pot`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from l10n.catalogs.catalog import Entry
from l10n.messages import OWN, Message, msg, said
from l10n.model import Article, Block, Role, Segment, collapse
from l10n.text.display import one_line
from l10n.text.markup import forms

# A sentence of fewer words than this is shown with its paragraph: `Il a refusé.` says little alone.
_ENOUGH_WORDS = 8
_CONTEXT_LENGTH = 60
_LEGEND_LENGTH = 200  # what is said of one placeable
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


def places(article: Article, segments: Sequence[Segment], language: str = OWN) -> Iterator[Place]:
    """Give a place for each segment, in order; translators are told of it in a `language` (BCP 47)."""
    # gettext splits references at white space; the rest of a name stays readable.
    path = "".join(quote(char) if char.isspace() or char == "%" else char for char in article.reference)
    before = "at the start"
    seen: set[tuple[str, str]] = set()
    numbers: dict[tuple[str, str], int] = {}
    for segment in segments:
        source = segment.source
        block = article.blocks[segment.block]
        told = [_position(block, segment)]
        if segment.count > 1 and len(source.split()) < _ENOUGH_WORDS:
            told.append(msg("in: {paragraph}", paragraph=_around(article, block, segment)))
        if legend := _legend(segment, language):
            told.append(msg("markup: {legend}", legend=legend))
        extracted = [_whole(said(one, language)) for one in told]
        number = numbers.get((source, before), 1)
        context = before if number == 1 else f"{before} ({number})"
        while (source, context) in seen:
            number += 1
            context = f"{before} ({number})"
        seen.add((source, context))
        numbers[source, before] = number  # all lower ones are taken, and needn't be counted through again
        yield Place(source, f"{path}:{segment.line}", tuple(extracted), context)
        before = f"after: {source[:_CONTEXT_LENGTH]}"


def _whole(line: str) -> str:
    """Return a comment's line so that gettext doesn't join it with the next: it does after a backslash."""
    return line + " " * line.endswith("\\")


def _position(block: Block, segment: Segment) -> Message:
    """Return what a segment's block is, and which of its sentences it is: `paragraph, sentence 2 of 3`."""
    kind = msg(block.kind.value)
    if block.label:
        kind = msg("{kind}: {label}", kind=kind, label=block.label)
    if segment.count == 1:
        return kind
    return msg("{kind}, sentence {number} of {count}", kind=kind, number=segment.number, count=segment.count)


def _legend(segment: Segment, language: str) -> str:
    """Return what each placeable of a segment is, in a language: `**…** bold; <1> link https://…`."""
    listed = []
    for form, one in zip(forms(segment.inlines), segment.inlines, strict=True):
        if one.role in (Role.TEXT, Role.CLOSING):
            continue
        if one.role is Role.OPENING and one.text == form:
            form += f"…{form if form[0] != '<' else form.replace('<', '</')}"
        note = collapse(one.note)[: max(0, _LEGEND_LENGTH - len(f"{form} {one.kind} "))]
        listed.append(one_line(f"{form} {said(one.kind, language)} {note}".strip()))
    return said(msg("{one}; {other}", one="", other=""), language).join(dict.fromkeys(listed))


def _around(article: Article, block: Block, segment: Segment) -> str:
    """Return the paragraph that a segment stands in; of a very long one, what is near it."""
    if block.inlines:
        return collapse(article.prose(block))[: 2 * _NEAR]
    start, end = max(block.start, segment.start - _NEAR), min(block.end, segment.end + _NEAR)
    paragraph = collapse(article.text[start:end])
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
