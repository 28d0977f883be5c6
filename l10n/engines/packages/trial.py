"""Does a package translate? Tried in a process of its own: a broken model may take its process with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from l10n.engines.argos import ArgosOffer
from l10n.errors import L10nError

_SECONDS = 120  # the largest packages load in two
# A sentence for the model, by Argos' codes; English for the others, of which any model makes something.
_SENTENCES = {
    "ar": "وصل القطار إلى باريس.",
    "de": "Der Zug ist in Paris angekommen.",
    "el": "Το τρένο έφτασε στο Παρίσι.",
    "es": "El tren llegó a París.",
    "fa": "قطار به پاریس رسید.",
    "fr": "Le train est arrivé à Paris.",
    "he": "הרכבת הגיעה לפריז.",
    "hi": "ट्रेन पेरिस पहुँच गई।",
    "it": "Il treno è arrivato a Parigi.",
    "ja": "列車がパリに到着した。",
    "ko": "기차가 파리에 도착했다.",
    "pb": "O trem chegou a Paris.",
    "pt": "O comboio chegou a Paris.",
    "ru": "Поезд прибыл в Париж.",
    "th": "รถไฟมาถึงปารีสแล้ว",
    "uk": "Потяг прибув до Парижа.",
    "zh": "火车到达了巴黎。",
    "zt": "火車到達了巴黎。",
}
_SENTENCE = "The train arrived in Paris."


def trouble(offer: ArgosOffer, *, seconds: float = _SECONDS) -> str:
    """Load a package and let it translate a sentence; return what is wrong in a few words, or nothing."""
    arguments = [str(offer.path), offer.version, offer.from_code, offer.to_code]
    # -P: a file in the working directory must not stand in for a module.
    command = [sys.executable, "-P", "-m", __name__, json.dumps(arguments)]
    try:
        tried = subprocess.run(command, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired:
        return f"it doesn't translate a sentence within {seconds:g} seconds"
    except OSError as error:
        return f"it can't be tried: {(error.strerror or str(error)).lower()}"
    try:
        said: str = json.loads(tried.stdout.splitlines()[-1])["trouble"]
    except (ValueError, LookupError, TypeError):
        ended = f"signal {-tried.returncode}" if tried.returncode < 0 else f"exit code {tried.returncode}"
        return f"it breaks the program that loads it ({ended})"
    return said


def _trouble(offer: ArgosOffer) -> str:
    sentence = _SENTENCES.get(offer.from_code, _SENTENCE)
    try:
        engine = offer.load()
        try:
            (made,) = engine.translate([sentence])
        finally:
            engine.close()
    except L10nError as error:
        return error.reason
    except (ImportError, MemoryError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    return "" if made.target.strip() else f"it translates «{sentence}» to nothing"


def _main() -> None:
    path, version, from_code, to_code = json.loads(sys.argv[1])
    print(json.dumps({"trouble": _trouble(ArgosOffer(Path(path), version, from_code, to_code))}))


if __name__ == "__main__":
    _main()
