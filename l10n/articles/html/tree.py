"""What is open at a place of a page, and so whether it is for translating and in which language."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from l10n.articles.html.elements import ENDS, INLINE, KINDS, SILENT, is_kept
from l10n.articles.html.tokens import Token
from l10n.articles.own_language import primary
from l10n.model import BlockKind
from l10n.text.markup import VOID

_FAR = 256  # elements: where a start tag is further away, it isn't looked for (browsers nest 512)


@dataclass(frozen=True, slots=True)
class Element:
    """An element that is open: what it is in, and whether its text is left as it is (`silent`).

    `foreign` is one that is silent for its language alone.
    """

    name: str
    kind: BlockKind
    language: str | None
    silent: bool
    foreign: bool = False
    label: str = ""


def stated_language(tag: Token) -> str:
    """Return the first part of the language that a start tag states; nothing where it states none."""
    return primary(tag.value("lang") or "") or primary(tag.value("xml:lang") or "")


_SETTLED = INLINE | {"p"}
ROOT = Element("", BlockKind.PARAGRAPH, None, silent=False)


class Tree:
    """The elements that are open. `own` is the page's language, None if it isn't known: others are left."""

    def __init__(self, own: str | None = None) -> None:
        self._own = own
        self._open: list[Element] = []
        self._names: Counter[str] = Counter()

    @property
    def top(self) -> Element:
        """The innermost element that is open."""
        return self._open[-1] if self._open else ROOT

    def implied(self, tag: Token) -> list[Element]:
        """End what a start tag ends without an end tag, and return it, the innermost first."""
        ended = ENDS.get(tag.name)
        if not ended or not any(self._names[name] for name in ended):
            return []
        count = 0
        for number, one in enumerate(reversed(self._open[-_FAR:]), 1):
            if one.name in ended:
                count = number
            elif one.name not in INLINE:
                break
        return self._popped(count)

    def opened(self, tag: Token) -> Element:
        """Begin the element of a start tag that has an end tag, and return it."""
        one = self.of(tag)
        if tag.name not in VOID and not tag.empty:
            self._open.append(one)
            self._names[tag.name] += 1
        return one

    def of(self, tag: Token) -> Element:
        """Return the element of a start tag here."""
        top = self.top
        said = stated_language(tag)
        language = said or top.language
        silent, foreign = top.silent or tag.name in SILENT, top.foreign
        if said and self._own and said != self._own:
            foreign, silent = foreign or not silent, True
        elif said and foreign and tag.name not in INLINE:  # a word of ours in what others say stays theirs
            silent = foreign = False
        kept = is_kept(tag)
        if kept is not None:
            silent, foreign = kept, False
        label = "title" if tag.name == "title" else top.label
        return Element(tag.name, KINDS.get(tag.name, top.kind), language, silent, foreign, label)

    def closed(self, tag: Token) -> list[Element]:
        """End the element of an end tag, and what is open in it; return these, the innermost first."""
        if not self._names[tag.name]:
            return []
        for number, one in enumerate(reversed(self._open[-_FAR:]), 1):
            if one.name == tag.name:
                return self._popped(number)
            if tag.name in INLINE and one.name not in INLINE:
                break
        return []

    def settle(self) -> None:
        """End what no paragraph of a text around goes on in: elements within a sentence, and a paragraph."""
        count = 0
        while count < len(self._open) and self._open[-1 - count].name in _SETTLED:
            count += 1
        self._popped(count)

    def _popped(self, count: int) -> list[Element]:
        popped = [self._open.pop() for _ in range(count)]
        for one in popped:
            self._names[one.name] -= 1
        return popped
