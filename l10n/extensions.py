"""What other distributions add to l10n: engines, readers of articles, formats of reports.

A distribution names it in an entry point of the kind's group; pyproject.toml of one with an engine has

    [project.entry-points."l10n.engines"]
    mine = "my_package.l10n:FAMILY"

It is imported when it is asked for, never before.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from l10n.errors import L10nError, UsageError
from l10n.messages import Message, msg

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

T = TypeVar("T")


class Registry(Mapping[str, T], Generic[T]):
    """What there is of a `kind`, by name: ours in their order, then what entry points of a `group` add, sorted.

    `fits` says whether what an entry point leads to is one; `names` is what a name looks like, `reserved` are those
    that nothing may have. Reading the registry raises UsageError, in one line with the names of distributions, where
    two things have one name or a name is none; looking one up, where it can't be loaded or isn't what it should be.
    """

    def __init__(
        self,
        group: str,
        kind: Message,
        ours: Mapping[str, T],
        fits: Callable[[object], bool],
        *,
        names: str = r"[a-z][a-z0-9_-]*",
        reserved: frozenset[str] = frozenset(),
    ) -> None:
        self._group = group
        self._kind = kind
        self._ours = ours
        self._fits = fits
        self._names = re.compile(names)
        self._reserved = reserved

    def __getitem__(self, name: str) -> T:
        if name in self._ours:
            return self._ours[name]
        point = self._added()[name]
        with self.blamed(name):
            loaded = point.load()
            if not self._fits(loaded):
                raise TypeError(f"{point.value} is a {type(loaded).__name__}")
            value: T = loaded
            return value

    def __iter__(self) -> Iterator[str]:
        return iter((*self._ours, *self._added()))

    def __contains__(self, name: object) -> bool:  # without loading it
        return name in self._ours or name in self._added()

    def __len__(self) -> int:
        return len(self._ours) + len(self._added())

    @property
    def ours(self) -> Mapping[str, T]:
        """Those that l10n brings itself."""
        return self._ours

    @contextmanager
    def blamed(self, name: str) -> Iterator[None]:
        """Raise as UsageError, naming the distribution, what breaks in one that was added; l10n's own go through."""
        try:
            yield
        except L10nError:
            raise
        except Exception as error:
            if name in self._ours:
                raise
            distribution = _distribution(self._added()[name])
            reason = " ".join(f"{type(error).__name__}: {error}".split())
            raise UsageError(
                msg(
                    "the {kind} {name!r} of the distribution {distribution} is broken: {reason}",
                    kind=self._kind,
                    name=name,
                    distribution=distribution,
                    reason=reason,
                ),
                hint=_way_out(distribution),
            ) from error

    def _added(self) -> dict[str, EntryPoint]:
        added: dict[str, EntryPoint] = {}
        for point in _points(self._group, tuple(sys.path)):
            name, distribution = point.name, _distribution(point)
            if not self._names.fullmatch(name):
                raise UsageError(
                    msg(
                        "the distribution {distribution} adds the {kind} {name!r}, which is no name for one",
                        distribution=distribution,
                        kind=self._kind,
                        name=name,
                    ),
                    hint=_way_out(distribution),
                )
            if name in added or name in self._ours or name in self._reserved:
                other = msg("l10n itself")
                if name in added:
                    other = msg("the distribution {distribution}", distribution=_distribution(added[name]))
                raise UsageError(
                    msg(
                        "the distribution {distribution} adds the {kind} {name!r}, a name that {other} has",
                        distribution=distribution,
                        kind=self._kind,
                        name=name,
                        other=other,
                    ),
                    hint=_way_out(distribution),
                )
            added[name] = point
        return added


@cache
def _points(group: str, path: tuple[str, ...]) -> tuple[EntryPoint, ...]:
    """Return the entry points of a group, sorted; they are looked for once for each `sys.path`."""
    from importlib.metadata import entry_points  # not for `l10n --help`

    return tuple(sorted(entry_points(group=group), key=lambda point: (point.name, _distribution(point))))


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist else msg("that is unknown")


def _way_out(distribution: str) -> Message:
    return msg("update it, or remove it: pip uninstall {distribution}", distribution=distribution)
