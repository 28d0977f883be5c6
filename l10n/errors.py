"""The errors of l10n: what stops a piece of work, with the place and the way out.

    L10nError                 exit code 2
    ├── UsageError            an option, a language or a setting is wrong
    ├── InputError            a file that was given can't be used: an article, a catalog, a package
    │   └── DiskFullError     it can't be written, and nothing else can
    └── EngineError           an engine broke while it worked
        └── NoEngineError     nothing installed translates the pair: exit code 3

A *finding* (something that a person should look at) is a value, `l10n.model.Finding`, and no error.
Exceptions of other libraries are translated where they are met; nothing else reaches the command line.
"""

from __future__ import annotations

from pathlib import Path

from l10n.messages import NO_MESSAGE, Message, msg, msg_with_hint, said


class L10nError(Exception):
    """Something that the user can mend.

    `reason` says what is wrong in one line, `hint` the way out; `path` and `line` (from 1) where it is.
    """

    exit_code = 2

    def __init__(
        self,
        reason: Message,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        hint: Message = NO_MESSAGE,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = path
        self.line = line
        self.hint = hint

    def __str__(self) -> str:
        return str(self.message)

    @property
    def message(self) -> Message:
        """The whole of it, in a line."""
        message = msg_with_hint(self.reason, self.hint)
        if self.path is None:
            return message
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return msg("{place}: {message}", place=place, message=message)

    def said(self) -> str:
        """Return it in the language of the environment."""
        return said(self.message)


class UsageError(L10nError):
    """An option, a language or a setting is wrong."""


class InputError(L10nError):
    """A file that was given can't be used."""


class DiskFullError(InputError):
    """The disk is full, or the quota: a run that goes on would fail with every file."""


class EngineError(L10nError):
    """An engine broke while it worked."""


class NoEngineError(EngineError):
    """Nothing that is installed translates the pair of languages."""

    exit_code = 3
