"""The language that a page is in, as it says, and the same of another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from l10n.articles.html.tokens import Sort, Token, tokens
from l10n.articles.html.tree import Tree, stated_language
from l10n.articles.own_language import primary
from l10n.model import Article, Span

_ROOTS = ("html", "body")
_ENOUGH = 0.2  # of the text: a page that says it is in a language, and has less in it, isn't


def own_language(text: str, page: Sequence[Token]) -> str | None:
    """Return the language (the first part of its tag, in small letters) that a page states; None if it states none.

    That is what `<html>` says, unless nearly all text says otherwise; else the language of most text.
    """
    if not any(stated_language(one) for one in page if one.sort is Sort.START):
        return None
    tree = Tree()
    texts: dict[str | None, list[str]] = defaultdict(list)
    root: str | None = None
    for one in page:
        if one.sort is Sort.START:
            tree.implied(one)
            element = tree.opened(one)
            if one.name in _ROOTS:
                root = element.language or root
        elif one.sort is Sort.END:
            tree.closed(one)
        elif one.sort is Sort.TEXT and not tree.top.silent:
            texts[tree.top.language].append(text[one.start : one.end])
    sizes = Counter({name: sum(len(part.strip()) for part in parts) for name, parts in texts.items()})
    if root and sizes[root] >= _ENOUGH * sizes.total():
        return root
    stated = [(count, name) for name, count in sizes.items() if name]
    most = max(stated, default=(0, None))
    if most[0] >= sizes[None]:
        return most[1]
    # Most of the text states none, and other text does; "und" is a language that nothing is in.
    return detected_language(" ".join(texts[None]), {name for _, name in stated}) or "und"


def detected_language(text: str, stated: Collection[str]) -> str:
    """Return the first part of the language of a text, likelier one of some; nothing where it can't be told."""
    from l10n.text import detection

    return primary(detection.detect(text, sorted(stated)).lang or "")


def language(article: Article, tag: str) -> Iterable[tuple[Span, str]]:
    """Return where a page says that it is in its language, and what stands there if it is in another (BCP 47)."""
    page = list(tokens(article.text))
    return _edits(page, own_language(article.text, page), tag)


def _edits(page: Sequence[Token], own: str | None, tag: str) -> Iterator[tuple[Span, str]]:
    from l10n.languages import tags

    turned = tags.is_right_to_left(tag)
    tree = Tree(own)
    for one in page:
        if one.sort is Sort.END:
            tree.closed(one)
        if one.sort is not Sort.START:
            continue
        tree.implied(one)
        around = tree.top
        element = tree.opened(one)
        states = [a for a in one.attributes if a.name in ("lang", "xml:lang") and primary(a.value)]
        ours = [a for a in states if primary(a.value) == own]
        follows = bool(ours) and (not around.silent or not element.silent)
        if follows:
            for attribute in ours:
                yield attribute.span, tag
        direction = next((a for a in one.attributes if a.name == "dir"), None)
        if turned and (follows or (one.name in _ROOTS and not states)):
            if direction is None and (follows or one.name == "html"):
                place = ours[-1].span.end + len(ours[-1].quote) if ours else one.start + 1 + len(one.name)
                yield Span(place, place), ' dir="rtl"'
            elif direction is not None and direction.value.lower() == "ltr":
                yield direction.span, "rtl"
