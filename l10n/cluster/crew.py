"""Which workers of a cluster may help: those that would do just what the driver does, and see its files."""

from __future__ import annotations

import asyncio
import os
import platform
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib import metadata
from pathlib import Path
from time import monotonic
from typing import Any

import l10n
from l10n import engines
from l10n.errors import L10nError, UsageError
from l10n.files import make_hidden_folder, refused
from l10n.messages import Message, msg, msg_list
from l10n.model import LanguagePair
from l10n.pipeline.answers import LIBRARIES

# What makes or reads translations, beside what answers depend on; and Dask itself.
_LIBRARIES = (*LIBRARIES, "argos-translate-lt", "ctranslate2", "numpy", "sentencepiece", "distributed")
_ENGINES = 3  # of a pair's: the first, and those that the guard asks where it does badly
_LOOK = 1.0  # seconds between looks at who is there
_ANSWER = 20.0  # seconds that a worker gets to say what it is; it may have to read much for that
_TRIES = 3  # so often a worker is asked that can't be reached


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of a worker: what it sees, whether it may write, and what it has for some pairs.

    A `file` has some `text`, `here` is the driver's working directory; without a file a worker is on this machine.
    """

    file: Path | None
    text: str
    here: Path
    folders: tuple[Path, ...]
    pairs: tuple[tuple[LanguagePair, str], ...] = ()
    beam: int | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a worker is: versions by names, the digest of l10n's files, its engines by pairs, and what it can't do.

    It doesn't see the folders that are `unseen`, or others in their place.
    """

    versions: Mapping[str, str]
    program: str
    engines: Mapping[str, tuple[tuple[str, str], ...]]
    unseen: tuple[Path, ...]
    unwritable: tuple[Path, ...]


def facts(question: Question) -> Facts:
    """Return what this process is."""
    unseen = _unseen(question) if question.file else ()
    return Facts(
        _versions(),
        _program(),
        {str(pair): _engines(pair, engine, question.beam) for pair, engine in question.pairs},
        unseen,
        tuple(folder for folder in question.folders if not unseen and not _is_writable(folder)),
    )


def _unseen(question: Question) -> tuple[Path, ...]:
    assert question.file
    try:
        if question.file.read_text(encoding="ascii") != question.text:
            return (question.file.parent.parent,)
    except (OSError, ValueError):
        return (question.file.parent.parent,)
    return () if question.here.is_dir() else (question.here,)


def differences(own: Facts, other: Facts, question: Question) -> list[Message]:
    """Return in what a worker is other than it has to be."""
    found = [
        msg("{name} {other}, not {own}", name=name, other=other.versions.get(name) or "–", own=version or "–")
        for name, version in own.versions.items()
        if other.versions.get(name) != version
    ]
    if own.program != other.program and own.versions["l10n"] == other.versions.get("l10n"):
        found.append(msg("other files of l10n {version}", version=own.versions["l10n"]))
    for pair, _ in question.pairs:
        mine, theirs = own.engines.get(str(pair), ()), other.engines.get(str(pair), ())
        if mine and mine != theirs:
            found.append(_engine_difference(pair, mine, theirs))
    found += [msg("it doesn't see {folder}", folder=folder) for folder in other.unseen]
    found += [msg("it may not write below {folder}", folder=folder) for folder in other.unwritable]
    return found


def _engine_difference(
    pair: LanguagePair, own: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]
) -> Message:
    for mine, theirs in zip(own, other, strict=False):
        if mine[0] != theirs[0]:
            return msg("{other} for {pair}, not {own}", other=theirs[0], pair=pair, own=mine[0])
        if mine[1] != theirs[1]:
            return msg("other files of {engine}", engine=mine[0])
    if len(own) > len(other):
        return msg("no {engine} for {pair}", engine=own[len(other)][0], pair=pair)
    return msg("{engine} for {pair} as well", engine=other[len(own)][0], pair=pair)


