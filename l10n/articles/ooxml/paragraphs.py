"""A paragraph of an office document as inlines: runs of one formatting joined, pairs where it changes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from l10n.articles import formatting, xmltree
from l10n.articles import inlines as shared
from l10n.articles.ooxml.runs import Names
from l10n.articles.xmltree import Element, Text
from l10n.messages import msg
from l10n.model import Block, BlockKind, Inline, Role

HIDDEN = "hidden"
"""The kind of mute text that a translation keeps; other mute text is where a run was cut."""

Format = tuple[object, ...]
"""The formatting of a run, as a value."""
PLAIN = msg("format")
"""What a translator is told of formatting that has no name."""
_SPACE = " \t\r\n"  # that of XML


@dataclass(slots=True)
class Run:
    """A run with text: its formatting, and where what stands before and behind its content is."""

    format: Format
    start: int
    head: int
    tail: int
    end: int
    letters: int = 0
    is_link: bool = False


@dataclass(slots=True)
class _Level:
    """What pairs are open in: a paragraph, or an element around runs, whose start tag ends at `opening`."""

    base: Format | None
    format: Format | None = None  # of the pair that is open
    kind: str = ""
    opening: int = 0
    opened: int = 0  # in the list of inlines, its opening half
    place: int = 0  # there, where it would be closed
    tail: tuple[int, int] = (0, 0)


Piece = Inline | Run | tuple[int, int]
"""Text or an item, the start of a run, and where what ends it is."""
Describe = Callable[[Format, Format], str]
"""From the formatting of a run, and that around it, to what a translator is told."""


class Pieces:
    """What a paragraph holds, in order, as a reader of one format finds it; `block` makes a block of it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[Piece] = []
        self._depth = 0
        self._runs: list[tuple[int, Run]] = []
        self._in: Run | None = None

    def run(self, run: Run) -> None:
        """Begin a run with text."""
        self._pieces.append(run)
        self._runs.append((self._depth, run))
        self._in = run

    def end_run(self) -> None:
        """End it."""
        assert self._in is not None
        self._pieces.append((self._in.tail, self._in.end))
        self._in = None

    def say(self, texts: Sequence[Text], *, strip: bool = False) -> None:
        """Add text in one element; `strip` says that white space at its edges doesn't count."""
        for number, piece in enumerate(texts):
            text = piece.text
            if piece.end - piece.start != len(text):
                self._pieces.append(shared.text_inline(self._text, piece.start, piece.end, text))
            else:
                first = len(text) - len(text.lstrip(_SPACE)) if strip and number == 0 else 0
                last = len(text.rstrip(_SPACE)) if strip and number == len(texts) - 1 else len(text)
                if first < last:
                    self._pieces.append(
                        shared.text_inline(self._text, piece.start + first, piece.start + last)
                    )
            if self._in:
                self._in.letters += sum(map(str.isalnum, text))

    def add(self, role: Role, start: int, end: int, kind: str, note: str = "", text: str = "") -> None:
        """Add what isn't text."""
        self._depth += (role is Role.OPENING) - (role is Role.CLOSING)
        self._pieces.append(Inline(role, start, end, text, kind, note))

    def hide(self, start: int, end: int) -> None:
        """Add what a translator doesn't see."""
        self._pieces.append(Inline(Role.TEXT, start, end, "", HIDDEN))

    def block(self, kind: BlockKind, names: Names, describe: Describe) -> Block | None:
        """Return the block of a paragraph; None where there is no text in it."""
        if not any(run.letters for _, run in self._runs):
            return None
        own = [run for depth, run in self._runs if not depth]
        stretches = [(run.format, 0 if run.is_link else run.letters) for run in own if run.letters]
        base = formatting.base(
            stretches, lambda one, most: describe(one, most) == PLAIN != describe(most, one)
        )
        first = next((run for run in own if run.format == base), None)
        pairing = _Pairing(base or (), describe)
        for number in range(len(self._pieces)):
            pairing.take(self._pieces, number)
        paired = pairing.inlines()
        inlines = _framed(list(_tiled(paired, self._edges())))
        openings = ([one for one in some if one.role is Role.OPENING] for some in (paired, inlines))
        heads = {
            after.start: self._head(pairing.firsts[before.end])
            for before, after in zip(*openings, strict=True)
            if before.end in pairing.firsts
        }
        names = replace(names, head=self._head(first) if first else names.head, heads=heads)
        return shared.block(inlines, kind, style=names.style())

    def _head(self, run: Run) -> str:
        return plain_head(self._text[run.start : run.head])

    def _edges(self) -> tuple[int, int]:
        first, last = self._pieces[0], self._pieces[-1]
        start = first[0] if isinstance(first, tuple) else first.start
        return start, last[1] if isinstance(last, tuple) else last.end


