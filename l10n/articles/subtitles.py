"""SubRip (.srt) and WebVTT (.vtt): sentences across subtitles, times untouched, lines wrapped again to their width.

A block goes on from one subtitle to the next where a sentence does; between them stands a placeable. WebVTT is W3C's
(https://www.w3.org/TR/webvtt1/, section 4); SubRip has no standard: what its files have in common is read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from l10n.articles import inlines as shared
from l10n.articles.format import Format
from l10n.messages import msg
from l10n.model import Block, BlockKind, Inline, Role

_TIME = r"(?:\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?!\S)[^\r\n]*", re.MULTILINE)
_BLANK = re.compile(r"(?:\r?\n)[ \t]*(?=\r?\n|\Z)")
_LINE = re.compile(r"\r?\n[ \t]*")
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[A-Za-z]\w*)(?P<rest>[^<>\n]*)>|<[\d:.]+>|\{\\[^{}\n]*\}")
_ENTITY = re.compile(shared.ENTITY)
_ANY_TAG = r"<[^<>\n]*>|\{\\[^{}\n]*\}"
_DASH = re.compile(rf"(?:{_ANY_TAG})*[ \t]*[-–—]")
_VOICE = re.compile(r"<v(?:[.\s][^<>\n]*)?>")
_WHOLE_LINE = re.compile(r"(?m)^[ \t]*<(\w+)[^<>\n]*>(?=[^\n]*[.?!…][»”\"]?[ \t]+\S)[^<>\n]*</\1>[ \t]*\r?$")
_WORD = re.compile(rf"(?:{_ANY_TAG}|\S)+")
_SUBRIP_MARKUP = re.compile(f"{_TAG.pattern}|{_LINE.pattern}")
_MARKUP = re.compile(f"{_SUBRIP_MARKUP.pattern}|{_ENTITY.pattern}")
_BOUNDARY = msg("next subtitle")


class _Cue(NamedTuple):
    """A subtitle: where its text stands, and who speaks, as WebVTT says it."""

    start: int
    end: int
    voice: str


def _blocks(text: str, *, webvtt: bool) -> tuple[Block, ...]:
    blocks = []
    ends = "crlf" if "\r\n" in text else "lf"
    for group in _groups(text, list(_cues(text)), webvtt=webvtt):
        inlines: list[Inline] = []
        for before, cue in zip((None, *group), group, strict=False):
            if before is not None:
                line = _LINE.match(text, before.end)
                end = line.end() if line else before.end
                inlines += [shared.text_inline(text, before.end, end, " ")]
                inlines += [Inline(Role.EMPTY, end, cue.start, "", _BOUNDARY)]
            inlines += _inlines(text, cue, webvtt=webvtt)
        lines = [line for cue in group for line in text[cue.start : cue.end].splitlines()]
        width = max((_width(line) for line in lines), default=0)
        style = f"{'vtt' if webvtt else 'srt'}:{ends}:{width}"
        block = shared.block(inlines, BlockKind.SUBTITLE, style=style)
        if block:
            blocks.append(block)
    return tuple(blocks)


def _cues(text: str) -> Iterator[_Cue]:
    """Yield the subtitles that say something."""
    at = 0
    while times := _TIMES.search(text, at):
        at = times.end()
        line = _LINE.match(text, at)
        if line is None:
            continue
        start = line.end()
        if text[start : start + 1] in ("\r", "\n", ""):
            continue
        blank = _BLANK.search(text, start)
        end = blank.start() if blank else len(text.rstrip())
        at = end
        voice = _VOICE.match(text, start, end)
        yield _Cue(start, end, voice[0] if voice else "")


def _groups(text: str, cues: list[_Cue], *, webvtt: bool) -> Iterator[list[_Cue]]:
    """Yield the subtitles that follow each other in one sentence, or paragraph."""
    group: list[_Cue] = []
    for cue in cues:
        if group and not _goes_on(text, group[-1], cue, webvtt=webvtt):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _goes_on(text: str, one: _Cue, two: _Cue, *, webvtt: bool) -> bool:
    """Return whether a sentence goes on from one subtitle to the next: it is not over, and no other begins."""
    if one.voice != two.voice or _DASH.match(text, two.start):
        return False
    before, after = (_plain(text[cue.start : cue.end], webvtt=webvtt) for cue in (one, two))
    first = next((char for char in after if char.isalnum() or char in '«“"([♪#'), "")
    last = before.rstrip("»”\"' \u00a0\u202f")[-1:]
    if last in ".?!…" or not any(map(str.isalpha, before)):
        return False
    return first.islower() or last in ",;"


def _plain(text: str, *, webvtt: bool) -> str:
    plain = _TAG.sub("", text)
    return (html.unescape(plain) if webvtt else plain).strip()


def _width(line: str) -> int:
    return len(_ENTITY.sub("&", _TAG.sub("", line)))


def _inlines(text: str, cue: _Cue, *, webvtt: bool) -> Iterator[Inline]:
    """Return the inlines of a subtitle."""
    pattern = _MARKUP if webvtt else _SUBRIP_MARKUP
    lines = [match.span() for match in _WHOLE_LINE.finditer(text, cue.start, cue.end)]
    marks = (_inline(text, match, lines) for match in pattern.finditer(text, cue.start, cue.end))
    return shared.filled(text, cue.start, cue.end, marks)


def _inline(text: str, match: re.Match[str], lines: Sequence[tuple[int, int]]) -> Inline:
    """Return the inline of a mark; a tag around a line in which a sentence ends is the line's, and no sentence's."""
    start, end = match.span()
    raw = match[0]
    if raw[0] in "\r\n":
        if _DASH.match(text, end):
            return Inline(Role.BREAK, start, end, "", msg("line end"))
        return shared.text_inline(text, start, end, " ")
    if raw[0] == "&":
        return shared.text_inline(text, start, end, html.unescape(raw))
    name, kind = match["name"], f"<{match['name']}>"
    if name is None or name == "v":
        kind = msg("voice") if name else msg("time") if raw[0] == "<" else msg("place")
        return Inline(Role.EMPTY, start, end, "", kind, raw)
    note = "" if match["closing"] or not match["rest"].strip() else raw
    if any(low <= start < high for low, high in lines):
        return Inline(Role.EMPTY, start, end, "", kind, note)
    role = Role.CLOSING if match["closing"] else Role.OPENING
    return Inline(role, start, end, "" if note else raw, kind, note)


def _escape(text: str, block: Block) -> str:
    if block.style.startswith("vtt"):
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("-->", "--&gt;")
    return text.replace("-->", "→")


def _markup(raw: str, inline: Inline) -> str:
    """Return the markup of a translation: what stands between two subtitles is on lines of its own."""
    if inline.kind != _BOUNDARY:
        return raw
    return ("\r\n" if raw.startswith("\r\n") else "\n") + raw


def _finish(text: str, block: Block) -> str:
    """Return a block's text with lines that are no longer than the longest was."""
    _, ends, widest = block.style.split(":")
    width, line_end = int(widest), "\r\n" if ends == "crlf" else "\n"
    lines = []
    for line in text.split(line_end):
        is_text = "-->" not in line and not line.strip().isdigit()
        lines += (
            _wrapped(line.rstrip(), width)
            if is_text and _width(line.rstrip()) > width
            else [line.rstrip(" ")]
        )
    return line_end.join(lines)


def _wrapped(line: str, width: int) -> list[str]:
    """Return a line as some that are about equally long, and no longer than `width` if words allow it."""
    words: list[str] = []
    for word in _WORD.findall(line):  # a line that begins with a dash is another speaker's
        if words and _DASH.match(html.unescape(word)):
            words[-1] += f" {word}"
        else:
            words.append(word)
    count = ceil(_width(line) / max(width, 1))
    while True:
        goal = ceil(_width(line) / count)
        lines: list[str] = []
        current = ""
        for word in words:
            longer = f"{current} {word}" if current else word
            if current and (_width(longer) > width or (_width(current) >= goal and len(lines) + 1 < count)):
                lines.append(current)
                current = word
            else:
                current = longer
        lines.append(current)
        if len(lines) <= count or count >= len(words):
            return lines
        count += 1


SRT = Format(partial(_blocks, webvtt=False), _escape, _finish, markup=_markup, wraps=False)
VTT = Format(partial(_blocks, webvtt=True), _escape, _finish, markup=_markup, wraps=False)

__all__ = ["SRT", "VTT"]
