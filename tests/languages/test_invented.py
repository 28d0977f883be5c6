"""A language that no line of code knows: what its pack says is all that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import split_sentences
from l10n.checks import Context, run
from l10n.model import LanguagePair, Unit

LETTERS = '[script]\nletters = "THAANA"\n'
SMALL = '[words]\nsmall = "ti lo ke na"\n'
DOUBLED = '[words]\ndoubled = "zarb"\n'
NOUNS = "[names]\nnoun = '\\b[a-z]+muk\\b'\n"
ANTONYMS = '[antonyms.sure]\nday = ["jora", "nuna", "tamar"]\n'
DENSITY = "[script]\ndensity = 0.1\n"
EN = "They came to the village yesterday with all of their friends."


@pytest.mark.parametrize(
    ("pack", "source", "target", "without", "having"),
    [
        (LETTERS, EN, "Ti venu lo villag jora kon amik zo baluk dorim", "", "other-language"),
        (
            SMALL,
            EN,
            "They came to the village yesterday with all of their friends, na lo",
            "",
            "other-language",
        ),
        (DOUBLED, EN, "Ti venu zarb zarb lo villag jora", "doubled", "doubled-usual"),
        (NOUNS, EN, "Ti venu lo villamuk jora", "", "noun-capital"),
        (ANTONYMS, EN, "Ti venu lo villag tamar", "", "opposite"),
        (DENSITY, EN, "Ti venu lo villag jora kon amik", "", "too-long"),
    ],
    ids=["letters", "small words", "doubled words", "nouns", "antonyms", "density"],
)
def test_a_check_knows_what_its_pack_says(
    folder: Path, pack: str, source: str, target: str, without: str, having: str
) -> None:
    names = []
    for tag, text in (("qaa", ""), ("qab", pack)):
        (folder / f"{tag}.toml").write_text(text, encoding="utf-8")
        pair = LanguagePair("en", tag)
        names.append({one.check for one in run(Unit(source, target, pair, True), Context(pair))})
    assert having not in names[0]
    assert having in names[1]
    assert not without or without in names[0] - names[1]


def test_sentences_end_as_its_table_says(folder: Path) -> None:
    sentences = folder / "sentences"
    sentences.mkdir()
    text = "Ti muk zarb. Orno lep. Plin vek zarb. 4 mor."
    assert len(split_sentences(text, "qaa")) == 4
    (sentences / "qab.txt").write_text("[before starter]\nzarb.\n[starters]\norno\n", encoding="utf-8")
    assert split_sentences(text, "qab-XX") == ["Ti muk zarb.", "Orno lep.", "Plin vek zarb. 4 mor."]
