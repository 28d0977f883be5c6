"""Runs written anew: what a block of an office document becomes, whose text lies in runs of one formatting each.

A translation has its placeables in another order than the document, so what stands around one there (`</w:t></w:r>`)
doesn't fit where it goes. `marked` says of each what it is, and `assembled` puts text into runs: of the formatting of
the pair that it stands in, with what isn't text between them, each tag with its other half.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from l10n.model import Inline, Role

# XML has no such characters, so neither a document nor an escaped target does.
_OPENING, _CLOSING, _ITEM, _OVER, _BEHIND, _TEXT = "\x01\x02\x03\x04\x05\x06"
_CHUNK = re.compile(rf"({_OPENING}\d+{_BEHIND}|{_TEXT}[^{_OVER}]*{_OVER}|[{_CLOSING}{_ITEM}{_OVER}])")
_MARK = re.compile(rf"{_OPENING}\d+{_BEHIND}|[{_CLOSING}{_ITEM}{_OVER}{_TEXT}]")
_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(?P<end>/?)(?P<name>[^\s<>/]+)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?P<empty>/?)>|[^<]+",
    re.DOTALL,
)
# What stands in runs, and not beside them (ECMA-376, part 1, EG_RunInnerContent).
_IN_RUNS = re.compile(
    r"(?:br|t|contentPart|delText|instrText|delInstrText|noBreakHyphen|softHyphen|(?:day|month|year)(?:Short|Long)"
    r"|(?:annotation|footnote|endnote)Ref|separator|continuationSeparator|sym|pgNum|cr|p?tab|object|pict|fldChar|ruby"
    r"|(?:footnote|endnote|comment)Reference|drawing|lastRenderedPageBreak|AlternateContent"
    r")"
)


@dataclass(frozen=True, slots=True)
class Names:
    """How a document names a run, its text and its properties, and with what a run of a block begins.

    `space` is what a text's tag has where the text begins or ends with a space: in Word's documents, whose runs hold
    other things, too. `heads` are those of the runs in an element around runs, by where its placeable begins.
    """

    run: str
    text: str
    properties: str
    space: str
    head: str
    heads: Mapping[int, str] = field(default_factory=dict)

    def style(self) -> str:
        """Return this as a block's style."""
        return json.dumps(
            [self.run, self.text, self.properties, self.space, self.head, list(self.heads.items())]
        )

    @classmethod
    def of_style(cls, style: str) -> Names:
        """Return what a block's style says."""
        run, text, properties, space, head, heads = json.loads(style)
        return cls(run, text, properties, space, head, dict(heads))


def marked(raw: str, inline: Inline) -> str:
    """Return what stands in the document for a placeable, with what it is; nothing for where a run was cut."""
    if inline.role is Role.TEXT and not inline.kind:
        return ""
    if inline.role is Role.OPENING:
        return f"{_OPENING}{inline.start}{_BEHIND}{raw}{_OVER}"
    return f"{_CLOSING if inline.role is Role.CLOSING else _ITEM}{raw}{_OVER}"


def unmarked(raw: str) -> str:
    """Return what stands in the document, without marks."""
    return _MARK.sub("", raw)


def said(text: str) -> str:
    """Return text of a target, escaped, as what it is."""
    return f"{_TEXT}{text}{_OVER}"


def assembled(raw: str, names: Names) -> str:
    """Return a block's content in runs."""
    return _Assembly(names).content(raw)


class _Token:
    __slots__ = ("name", "raw", "sort")

    def __init__(self, sort: str, name: str, raw: str) -> None:
        self.sort = sort  # "text", "<", ">", "<>" (an element as a whole), ""
        self.name, self.raw = name, raw


