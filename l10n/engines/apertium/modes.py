"""The installed Apertium modes: which there are, what they translate, which commands they consist of."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from l10n.errors import EngineError
from l10n.languages import tags
from l10n.messages import msg
from l10n.model import LanguagePair

# What modes call other than ISO 639 and BCP 47 do; the languages of `hbs` are told apart by the variant.
_OWN = {"hbs": "sh", "tgl": "tl", "zlm": "ms", "hbs_BS": "bs", "hbs_HR": "hr", "hbs_SR": "sr-Latn"}
_VARIANTS = {"valencia": "valencia", "aran": "aranes"}  # those that BCP 47 has a name for
_NAME = re.compile(r"([a-z]{2,3})(?:_(\w+))?-([a-z]{2,3})(?:_(\w+))?")
_PLACES = ("/usr/local/share/apertium", "/usr/share/apertium")


@dataclass(frozen=True, slots=True)
class Mode:
    """An installed mode: its name (`fra-cat`), what it translates, the file that describes it."""

    name: str
    pair: LanguagePair
    path: Path

    @property
    def origin(self) -> str:
        """Its name in catalogs: `apertium fra-cat`."""
        return f"apertium {self.name}"

    def commands(self) -> tuple[list[list[str]], list[list[str]]]:
        """Return its stages, flushing at NUL, up to the generator and from it on; raises `EngineError`."""
        try:
            line = self.path.read_text("utf-8")
            stages = [shlex.split(stage) for stage in line.replace("\n", " ").split("|")]
        except (OSError, ValueError) as error:
            raise EngineError(
                msg("the Apertium mode can't be read: {error}", error=error), path=self.path
            ) from error
        # `$1` is the generator's flag: -n for a text without marks. `$2` is for debugging.
        generator = next((at for at, stage in enumerate(stages) if "$1" in stage), 0)
        if not generator or not all(stages):
            raise EngineError(
                msg("the Apertium mode has no generator"),
                path=self.path,
                hint=msg("reinstall the package that brings {name}", name=self.name),
            )
        flushing = [
            [stage[0], "-z", *("-n" if word == "$1" else word for word in stage[1:] if word != "$2")]
            for stage in stages
        ]
        return flushing[:generator], flushing[generator:]


def installed() -> list[Mode]:
    """Return the modes of this machine, one a pair of languages, sorted; starts and reads nothing.

    They are looked for in `$APERTIUM_DATADIR/modes`, by default `/usr/share/apertium/modes`. A variant that
    BCP 47 can name is a pair of its own (`cat-eng_US`: ca→en-US); others stand in for a pair that has no plain
    mode.
    """
    chosen = os.environ.get("APERTIUM_DATADIR")
    best: dict[LanguagePair, tuple[tuple[int, int, str], Mode]] = {}
    for place in [chosen] if chosen else _PLACES:
        for path in Path(place, "modes").glob("*.mode"):
            match = _NAME.fullmatch(path.stem)
            if not match:
                continue
            pair = LanguagePair(tag_of(match[1], match[2] or ""), tag_of(match[3], match[4] or ""))
            # A plain mode before a variant; of two that are installed, three letters name the newer data.
            rank = path.stem.count("_"), -len(match[1]) - len(match[3]), path.stem
            if pair not in best or rank < best[pair][0]:
                best[pair] = rank, Mode(path.stem, pair, path)
    return [mode for _, (_, mode) in sorted(best.items())]


def tag_of(code: str, variant: str = "") -> str:
    """Return the BCP 47 tag for one side of a mode's name; what BCP 47 has no name for is left out."""
    whole = f"{code}_{variant}"
    if whole in _OWN:
        return _OWN[whole]
    parts = (_VARIANTS.get(part, part if part.isupper() else "") for part in variant.split("_"))
    return "-".join([_OWN.get(code) or tags.shortest(code), *filter(None, parts)])
