"""The installed packages of Argos Translate, and what they say of themselves."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from l10n.engines.packages.folders import folders, has, inside
from l10n.engines.terms.annotation import Signs
from l10n.model import LanguagePair

if TYPE_CHECKING:
    from l10n.engines.argos.engine import ArgosEngine

# Argos' own codes where they are not BCP 47.
_TAGS = {"pb": "pt-BR", "zh": "zh-Hans", "zt": "zh-Hant"}
BEAM = 4  # what argostranslate sets


@dataclass(frozen=True, slots=True)
class ArgosOffer:
    """An installed package: its folder, version and codes as its metadata say.

    `beam` is how many translations the search keeps in sight: 1 is quick, for drafts.
    """

    path: Path
    version: str
    from_code: str
    to_code: str
    family: str = "argos"
    beam: int = BEAM

    @property
    def origin(self) -> str:
        """Its name in catalogs: `argos fr→en 1.9`."""
        return f"argos {self.pair} {self.version}".rstrip()

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return LanguagePair(_tag(self.from_code), _tag(self.to_code))

    def load(self) -> ArgosEngine:
        """Load the package's models (some 0.2 s); raises `EngineError` where they are broken."""
        from l10n.engines.argos.engine import ArgosEngine

        return ArgosEngine(self)


def offers() -> list[ArgosOffer]:
    """Return what the installed packages offer, one a pair of languages, sorted; loads no model.

    They are looked for in `$ARGOS_PACKAGES_DIR`, else where argostranslate keeps them. Of two packages for a
    pair the newer counts. What is no translation package, or can't be read, is left out.
    """
    best: dict[LanguagePair, ArgosOffer] = {}
    for folder in folders():
        for path in inside(folder):
            offer = _offer(path) if has(path / "metadata.json") else None
            if offer and (offer.pair not in best or _age(best[offer.pair]) < _age(offer)):
                best[offer.pair] = offer
    return [offer for _, offer in sorted(best.items())]


def code_of(tag: str) -> str:
    """Return Argos' own code for a BCP 47 tag: `pb` for `pt-BR`."""
    return next((code for code, known in _TAGS.items() if known == tag), tag)


def package(path: Path) -> Any:
    """Return what argostranslate reads of a package; raises what its broken metadata raise."""
    from argostranslate.package import Package

    return Package(path)


def _offer(path: Path) -> ArgosOffer | None:
    try:
        said = package(path)
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return None  # `ValueError` is what broken JSON raises
    codes = (said.from_code, said.to_code)
    if said.type != "translate" or not all(code and isinstance(code, str) for code in codes):
        return None
    return ArgosOffer(path, str(said.package_version), said.from_code, said.to_code)


def signs(path: Path) -> Signs | None:
    """Return the signs with which a package wants terms written into a source, None if it was not trained for that.

    It is for l10n that its metadata say so: argostranslate doesn't read it.
    """
    try:
        return Signs.of(json.loads((path / "metadata.json").read_bytes()))
    except (OSError, ValueError, RecursionError):
        return None


def _tag(code: str) -> str:
    return _TAGS.get(code, code)


def _age(offer: ArgosOffer) -> tuple[list[int], str]:
    return [int(number) for number in re.findall(r"\d{1,18}", offer.version)], offer.path.name
