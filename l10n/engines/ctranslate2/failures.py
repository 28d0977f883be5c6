"""What a model can't do: the error that says so, and the sources that it breaks at told from the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from l10n.errors import EngineError
from l10n.messages import Message, msg

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")
BROKEN = (RuntimeError, ValueError, IndexError)  # CTranslate2's, for a source that is too much for a model


@dataclass(frozen=True, slots=True)
class Files:
    """Where a model is: what it is called in errors, the folder to name there, that of the model, and the way out."""

    name: str
    path: Path
    model: Path
    hint: Message

    def broken(self, error: Exception) -> EngineError:
        """Return the error that says that it can't be used, and why."""
        reason = " ".join(str(error).split()) or type(error).__name__
        return EngineError(
            msg("{name} can't be used: {reason}", name=self.name, reason=reason),
            path=self.path,
            hint=self.hint,
        )


def in_halves(
    asked: Sequence[_Asked], work: Callable[[Sequence[_Asked]], Sequence[_Answer]]
) -> list[_Answer | Exception]:
    """Return what `work` makes of all that is `asked` together, or in halves where the model breaks at one.

    For that one it is the error.
    """
    try:
        return list(work(asked))
    except BROKEN as error:
        if len(asked) == 1:
            return [error]
    half = len(asked) // 2
    return [*in_halves(asked[:half], work), *in_halves(asked[half:], work)]
