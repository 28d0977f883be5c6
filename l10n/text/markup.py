"""Markup in a unit's source or target: where it is, and the text without it.

The same signs are markup in the units of all formats, as a translator sees them:

    <1>…</1>  <2/>        numbered: what they are a `#.` line says
    <em>…</em>  <br>      tags
    **…**  *…*  __…__     pairs of signs around words, not within one: `5*3` and `a_b` have none
    _…_  ~~…~~

What has no other half is text, but for numbers. So a text can be taken to an engine, a glossary and the rules without
its markup, and what they say of it be led back.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from l10n.model import Inline, Role, Span, collapse

# What stands in the text for a placeable that is a word of its sentence.
OBJECT = "\ufffc"

_TOKEN = re.compile(
    r"(?P<tag><(?P<closing>/?)(?P<name>\d+(?=[/>])|[A-Za-z][\w:.-]*)(?P<attributes>(?:\s[^<>]*?)?)(?P<empty>/?)>)"
    r"|(?P<signs>\*+|_+|~+)"
)
_MAY_HAVE = re.compile(r"<[/\w]|[*_~]")
_NUMBER = re.compile(r"</?(\d+)/?>")
_LONGEST = {"*": 3, "_": 3, "~": 2}  # signs in a row; more are a line that was drawn
# Elements of HTML without an end tag (https://html.spec.whatwg.org/multipage/syntax.html#void-elements).
VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
# Scripts without spaces between words: there a sign may stand between any two.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff]"
)
_BEFORE_WORD = frozenset("([{«“‘„\"'’¿¡-–—/\u00a0\u202f ")
_BEHIND_WORD = frozenset(')]}»”’".,;:!?…-–—/\u00a0\u202f ')


class Mark(NamedTuple):
    """A placeable in a text: its form, where it stands, and where (`at`) in the text without markup.

    `partner` is the number of the other half of a pair, else its own. A `WORD` has `OBJECT` in the text.
    """

    role: Role
    form: str
    start: int
    end: int
    at: int
    partner: int


@dataclass(frozen=True, slots=True)
class Markup:
    """A text with markup, as it is `written`; its `text` without, and its `marks` in order.

    `crossed` are those of them that begin in another pair and end outside of it.
    """

    written: str
    text: str
    marks: tuple[Mark, ...] = ()
    crossed: tuple[Mark, ...] = ()
    _places: tuple[int, ...] = field(default=(), repr=False)

    def original(self, span: Span) -> Span:
        """Return where a stretch of the text without markup stands in the text as it is written."""
        if not self.marks:
            return span
        start = self._places[span.start]
        end = self._places[span.end - 1] + 1 if span.end > span.start else start
        return Span(start, end)

    def only(self, forms: Iterable[str]) -> Markup:
        """Return the same with some forms of markup alone: all else is text."""
        wanted = set(forms)
        found = [token for token in _read(self.written) if token.form in wanted]
        return _markup(self.written, found)


@lru_cache(maxsize=4096)
def parse(written: str) -> Markup:
    """Return a text with what is markup in it."""
    if not _MAY_HAVE.search(written):
        return Markup(written, written)
    return _markup(written, _read(written))


def plain(written: str) -> str:
    """Return a text without its markup."""
    return parse(written).text


def rewritten(written: str, change: Callable[[str], str]) -> str:
    """Return a text whose words were changed a little without its markup, with the markup where it was."""
    markup = parse(written)
    changed = change(markup.text)
    if changed == markup.text:
        return written
    places = _moved(markup.text, changed)
    return with_marks(changed, [(places[mark.at], mark) for mark in markup.marks])


def with_marks(text: str, places: Iterable[tuple[int, Mark]]) -> str:
    """Return a text with marks put into it, which are in order; a `WORD` takes the place of its `OBJECT`."""
    parts, end = [], 0
    for at, mark in places:
        parts += [text[end:at], mark.form]
        end = at + (mark.role is Role.WORD and text.startswith(OBJECT, at))
    return "".join([*parts, text[end:]])


def forms(inlines: Sequence[Inline]) -> tuple[str, ...]:
    """Return what stands in a segment's source for each of its inlines.

    Pairs without attributes stand as they are written, unless their signs could be taken for others there.
    """
    written = _forms(inlines, numbered=False)
    if _is_read_back(inlines, written):
        return written
    return _forms(inlines, numbered=True)


def message(inlines: Sequence[Inline]) -> str:
    """Return the source of a segment with markup: what a translator gets."""
    return _joined(inlines, forms(inlines))


class Difference(NamedTuple):
    """How a target's markup differs from its source's: marks that are lost, added, and whose pairs cross."""

    lost: tuple[Mark, ...]
    added: tuple[Mark, ...]
    crossed: tuple[Mark, ...]

    def __bool__(self) -> bool:
        return bool(self.lost or self.added or self.crossed)


def compare(source: Markup, target: Markup) -> Difference:
    """Return how a target's markup differs from its source's; a half without its other one is lost."""
    if not source.marks and not target.marks:
        return Difference((), (), ())
    return Difference(_beyond(source, target), _beyond(target, source), target.crossed)


def described(difference: Difference) -> str:
    """Return what a difference is, in words: `lost <1>…</1>; added *`."""
    parts = []
    for what, marks in zip(("lost", "added", "crossed"), difference, strict=True):
        forms = dict.fromkeys(mark.form for mark in marks)
        if forms:
            parts.append(f"{what} {', '.join(forms)}")
    return "; ".join(parts)


def _beyond(one: Markup, other: Markup) -> tuple[Mark, ...]:
    """Return the marks of one text that the other hasn't, or hasn't as often."""
    rest = Counter(map(_kind, other.marks))
    beyond = []
    for mark in one.marks:
        rest[_kind(mark)] -= 1
        if rest[_kind(mark)] < 0:
            beyond.append(mark)
    return tuple(beyond)


def _kind(mark: Mark) -> tuple[str, Role]:
    return mark.form, Role.EMPTY if mark.role is Role.WORD else mark.role


@dataclass(slots=True, eq=False)
class _Token:
    role: Role
    form: str
    name: str
    start: int
    partner: _Token | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.form)


def _read(text: str) -> list[_Token]:
    """Return the markup of a text in order: pairs, what needs no other half, and numbers that miss it."""
    tokens: list[_Token] = []
    open_: list[_Token] = []
    for match in _TOKEN.finditer(text):
        if match["signs"]:
            tokens += _signs(text, match, open_)
            continue
        form, name = match["tag"], match["name"].lower()
        if match["empty"] or match["attributes"].endswith("/") or (name in VOID and not match["closing"]):
            tokens.append(_Token(Role.EMPTY, form, name, match.start()))
        elif match["closing"]:
            tokens.append(_close(open_, _Token(Role.CLOSING, form, name, match.start())))
        else:
            tokens.append(_Token(Role.OPENING, form, name, match.start()))
            open_.append(tokens[-1])
    found = []
    for token in tokens:
        if token.role is not Role.EMPTY and token.partner is None:
            if not token.name.isdigit():
                continue
            token.role = Role.EMPTY
        found.append(token)
    return found


def _signs(text: str, match: re.Match[str], open_: list[_Token]) -> Iterator[_Token]:
    """Yield the tokens of signs in a row: those that end what is open first."""
    start, end = match.span()
    sign = match[0][0]
    if end - start > _LONGEST[sign]:
        return
    before, behind = text[start - 1 : start], text[end : end + 1]
    may_open = not _is_in_word(before) and bool(behind) and not behind.isspace()
    may_close = bool(before) and not before.isspace() and not _is_in_word(behind)
    while start < end:
        fitting = [one for one in open_ if one.name[0] == sign and len(one.form) <= end - start]
        if may_close and fitting:
            form = fitting[-1].form
            yield _close(open_, _Token(Role.CLOSING, form, form, start))
        elif may_open and (sign != "~" or end - start == _LONGEST[sign]):
            form = sign * min(2, end - start)
            open_.append(_Token(Role.OPENING, form, form, start))
            yield open_[-1]
        else:
            return
        start += len(form)


def _is_in_word(char: str) -> bool:
    return char.isalnum() and not _UNSPACED.match(char)


def _close(open_: list[_Token], token: _Token) -> _Token:
    """Return a closing half, with its other one if that is open."""
    for other in reversed(open_):
        if other.name == token.name:
            other.partner, token.partner = token, other
            open_.remove(other)
            break
    return token


def _markup(written: str, tokens: Sequence[_Token]) -> Markup:
    if not tokens:
        return Markup(written, written)
    numbers = {id(token): number for number, token in enumerate(tokens)}
    text: list[str] = []
    places: list[int] = []
    marks: list[Mark] = []
    end = 0
    for token in tokens:
        text.append(written[end : token.start])
        places += range(end, token.start)
        end = token.end
        role = Role.WORD if token.role is Role.EMPTY and _is_word(written, token) else token.role
        partner = numbers.get(id(token.partner), numbers[id(token)])
        marks.append(Mark(role, token.form, token.start, end, len(places), partner))
        if role is Role.WORD:
            text.append(OBJECT)
            places.append(token.start)
    text.append(written[end:])
    places += range(end, len(written) + 1)
    return Markup(written, "".join(text), tuple(marks), _crossed(marks), tuple(places))


def _is_word(text: str, token: _Token) -> bool:
    """Whether an empty placeable stands like a word: between spaces or what stands beside words."""
    before, behind = text[token.start - 1 : token.start], text[token.end : token.end + 1]
    return (
        token.form.startswith("<")
        and token.name not in VOID
        and (not before or before in _BEFORE_WORD)
        and (not behind or behind in _BEHIND_WORD)
    )


def _crossed(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return the marks that begin pairs which end outside of the pair that they begin in."""
    open_: list[int] = []
    crossed = []
    for number, mark in enumerate(marks):
        if mark.role is Role.OPENING:
            open_.append(number)
        elif mark.role is Role.CLOSING:
            crossed += [marks[one] for one in open_[open_.index(mark.partner) + 1 :]]
            open_.remove(mark.partner)
    return tuple(crossed)


