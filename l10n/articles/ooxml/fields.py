"""Fields of Word's (ECMA-376, part 1, 17.16): what a program computes, from a begin over an instruction to an end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from l10n.articles.xmltree import Element

_LINK = re.compile(r"\s*HYPERLINK\b\s*(?:\"([^\"]*)\"|(\\l)\s*\"([^\"]*)\")?", re.IGNORECASE)
_UNSEEN = re.compile(r"\s*(?:XE|TC|TA|RD|PRIVATE|ASK|SET)\b", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field within one paragraph: its instruction, its result, and where its marks begin."""

    instruction: str = ""
    result: str = ""
    separate: int | None = None
    end: int = -1
    parent: int = 0

    @property
    def is_link(self) -> bool:
        """Whether its result is the text of a link."""
        return _LINK.match(self.instruction) is not None and self.separate is not None

    @property
    def is_seen(self) -> bool:
        """Whether anybody sees it: an entry of an index isn't."""
        return _UNSEEN.match(self.instruction) is None

    @property
    def note(self) -> str:
        """What a translator is told: the address of a link, the result of another."""
        match = _LINK.match(self.instruction)
        if match:
            return match[1] or (f"#{match[3]}" if match[3] else "")
        return " ".join(self.result.split()) or self.instruction.split(maxsplit=1)[0:1][0]


def fields(paragraph: Element) -> dict[int, Field]:
    """Return the fields that begin and end beside each other in a paragraph, by where they begin."""
    found: dict[int, Field] = {}
    open_: list[tuple[int, Field]] = []
    for parent, one in _marks(paragraph):
        if one.name == "w:fldChar":
            match one.attributes.get("w:fldCharType"):
                case "begin":
                    open_.append((one.start, Field(parent=parent)))
                case "separate" if open_:
                    field = open_[-1][1]
                    field.separate = one.start if parent == field.parent else None
                case "end" if open_:
                    start, field = open_.pop()
                    field.end = one.start
                    if field.instruction.strip() and parent == field.parent:
                        found[start] = field
        elif one.name in ("w:instrText", "w:delInstrText"):
            if open_:
                open_[-1][1].instruction += one.text
        elif one.name == "w:t":
            for _, field in open_:
                field.result += one.text if field.separate is not None else ""
    return found


def _marks(element: Element) -> Iterator[tuple[int, Element]]:
    """Yield what stands in the runs of a paragraph, with where the element begins that the run is in."""
    for one in element.elements:
        if one.name == "w:r":
            for inner in one.elements:
                yield element.start, inner
        elif one.name not in ("w:p", "w:del", "w:moveFrom"):
            yield from _marks(one)


def simple_field(element: Element) -> Field:
    """Return the field that an element is (`w:fldSimple`)."""
    return Field(element.attributes.get("w:instr", "") or "?", element.text, element.inner)
