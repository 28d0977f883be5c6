"""The installed packages of Argos Translate, and what Argos publishes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.engines import ways
from l10n.engines.argos.engine import ArgosEngine, reinstall
from l10n.engines.base import Details, Direct, Family, Fault
from l10n.engines.ctranslate2.engine import BEAM
from l10n.engines.packages.bundled import is_bundled
from l10n.engines.packages.folders import folders, inside, packages_folder, size_of
from l10n.engines.packages.metadata import Metadata, in_folder
from l10n.files import refused
from l10n.messages import Message, msg
from l10n.model import LanguagePair

NAME = "argos"
HUB = "en"  # every published package leads to English or from it
# The languages of the others' other ends.
_PUBLISHED = """
    ar az bg bn ca cs da de el eo es et eu fa fi fr ga gl he hi hu id it ja ko ky lt lv ms nb nl pl pt pt-BR ro ru
    sk sl sq sv th tl tr uk ur vi zh-Hans zh-Hant
"""


@dataclass(frozen=True, slots=True)
class ArgosOffer(Direct):
    """An installed package: its folder, and what its metadata say.

    `beam` is how many translations the search keeps in sight: 1 is quick, for drafts.
    """

    path: Path
    metadata: Metadata
    family: str = NAME
    beam: int = BEAM

    @property
    def origin(self) -> str:
        """Its name in catalogs: `argos fr→en 1.9`."""
        return self.metadata.origin

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.metadata.pair

    def with_beam(self, beam: int) -> ArgosOffer:
        """Return it with another width of the search."""
        return replace(self, beam=beam)

    def details(self) -> Details:
        """Return its version, its folder and the size of that."""
        return Details(self.metadata.version, self.path, size_of(self.path))

    def fault(self) -> Fault | None:
        """Let it translate a sentence, in a process of its own."""
        from l10n.engines.packages.trial import trouble  # which is run by itself, too

        reason = trouble(self.path, self.metadata)
        return Fault(self.path, reason, reinstall(self.pair), self) if reason else None

    def load(self) -> ArgosEngine:
        """Load the package's models (some 0.2 s); raises `EngineError` where they are broken."""
        return ArgosEngine(self.path, self.metadata, self.beam)


def offers() -> list[ArgosOffer]:
    """Return what the installed packages offer, sorted by languages; loads no model.

    They are looked for in `$ARGOS_PACKAGES_DIR`, else where Argos Translate keeps them. Of two packages for a pair
    the newer counts; what comes with l10n counts beside it, and behind. What is no translation package, or can't be
    read, is left out.
    """
    best: dict[tuple[LanguagePair, bool], ArgosOffer] = {}
    for folder in folders():
        for path in inside(folder):
            if metadata := in_folder(path):
                offer, key = ArgosOffer(path, metadata), (metadata.pair, is_bundled(metadata))
                if key not in best or _age(best[key]) < _age(offer):
                    best[key] = offer
    return [offer for _, offer in sorted(best.items())]


def how_to_get(pair: LanguagePair, installed: Collection[LanguagePair]) -> Message:
    """Return the commands that install the published packages which a way from one language to the other lacks."""
    return msg("{commands}", commands=ways.commands(pair, installed, HUB, _PUBLISHED.split()))


def strays() -> list[Fault]:
    """Return the folders beside the packages that are none, though somebody put them there, or lie idle."""
    used = {offer.path for offer in offers()}
    folder = packages_folder()
    try:
        paths = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        unreadable = refused(
            msg("can't be read"), folder, error, msg("check its permissions, or set ARGOS_PACKAGES_DIR")
        )
        return [Fault(folder, unreadable.reason, unreadable.hint)]
    faults = []
    for path in paths:
        if path in used or not path.is_dir():
            continue
        if metadata := in_folder(path):
            reason = msg(
                "lies idle: another package for {from_code}→{to_code} is newer",
                from_code=metadata.from_code,
                to_code=metadata.to_code,
            )
            faults.append(Fault(path, reason, msg("delete the folder")))
        else:
            reason = msg("is no translation package: its metadata.json is missing, broken or another type's")
            faults.append(Fault(path, reason, msg("delete the folder if it isn't wanted")))
    return faults


FAMILY = Family(offers, how_to_get, strays)


def _age(offer: ArgosOffer) -> tuple[list[int], str]:
    return offer.metadata.age, offer.path.name
