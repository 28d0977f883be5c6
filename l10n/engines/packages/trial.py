"""Does a package translate? Tried in a process of its own: a broken model may take its process with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from l10n.engines.argos.engine import ArgosEngine
from l10n.engines.packages.metadata import Metadata
from l10n.errors import L10nError
from l10n.languages.pack import language

_SECONDS = 120  # the largest packages load in two


def trouble(path: Path, metadata: Metadata, *, seconds: float = _SECONDS) -> str:
    """Load a package and let it translate a sentence; return what is wrong in a few words, or nothing."""
    arguments = [str(path), metadata.from_code, metadata.to_code, metadata.version]
    # -P: a file in the working directory must not stand in for a module.
    command = [sys.executable, "-P", "-m", __name__, json.dumps(arguments)]
    try:
        tried = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return f"it doesn't translate a sentence within {seconds:g} seconds"
    except OSError as error:
        return f"it can't be tried: {(error.strerror or str(error)).lower()}"
    try:
        answer: str = json.loads(tried.stdout.splitlines()[-1])["trouble"]
    except (ValueError, LookupError, TypeError):
        ended = f"signal {-tried.returncode}" if tried.returncode < 0 else f"exit code {tried.returncode}"
        return f"it breaks the program that loads it ({ended})"
    return answer


def _trouble(path: Path, metadata: Metadata) -> str:
    sentence = language(metadata.pair.source).engines.sample
    try:
        engine = ArgosEngine(path, metadata)
        try:
            (translation,) = engine.translate([sentence])
        finally:
            engine.close()
    except L10nError as error:
        return error.reason
    except (ImportError, MemoryError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    return "" if translation.target.strip() else f"it translates «{sentence}» to nothing"


def _main() -> None:
    path, from_code, to_code, version = json.loads(sys.argv[1])
    print(json.dumps({"trouble": _trouble(Path(path), Metadata(from_code, to_code, version))}))


if __name__ == "__main__":
    _main()
