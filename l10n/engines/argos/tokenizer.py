"""The tokens of Argos packages: SentencePiece, or the BPE that argostranslate has a class for."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol


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


def tokenizer(package: Any) -> Tokenizer:
    """Return the tokenizer of an argostranslate package; raises ValueError where it has none."""
    pieces = package.package_path / "sentencepiece.model"
    if pieces.is_file():
        return _SentencePiece(pieces)
    own: Tokenizer | None = getattr(package, "tokenizer", None)
    if own is None:
        raise ValueError("it has neither sentencepiece.model nor bpe.model")
    return own
