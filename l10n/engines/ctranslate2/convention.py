"""The tokens that a model wants around a text, beside those of the text itself."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Convention:
    """What stands before and behind the tokens of a source, and the token that a target begins with, if any."""

    before: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    prefix: str = ""

    def source(self, tokens: list[str]) -> list[str]:
        """Return the tokens of a source as the model is given them."""
        return [*self.before, *tokens, *self.behind]

    def target(self, tokens: list[str]) -> list[str]:
        """Return the tokens of a target, or of its beginning, as the model says them."""
        return [self.prefix, *tokens] if self.prefix else tokens

    @property
    def skipped(self) -> int:
        """How many tokens of what the model says are none of the target."""
        return bool(self.prefix)
