"""Catalogs of messages that nobody wrote, and an environment that asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import polib
import pytest

from l10n import messages
from tools.messages import from_all, render


@cache
def template() -> str:
    """Return the catalog of all that the code says, for which it is read from the first file to the last."""
    return render(from_all()).decode()


def invented(say: Callable[[str], str]) -> polib.POFile:
    """Return a catalog in which every message of the code is what `say` makes of it, the plural's forms too."""
    catalog = polib.pofile(template())
    for entry in catalog:
        if entry.msgid_plural:
            entry.msgstr_plural = {0: say(entry.msgid), 1: say(entry.msgid_plural)}
        else:
            entry.msgstr = say(entry.msgid)
    return catalog


@contextmanager
def speaking(catalog: polib.POFile, language: str, folder: Path, asked: str = "") -> Iterator[None]:
    """Let messages be said as a catalog has them, which is compiled into `folder`.

    Its language is what the environment asks for, or `asked` is.
    """
    catalog.metadata |= {
        "Content-Type": "text/plain; charset=UTF-8",
        "Plural-Forms": "nplurals=2; plural=n != 1;",
    }
    place = folder / language / "LC_MESSAGES"
    place.mkdir(parents=True)
    (place / "l10n.mo").write_bytes(catalog.to_binary())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(messages, "FOLDER", folder)
        patch.setenv("LANGUAGE", asked or language)
        messages._catalog.cache_clear()
        try:
            yield
        finally:
            messages._catalog.cache_clear()
