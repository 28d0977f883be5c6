"""The values that flow through l10n. Standard library only; nothing here reads or writes anything.

An article is its own skeleton: `article.text[segment.start:segment.end] == segment.raw`. Languages are
BCP 47 tags (`fr`, `pt-BR`) everywhere but inside an engine and in the paths and headers of catalogs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol


@dataclass(frozen=True, slots=True, order=True)
class LanguagePair:
    """A direction of translation, in BCP 47 tags."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}→{self.target}"


class BlockKind(StrEnum):
    """What a block of an article is."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    QUOTE = "quote"
    CELL = "table cell"
    CAPTION = "caption"
    NOTE = "note"
    FIELD = "field"
    ATTRIBUTE = "attribute"
    SUBTITLE = "subtitle"


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
    what it stands for: an entity, an escape, a line end with the marks before the next line (a space). Of a half of a
    pair it is what stands there if that has no attributes (`**`, `<em>`), else nothing, and a number stands in the
    source; the same for all other placeables. `kind` says what it is (`bold`, `link`, `code`), and `note` more of it,
    such as an address.
    """

    role: Role
    start: int
    end: int
    text: str = ""
    kind: str = ""
    note: str = ""


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
    """

    name: str
    reference: str
    text: str
    blocks: tuple[Block, ...]
    encoding: str = "utf-8"
    data: bytes = field(default=b"", compare=False, repr=False)

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


class Span(NamedTuple):
    """A stretch of a text, from `start` up to but not with `end`."""

    start: int
    end: int


class Edit(NamedTuple):
    """What stands in the place of a stretch of a text, from `start` up to but not with `end`."""

    start: int
    end: int
    text: str


class Placed(Protocol):
    """What has a place in a text: a stretch, a word, a hit of a term."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def overlap(one: Placed, other: Placed) -> bool:
    """Return whether two stretches of one text have a character in common."""
    return one.start < other.end and other.start < one.end


# Every character at which some tool ends a line, and the two that pad: what re-wrapping an article changes.
# No-break and thin spaces say something (`10 000`, `« non »`) and stay. U+0004 is fatal in a catalog: gettext
# joins a context and a source with it.
_BREAKABLE = re.compile("[\x04\t\n\v\f\r \x1c\x1d\x1e\x85\u2028\u2029]+")


def collapse(text: str) -> str:
    """Return `text` without edge white space, each run of breakable white space inside made one space."""
    return _BREAKABLE.sub(" ", text).strip(" ")


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


@dataclass(frozen=True, slots=True)
class Unit:
    """A source with its target: an entry of a catalog, at `line` (from 1) of the file at `path`.

    `reviewed` says that a person stands for the target; `article` is the article's name, if the catalog tells.
    """

    source: str
    target: str
    pair: LanguagePair
    reviewed: bool = False
    path: str = ""
    line: int | None = None
    article: str = ""


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Certainty(StrEnum):
    """How sure a finding is; how much it matters follows from that."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"

    @property
    def severity(self) -> Severity:
        """How much a finding matters that is so sure, in what a person stands for."""
        return _SEVERITIES[self]


_SEVERITIES = {
    Certainty.CERTAIN: Severity.ERROR,
    Certainty.LIKELY: Severity.WARNING,
    Certainty.POSSIBLE: Severity.INFO,
}


def digest(*texts: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of texts; any will do, surrogates too."""
    import hashlib  # OpenSSL takes longer than all of this module

    return hashlib.sha256("\0".join(texts).encode(errors="surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a person should look at.

    `rule` is the id of the rule that it breaks (`fidelity/other-language`), `check` the name that it had before rules
    had ids, which catalogs and scripts know. `message` is one sentence without row numbers or dates, that
    says what to do. `path` and `line` (from 1) are where; `source` and `target` the texts, if it has them, and
    `source_spans` and `target_spans` the places in them that it is about. A finding about a glossary term names the
    `term`, the `concept` and what is `allowed`. `certainty` is how sure a rule about translations is of it. `fix`
    puts the target right where that needs no person.
    """

    check: str
    severity: Severity
    message: str
    path: str = ""
    line: int | None = None
    source: str = ""
    target: str = ""
    source_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    term: str = ""
    concept: str = ""
    allowed: tuple[str, ...] = ()
    rule: str = ""
    certainty: Certainty | None = None
    fix: tuple[Edit, ...] = ()

    @property
    def fingerprint(self) -> str:
        """What tells it from others, wherever it stands: 16 hexadecimal digits of SHA-256; empty without texts.

        It is made of what was found in which texts, not of lines and sentences, which change with the next edit above
        or the next version.
        """
        return digest(self.check, self.source, self.target, self.term) if self.source else ""


@dataclass(frozen=True, slots=True)
class Translation:
    """What an engine makes of one source: a target, and what the engine knows of it.

    `score` is the engine's own (a mean log probability a token, at most 0), None where it has none; `unknown`
    are the source's words that the engine did not know. An empty `target` says that it could not. The guard adds
    the `origin` if another engine than the one that was asked made it, and the `problem`: why there is no target,
    or what to look at in it.
    """

    target: str
    score: float | None = None
    unknown: tuple[str, ...] = ()
    origin: str = ""
    problem: str = ""

    @classmethod
    def of_parts(cls, target: str, parts: Sequence[Translation]) -> Translation:
        """Return a `target` that was made of `parts`: with the lowest score of them, and all their unknown words."""
        scores = [part.score for part in parts if part.score is not None]
        unknown = dict.fromkeys(word for part in parts for word in part.unknown)
        return cls(target, min(scores, default=None), tuple(unknown))


@dataclass(frozen=True, slots=True)
class AnalysedWord:
    """A word as it stands, its lemma, and what it may be: the first two tags of each reading, `n.m`, `vblex.pp`."""

    text: str
    lemma: str
    readings: frozenset[str]

    def may_be(self, *parts: str) -> bool:
        """Whether a reading begins with one of some parts of speech: `n`, `adj`, `vblex.pp`."""
        return any(one == part or one.startswith(f"{part}.") for one in self.readings for part in parts)
