"""The Firefox Translations models that are installed, and what Mozilla publishes."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from l10n.engines import ways
from l10n.engines.base import Details, Direct, Family, Fault
from l10n.engines.firefox.files import Metadata, in_folder
from l10n.engines.packages.folders import data_folder, inside, size_of
from l10n.messages import Message, msg
from l10n.model import LanguagePair

if TYPE_CHECKING:
    from l10n.engines.firefox.engine import FirefoxEngine

NAME = "firefox"
HUB = "en"  # every model leads to English or from it
# The languages of the others' other ends, in 2026-11.
_PUBLISHED = """
    ar az be bg bn bs ca cs da de el es et fa fi fr gu he hi hr hu id is it ja kn ko lt lv ml ms nb nl nn pl pt ro ru
    sk sl sq sr sv ta te th tr uk vi zh-Hans
"""


@dataclass(frozen=True, slots=True)
class FirefoxOffer(Direct):
    """An installed model: its folder, and what is known of it."""

    path: Path
    metadata: Metadata
    family: str = NAME

    @property
    def origin(self) -> str:
        """Its name in catalogs: `firefox en→pt 2.1`."""
        return self.metadata.origin

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.metadata.pair

    def details(self) -> Details:
        """Return its version, its folder and the size of that."""
        return Details(self.metadata.version, self.path, size_of(self.path))

    def fault(self) -> Fault | None:
        """Let it translate a sentence, in a process of its own."""
        from l10n.engines.firefox.engine import reinstall
        from l10n.engines.packages.trial import firefox_trouble as trouble  # which is run by itself, too

        reason = trouble(self.path, self.metadata)
        return Fault(self.path, reason, reinstall(self.metadata), self) if reason else None

    def load(self) -> FirefoxEngine:
        """Load the model (some 0.2 s); raises `EngineError` where it is broken."""
        from l10n.engines.firefox.engine import FirefoxEngine  # with NumPy

        return FirefoxEngine(self.path, self.metadata)


def models_folder() -> Path:
    """Return where models are: at `$L10N_FIREFOX_DIR`, else in the user's data folder; it need not exist."""
    if chosen := os.environ.get("L10N_FIREFOX_DIR"):
        return Path(chosen)
    return data_folder() / "firefox"


def installed() -> list[FirefoxOffer]:
    """Return all that is in the folder, several versions of a pair too; loads none."""
    return [FirefoxOffer(path, metadata) for path in inside(models_folder()) if (metadata := in_folder(path))]


def offers() -> list[FirefoxOffer]:
    """Return what the installed models offer, one a pair of languages, sorted; loads none.

    Of two models for a pair the newer counts.
    """
    best: dict[LanguagePair, FirefoxOffer] = {}
    for offer in installed():
        if offer.pair not in best or best[offer.pair].metadata.age < offer.metadata.age:
            best[offer.pair] = offer
    return [offer for _, offer in sorted(best.items())]


def how_to_get(pair: LanguagePair, installed: Collection[LanguagePair]) -> Message:
    """Return the commands that install the published models which a way from one language to the other lacks."""
    commands = ways.commands(pair, installed, HUB, _PUBLISHED.split(), " --engine firefox")
    return msg("{commands}", commands=commands)


def strays() -> list[Fault]:
    """Return the folders beside the models that are none, though somebody put them there, or lie idle."""
    used = {offer.path for offer in offers()}
    faults = []
    for path in inside(models_folder()):
        if path in used or not path.is_dir():
            continue
        if in_folder(path):
            faults.append(
                Fault(path, msg("lies idle: another model for the pair is newer"), msg("delete the folder"))
            )
        else:
            reason = msg("holds no Firefox model whose languages can be told")
            faults.append(Fault(path, reason, msg("name it like its languages (en-pt), or delete it")))
    return faults


FAMILY = Family(offers, how_to_get, strays)
