"""A package of Argos Translate at work: its SentencePiece model and CTranslate2 do all of it."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

from l10n.engines import confidence
from l10n.engines.confidence import Scale
from l10n.engines.ctranslate2.convention import Convention
from l10n.engines.ctranslate2.engine import BEAM, LENGTH_PENALTY, ModelEngine
from l10n.engines.ctranslate2.failures import Files
from l10n.engines.ctranslate2.tokenizer import MosesBPE, SentencePiece, Tokenizer
from l10n.engines.packages.metadata import Metadata
from l10n.engines.terms.annotation import Signs
from l10n.errors import InputError
from l10n.files import SETTINGS, read
from l10n.messages import Message, msg
from l10n.model import LanguagePair

_LENGTH_PENALTY = 0.2  # what argostranslate sets


class ArgosEngine(ModelEngine):
    """One package at work. `scale` is how sure its scores are, where that was measured, with the beam that it was."""

    def __init__(self, path: Path, metadata: Metadata, beam: int = BEAM) -> None:
        about = _about(path)
        super().__init__(
            metadata.origin,
            metadata.pair,
            Files(f"the Argos package {metadata.pair}", path, path / "model", reinstall(metadata.pair)),
            partial(_tokenizer, path, metadata),
            Convention(prefix=_prefix(about)),
            beam=beam,
            signs=Signs.of(about),
            length_penalty=LENGTH_PENALTY if _is_ours(about) else _LENGTH_PENALTY,
            learnt=_spells(about),
        )
        self.scale = _scale(about, metadata) if beam == BEAM else None


def _about(path: Path) -> object:
    """Return the metadata of a package, None where they can't be read."""
    try:
        about: object = json.loads(read(path / "metadata.json", SETTINGS))
    except (InputError, OSError, ValueError, RecursionError):
        return None
    return about


def _is_ours(about: object) -> bool:
    """Tell whether a package was made by `tools/train`: its metadata then have something that is for l10n."""
    return isinstance(about, dict) and "l10n" in about


def _spells(about: object) -> str | None:
    """Return the characters that a package's metadata say it spells though they have no piece; None if they don't."""
    own = about.get("l10n") if isinstance(about, dict) else None
    spells = own.get("spells") if isinstance(own, dict) else None
    return spells if isinstance(spells, str) else None


def _scale(about: object, metadata: Metadata) -> Scale | None:
    """Return what a package's metadata say of how sure its scores are, else what was measured of it."""
    own = about.get("l10n") if isinstance(about, dict) else None
    values = own.get("confidence") if isinstance(own, dict) else None
    return confidence.read(values) or confidence.scale(metadata.origin)


def _prefix(about: object) -> str:
    """Return the token that a package's metadata want each target to begin with, if any."""
    prefix = about.get("target_prefix") if isinstance(about, dict) else None
    return prefix if isinstance(prefix, str) else ""


def _tokenizer(folder: Path, metadata: Metadata) -> Tokenizer:
    """Return the tokenizer of the package in `folder`; raises ValueError where it has none."""
    pieces, merges = folder / "sentencepiece.model", folder / "bpe.model"
    if pieces.is_file():
        return SentencePiece(pieces)
    if merges.is_file():
        return MosesBPE(merges, metadata.codes)
    raise ValueError("it has neither sentencepiece.model nor bpe.model")


def reinstall(pair: LanguagePair) -> Message:
    """Return the way out where the package of a pair is broken."""
    languages = f"{pair.source} {pair.target}"
    return msg(
        "run `l10n engines remove {languages}`, then `l10n engines install {languages}`", languages=languages
    )
