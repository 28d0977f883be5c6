"""A language that no line of code knows: what its pack says is all that it takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import split_sentences
from l10n.checks import Context, run
from l10n.checks.numbers.dates import read_months, read_weekdays
from l10n.checks.numbers.figures import figures
from l10n.checks.numbers.ordinals import ordinals
from l10n.model import LanguagePair, Unit
from l10n.text.typography import correct

LETTERS = '[script]\nletters = "THAANA"\n'
SMALL = '[words]\nsmall = "ti lo ke na"\n'
TWICE = "[words]\nreduplicates = false\n"
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
        (TWICE, EN, "Ti venu zarb zarb lo villag jora", "doubled-usual", "doubled"),
        (NOUNS, EN, "Ti venu lo villamuk jora", "", "noun-capital"),
        (ANTONYMS, EN, "Ti venu lo villag tamar", "", "opposite"),
        (DENSITY, EN, "Ti venu lo villag jora kon amik", "", "too-long"),
    ],
    ids=["letters", "small words", "no reduplication", "nouns", "antonyms", "density"],
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


PACK = """
[typography]
quotes = [["»\\u00a0", "\\u00a0«"]]
spaces = "required"
no_break_before = "?"
inverted_marks = { "!" = "¡" }

[numbers]
decimal = "."
cardinals = '''
    nul an du tri kat pen sis sep ok nin dek un-dek du-dek tri-dek kat-dek pen-dek sis-dek sep-dek ok-dek
    nin-dek dudek
'''
tens = "tridek katdek pendek sisdek sepdek okdek nindek"
compounds = ["{unit} ak {ten}"]
scales = { 1000 = "mir" }
ordinals = "anz* duz*"
between = "ol"
roman = "lumir"
ordinal_endings = { 1 = "[ai]" }

[dates]
of = "ze"
months = { jelor = 1, felor = 2 }
weekdays = { lunor = 0, marsor = 1 }
compounds = true

[units.words]
km = "kilorek"
"""


def findings(source: str, target: str, language: str) -> set[str]:
    pair = LanguagePair("en", language)
    return {finding.check for finding in run(Unit(source, target, pair), Context(pair))}


def test_marks_and_spaces_are_checked_and_put_right_as_its_pack_says(folder: Path) -> None:
    (folder / "qac.toml").write_text(PACK, encoding="utf-8")
    wrong, right = "Mek zor “nuk” lem?", "Mek zor »\xa0nuk\xa0« lem\xa0?"
    assert correct(wrong, "qac") == right
    assert correct(wrong, "qad") == wrong
    source = "He said “no” again?"
    assert {"quote-style", "french-spacing"} <= findings(source, wrong, "qac")
    assert findings(source, right, "qac") == set()
    assert "inverted-mark" in findings("He comes!", "Mek zor!", "qac")
    assert findings("He comes!", "¡Mek zor!", "qac") == set()


def test_numbers_and_days_are_read_as_its_pack_says(folder: Path) -> None:
    (folder / "qae.toml").write_text(PACK, encoding="utf-8")
    assert [number.value for number in figures("1,234.5 ha 3 mir", "qae").numbers] == [1234.5, 3000]
    assert [number.value for number in figures("lor tri ak katdek vem", "qae").words] == [43]
    assert [number.value for number in ordinals("ek duza lem", "qae")] == [2]
    assert [number.also for number in figures("5 ol 10 mir", "qae").numbers] == [5000, None]
    assert [number.value for number in figures("ek XIX lumir", "qae").numbers] == [19]
    assert [(one.month, one.day) for one in read_months("ek 3 ze felor 2001", "qae")] == [(2, 3)]
    assert [day.day for day in read_weekdays("ek marsorvep", "qae")] == [1]
    assert findings("He walked 30 kilometres.", "Mek zor 30 kilorek.", "qae") == set()
    assert "number" in findings("He walked 43 steps.", "Mek zor 34 lem.", "qae")
    assert findings("He walked 43 steps.", "Mek zor tri ak katdek lem.", "qae") == set()
    assert "weekday" in findings("He comes on Monday.", "Mek zor marsor.", "qae")
