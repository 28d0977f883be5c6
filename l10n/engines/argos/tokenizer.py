"""The tokens of Argos packages: SentencePiece, or the BPE that argostranslate has a class for."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from l10n.engines.packages.metadata import Metadata


class Tokenizer(Protocol):
    """Between a text and the tokens of a model."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a text."""
        ...

    def decode(self, tokens: list[str]) -> str:
        """Return the text of tokens."""
        ...


class _SentencePiece:
    """argostranslate's own class turns every `_` of a target into a space."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        self._processor = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def encode(self, text: str) -> list[str]:
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def decode(self, tokens: list[str]) -> str:
        # replace_unknowns may bring pieces of the source that decode_pieces doesn't know as its own.
        text: str = self._processor.decode_pieces(tokens)
        return text.replace("▁", " ")


def tokenizer(folder: Path, metadata: Metadata) -> Tokenizer:
    """Return the tokenizer of the package in `folder`; raises ValueError where it has none."""
    pieces, merges = folder / "sentencepiece.model", folder / "bpe.model"
    if pieces.is_file():
        return _SentencePiece(pieces)
    if merges.is_file():
        from argostranslate.tokenizer import BPETokenizer

        own: Tokenizer = BPETokenizer(merges, *metadata.codes)
        return own
    raise ValueError("it has neither sentencepiece.model nor bpe.model")
