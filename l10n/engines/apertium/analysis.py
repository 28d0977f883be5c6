"""Words with what they may be, by Apertium's morphological analysers: the first stage of its modes.

Their output is that of lttoolbox (https://wiki.apertium.org/wiki/Apertium_stream_format).
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence

from l10n.engines.apertium.modes import installed
from l10n.errors import EngineError
from l10n.model import AnalysedWord

_UNIT = re.compile(r"\^((?:[^\\^$]|\\.)*)\$", re.DOTALL)
_READING = re.compile(r"(?:[^\\/]|\\.)+")
_TAG = re.compile(r"<([^<>]+)>")
_SPECIAL = re.compile(r"([\\^$@/<>\[\]{}])")
_ESCAPED = re.compile(r"\\(.)")
_TIMEOUT = 120.0


def analyse(texts: Sequence[str], language: str) -> list[list[AnalysedWord]] | None:
    """Return the words of texts in a language (BCP 47), each with its readings; None where no analyser is installed.

    Raises EngineError where one can't be run.
    """
    mode = next((mode for mode in installed() if mode.pair.source == language.partition("-")[0]), None)
    if mode is None:
        return None
    command = mode.commands()[0][0]
    text = "".join(_SPECIAL.sub(r"\\\1", " ".join(one.split())) + "\0" for one in texts)
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_TIMEOUT, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        hint = f"reinstall the package that brings {mode.name}"
        raise EngineError(f"Apertium's analyser failed: {error}", path=mode.path, hint=hint) from error
    answers = done.stdout.decode("utf-8", "replace").split("\0")
    return [[_word(unit[1]) for unit in _UNIT.finditer(answer)] for answer in answers[: len(texts)]]


def _word(unit: str) -> AnalysedWord:
    surface, *readings = _READING.findall(unit)
    known = [one for one in readings if not one.startswith("*")]
    lemma = _TAG.split(known[0])[0] if known else surface
    tags = frozenset(".".join(_TAG.findall(one.partition("+")[0])[:2]) for one in known)
    return AnalysedWord(_ESCAPED.sub(r"\1", surface), _ESCAPED.sub(r"\1", lemma.partition("#")[0]), tags)
