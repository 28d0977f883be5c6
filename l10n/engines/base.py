"""What an engine is, what is offered of it, and the family that has it in the registry."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, Self, runtime_checkable

from l10n.engines.confidence import Scale
from l10n.messages import NO_MESSAGE, Message
from l10n.model import LanguagePair, Translation


class Engine(Protocol):
    """Translates one pair of languages, offline."""

    @property
    def origin(self) -> str:
        """Its name and version for the catalogs: `argos fr→en 1.9`, `apertium fra-cat`."""
        ...

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        ...

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        """Return one translation for each of `sources`, in order; they are single lines.

        A whole article at once, or many, is faster than one source after the other. Raises
        `l10n.errors.EngineError` where the engine broke.
        """
        ...

    def close(self) -> None:
        """Free what it holds; may be called twice. A closed engine isn't used again."""
        ...


@runtime_checkable
class Adjustable(Engine, Protocol):
    """An engine that has other settings, for sources that it failed at."""

    @property
    def ways(self) -> int:
        """How many other settings it has; may be none."""
        ...

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        """Translate like `translate`, with its other settings number `way` (from 0), the likeliest first."""
        ...


@runtime_checkable
class Searching(Engine, Protocol):
    """An engine that weighs some targets of a source, and gives the best."""

    def alternatives(self, source: str) -> list[Translation]:
        """Return what it weighed when it last translated a source, the best first; nothing if that isn't kept."""
        ...


@runtime_checkable
class Likelihood(Engine, Protocol):
    """An engine that says how likely it finds a target, whoever made it."""

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Return the mean log probability a token of each target, for pairs of source and target."""
        ...


@runtime_checkable
class Calibrated(Engine, Protocol):
    """An engine whose scores may have been measured on news."""

    @property
    def scale(self) -> Scale | None:
        """How sure a score is; None if nobody measured it as it runs."""
        ...


@dataclass(frozen=True, slots=True)
class WordByWord:
    """A translation that was made word by word: the target, and its words, in small letters, with the source's."""

    target: str = ""
    origins: Mapping[str, str] = field(default_factory=dict)


@runtime_checkable
class Separable(Engine, Protocol):
    """An engine that can translate word by word, and says what each word of the target was made of."""

    def word_by_word(self, sources: Sequence[str]) -> list[WordByWord]:
        """Return what becomes of each of `sources`, in order; raises `l10n.errors.EngineError`."""
        ...


@dataclass(frozen=True, slots=True)
class Details:
    """What a list of engines says of an offer; `version` is empty and `size`, in bytes, 0 where it isn't known."""

    version: str = ""
    path: Path | None = None
    size: int = 0


@runtime_checkable
class Offer(Protocol):
    """A pair of languages that an installed engine can serve; two that are the same are equal."""

    @property
    def family(self) -> str:
        """The engine's name on the command line: `argos`, `apertium`."""
        ...

    @property
    def origin(self) -> str:
        """What the loaded engine's `origin` will be."""
        ...

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        ...

    @property
    def parts(self) -> tuple[Offer, ...]:
        """The direct offers that it is made of: itself, or those on the way through a third language."""
        ...

    @property
    def by_pair(self) -> bool:
        """Whether somebody installed it for this very pair, and not with all that a system or a model has."""
        ...

    def with_beam(self, beam: int) -> Offer:
        """Return it with the width of the search set, as it is where it has none."""
        ...

    def details(self) -> Details:
        """Say more of it; starts nothing."""
        ...

    def fault(self) -> Fault | None:
        """Try it, and say why it can't run; None if it can."""
        ...

    def load(self) -> Engine:
        """Start the engine; raises `l10n.errors.EngineError` where it does not start."""
        ...


def translate_distinct(
    sources: Sequence[str], translate: Callable[[Sequence[str]], Sequence[Translation]]
) -> list[Translation]:
    """Return one translation for each of `sources`, in order, where each is given to `translate` once.

    Sources without a letter stay as they are.
    """
    wanted = [source for source in dict.fromkeys(sources) if any(map(str.isalpha, source))]
    translations = dict(zip(wanted, translate(wanted), strict=True))
    return [translations.get(source) or Translation(source) for source in sources]


class Direct:
    """What an offer of one engine says where there is nothing particular to say."""

    __slots__ = ()

    @property
    def parts(self) -> tuple[Self, ...]:
        """Itself."""
        return (self,)

    @property
    def by_pair(self) -> bool:
        """Say that somebody wants it for this pair."""
        return True

    def with_beam(self, beam: int) -> Self:
        """Return it as it is: it has no width of a search."""
        return self

    def details(self) -> Details:
        """Say nothing more of it."""
        return Details()

    def fault(self) -> Fault | None:
        """Find no fault."""
        return None


class Multilingual(Protocol):
    """An installed model with too many pairs of languages to list each."""

    @property
    def family(self) -> str:
        """The engine's name on the command line."""
        ...

    @property
    def sources(self) -> Collection[str]:
        """The languages that it translates from, in BCP 47 tags."""
        ...

    @property
    def targets(self) -> Collection[str]:
        """The languages that it translates into, in BCP 47 tags."""
        ...

    def details(self) -> Details:
        """Say more of it; starts nothing."""
        ...

    def fault(self) -> Fault | None:
        """Try it, and say why it can't run; None if it can."""
        ...

    def offer(self, pair: LanguagePair) -> Offer | None:
        """Return what it offers for exactly `pair`, None if nothing."""
        ...


@dataclass(frozen=True, slots=True)
class Fault:
    """Something installed that doesn't work: where it is, what is wrong, the way out, and the offer if it is one."""

    path: Path | None
    reason: Message
    hint: Message
    offer: Offer | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """An engine as the registry has it.

    `offers` lists the direct pairs that are installed, sorted by languages, and starts nothing. `how_to_get` returns
    the commands that bring a pair, in one line, empty if none does; it is told what is installed of any family.
    `strays` are what was put where the engine looks, and is none of its offers. `multilingual` are models with so
    many pairs that `offers` doesn't list them.
    """

    offers: Callable[[], Sequence[Offer]]
    how_to_get: Callable[[LanguagePair, Collection[LanguagePair]], Message] = lambda pair, installed: (
        NO_MESSAGE
    )
    strays: Callable[[], Sequence[Fault]] = lambda: ()
    multilingual: Callable[[], Sequence[Multilingual]] = lambda: ()
