"""What a report says of terms and names: how they were rendered, misspelt by sources, and what the glossary lacks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from l10n.messages import msg_template
from l10n.model import Span


class RenderingStatus(StrEnum):
    """What the glossary says of a rendering; the last three are no form of it."""

    PREFERRED = msg_template("preferred")
    ADMITTED = msg_template("admitted")
    FORBIDDEN = msg_template("forbidden")
    DERIVED = msg_template("in other words")
    LEFT = msg_template("left as it was")
    MISSING = msg_template("not found")


@dataclass(frozen=True, slots=True)
class Use:
    """A term in a sentence: `source_spans` and `target_spans` are its places there and those of its rendering."""

    article: str
    path: str
    line: int | None
    source: str
    target: str
    source_spans: tuple[Span, ...]
    target_spans: tuple[Span, ...] = ()
    reviewed: bool = False


class ChangeAction(StrEnum):
    """What a change of the glossary does to a form."""

    PREFER = "prefer"
    ADMIT = "admit"
    FORBID = "forbid"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """A change of the glossary that decides about a form: rows to paste into the file at `path`.

    The `rows` are lines of CSV in the file's columns. They take the place of `lines` (from 1); without any they are
    added at the end. A `path` that ends in a slash is a folder: the rows are a new file in it, columns' names first.
    """

    action: ChangeAction
    form: str
    rows: str
    path: str
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """A way in which a term was rendered, and where; `text` is empty where nothing of it was found.

    `changes` are what the glossary may say of it from now on.
    """

    text: str
    choice: RenderingStatus
    uses: tuple[Use, ...]
    changes: tuple[GlossaryChange, ...] = ()


@dataclass(frozen=True, slots=True)
class TermRenderings:
    """The renderings of a term in one language (BCP 47), the most frequent first."""

    target: str
    renderings: tuple[Rendering, ...]

    @property
    def count(self) -> int:
        """How often the term was rendered at all."""
        return sum(len(one.uses) for one in self.renderings)

    @property
    def apart(self) -> int:
        """How many sentences don't say the term as most do; what wasn't found is no rendering of its own."""
        counts = [len(one.uses) for one in self.renderings if one.choice is not RenderingStatus.MISSING]
        return sum(counts) - max(counts, default=0)

    @property
    def missing(self) -> int:
        """In how many sentences nothing of the term was found."""
        return sum(len(one.uses) for one in self.renderings if one.choice is RenderingStatus.MISSING)


@dataclass(frozen=True, slots=True)
class TermReport:
    """A form of a concept in the language `source` (BCP 47), and how it was rendered in all others.

    *Royaume-Uni* and *Grande-Bretagne* are two, and so are *États-Unis* and *américain*, though each two are one
    concept: translations may well tell them apart.
    """

    concept: str
    kind: str
    text: str
    source: str
    languages: tuple[TermRenderings, ...]

    @property
    def count(self) -> int:
        """How often it was rendered, over all languages."""
        return sum(one.count for one in self.languages)

    @property
    def apart(self) -> int:
        """How many sentences don't say it as most of their language do."""
        return sum(one.apart for one in self.languages)

    @property
    def missing(self) -> int:
        """In how many sentences nothing of it was found."""
        return sum(one.missing for one in self.languages)


@dataclass(frozen=True, slots=True)
class SourceTypo:
    """A name that sources misspell: what they say, what is meant, and where; `changes` make it a form of its own."""

    text: str
    meant: str
    uses: tuple[Use, ...]
    changes: tuple[GlossaryChange, ...] = ()


@dataclass(frozen=True, slots=True)
class GlossaryGap:
    """What the glossary lacks: a name without an entry, or (with a `concept`) a form in some of its languages.

    `count` is how often it occurs, `places` where, which may stand on a disk; `renderings` are by language (BCP 47),
    each with how often.
    """

    text: str
    kind: str
    count: int
    places: Collection[str]
    concept: str = ""
    lacking: tuple[str, ...] = ()
    renderings: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
