"""What a format of articles is: how a file of it is read, and how translations are written into it.

A format says where its blocks are, and what text has to become where it stands; all else is the same for all
formats, in `writing`. What a format leaves out is as in plain text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from l10n.messages import Message
from l10n.model import Article, Block, Inline, Span

Reader = Callable[[str], tuple[Block, ...]]
"""From a text to its blocks, whose edges have no white space; a block within another one's placeable comes later."""


def _as_it_is(text: str, block: Block) -> str:
    return text


def _markup_as_it_is(raw: str, inline: Inline) -> str:
    return raw


def _no_edits(article: Article, language: str) -> Iterable[tuple[Span, str]]:
    return ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of articles.

    `escape` takes a stretch of a target's text, without markup, and returns it as it is written in a block.
    `markup` takes what stands in the article for a placeable, and returns what is to stand in a translation; where
    `marks_all`, it is asked for those of sentences that aren't translated, too, in a block that goes to `finish`.
    `finish` takes what a block has become as a whole, and puts right what only the whole tells: quotation marks
    around a field, a line that would begin a list. `language` gives the places where an article states its own
    language, and what stands there in another one (BCP 47). `charset` tells the encoding that a file states of
    itself; what that lacks is written by the handler `errors` of Python's codecs.

    `lost_anchors` are the ids of headings that links in a text lead to, that a translation of it has no more.

    Where it `wraps`, a paragraph on several lines is wrapped again; else `finish` may do so.

    A file that isn't text has `unpack`, from its bytes to its parts as one text, and `pack`, from such a text and the
    file's bytes to the bytes of a file; `unpack` raises `InputError` where it is none of the format. `remarks` are
    what a person should know of a file besides its text.
    """

    blocks: Reader
    escape: Callable[[str, Block], str] = _as_it_is
    finish: Callable[[str, Block], str] = _as_it_is
    language: Callable[[Article, str], Iterable[tuple[Span, str]]] = _no_edits
    charset: Callable[[bytes], str | None] = lambda data: None
    errors: str = "strict"
    unpack: Callable[[bytes, str], str] | None = None
    pack: Callable[[str, bytes], bytes] | None = None
    remarks: Callable[[bytes], Iterable[Message]] = lambda data: ()
    markup: Callable[[str, Inline], str] = _markup_as_it_is
    marks_all: bool = False
    wraps: bool = True
    lost_anchors: Callable[[str, str], list[str]] = lambda before, after: []
