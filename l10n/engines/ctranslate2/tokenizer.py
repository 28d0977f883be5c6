"""Between a text and the tokens of a model: SentencePiece, with one model of it for both sides or one for each."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol


class Tokenizer(Protocol):
    """Between a text and the tokens of a model."""

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source."""
        ...

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a target."""
        ...

    def decode(self, tokens: list[str]) -> str:
        """Return the text of a target's tokens."""
        ...


class SentencePiece:
    """The pieces of a file, or of two: one for sources, one for targets.

    argostranslate's own class turns every `_` of a target into a space; this one doesn't.
    """

    def __init__(self, path: Path, target: Path | None = None) -> None:
        import sentencepiece

        self._source = sentencepiece.SentencePieceProcessor(model_file=str(path))
        self._target = (
            sentencepiece.SentencePieceProcessor(model_file=str(target)) if target else self._source
        )

    def encode(self, text: str) -> list[str]:
        """Return the pieces of a source."""
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def encode_target(self, text: str) -> list[str]:
        """Return the pieces of a target."""
        pieces: list[str] = self._target.encode(text, out_type=str)
        return pieces

    def decode(self, tokens: list[str]) -> str:
        """Return the text of pieces."""
        # replace_unknowns may bring pieces of the source that decode_pieces doesn't know as its own.
        text: str = self._target.decode_pieces(tokens)
        return text.replace("▁", " ")


class MosesBPE:
    """Words by Moses' rules, cut by byte pair encoding, for which argostranslate has a class.

    A target is cut by the same file: by another one only where there is one.
    """

    def __init__(self, path: Path, languages: tuple[str, str], target: Path | None = None) -> None:
        from argostranslate.tokenizer import BPETokenizer

        self._source = BPETokenizer(path, *languages)
        self._target = BPETokenizer(target or path, languages[1], languages[1])

    def encode(self, text: str) -> list[str]:
        """Return the tokens of a source."""
        tokens: list[str] = self._source.encode(text)
        return tokens

    def encode_target(self, text: str) -> list[str]:
        """Return the tokens of a target."""
        tokens: list[str] = self._target.encode(text)
        return tokens

    def decode(self, tokens: list[str]) -> str:
        """Return the text of a target's tokens."""
        text: str = self._source.decode(tokens)
        return text
