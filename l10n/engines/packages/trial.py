"""Does an engine translate? Tried in a process of its own: a broken model may take its process with it."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from l10n.engines.argos.engine import ArgosEngine
from l10n.engines.base import Engine
from l10n.engines.ctranslate2.card import NAME as MODEL
from l10n.engines.ctranslate2.card import load
from l10n.engines.firefox import files
from l10n.engines.firefox.engine import FirefoxEngine
from l10n.engines.packages.metadata import Metadata
from l10n.errors import L10nError
from l10n.files import system_reason
from l10n.languages.pack import language
from l10n.messages import NO_MESSAGE, Message, msg
from l10n.model import LanguagePair

_SECONDS = 120  # the largest packages load in two
_FIREFOX = "firefox"


def trouble(path: Path, metadata: Metadata, *, seconds: float = _SECONDS) -> Message:
    """Load a package and let it translate a sentence; return what is wrong in a few words, or nothing."""
    return _tried("argos", [str(path), metadata.from_code, metadata.to_code, metadata.version], seconds)


def model_trouble(path: Path, pair: LanguagePair, *, seconds: float = _SECONDS) -> Message:
    """Do the same with a model of CTranslate2 and one of its pairs."""
    return _tried(MODEL, [str(path), pair.source, pair.target], seconds)


def firefox_trouble(path: Path, metadata: files.Metadata, *, seconds: float = _SECONDS) -> Message:
    """Do the same with a Firefox model."""
    pair = metadata.pair
    return _tried(_FIREFOX, [str(path), pair.source, pair.target, metadata.version], seconds)


def _tried(family: str, arguments: list[str], seconds: float) -> Message:
    # -P: a file in the working directory must not stand in for a module.
    command = [sys.executable, "-P", "-m", __name__, json.dumps([family, *arguments])]
    try:
        tried = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return msg("it doesn't translate a sentence within {seconds:g} seconds", seconds=seconds)
    except OSError as error:
        return msg("it can't be tried: {reason}", reason=system_reason(error))
    try:
        return Message.of(json.loads(tried.stdout.splitlines()[-1])["trouble"])
    except (ValueError, LookupError, TypeError):
        code = tried.returncode
        ended = msg("signal {number}", number=-code) if code < 0 else msg("exit code {number}", number=code)
        return msg("it breaks the program that loads it ({ended})", ended=ended)


def _trouble(start: Callable[[], Engine]) -> Message:
    try:
        engine = start()
        sentence = language(engine.pair.source).engines.sample
        try:
            (translation,) = engine.translate([sentence])
        finally:
            engine.close()
    except L10nError as error:
        return error.reason
    except (ImportError, MemoryError, OSError) as error:
        return msg("{kind}: {error}", kind=type(error).__name__, error=error)
    if translation.target.strip():
        return NO_MESSAGE
    return msg("it translates «{sentence}» to nothing", sentence=sentence)


def _argos(path: str, *about: str) -> Engine:
    return ArgosEngine(Path(path), Metadata(*about))


def _model(path: str, source: str, target: str) -> Engine:
    return load(Path(path), LanguagePair(source, target))


def _firefox(path: str, source: str, target: str, version: str) -> Engine:
    return FirefoxEngine(Path(path), files.Metadata(LanguagePair(source, target), version))


_ENGINES: Mapping[str, Callable[..., Engine]] = {"argos": _argos, MODEL: _model, _FIREFOX: _firefox}


def _main() -> None:
    family, *arguments = json.loads(sys.argv[1])
    print(json.dumps({"trouble": _trouble(lambda: _ENGINES[family](*arguments)).parts}))


if __name__ == "__main__":
    _main()