class _Assembly:
    def __init__(self, names: Names) -> None:
        self._names = names
        self._out: list[str] = []
        self._text: list[str] = []  # of the run that is open
        self._run: str | None = None  # the head of the run that is open
        self._in_text = False
        self._head = names.head  # of the run that text belongs to here
        self._outer: list[str] = []  # the heads around pairs
        self._wraps: list[tuple[str, str]] = []  # elements that aren't over, and the heads around them
        self._owed: Counter[str] = Counter()  # ends that came before the start
        self._early: Counter[str] = Counter()  # ends that were written before they came

    def content(self, raw: str) -> str:
        """Return what a block becomes."""
        before: list[tuple[str, str]] = []  # marks that are open, and the head behind each
        for piece in _CHUNK.split(raw):
            mark = piece[:1]
            if mark == _TEXT:
                self._say(piece[1:-1])
            elif mark == _OPENING:
                self._outer.append(self._head)
                before.append((mark, self._names.heads.get(int(piece[1:-1]), "")))
            elif mark in (_CLOSING, _ITEM):
                before.append((mark, self._head))
            elif mark == _OVER:
                mark, head = before.pop()
                if mark == _CLOSING and self._outer:
                    self._head = self._outer.pop()
                elif mark != _CLOSING and head:
                    self._head = head
            elif piece:
                self._chunk(list(_whole(piece)))
        self._close()
        return "".join(self._out)

    def _chunk(self, tokens: Sequence[_Token]) -> None:
        """Write a stretch of the document."""
        where = self._where(tokens)
        head = self._head
        for token in tokens:
            if where == "text":
                if token.sort == ">":
                    where = "run"
                elif token.raw:
                    self._say(token.raw)
            elif where == "run":
                if token.sort == ">" and token.name == self._names.run:
                    where, head = "paragraph", self._head
                elif token.sort == "<" and token.name == self._names.text:
                    where, self._head = "text", head
                elif token.name == self._names.properties:
                    head += token.raw
                    self._head = head
                elif token.sort != "text" and not self._is_empty_text(token):
                    self._put(token.raw, head)
            elif token.sort == "<" and token.name == self._names.run:
                where, head = "run", token.raw
                self._head = head
            elif token.sort == "<":
                self._begin(token)
            elif token.sort == ">":
                self._end(token)
            elif token.sort != "text":
                self._put(token.raw)

    def _where(self, tokens: Sequence[_Token]) -> str:
        """Return where a stretch begins: in a run's text, in a run beside its text, or beside runs."""
        first = next((token for token in tokens if token.sort != "text"), None)
        if first is None or (first.sort == ">" and first.name == self._names.text):
            return "text"
        if tokens[0].sort == "text" and tokens[0].raw.strip():
            return "text"
        if first.name == self._names.run:
            return "run" if first.sort == ">" else "paragraph"
        if not self._names.space:
            return "paragraph"
        return "run" if _IN_RUNS.fullmatch(first.name.rpartition(":")[2]) else "paragraph"

    def _is_empty_text(self, token: _Token) -> bool:
        return token.name == self._names.text and not re.search(">[^<]", token.raw)

    def _begin(self, token: _Token) -> None:
        """Write the start of an element around runs; one whose end came before is empty."""
        self._put(token.raw)
        if self._owed[token.name]:
            self._owed[token.name] -= 1
            self._out.append(f"</{token.name}>")
        else:
            self._wraps.append((token.name, self._head))

    def _end(self, token: _Token) -> None:
        """Write the end of an element around runs, first of those that are in it; they have no other."""
        open_ = [name for name, _ in self._wraps]
        if token.name not in open_:
            if self._early[token.name]:
                self._early[token.name] -= 1
            else:
                self._owed[token.name] += 1
            return
        while True:
            name, self._head = self._wraps.pop()
            self._put(f"</{name}>")
            if name == token.name:
                break
            self._early[name] += 1

    def _say(self, text: str) -> None:
        """Write text into a run."""
        if self._run is not None and self._run != self._head:
            self._close()
        if self._run is None:
            self._run = self._head
            self._out.append(self._head)
        self._text.append(text)

    def _put(self, raw: str, head: str | None = None) -> None:
        """Write what isn't text: into a run with this head, or beside runs."""
        if head is None or (self._run is not None and self._run != head):
            self._close()
        elif self._run is not None:
            self._end_text()
        if head is not None and self._run is None:
            self._run = head
            self._out.append(head)
        self._out.append(raw)

    def _end_text(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if text:
            space = self._names.space if text != text.strip() else ""
            self._out.append(f"<{self._names.text}{space}>{text}</{self._names.text}>")

    def _close(self) -> None:
        if self._run is not None:
            self._end_text()
            self._out.append(f"</{self._names.run}>")
            self._run = None


def _whole(raw: str) -> Iterator[_Token]:
    """Yield the tags and texts of a stretch; an element that is in it as a whole is one token."""
    found = list(_TOKEN.finditer(raw))
    ends: dict[int, int] = {}
    open_: list[tuple[str, int]] = []
    for number, match in enumerate(found):
        if match["name"] is None or match["empty"]:
            continue
        if not match["end"]:
            open_.append((match["name"], number))
        elif open_ and open_[-1][0] == match["name"]:
            ends[open_.pop()[1]] = number
    number = 0
    while number < len(found):
        match = found[number]
        last = ends.get(number, number)
        name = match["name"] or ""
        if last > number or (name and match["empty"]):
            sort = "<>"
        elif name:
            sort = ">" if match["end"] else "<"
        else:
            sort = "" if match[0].startswith(("<!--", "<?")) else "text"
        yield _Token(sort, name, raw[match.start() : found[last].end()])
        number = last + 1