class _Pairing:
    """Makes a pair around runs whose formatting isn't that of the others around them."""

    def __init__(self, base: Format, describe: Describe) -> None:
        self._describe = describe
        self._inlines: list[Inline] = []
        self._levels = [_Level(base)]
        self._run: Run | None = None  # that is open, if it has more than white space
        self.firsts: dict[int, Run] = {}
        """In elements around runs, the first run, by where the start tag ends."""

    def inlines(self) -> list[Inline]:
        """Return what was taken."""
        self._close()
        return self._inlines

    def take(self, pieces: Sequence[Piece], number: int) -> None:
        """Take a piece of a paragraph."""
        piece, level = pieces[number], self._levels[-1]
        if isinstance(piece, Run):
            self._run = None if _is_space(pieces, number) else piece
            if self._run:
                self._begin(piece, level, piece.start, piece.head)
        elif isinstance(piece, tuple):
            if level.format is not None and self._run:
                level.place, level.tail = len(self._inlines), piece
            self._run = None
        else:
            if piece.role not in (Role.TEXT, Role.EMPTY, Role.WORD):
                self._close()
            if piece.role is Role.CLOSING and len(self._levels) > 1:
                self._levels.pop()
            if piece.is_literal and self._run:
                self._begin(self._run, level, piece.start, piece.start)  # again, behind a line end in a run
            self._inlines.append(piece)
            if piece.is_literal and level.format is not None and self._run:
                level.place, level.tail = len(self._inlines), (piece.end, piece.end)
            if piece.role is Role.OPENING:
                self._levels.append(_Level(None, opening=piece.end))

    def _begin(self, run: Run, level: _Level, start: int, end: int) -> None:
        if level.base is None:
            level.base = run.format
            self.firsts[level.opening] = run
        if run.format == level.format:
            return
        self._close()
        if run.format != level.base:
            level.format, level.kind = run.format, self._describe(run.format, level.base)
            level.place, level.opened = -1, len(self._inlines)
            self._inlines.append(Inline(Role.OPENING, start, end, "", level.kind))
            self.firsts[end] = run

    def _close(self) -> None:
        level = self._levels[-1]
        if level.format is None:
            return
        if level.place < 0:  # nothing is in it
            del self._inlines[level.opened]
        else:
            self._inlines.insert(level.place, Inline(Role.CLOSING, *level.tail, "", level.kind))
        level.format = None


def _is_space(pieces: Sequence[Piece], number: int) -> bool:
    """Whether a run has nothing but white space in it, whose formatting nobody sees."""
    for following in range(number + 1, len(pieces)):
        piece = pieces[following]
        if isinstance(piece, tuple):
            return True
        if not isinstance(piece, Inline) or piece.role is not Role.TEXT or piece.text.strip() or piece.kind:
            return False
    return True


def _tiled(inlines: Sequence[Inline], edges: tuple[int, int]) -> Iterator[Inline]:
    """Yield inlines that cover all between the edges; what lies between text says nothing."""
    at, end = edges
    for number, one in enumerate(inlines):
        if _is_text(one):
            if at < one.start:
                yield Inline(Role.TEXT, at, one.start)
            yield one
            at = one.end
            continue
        following = inlines[number + 1] if number + 1 < len(inlines) else None
        is_last = following is None or _is_text(following) or one.end <= at
        stop = (following.start if following else end) if is_last else one.end
        yield replace(one, start=at, end=stop)
        at = stop
    if at < end:
        yield Inline(Role.TEXT, at, end)


def _framed(inlines: list[Inline]) -> list[Inline]:
    """Return inlines whose first and last stand for something, so that a block has its runs as a whole."""
    for numbers in (range(len(inlines)), range(len(inlines) - 1, -1, -1)):
        for number in numbers:
            one = inlines[number]
            if one.role is not Role.TEXT or one.text:
                break
            inlines[number] = replace(one, role=Role.EMPTY, kind=msg("edge"))
    return inlines


def _is_text(one: Inline) -> bool:
    return one.role is Role.TEXT and not one.kind


_UNSEEN = re.compile(r"<\w+:(?:lang|noProof)\b[^<>]*/>")
_PROOFING = re.compile(r"\s(?:lang|altLang|noProof|dirty|err|smtClean|smtId|\w+:rsid\w*)=\"[^\"]*\"")
_EMPTY = re.compile(r"<(\w+:rPr)\s*>\s*</\1>|<\w+:rPr\s*/>")


def plain_head(head: str) -> str:
    """Return what a run begins with, without what its text has been found to be in: spelling, and a language."""
    return _EMPTY.sub("", _PROOFING.sub("", _UNSEEN.sub("", head)))


def canonical(element: Element, unseen: frozenset[str]) -> Format:
    """Return what an element says, as a value, but for the elements and attributes that don't count."""
    attributes = tuple(sorted((key, value) for key, value in element.attributes.items() if key not in unseen))
    return (
        element.name,
        attributes,
        *(canonical(one, unseen) for one in element.elements if one.name not in unseen),
    )


def attribute_block(text: str, element: Element, name: str, label: str) -> Block | None:
    """Return the block of an attribute's value; None where it has none, or says a file's name."""
    value = element.attributes.get(name, "")
    if not value.strip() or shared.is_file_name(value):
        return None
    start, end = xmltree.attribute(text, element, name)
    return shared.block(
        xmltree.inlines(text, start, end), BlockKind.ATTRIBUTE, style=text[start - 1], label=label
    )
