"""The installed models of CTranslate2 that are no Argos packages."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from l10n.engines.base import Details, Direct, Family, Fault
from l10n.engines.ctranslate2.card import CARD, NAME, Card, card, load, origin, reinstall, sample_pair
from l10n.engines.ctranslate2.engine import BEAM, ModelEngine
from l10n.engines.packages.folders import data_folder, inside, size_of
from l10n.messages import msg
from l10n.model import LanguagePair

_MOST = 100  # pairs of a model that are listed one by one; M2M-100 has 9,900


@dataclass(frozen=True, slots=True)
class ModelOffer(Direct):
    """A pair of languages of an installed model."""

    path: Path
    pair: LanguagePair
    by_pair: bool = True
    family: str = NAME
    beam: int = BEAM

    @property
    def origin(self) -> str:
        """Its name in catalogs: `ctranslate2 opus-mt-fr-en fr→en`."""
        return origin(self.path.name, self.pair)

    def with_beam(self, beam: int) -> ModelOffer:
        """Return it with another width of the search."""
        return replace(self, beam=beam)

    def details(self) -> Details:
        """Return its kind, its folder and the size of that."""
        known = card(self.path)
        return Details(known.content.kind.name if known else "", self.path, size_of(self.path))

    def fault(self) -> Fault | None:
        """Let it translate a sentence, in a process of its own."""
        from l10n.engines.packages.trial import model_trouble  # which is run by itself, too

        reason = model_trouble(self.path, self.pair)
        return Fault(self.path, reason, reinstall(self.path.name), self) if reason else None

    def load(self) -> ModelEngine:
        """Load the model; raises `EngineError` where it is broken."""
        return load(self.path, self.pair, self.beam)


@dataclass(frozen=True, slots=True)
class Multilingual:
    """An installed model with too many pairs to list each."""

    path: Path
    card: Card
    family: str = NAME

    @property
    def sources(self) -> Collection[str]:
        """The languages that it translates from, in BCP 47 tags."""
        return self.card.content.sources.keys()

    @property
    def targets(self) -> Collection[str]:
        """The languages that it translates into, in BCP 47 tags."""
        return self.card.content.targets.keys()

    def details(self) -> Details:
        """Return its kind, its folder and the size of that."""
        return Details(self.card.content.kind.name, self.path, size_of(self.path))

    def fault(self) -> Fault | None:
        """Let it translate a sentence between two of its languages, in a process of its own."""
        offer = self.offer(sample_pair(self.card))
        return offer.fault() if offer else None

    def offer(self, pair: LanguagePair) -> ModelOffer | None:
        """Return what it offers for exactly `pair`."""
        has = pair.source in self.sources and pair.target in self.targets and pair.source != pair.target
        return ModelOffer(self.path, pair, by_pair=False) if has else None


def models_folder() -> Path:
    """Return where models are put; makes nothing and need not exist."""
    return data_folder() / "models"


def offers() -> list[ModelOffer]:
    """Return the pairs of the installed models that have few, sorted by languages; loads no model."""
    found = []
    for path in inside(models_folder()):
        known = card(path)
        if known and not _is_multilingual(known):
            found += [
                ModelOffer(path, LanguagePair(source, target), len(known.content.targets) == 1)
                for source in known.content.sources
                for target in known.content.targets
                if source != target
            ]
    return sorted(found, key=lambda offer: (offer.pair, offer.path))


def multilingual() -> list[Multilingual]:
    """Return the installed models that have many pairs; loads none."""
    found = [(path, card(path)) for path in inside(models_folder())]
    return [Multilingual(path, known) for path, known in found if known and _is_multilingual(known)]


def strays() -> list[Fault]:
    """Return the folders beside the models that are none."""
    reason, hint = (
        msg("is no model: its {file} is missing or broken", file=CARD),
        msg("delete the folder if it isn't wanted"),
    )
    folders = (path for path in inside(models_folder()) if path.is_dir() and not path.name.startswith("."))
    return [Fault(path, reason, hint) for path in folders if card(path) is None]


FAMILY = Family(offers, strays=strays, multilingual=multilingual)


def _is_multilingual(known: Card) -> bool:
    return len(known.content.sources) * len(known.content.targets) > _MOST
