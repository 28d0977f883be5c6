"""What is installed, what each pair of languages would use, what is missing and how to get it."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from l10n import __version__, config, engines
from l10n.engines import Fault, Offer
from l10n.engines.listing import Installed, faults, installed
from l10n.engines.packages.folders import packages_folder
from l10n.errors import L10nError
from l10n.languages.pack import language
from l10n.messages import NO_MESSAGE, Message, msg
from l10n.model import LanguagePair

# The distributions that bring each library, what to install first. Two bring `argostranslate`: one is slim.
_LIBRARIES = {
    "argostranslate": ("argos-translate-lt", "argostranslate"),
    **{name: (name,) for name in ("ctranslate2", "sentencepiece", "polib")},
}
# What gives each program, and what it is for.
_PROGRAMS = {"apertium": "apertium", "msgfmt": "gettext", "msgmerge": "gettext"}


@dataclass(frozen=True, slots=True)
class Way:
    """What a pair would use (`origin`), and what is wrong with it and the way out, if anything is."""

    pair: LanguagePair
    origin: str = ""
    problem: Message = NO_MESSAGE
    hint: Message = NO_MESSAGE

    @property
    def works(self) -> bool:
        """Whether the pair can be translated."""
        return bool(self.origin) and not self.problem


@dataclass(frozen=True, slots=True)
class Folder:
    """The packages folder."""

    path: Path
    exists: bool
    writable: bool


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The state of this machine. `libraries` and `programs` are versions by name, empty where it is missing."""

    libraries: dict[str, str]
    programs: dict[str, str]
    folder: Folder
    installed: tuple[Installed, ...]
    ways: tuple[Way, ...]
    broken: tuple[Fault, ...]
    missing: tuple[Message, ...]
    works: bool


def diagnose(targets: Sequence[str] = (), source: str | None = None) -> Diagnosis:
    """Look at this machine, and whether it translates into `targets`; by default, into those of the project.

    Where no source language is given or set, each target counts that some language leads to. Without any target,
    the pairs that are installed are looked at.
    """
    engine = engines.AUTO
    missing: list[Message] = []
    try:
        project = config.project()
        targets, source, engine = targets or project.targets, source or project.source, project.engine
    except L10nError as error:
        missing.append(error.message)
    faulty = faults()
    packages = installed()
    ways = _ways(packages, targets, source, engine, {one.offer: one for one in faulty if one.offer})
    missing += [
        msg("{name} is not installed: {command}", name=name, command=command)
        for name, command in _lacking().items()
    ]
    served = {way.pair.target for way in ways if way.works}
    works = set(targets) <= served if targets else bool(served)
    return Diagnosis(
        {"python": platform.python_version(), "l10n": __version__, **_libraries()},
        {name: _program_version(name) for name in _PROGRAMS},
        _folder(),
        tuple(packages),
        tuple(ways),
        tuple(faulty),
        tuple(missing),
        works,
    )


def _ways(
    packages: Sequence[Installed],
    targets: Sequence[str],
    source: str | None,
    engine: str,
    faulty: dict[Offer, Fault],
) -> list[Way]:
    pairs = [one.pair for one in packages if one.pair]
    sources = [source] if source else sorted({pair.source for pair in pairs})
    ends = targets or sorted({pair.target for pair in pairs})
    if not targets and not source:  # all that leads anywhere would be a long list
        return [_way(pair, engine, faulty) for pair in sorted(set(pairs))]
    ways = [
        _way(LanguagePair(start, end), engine, faulty) for end in ends for start in sources if start != end
    ]
    if source is None:
        served = {way.pair.target for way in ways if way.works}
        ways = [way for way in ways if way.works or (way.origin and way.pair.target not in served)]
        # A target that nothing leads to: say so once, of the language that most articles here are in.
        lost = [end for end in ends if end not in {way.pair.target for way in ways}]
        ways += [_way(LanguagePair(_guess(end), end), engine, faulty) for end in lost]
    elif not targets:
        ways = [way for way in ways if way.origin]
    return ways


def _guess(target: str) -> str:
    """Return the language that most articles are in, but for the target itself."""
    known = language(target)
    return next(tag for tag in known.engines.sources if tag != known.base)


def _way(pair: LanguagePair, engine: str, faulty: dict[Offer, Fault]) -> Way:
    try:
        offer = engines.choose(pair, engine)
    except L10nError as error:
        return Way(pair, problem=error.reason, hint=error.hint)
    except Exception as error:  # a broken package must not hide what else is wrong
        reason = f"{type(error).__name__}: {error}"
        return Way(
            pair,
            problem=msg("the engines can't be listed ({reason})", reason=reason),
            hint=msg("see what is broken"),
        )
    fault = next((faulty[part] for part in offer.parts if part in faulty), None)
    if fault is None:
        return Way(pair, offer.origin)
    return Way(pair, offer.origin, msg("broken: {reason}", reason=fault.reason), fault.hint)


def _lacking() -> dict[str, str]:
    missing = {name: f"pip install {_LIBRARIES[name][0]}" for name, one in _libraries().items() if not one}
    for program, package in _PROGRAMS.items():
        if shutil.which(program) is None:
            missing[program] = f"apt-get install {package}"
    return missing


def _libraries() -> dict[str, str]:
    """Return the version of each library, empty where none of its distributions is installed."""
    return {name: next(filter(None, map(_version, those)), "") for name, those in _LIBRARIES.items()}


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""


def _program_version(name: str) -> str:
    """Return what a program says its version is, `installed` where it doesn't say, nothing if it is missing."""
    path = shutil.which(name)
    if path is None:
        return ""
    if name == "apertium":  # it has no option for it
        return msg("installed")
    try:
        process = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=10, check=False)
        return process.stdout.splitlines()[0].split()[-1]
    except (OSError, subprocess.SubprocessError, ValueError, IndexError):
        return msg("installed")


def _folder() -> Folder:
    path = packages_folder()
    nearest = next((one for one in (path, *path.parents) if os.path.lexists(one)), path)
    return Folder(path, path.is_dir(), nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK))
