"""The tokens of Firefox Translations' models: SentencePiece, as numbers and as texts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from l10n.engines.firefox.marian import FormatError
from l10n.files import opened
from l10n.messages import msg

_MOST = 1 << 26  # bytes: those that Mozilla ships have one million


class Vocabulary:
    """A SentencePiece model. Raises `FormatError` where a file is none, OSError, and `InputError`."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        with opened(path) as file:
            data = file.read(_MOST)
        self._processor: Any = sentencepiece.SentencePieceProcessor()
        try:
            if not data or not self._processor.LoadFromSerializedProto(data):
                raise FormatError(msg("is no SentencePiece model"))
        except RuntimeError as error:
            raise FormatError(msg("is no SentencePiece model")) from error
        self.end: int = self._processor.eos_id()
        self.unknown: int = self._processor.unk_id()
        if min(self.end, self.unknown) < 0:
            raise FormatError(msg("has no token for an end, or none for what is unknown"))

    def __len__(self) -> int:
        size: int = self._processor.get_piece_size()
        return size

    def numbers(self, text: str) -> list[int]:
        """Return the tokens of a text."""
        numbers: list[int] = self._processor.encode(text)
        return numbers

    def pieces(self, text: str) -> list[str]:
        """Return the tokens of a text as texts; `▁` stands for the space before a word."""
        pieces: list[str] = self._processor.encode(text, out_type=str)
        return pieces

    def text(self, numbers: list[int]) -> str:
        """Return the text of tokens."""
        text: str = self._processor.decode(numbers)
        return text.strip()

    def of_pieces(self, pieces: list[str]) -> list[int]:
        """Return the numbers of tokens that are texts."""
        return [self._processor.piece_to_id(piece) for piece in pieces]
