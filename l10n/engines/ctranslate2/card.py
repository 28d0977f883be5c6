"""What l10n writes down of a model when it installs it: `l10n.json` in its folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from l10n.engines.ctranslate2.convention import Convention
from l10n.engines.ctranslate2.engine import BEAM, ModelEngine
from l10n.engines.ctranslate2.failures import Files
from l10n.engines.ctranslate2.kinds import KINDS, Content
from l10n.engines.ctranslate2.tokenizer import MosesBPE, SentencePiece, Tokenizer
from l10n.errors import EngineError, InputError
from l10n.files import SETTINGS, read
from l10n.messages import Message, msg
from l10n.model import LanguagePair

NAME = "ctranslate2"
CARD = "l10n.json"


@dataclass(frozen=True, slots=True)
class Card:
    """An installed model: its name, which is its folder's, and what it holds."""

    name: str
    content: Content

    def to_json(self) -> bytes:
        """Return what stands in the file."""
        content = self.content
        values = {
            "kind": content.kind.name,
            "pieces": content.pieces,
            "sources": content.sources,
            "targets": content.targets,
            "behind": content.behind,
        }
        return json.dumps(values, ensure_ascii=False, indent=1).encode()

    def convention(self, pair: LanguagePair) -> Convention:
        """Return the tokens around the texts of a pair that the model has."""
        content = self.content
        source, target = content.sources[pair.source], content.targets[pair.target]
        if content.kind.says_source:
            return Convention((source,), content.behind, target)
        return Convention((target,) if target else (), content.behind)

    def engine(self, folder: Path, pair: LanguagePair, beam: int = BEAM) -> ModelEngine:
        """Return the model in `folder` at work on a pair that it has; raises `EngineError`."""
        return ModelEngine(
            origin(self.name, pair),
            pair,
            Files(f"the model {self.name}", folder, folder, reinstall(self.name)),
            partial(_tokenizer, folder, self.content.pieces, pair),
            self.convention(pair),
            beam=beam,
        )


def origin(name: str, pair: LanguagePair) -> str:
    """Return the name of a model's engine in catalogs: `ctranslate2 nllb-200-distilled-600M fr→en`."""
    return f"{NAME} {name} {pair}"


def reinstall(name: str) -> Message:
    """Return the way out where the model of that name is broken."""
    return msg("run `l10n engines remove {name}`, and install it again", name=name)


def card(folder: Path) -> Card | None:
    """Return what is written down of the model in a folder; None where there is no model of ours."""
    try:
        values = json.loads(read(folder / CARD, SETTINGS))
        kind = KINDS[values["kind"]]
        tokens = [_tokens(values[key]) for key in ("sources", "targets")]
        pieces, behind = (tuple(str(one) for one in values[key]) for key in ("pieces", "behind"))
    except (InputError, OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Card(folder.name, Content(kind, pieces, tokens[0], tokens[1], behind))


def load(path: Path, pair: LanguagePair, beam: int = BEAM) -> ModelEngine:
    """Load the model in a folder for a pair; raises `EngineError` where it is broken or gone."""
    known = card(path)
    if known is None:
        raise EngineError(msg("is no model that l10n installed"), path=path, hint=msg("install it again"))
    return known.engine(path, pair, beam)


def sample_pair(known: Card) -> LanguagePair:
    """Return a pair of a model to try it with, the first by the alphabet."""
    return next(
        LanguagePair(source, target)
        for source in sorted(known.content.sources)
        for target in sorted(known.content.targets)
        if source != target
    )


def _tokens(values: Mapping[str, str]) -> dict[str, str]:
    return {str(tag): str(token) for tag, token in values.items()}


def _tokenizer(folder: Path, pieces: tuple[str, ...], pair: LanguagePair) -> Tokenizer:
    first, *second = (folder / name for name in pieces)
    if first.suffix == ".bpe":
        languages = (pair.source.partition("-")[0], pair.target.partition("-")[0])
        return MosesBPE(first, languages, *second)
    return SentencePiece(first, *second)
