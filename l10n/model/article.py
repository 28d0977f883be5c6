"""An article, its blocks, what is in them, and its segments.

An article is its own skeleton: `article.text[segment.start:segment.end] == segment.raw`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from l10n.messages import msg_template
from l10n.model.sentences import SentenceRules
from l10n.model.text import collapse


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADLINE = msg_template("headline")
    PARAGRAPH = msg_template("paragraph")
    ITEM = msg_template("list item")
    QUOTE = msg_template("quote")
    CELL = msg_template("table cell")
    CAPTION = msg_template("caption")
    NOTE = msg_template("note")
    FIELD = msg_template("field")
    ATTRIBUTE = msg_template("attribute")
    SUBTITLE = msg_template("subtitle")


class Role(StrEnum):
    """What a stretch of a block with markup is: text, one half of a pair, or a placeable by itself.

    A `WORD` stands for one in its sentence (code, a formula, a variable), an `EMPTY` one doesn't (an image, the mark
    of a note). A `BREAK` is a line end that was put there on purpose: it ends a segment.
    """

    TEXT = "text"
    OPENING = "opening"
    CLOSING = "closing"
    WORD = "word"
    EMPTY = "empty"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Inline:
    """A stretch of a block with markup: `article.text[start:end]`.

    `text` is what it says, to a translator. Of text, that is what stands there, or, for a stretch that is never cut,
    what it stands for: an entity, an escape, a line end with the marks before the next line (a space), or nothing. Of
    a half of a pair it is what stands there if that has no attributes (`**`, `<em>`), else nothing, and a number
    stands in the source; the same for all other placeables. `kind` says what it is (`bold`, `link`, `code`, or the
    name of an element), and `note` more of it, such as an address.
    """

    role: Role
    start: int
    end: int
    text: str = ""
    kind: str = ""
    note: str = ""

    @property
    def is_literal(self) -> bool:
        """Whether it is text that says what stands there, and so may be cut."""
        return self.role is Role.TEXT and self.end - self.start == len(self.text)

    @property
    def is_mute(self) -> bool:
        """Whether it is text that says nothing: a mark that stays about where it is, and that no translator sees."""
        return self.role is Role.TEXT and not self.text and self.start < self.end

    def part(self, start: int, end: int) -> Inline:
        """Return the part of text that says `text[start:end]`; what is never cut is its own part."""
        if not self.is_literal:
            return self
        return Inline(self.role, self.start + start, self.start + end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of an article that bounds sentences: `article.text[start:end]`, without edge white space.

    One with markup has `inlines`, which follow each other from its start to its end; pairs are nested. `style` is
    what its format has to know to write a translation there (between which quotation marks a field stands), `label`
    what a translator is told besides its kind (the field's name).
    """

    kind: BlockKind
    start: int
    end: int
    inlines: tuple[Inline, ...] = ()
    style: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """A text to translate.

    `name` is its path below the articles folder, with `/`, as `article_name` gives it (`2024/koursk`): the same
    however the command was called. `reference` is that path itself, for `#:`. `text` is the file's
    text, decoded, its line ends and all else as they are; `data` its bytes, with the byte order mark if it has one.
    `rules` are its project's own of where sentences end.
    """

    name: str
    reference: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    data: bytes = field(default=b"", compare=False, repr=False)
    rules: SentenceRules | None = field(default=None, compare=False, repr=False)

    def prose(self, block: Block) -> str:
        """Return the text of a block without its markup."""
        if not block.inlines:
            return self.text[block.start : block.end]
        return "".join(
            one.text if one.role is Role.TEXT else "\n" * (one.role is Role.BREAK) for one in block.inlines
        )

    @property
    def has_markup(self) -> bool:
        """Whether its blocks have inlines: the article isn't plain text."""
        return any(block.inlines for block in self.blocks)

    @property
    def sample(self) -> str:
        """What can be read of it: its text, or that of its blocks if it has markup."""
        return "\n\n".join(map(self.prose, self.blocks)) if self.has_markup else self.text


def article_name(reference: str) -> str:
    """Return the name of the article whose path below the articles folder is `reference`: that without `.txt`.

    Other suffixes stay: `koursk.md` is another article than `koursk.txt`, whatever else there is in a folder.
    """
    return reference[:-4] if reference.lower().endswith(".txt") else reference


@dataclass(frozen=True, slots=True)
class Segment:
    """A place in an article that is translated as one: a sentence, a headline.

    `raw` is `article.text[start:end]`; `line` (from 1) is where it starts; `block` is its index in
    `article.blocks`. `number` of `count` (from 1) is its place among the segments of its block. One of a block with
    markup has its `inlines`, and the `message` that a translator gets.
    """

    raw: str
    start: int
    end: int
    line: int
    block: int
    number: int
    count: int
    inlines: tuple[Inline, ...] = ()
    message: str = ""

    @property
    def source(self) -> str:
        """The text to translate: `raw` with its white space collapsed; re-wrapping doesn't change it."""
        return self.message or collapse(self.raw)
