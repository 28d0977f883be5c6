"""Debian's packages of Apertium: which bring what, and the versions of those that are installed."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from l10n.engines import ways
from l10n.engines.apertium.modes import tag_of
from l10n.messages import NO_MESSAGE, Message, msg
from l10n.model import LanguagePair

# Debian's packages of Apertium pairs (12 and 13), by the codes in their names: both ways, then one.
_BOTH_WAYS = (
    "afr-nld arg-cat bel-rus cat-ita en-gl eng-cat eng-spa eo-en es-gl es-pt fr-es fra-cat fra-frp hbs-eng"
    " hbs-mkd hbs-slv ind-zlm isl-swe mkd-bul nno-nob oc-ca oc-es oci-fra pol-szl por-cat pt-gl rus-ukr spa-arg"
    " spa-cat spa-ita swe-dan urd-hin"
)
_ONE_WAY = (
    "br-fr:br-fr cat-srd:cat-srd eo-ca:ca-eo eo-es:es-eo eo-fr:fr-eo es-ro:ro-es eu-en:eu-en eu-es:eu-es"
    " isl-eng:isl-eng mkd-eng:mkd-eng spa-ast:spa-ast srd-ita:ita-srd dan-nor:dan-nob dan-nor:nob-dan dan-nor:dan-nno"
    " dan-nor:nno-dan swe-nor:swe-nob swe-nor:nob-swe swe-nor:swe-nno swe-nor:nno-swe"
)


def how_to_get(pair: LanguagePair, installed: Collection[LanguagePair]) -> Message:
    """Return the command that installs the packages which a way from one language to the other lacks."""
    packages = ways.missing(pair, installed, _known())
    return msg("apt-get install apertium {packages}", packages=" ".join(packages)) if packages else NO_MESSAGE


def version(path: Path) -> str:
    """Return the version of the package that brought a mode's file, empty where dpkg does not know it."""
    folder = path.parent
    return _versions(folder, folder.stat().st_mtime_ns).get(path, "") if folder.is_dir() else ""


@lru_cache(maxsize=4)
def _versions(folder: Path, changed: int) -> dict[Path, str]:
    """Return the versions of the packages that brought the modes in a folder; asked again once it has changed."""
    owners: dict[Path, str] = {}
    for line in _dpkg("-S", f"{folder}/*.mode"):
        name, _, path = line.partition(": ")
        owners[Path(path)] = name.split(",")[0].split(":")[0]
    if not owners:
        return {}
    lines = _dpkg("-W", "-f", "${Package} ${Version}\\n", *sorted(set(owners.values())))
    versions = dict(line.split(" ", 1) for line in lines if re.fullmatch(r"\S+ \S+", line))
    return {path: versions.get(name, "") for path, name in owners.items()}


def _dpkg(*arguments: str) -> list[str]:
    if shutil.which("dpkg-query") is None:
        return []
    try:
        answer = subprocess.run(
            ["dpkg-query", *arguments], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
    return answer.stdout.splitlines()


def _known() -> dict[LanguagePair, str]:
    known = {}
    for entry in (*(f"{name}:{name}" for name in _BOTH_WAYS.split()), *_ONE_WAY.split()):
        package, _, direction = entry.partition(":")
        source, target = map(tag_of, direction.split("-"))
        known[LanguagePair(source, target)] = f"apertium-{package}"
        if package == direction and package in _BOTH_WAYS.split():
            known[LanguagePair(target, source)] = f"apertium-{package}"
    return known
