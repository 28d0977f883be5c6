"""The installed modes of Apertium."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from l10n.engines.apertium import debian, modes
from l10n.engines.apertium.engine import ApertiumEngine
from l10n.engines.base import Details, Direct, Family, Fault
from l10n.errors import L10nError
from l10n.messages import NO_MESSAGE, Message, msg
from l10n.model import LanguagePair


@dataclass(frozen=True, slots=True)
class ApertiumOffer(Direct):
    """An installed mode."""

    mode: modes.Mode
    family: str = "apertium"

    @property
    def origin(self) -> str:
        """Its name in catalogs: `apertium fra-cat`."""
        return self.mode.origin

    @property
    def pair(self) -> LanguagePair:
        """What it translates, in BCP 47 tags."""
        return self.mode.pair

    @property
    def by_pair(self) -> bool:
        """Say that a package of Debian's brings modes for several pairs."""
        return False

    def details(self) -> Details:
        """Return the version of Debian's package, the mode's file and the size of its data."""
        path = self.mode.path
        try:
            files = _data(self.mode)
        except L10nError:
            files = []
        size = sum(file.stat().st_size for file in files if file.is_file())
        return Details(debian.version(path), path, size)

    def fault(self) -> Fault | None:
        """Look for its programs and its data; starts nothing."""
        reason = _lacks(self.mode)
        hint = msg(
            "apt-get install --reinstall apertium, and the package that brings {name}", name=self.mode.name
        )
        return Fault(self.mode.path, reason, hint, self) if reason else None

    def load(self) -> ApertiumEngine:
        """Start the mode's stages; raises `EngineError` where one does not start."""
        return ApertiumEngine(self.mode)


def offers() -> list[ApertiumOffer]:
    """Return what the installed modes offer, sorted by languages; starts nothing."""
    return [ApertiumOffer(mode) for mode in modes.installed()]


FAMILY = Family(offers, debian.how_to_get)


def _data(mode: modes.Mode) -> list[Path]:
    """Return the files of data that a mode's commands name; raises `EngineError`."""
    before, after = mode.commands()
    words = {word for command in (*before, *after) for word in command[1:]}
    return [Path(word) for word in sorted(words) if word.startswith("/")]


def _lacks(mode: modes.Mode) -> Message:
    """Return what a mode lacks to start, or nothing; starts nothing."""
    try:
        before, after = mode.commands()
        for command in (*before, *after):
            if shutil.which(command[0]) is None:
                return msg("the program {program} is missing", program=command[0])
        missing = (msg("{file} is missing", file=file) for file in _data(mode) if not file.exists())
        return next(missing, NO_MESSAGE)
    except L10nError as error:
        return error.reason