def _is_read_back(inlines: Sequence[Inline], written: Sequence[str]) -> bool:
    """Whether what stands for a segment's inlines is read as just these."""
    wanted = [form for one, form in zip(inlines, written, strict=True) if one.role is not Role.TEXT]
    ours = set(wanted)
    return [mark.form for mark in parse(_joined(inlines, written)).marks if mark.form in ours] == wanted


def _forms(inlines: Sequence[Inline], *, numbered: bool) -> tuple[str, ...]:
    text = "".join(one.text for one in inlines if one.role is Role.TEXT)
    number = max((int(match[1][:6]) for match in _NUMBER.finditer(text)), default=0)
    written: list[str] = []
    open_: list[tuple[int, int]] = []
    for place, one in enumerate(inlines):
        if one.role is Role.TEXT or (one.text and not numbered and one.role is Role.CLOSING and not open_):
            written.append(one.text)
        elif one.role is Role.CLOSING and open_:
            begin, its = open_.pop()
            if its:
                written[begin] = f"<{its}>"
            written.append(f"</{its}>" if its else one.text)
        else:
            if numbered or not one.text:
                number += 1
            written.append(one.text if one.text and not numbered else f"<{number}/>")
            if one.role is Role.OPENING:
                open_.append((place, number if numbered or not one.text else 0))
    return tuple(written)


def _joined(inlines: Sequence[Inline], written: Sequence[str]) -> str:
    """Return the forms of inlines as one text, with a space behind a line end, so that it joins no words."""
    return collapse(
        "".join(
            form + " " if one.role is Role.BREAK else form for one, form in zip(inlines, written, strict=True)
        )
    )


def _moved(before: str, after: str) -> list[int]:
    """Return for each place in a text where it is in the same text once that was changed a little."""
    places = [0] * (len(before) + 1)
    for _, start, end, to, until in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for at in range(start, end + 1):
            places[at] = min(to + at - start, until)
    places[0], places[-1] = 0, len(after)
    return places
