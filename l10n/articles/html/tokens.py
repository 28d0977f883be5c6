"""The tokens of a page, with their places: tags, text, entities, remarks; and the code of templates in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from l10n.articles.inlines import masked
from l10n.messages import msg
from l10n.model import Inline, Role, Span

_LINE_END = re.compile("\r\n?")
_ATTRIBUTE = re.compile(r"([^\s=/>\"'][^\s=/>]*)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s>]*))?")
# The code of templates and mailing tools, by how it begins and ends; what they put in its place may be a word.
_CODE = re.compile(
    r"(?P<open><\?(?:php\b|=)|<%|<!\[CDATA\[|\{\{|\{%|\*\||%%(?=[\w=])|\$\{)"
    r"|(?P<shortcode>\[/?[A-Za-z][\w-]{0,40}(?:\s+[\w-]{1,40}=(?:\"[^\"\[\]]{0,400}\"|'[^'\[\]]{0,400}'|[^\s\[\]\"']{1,200}))*\s*/?\])"
)
_ENDS = {
    "<?": "?>", "<%": "%>", "<![CDATA[": "]]>", "{{": "}}", "{%": "%}", "*|": "|*", "%%": "%%", "${": "}",
}  # fmt: skip
_ONE_LINE = frozenset({"{{", "*|", "%%", "${"})
_WORDS = frozenset({"{{", "*|", "%%", "${"})


class Sort(Enum):
    """What a token is; a `REMARK` is whatever stands between `<` and `>` and is no tag."""

    TEXT = auto()
    ENTITY = auto()
    START = auto()
    END = auto()
    REMARK = auto()


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name in small letters, its value, where that stands, and between which quotation marks."""

    name: str
    value: str
    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a page: `text[start:end]`.

    A tag has its `name` in small letters, a start tag its `attributes`; `empty` is one that ends with `/>`. Of an
    entity, `name` is what it stands for.
    """

    sort: Sort
    start: int
    end: int
    name: str = ""
    attributes: tuple[Attribute, ...] = ()
    empty: bool = False

    def value(self, name: str) -> str | None:
        """Return the value of an attribute, of the first of that name; None without."""
        return next((one.value for one in self.attributes if one.name == name), None)


def codes(text: str, start: int = 0, end: int | None = None) -> list[Inline]:
    """Return the code of templates, mailing tools and content systems in a text, and CDATA, in order.

    What is put out stands for a word.
    """
    end = len(text) if end is None else end
    found: list[Inline] = []
    missing: set[str] = set()
    at = start
    closed = _closed_shortcodes(text, start, end)
    while match := _CODE.search(text, at, end):
        at = match.end()
        if match["shortcode"]:
            name = match[0].strip("[/]").split()[0] if match[0].strip("[/] ") else ""
            if "=" in match[0] or match[0].startswith("[/") or match[0].endswith("/]") or name in closed:
                found.append(_code(text, match.start(), at, Role.EMPTY))
            continue
        opening = next(one for one in _ENDS if match[0].startswith(one))
        if opening in missing:
            continue
        stop = text.find(_ENDS[opening], at, end)
        if stop < 0:
            missing.add(opening)
            continue
        if opening in _ONE_LINE and (stop - at > 300 or "\n" in text[at:stop]):
            continue
        at = stop + len(_ENDS[opening])
        found.append(_code(text, match.start(), at, Role.WORD if opening in _WORDS else Role.EMPTY))
    return found


def _code(text: str, start: int, end: int, role: Role) -> Inline:
    return Inline(role, start, end, "", msg("template"), text[start:end])


def _closed_shortcodes(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(
        match[1] for match in re.compile(r"\[/([A-Za-z][\w-]{0,40})\]").finditer(text, start, end)
    )


def tokens(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the tokens of `text[start:end]`, in which the code of templates is text."""
    end = len(text) if end is None else end
    without = masked(text, start, end, codes(text, start, end))
    # turbohtml counts CR LF as one character.
    yield from _tokens(text, _LINE_END.sub(lambda match: " " * (len(match[0]) - 1) + "\n", without), start)


def _tokens(text: str, masked: str, start: int) -> Iterator[Token]:
    from turbohtml import TokenType, tokenize

    lines = [0, *(match.end() for match in re.finditer("\n", masked))]
    raw = ""
    for one in tokenize(masked, resolve_references=False, capture_source=True):
        begin = lines[one.line - 1] + one.col
        end = begin + len(one.source or one.data or "")
        place = begin + start, end + start
        match one.type:
            case TokenType.TEXT:
                if raw:
                    yield from _tokens(text, masked[begin:end], begin + start)
                elif begin < end:
                    yield Token(Sort.TEXT, *place)
            case TokenType.CHARACTER_REFERENCE:
                yield Token(Sort.ENTITY, *place, one.data or "")
            case TokenType.START_TAG:
                raw = (one.tag or "") if one.tag == "noscript" else ""
                yield Token(
                    Sort.START, *place, one.tag or "", tuple(_attributes(text, masked, begin, end, start)),
                    one.self_closing,
                )  # fmt: skip
            case TokenType.END_TAG:
                raw = ""
                yield Token(Sort.END, *place, one.tag or "")
            case _:
                yield Token(Sort.REMARK, *place)


def _attributes(text: str, masked: str, begin: int, end: int, start: int) -> Iterator[Attribute]:
    """Yield the attributes of the start tag at `masked[begin:end]`, which is `start` further in the text."""
    name = re.compile(r"<[^\s/>]+").match(masked, begin)
    at = name.end() if name else begin
    if at + 1 >= end:
        return
    for match in _ATTRIBUTE.finditer(masked, at, end - 1):
        if match[2] is None:
            yield Attribute(match[1].lower(), "", Span(match.end() + start, match.end() + start), "")
            continue
        quote = match[2][0] if match[2][:1] in ('"', "'") else ""
        low, high = match.start(2) + len(quote) + start, match.end(2) - len(quote) + start
        yield Attribute(match[1].lower(), html.unescape(text[low:high]), Span(low, high), quote)
