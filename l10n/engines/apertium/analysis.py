"""Words with what they may be, by Apertium's morphological analysers: the first stage of its modes.

Their output is that of lttoolbox (https://wiki.apertium.org/wiki/Apertium_stream_format).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from l10n.engines.apertium.modes import Mode, installed
from l10n.errors import EngineError
from l10n.messages import msg
from l10n.model import AnalysedWord

_UNIT = re.compile(r"\^((?:[^\\^$]|\\.)*)\$", re.DOTALL)
_READING = re.compile(r"(?:[^\\/]|\\.)+")
_TAG = re.compile(r"<([^<>]+)>")
_SPECIAL = re.compile(r"([\\^$@/<>\[\]{}])")
_ESCAPED = re.compile(r"\\(.)")
_RUN = re.compile(r"([^\w\s])\1{8,}")  # of one sign, for which lt-proc takes the square of its length
_TIMEOUT = 120.0
_AT_ONCE = 2000  # texts


class LexicalUnit(NamedTuple):
    """A word, or several that are one in a dictionary, and its readings: lemmas with tags, signs escaped."""

    surface: str
    readings: list[str]


def analyse(texts: Iterable[str], language: str) -> Iterator[list[AnalysedWord]] | None:
    """Return the words of texts in a language (BCP 47), each with its readings; None where no analyser is installed.

    The texts are asked for, and their words given, so many at a time that neither is held. Raises EngineError, as the
    first words are asked for, where it can't be run.
    """
    mode = next((mode for mode in installed() if mode.pair.source == language.partition("-")[0]), None)
    return None if mode is None else _analysed(mode, iter(texts))


def _analysed(mode: Mode, texts: Iterator[str]) -> Iterator[list[AnalysedWord]]:
    while some := list(islice(texts, _AT_ONCE)):
        try:
            answers = units(mode.commands()[0][0], some, _TIMEOUT)
        except (OSError, subprocess.SubprocessError) as error:
            hint = msg("reinstall the package that brings {name}", name=mode.name)
            raise EngineError(
                msg("Apertium's analyser failed: {error}", error=error), path=mode.path, hint=hint
            ) from error
        yield from ([_word(unit.surface, *unit.readings) for unit in answer] for answer in answers)


def units(command: Sequence[str], texts: Sequence[str], timeout: float) -> list[list[LexicalUnit]]:
    """Return what an analyser, a mode's first stage, makes of each of some texts.

    Raises OSError and `subprocess.SubprocessError` where it can't be run, breaks or takes longer than `timeout`.
    """
    text = "".join(_SPECIAL.sub(r"\\\1", _RUN.sub(r"\1", " ".join(one.split()))) + "\0" for one in texts)
    done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=timeout, check=True)
    answers = done.stdout.decode("utf-8", "replace").split("\0")[:-1]
    if len(answers) < len(texts):
        raise subprocess.SubprocessError(f"{len(answers)} answers to {len(texts)} texts")
    return [[_unit(unit[1]) for unit in _UNIT.finditer(answer)] for answer in answers[: len(texts)]]


def _unit(text: str) -> LexicalUnit:
    surface, *readings = _READING.findall(text)
    return LexicalUnit(surface, readings)


@lru_cache(maxsize=1 << 15)  # a text's words come again in others, and are held once
def _word(surface: str, *readings: str) -> AnalysedWord:
    known = [one for one in readings if not one.startswith("*")]
    lemma = _TAG.split(known[0])[0] if known else surface
    tags = frozenset(".".join(_TAG.findall(one.partition("+")[0])[:2]) for one in known)
    return AnalysedWord(_ESCAPED.sub(r"\1", surface), _ESCAPED.sub(r"\1", lemma.partition("#")[0]), tags)
