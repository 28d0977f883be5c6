"""The language that a Word document states of itself, and of its paragraphs; the same of another one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from l10n.articles import xmltree, zipped
from l10n.articles.ooxml import packages
from l10n.articles.ooxml.styles import Styles
from l10n.articles.own_language import primary, states
from l10n.articles.xmltree import Element
from l10n.model import Article, Span

_STATED = ("w:lang", "w:themeFontLang")
_EAST_ASIAN = frozenset({"Hans", "Hant", "Jpan", "Kore"})  # scripts
_ENOUGH = 400  # characters of a text, to tell its language
_SAMPLE = 8000


class Languages:
    """What the paragraphs of a document state: their language, and whether that is the document's own."""

    def __init__(self, text: str, roots: Iterable[Element], styles: Styles) -> None:
        """Look at the parts of a document."""
        self._styles = styles
        self._sizes: Counter[str] = Counter()
        sample: list[str] = []
        length = 0
        for root in roots:
            for one in root.walk() if root.name == "w:document" else ():
                if one.name != "w:p":
                    continue
                said = _said(one)
                self._sizes[self._stated(one)] += len(said)
                if length < _SAMPLE:
                    sample.append(said)
                    length += len(said)
        self.own = self._own("\n".join(sample))

    def _own(self, sample: str) -> str:
        """Return the language that a document is in: the one that most of it states, unless it clearly isn't."""
        stated = next((name for name, _ in self._sizes.most_common() if name), "")
        if len(sample) >= _ENOUGH:
            from l10n.text import detection

            detected = detection.detect(sample, sorted(filter(None, self._sizes)))
            if detected.lang and detected.confidence > 0.9:
                return primary(detected.lang)
        return stated

    def is_foreign(self, paragraph: Element) -> bool:
        """Return whether a paragraph states that it is in another language, and nothing speaks against that."""
        stated = self._stated(paragraph)
        if not stated or not self.own or stated == self.own:
            return False
        from l10n.text import detection

        detected = detection.detect(_said(paragraph), sorted((stated, self.own)))
        return detected.lang is None or primary(detected.lang) != self.own

    def _stated(self, paragraph: Element) -> str:
        """Return the language of a paragraph's text, if that is one and the same."""
        found = set()
        around: str | None = None
        for run in _runs(paragraph):
            if not any(map(str.isalpha, "".join(one.text for one in run.elements if one.name == "w:t"))):
                continue
            own = run.find("w:rPr", "w:lang")
            said = own.attributes.get("w:val", "") if own else ""
            if not said:
                if around is None:
                    around = self._styles.stated_language(paragraph)
                said = around
            found.add(primary(said))
        return found.pop() if len(found) == 1 else ""


def _runs(element: Element) -> Iterator[Element]:
    for one in element.elements:
        if one.name == "w:r":
            yield one
        elif one.name not in ("w:p", "w:del", "w:moveFrom"):
            yield from _runs(one)


def _said(paragraph: Element) -> str:
    return "".join(one.text for run in _runs(paragraph) for one in run.elements if one.name == "w:t")


def language(article: Article, tag: str) -> Iterable[tuple[Span, str]]:
    """Return where a document says that it is in its language, and what stands there if it is in another (BCP 47)."""
    from l10n.languages import tags

    text = article.text
    parts = {part.name: part for part in zipped.parts(text)}
    roots = [packages.tree(text, part) for name, part in parts.items() if name.endswith(".xml")]
    own = Languages(text, roots, Styles(roots)).own
    for root in roots:
        if root.name == "w:styles" and tags.is_right_to_left(tag):
            yield from _turned(text, root)
        for one in root.walk():
            if one.name in _STATED:
                yield from _edits(text, one, own, tag)
            elif one.name == "dc:language" and states(one.text, own):
                yield Span(one.inner, one.inner_end), tag


def _edits(text: str, element: Element, own: str, tag: str) -> Iterator[tuple[Span, str]]:
    """Yield what an element says of languages in another one, where it says the document's own."""
    from l10n.languages import tags

    if not states(element.attributes.get("w:val", ""), own):
        return
    full = tags.regional(tag)
    yield xmltree.attribute(text, element, "w:val"), full
    if tags.script(tag) in _EAST_ASIAN and "w:eastAsia" in element.attributes:
        yield xmltree.attribute(text, element, "w:eastAsia"), full
    if tags.is_right_to_left(tag):
        if "w:bidi" in element.attributes:
            yield xmltree.attribute(text, element, "w:bidi"), full
        else:
            at = element.inner - (2 if text[element.inner - 2] == "/" else 1)
            yield Span(at, at), f' {xmltree.prefix(text, element)}bidi="{full}"'


# What comes behind `w:bidi` in a paragraph's properties (ECMA-376, part 1, CT_PPrBase).
_BEHIND_BIDI = re.compile(
    r"w:(?:adjustRightInd|snapToGrid|spacing|ind|contextualSpacing|mirrorIndents|suppressOverlap|jc|textDirection"
    r"|textAlignment|textboxTightWrap|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)"
)
_BEHIND_RTL = re.compile(r"w:(?:cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange)")


def _turned(text: str, styles: Element) -> Iterator[tuple[Span, str]]:
    """Yield what makes paragraphs and runs go from right to left where no style says otherwise."""
    defaults = styles.find("w:docDefaults")
    if defaults is None or defaults.inner == defaults.end:
        return
    w = xmltree.prefix(text, styles)
    run = defaults.find("w:rPrDefault", "w:rPr")
    if run is not None and run.inner < run.end and not run.find("w:rtl"):
        yield _before(run, _BEHIND_RTL), f"<{w}rtl/>"
    outer = defaults.find("w:pPrDefault")
    paragraph = outer.find("w:pPr") if outer else None
    if paragraph is not None and paragraph.inner < paragraph.end:
        if not paragraph.find("w:bidi"):
            yield _before(paragraph, _BEHIND_BIDI), f"<{w}bidi/>"
    else:
        place = Span(outer.start, outer.end) if outer else Span(defaults.inner_end, defaults.inner_end)
        yield place, f"<{w}pPrDefault><{w}pPr><{w}bidi/></{w}pPr></{w}pPrDefault>"


def _before(element: Element, names: re.Pattern[str]) -> Span:
    """Return the place before the first element of some names, or at the end."""
    place = next((one.start for one in element.elements if names.fullmatch(one.name)), element.inner_end)
    return Span(place, place)