class Crew:
    """The workers of a cluster that may help, by their addresses; looked at again as others come and go."""

    def __init__(self, client: Any, question: Question, refuse: Callable[[str, Message], None]) -> None:
        """`refuse` is told of each worker that may not help, and why."""
        self._client = client
        self._question = question
        self._refuse = refuse
        self._own = facts(question)
        self._known: dict[str, bool] = {}
        self._unreached: Counter[str] = Counter()
        self._looked = 0.0
        self.reasons: dict[str, Message] = {}
        self.look(now=True)

    def ask(self, pairs: Sequence[tuple[LanguagePair, str]], beam: int | None) -> None:
        """Ask all what they have for pairs of languages, by engines' names."""
        self._question = replace(self._question, pairs=tuple(pairs), beam=beam)
        self._own = facts(self._question)
        self._known = {address: may for address, may in self._known.items() if not may}
        self.look(now=True)

    @property
    def addresses(self) -> list[str]:
        """The addresses of those that may help."""
        return [address for address, may in self._known.items() if may]

    def look(self, *, now: bool = False) -> None:
        """See who is there, and ask those that are new."""
        if not now and monotonic() - self._looked < _LOOK:
            return
        if self._client.status != "running":
            raise _gone()
        try:
            here = self._client.scheduler_info(n_workers=-1)["workers"]
        except (OSError, RuntimeError, KeyError) as error:  # a client without a scheduler knows of nobody
            raise _gone() from error
        if self._client.status != "running":
            raise _gone()
        self._known = {address: may for address, may in self._known.items() if address in here}
        new = [address for address in here if address not in self._known]
        if new:
            answers = self._answers(new)
            for address in new:
                self._take(address, answers.get(address))
        self._looked = monotonic()

    def _answers(self, addresses: Sequence[str]) -> dict[str, Any]:
        """Return what workers answer, or what they fail with: TimeoutError for one that hangs."""

        async def ask(address: str) -> Any:
            # As `Client.run` does, which waits for the last one, and without end.
            asked = self._client._run(facts, self._question, workers=[address], on_error="return")
            return (await asyncio.wait_for(asked, _ANSWER)).get(address)

        async def ask_all() -> list[Any]:
            return await asyncio.gather(*map(ask, addresses), return_exceptions=True)

        return dict(zip(addresses, self._client.sync(ask_all), strict=True))

    def _take(self, address: str, answer: object) -> None:
        if answer is None or isinstance(answer, OSError):
            self._unreached[address] += 1
            if self._unreached[address] < _TRIES and not isinstance(answer, TimeoutError):
                return  # it may have gone meanwhile
            reasons = [msg("it doesn't answer")]
        elif isinstance(answer, Facts):
            # A driver needs no engine: then all workers have what the first has.
            for pair, installed in answer.engines.items():
                if not self._own.engines.get(pair):
                    self._own = replace(self._own, engines={**self._own.engines, pair: installed})
            reasons = differences(self._own, answer, self._question)
        else:
            reasons = [msg("it has no l10n that can work in a cluster ({error})", error=str(answer))]
        self._known[address] = not reasons
        if reasons:
            self.reasons[address] = msg_list(reasons)
            self._refuse(address, self.reasons[address])


@contextmanager
def shown_file(root: Path) -> Iterator[tuple[Path, str]]:
    """Give a file below a project's folder, and the text in it that nobody can guess; it goes at the end.

    Raises InputError where it can't be written.
    """
    folder = root / ".l10n"
    path = folder / f"cluster-{secrets.token_hex(8)}"
    text = secrets.token_hex(16)
    try:
        make_hidden_folder(folder)
        path.write_text(text, encoding="ascii")
    except OSError as error:
        raise refused(
            msg("can't be written"), path, error, msg("check the permissions of its folder")
        ) from error
    try:
        yield path.absolute(), text
    finally:
        with suppress(OSError):
            path.unlink()


def _gone() -> L10nError:
    return UsageError(
        msg("the cluster's scheduler is gone"),
        hint=msg("what is finished is kept: start it again, and run the same command"),
    )


def no_workers(reasons: Mapping[str, Message]) -> L10nError:
    """Return the error that no worker may help."""
    if not reasons:
        return UsageError(
            msg("the cluster has no workers"), hint=msg("start some with dask worker, and run again")
        )
    each = msg_list(msg("{address}: {reason}", address=one, reason=why) for one, why in reasons.items())
    return UsageError(
        msg("no worker of the cluster can be used: {workers}", workers=each),
        hint=msg("install the same there as here, let it see the same folders, and start the workers again"),
    )


def _is_writable(folder: Path) -> bool:
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return os.access(folder, os.W_OK)


@cache
def _versions() -> dict[str, str]:
    versions = {"l10n": l10n.__version__, "Python": ".".join(platform.python_version_tuple()[:2])}
    for name in _LIBRARIES:
        with suppress(metadata.PackageNotFoundError):
            versions[name] = metadata.version(name)
    return versions


@cache
def _program() -> str:
    """Return the digest of l10n's files: not of when they were installed where, which differs between machines."""
    root = Path(l10n.__file__).parent
    return _digest(
        path
        for path in root.rglob("*")
        if "__pycache__" not in path.parts and path.suffix != ".argosmodel" and path.is_file()
    )


@cache
def _engines(pair: LanguagePair, engine: str, beam: int | None) -> tuple[tuple[str, str], ...]:
    """Return the origins of what would translate a pair, the best first, each with the digest of its files."""
    try:
        routes = engines.routes(pair, engine)[:_ENGINES]
    except L10nError:
        return ()
    return tuple((route.origin, "".join(_files_of(part) for part in route.parts)) for route in routes)


def _files_of(offer: engines.Offer) -> str:
    details = offer.details()
    if details.path is None or not details.path.exists():
        return details.version
    path = details.path
    return f"{details.version} {_digest(path.rglob('*') if path.is_dir() else [path])}"


def _digest(paths: Any) -> str:
    digest = blake2b(digest_size=8)
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(path.name.encode())
        with path.open("rb") as file:
            while part := file.read(1 << 20):
                digest.update(part)
    return digest.hexdigest()
