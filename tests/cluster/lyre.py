"""An engine of a distribution of its own, for processes that tests start: it does what the sources say.

At *toujours* its process dies, at *une fois* the first one does, and at *attend* it waits. `LYRE` is a folder for
what it leaves of that: `died`, `waits`; it goes on when there is `go`.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from l10n.engines import Direct, Family
from l10n.model import LanguagePair, Translation


@dataclass(frozen=True)
class Lyre(Direct):
    pair: LanguagePair
    family: str = "lyre"
    origin: str = "lyre 1"

    def load(self) -> Lyre:
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        folder = Path(os.environ["LYRE"])
        text = " ".join(sources)
        if "toujours" in text or ("une fois" in text and not (folder / "died").exists()):
            (folder / "died").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "attend" in text:
            (folder / "waits").touch()
            while not (folder / "go").exists():
                time.sleep(0.02)
        return [Translation(f"El perro {source.lower()}") for source in sources]

    def close(self) -> None:
        pass


FAMILY = Family(lambda: [Lyre(LanguagePair("fr", target)) for target in ("ca", "es")])
