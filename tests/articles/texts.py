"""Texts of a format as the pipeline reads, segments and publishes them, for the tests of formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from l10n import articles, segmentation
from l10n.articles.format import Format
from l10n.articles.publish import encode, misfit, published
from l10n.model import Article, Segment


def article(text: str, format: Format) -> Article:
    return Article("a", "a", text, format.blocks(text))


def segments(text: str, format: Format) -> tuple[Segment, ...]:
    return segmentation.segment(article(text, format), "fr")


def sources(text: str, format: Format) -> list[str]:
    return [one.source for one in segments(text, format)]


def put(text: str, targets: Sequence[str | None], format: Format, language: str = "es") -> str:
    """Return a text in which the first segments have targets that fit."""
    return _put(article(text, format), targets, format, language)


def _put(article: Article, targets: Sequence[str | None], format: Format, language: str) -> str:
    made = segmentation.segment(article, "fr")
    chosen = [*targets, *(None for _ in made[len(targets) :])]
    assert not [one for one, target in zip(made, chosen, strict=True) if target and misfit(one, target)]
    return published(article, made, chosen, format, language)


def opened(data: bytes, suffix: str, folder: Path, *rules: str) -> tuple[Article, tuple[Segment, ...]]:
    """Return what is read of a file, in which some rules find something, and its segments."""
    path = folder / f"a{suffix}"
    path.write_bytes(data)
    [source], _ = articles.find([path], [folder])
    read, findings = articles.read(source)
    assert [one.rule for one in findings] == [*rules]
    return read, segmentation.segment(read, "fr")


def written(article: Article, targets: Sequence[str | None]) -> bytes:
    """Return the file of an article whose first segments have targets that fit."""
    format = articles.format_of(article)
    return encode(_put(article, targets, format, "es"), article, format)[0]


def put_by_word(text: str, targets: dict[str, str], format: Format, language: str = "es") -> str:
    """Return a text in which sources that begin with a word are replaced."""
    made = sources(text, format)
    chosen = [next((t for begin, t in targets.items() if one.startswith(begin)), None) for one in made]
    return put(text, chosen, format, language)


def with_own_words(text: str, format: Format) -> str:
    """Return a text with `x` behind each source; without targets it stays, and each source fits its place."""
    made = segments(text, format)
    assert published(article(text, format), made, [None] * len(made), format, "es") == text
    for one in made:
        assert text[one.start : one.end] == one.raw
        assert not misfit(one, one.source)
    return put(text, [f"{one.source} x" for one in made], format)
