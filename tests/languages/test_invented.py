"""A language that no line of code knows: what its pack says is all that it takes."""

from __future__ import annotations

from pathlib import Path

from l10n import split_sentences


def test_sentences_end_as_its_table_says(folder: Path) -> None:
    sentences = folder / "sentences"
    sentences.mkdir()
    text = "Ti muk zarb. Orno lep. Plin vek zarb. 4 mor."
    assert len(split_sentences(text, "qaa")) == 4
    (sentences / "qab.txt").write_text("[before starter]\nzarb.\n[starters]\norno\n", encoding="utf-8")
    assert split_sentences(text, "qab-XX") == ["Ti muk zarb.", "Orno lep.", "Plin vek zarb. 4 mor."]
