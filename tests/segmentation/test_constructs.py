"""The constructs of each language: what a sentence is, case by case, in tables that a linguist can extend."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.segmentation import split_sentences

CONSTRUCTS = Path(__file__).parent / "constructs"
WRITTEN = str.maketrans({"~": "\u00a0", "^": "\u202f"})


def cases() -> Iterator[object]:
    for path in sorted(CONSTRUCTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, _, written = line.partition(": ")
                text = written.replace("\\n", "\n").replace("\\r", "\r").translate(WRITTEN)
                yield pytest.param(path.stem, text, id=f"{path.stem}-{name}")


@pytest.mark.parametrize(("lang", "written"), list(cases()))
def test_construct(lang: str, written: str) -> None:
    text = re.sub(" ‖ | ?‖", lambda bound: " " if bound[0] == " ‖ " else "", written)
    expected = [sentence.strip() for sentence in written.split("‖")]
    assert split_sentences(text, lang) == expected
