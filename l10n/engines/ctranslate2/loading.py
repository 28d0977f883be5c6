"""Loading a CTranslate2 model: on the GPU where one works, else on all cores."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from l10n.engines.cores import cores


def load(folder: Path) -> Any:
    """Return the `ctranslate2.Translator` of a folder; raises RuntimeError or ValueError where it is broken."""
    import ctranslate2

    def translator_on(device: str, workers: int) -> Any:
        return ctranslate2.Translator(
            str(folder), device=device, compute_type="int8", inter_threads=workers, intra_threads=1
        )

    if ctranslate2.get_cuda_device_count() > 0:
        try:  # where there is a driver, but not CUDA's libraries, the first translation fails
            translator = translator_on("cuda", 1)
            translator.translate_batch([["▁"]], max_decoding_length=1)
        except RuntimeError:
            pass
        else:
            return translator
    return translator_on("cpu", cores())
