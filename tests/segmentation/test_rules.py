"""A project's own abbreviations, breaks and SRX files, over the tables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from l10n.articles import Source
from l10n.config import load
from l10n.errors import InputError, UsageError
from l10n.model.sentences import SentenceRule
from l10n.pipeline.reading import read
from l10n.segmentation import segment, srx
from l10n.segmentation.rules import ruled

SRX = """<?xml version="1.0"?>
<srx xmlns="http://www.lisa.org/srx20" version="2.0"><header segmentsubflows="yes" cascade="{cascade}"/><body>
<languagerules>
<languagerule languagerulename="French">
<rule break="no"><beforebreak>\\bAbrév\\.</beforebreak><afterbreak>\\s\\p{{Lu}}</afterbreak></rule>
<rule break="yes"><beforebreak>:</beforebreak><afterbreak>\\s+[\\p{{Lu}}«]</afterbreak></rule></languagerule>
<languagerule languagerulename="All">
<rule break="yes"><beforebreak>;</beforebreak><afterbreak>\\h</afterbreak></rule></languagerule>
</languagerules>
<maprules><languagemap languagepattern="FR.*" languagerulename="French"/>
<languagemap languagepattern=".*" languagerulename="All"/></maprules></body></srx>
"""


def sentences(folder: Path, settings: str, text: str, language: str = "fr") -> list[str]:
    (folder / "l10n.toml").write_text(settings, encoding="utf-8")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    article, _ = read(Source(folder / "a.txt", "a", "a.txt"), load(folder / "l10n.toml"))
    return [one.source for one in segment(article, language)]


def test_a_project_has_its_own_abbreviations_and_breaks(tmp_path: Path) -> None:
    settings = '[segmentation.fr]\nabbreviations = ["Ztr."]\nbreaks = ["-30-"]\n'
    text = "La Ztr. Dupont ferme -30- Elle vend tout.\nIl part. Elle reste."
    assert sentences(tmp_path, "", text)[0] == "La Ztr."
    expected = ["La Ztr. Dupont ferme -30-", "Elle vend tout.", "Il part.", "Elle reste."]
    assert [one.strip() for one in sentences(tmp_path, settings, text)] == expected
    assert sentences(tmp_path, settings, text, "en")[0] == "La Ztr."


@pytest.mark.parametrize(
    ("cascade", "expected"),
    [
        ("yes", ["Voici :", "Abrév. Un ;", "deux :", "« Trois »."]),
        ("no", ["Voici :", "Abrév. Un ; deux :", "« Trois »."]),
    ],
)
def test_the_rules_of_a_file(cascade: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "rules.srx").write_text(SRX.format(cascade=cascade), encoding="utf-8")
    settings = '[segmentation]\nsrx = "rules.srx"\n'
    assert sentences(tmp_path, settings, "Voici : Abrév. Un ; deux : « Trois ».") == expected


@pytest.mark.parametrize(
    ("icu", "text", "fits"),
    [
        (r"\p{Lu}\p{Ll}+", "Été", True),
        (r"[\p{L}']+", "d'été", True),
        (r"\P{N}", "7", False),
        (r"[^\P{Lu}]", "É", True),
        (r"\x{2026}\h", "…\u00a0", True),
        (r"\R", "\r\n", True),
        (r"(?i)dr\.", "DR.", True),
        (r"\d++", "12", True),
    ],
)
def test_patterns_of_icu(icu: str, text: str, fits: bool) -> None:
    assert (re.fullmatch(srx.translated(icu), text) is not None) == fits


@pytest.mark.parametrize("icu", [r"[\p{L}&&[^a]]", r"\X", r"[a[b]]", r"\p{Script=Greek}", "(", r"\p{Zq9}"])
def test_what_has_no_words_in_python_is_named(icu: str, tmp_path: Path) -> None:
    file = tmp_path / "r.srx"
    text = SRX.format(cascade="no").replace("<beforebreak>:<", f"<beforebreak>{icu.replace('&', '&amp;')}<")
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        srx.read(file)
    assert error.value.line is not None


@pytest.mark.parametrize("text", ["no xml", "<tmx/>", '<!DOCTYPE x [<!ENTITY a "b">]><srx>&a;'])
def test_what_is_no_srx(text: str, tmp_path: Path) -> None:
    (tmp_path / "r.srx").write_text(text, encoding="utf-8")
    with pytest.raises(InputError):
        srx.read(tmp_path / "r.srx")


@pytest.mark.parametrize(
    "settings",
    [
        "segmentation = 1",
        "[segmentation]\nfr = 1",
        "[segmentation.fr]\nbreak = []",
        "[segmentation.fr]\nbreaks = 3",
    ],
)
def test_settings_that_are_wrong(settings: str, tmp_path: Path) -> None:
    (tmp_path / "l10n.toml").write_text(settings, encoding="utf-8")
    with pytest.raises(UsageError):
        load(tmp_path / "l10n.toml")


def test_a_rule_that_goes_on_and_on_is_stopped() -> None:
    text = "a" * 60 + ". " + "b" * 60
    rule = SentenceRule(re.compile(r"(a|aa)+(?<=b)"), re.compile(r"\s"), bound=True)
    with pytest.raises(InputError, match="takes too long"):
        list(ruled(text, [(0, len(text))], [rule], longest=0.2))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        sentences(tmp_path, '[segmentation]\nsrx = "no.srx"\n', "Oui.")
