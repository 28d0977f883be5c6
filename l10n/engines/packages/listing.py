"""What is installed, of every family: the pairs with their versions and sizes, and what is no use."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from l10n.engines import FAMILIES, apertium, argos, offers
from l10n.engines.base import Offer
from l10n.engines.packages.archive import Metadata
from l10n.engines.packages.folders import packages_folder
from l10n.engines.packages.trial import trouble
from l10n.errors import L10nError
from l10n.model import LanguagePair

_AT_ONCE = 2  # packages that are tried side by side: each takes its model's size of memory


@dataclass(frozen=True, slots=True)
class Installed:
    """A direct pair that is installed; `version` is empty and `size` 0 where that isn't known."""

    family: str
    pair: LanguagePair
    version: str
    path: Path | None
    size: int


@dataclass(frozen=True, slots=True)
class Broken:
    """Something installed that doesn't work: the offer if it is one, where it is, what is wrong, the way out."""

    path: Path
    reason: str
    hint: str
    offer: Offer | None = None


def installed() -> list[Installed]:
    """Return the direct pairs, family by family, sorted by languages; loads nothing."""
    found = _offers()[0]
    versions = _debian_versions([one.mode.path for one in found if isinstance(one, apertium.ApertiumOffer)])
    return [_installed(offer, versions) for offer in found]


def size_of(folder: Path) -> int:
    """Return how many bytes the files below `folder` have, following no link."""
    try:
        return sum(
            path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()
        )
    except OSError:
        return 0


def broken() -> list[Broken]:
    """Try all that is installed, and return what doesn't work."""
    found, failed = _offers()
    modes = [offer for offer in found if isinstance(offer, apertium.ApertiumOffer) and _lacks(offer)]
    return [*failed, *broken_packages(found), *map(_broken_mode, modes)]


def broken_packages(found: Sequence[Offer] | None = None) -> list[Broken]:
    """Let each Argos package translate a sentence, and return those that don't, and what is no package."""
    offered = _offers()[0] if found is None else found
    packages = [offer for offer in offered if isinstance(offer, argos.ArgosOffer)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        troubles = list(pool.map(trouble, packages))
    ill = [_broken_package(offer, said) for offer, said in zip(packages, troubles, strict=True) if said]
    return ill + _no_packages({offer.path for offer in packages})


def _offers() -> tuple[list[Offer], list[Broken]]:
    """Return what the families offer, and those that can't say: one folder must not hide all the others."""
    found: list[Offer] = []
    failed = []
    for name in FAMILIES:
        try:
            found += [
                one for one in offers(name) if not isinstance(one, argos.ArgosOffer) or said_by(one.path)
            ]
        except Exception as error:  # whatever somebody left there
            hint = "delete what is broken in it, or set ARGOS_PACKAGES_DIR"
            reason = f"what {name} has can't be listed ({type(error).__name__}: {error})"
            failed.append(Broken(packages_folder(), reason, hint))
    return found, failed


def _installed(offer: Offer, versions: dict[Path, str]) -> Installed:
    if isinstance(offer, argos.ArgosOffer):
        return Installed(offer.family, offer.pair, offer.version, offer.path, size_of(offer.path))
    if isinstance(offer, apertium.ApertiumOffer):
        path = offer.mode.path
        size = sum(file.stat().st_size for file in _data(offer) if file.is_file())
        return Installed(offer.family, offer.pair, versions.get(path, ""), path, size)
    return Installed(offer.family, offer.pair, "", None, 0)


def _data(offer: apertium.ApertiumOffer) -> list[Path]:
    """Return the files of data that a mode's commands name."""
    try:
        before, after = offer.mode.commands()
    except L10nError:
        return []
    words = {word for command in (*before, *after) for word in command[1:]}
    return [Path(word) for word in sorted(words) if word.startswith("/")]


def _lacks(offer: apertium.ApertiumOffer) -> str:
    """Return what a mode lacks to start, or nothing; starts nothing."""
    try:
        before, after = offer.mode.commands()
    except L10nError as error:
        return error.reason
    for command in (*before, *after):
        if shutil.which(command[0]) is None:
            return f"the program {command[0]} is missing"
    return next((f"{file} is missing" for file in _data(offer) if not file.exists()), "")


def _broken_mode(offer: apertium.ApertiumOffer) -> Broken:
    hint = f"apt-get install --reinstall apertium, and the package that brings {offer.mode.name}"
    return Broken(offer.mode.path, _lacks(offer), hint, offer)


def _broken_package(offer: argos.ArgosOffer, said: str) -> Broken:
    pair = f"{offer.pair.source} {offer.pair.target}"
    hint = f"run `l10n engines remove {pair}`, then `l10n engines install {pair}`"
    return Broken(offer.path, said, hint, offer)


def _no_packages(known: set[Path]) -> list[Broken]:
    """Return the folders beside the packages that are none, though somebody put them there."""
    found = []
    folder = packages_folder()
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        hint = "check its permissions, or set ARGOS_PACKAGES_DIR"
        return [Broken(folder, f"can't be read: {(error.strerror or str(error)).lower()}", hint)]
    for path in paths:
        if path in known or not path.is_dir():
            continue
        said = said_by(path)
        if said is None:
            reason = "is no translation package: its metadata.json is missing, broken or another type's"
            found.append(Broken(path, reason, "delete the folder if it isn't wanted"))
        else:
            reason = f"lies idle: another package for {said.from_code}→{said.to_code} is newer"
            found.append(Broken(path, reason, "delete the folder"))
    return found


def said_by(folder: Path) -> Metadata | None:
    """Return what the translation package in `folder` says of itself, None where there is none."""
    try:
        values = json.loads((folder / "metadata.json").read_bytes())
        codes = values.get("from_code"), values.get("to_code")
        version = str(values.get("package_version", ""))
        is_ours = values.get("type", "translate") == "translate"
    except (OSError, ValueError, AttributeError, RecursionError):
        return None
    return Metadata(*codes, version) if is_ours and all(isinstance(code, str) for code in codes) else None


def _debian_versions(paths: Sequence[Path]) -> dict[Path, str]:
    """Return the versions of the Debian packages that brought `paths`, where dpkg knows them."""
    owners: dict[Path, str] = {}
    for line in _dpkg("-S", *map(str, paths)) if paths else ():
        name, _, path = line.partition(": ")
        owners[Path(path)] = name.split(",")[0].split(":")[0]
    if not owners:
        return {}
    lines = _dpkg("-W", "-f", "${Package} ${Version}\\n", *sorted(set(owners.values())))
    known = dict(line.split(" ", 1) for line in lines if re.fullmatch(r"\S+ \S+", line))
    return {path: known.get(name, "") for path, name in owners.items()}


def _dpkg(*arguments: str) -> list[str]:
    if shutil.which("dpkg-query") is None:
        return []
    try:
        said = subprocess.run(
            ["dpkg-query", *arguments], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
    return said.stdout.splitlines()
