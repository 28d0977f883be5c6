"""A source with its target: an entry of a catalog, and what an engine makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from l10n.messages import NO_MESSAGE, Message


@dataclass(frozen=True, slots=True, order=True)
class LanguagePair:
    """A direction of translation, in BCP 47 tags."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}→{self.target}"


@dataclass(frozen=True, slots=True)
class Notation:
    """What stands between the words of software and its documentation: code, roles, variables, entities.

    `formats` are the flags of gettext that say how variables are written: `c-format`, `no-c-format`. A form of a
    plural that is for one or none may lack a variable: `few`.
    """

    formats: tuple[str, ...] = ()
    few: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A source with its target: an entry of a catalog, at `line` (from 1) of the file at `path`.

    `reviewed` says that a person stands for the target; `article` is the article's name, if the catalog tells.
    `notation` is None where a unit is of an article, whose code no translator sees.
    """

    source: str
    target: str
    pair: LanguagePair
    reviewed: bool = False
    path: str = ""
    line: int | None = None
    article: str = ""
    notation: Notation | None = None


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
    problem: Message = NO_MESSAGE

    @classmethod
    def of_parts(cls, target: str, parts: Sequence[Translation]) -> Translation:
        """Return a `target` that was made of `parts`: with the lowest score of them, and all their unknown words."""
        scores = [part.score for part in parts if part.score is not None]
        unknown = dict.fromkeys(word for part in parts for word in part.unknown)
        return cls(target, min(scores, default=None), tuple(unknown))
