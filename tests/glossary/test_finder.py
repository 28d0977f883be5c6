"""What an article tells of a doubtful form in one of its sentences."""

from __future__ import annotations

import pytest

from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair


def row(concept: str, fr: str, en: str, kind: Kind = Kind.PLACE) -> Row:
    return Row(concept, kind, Status.PREFERRED, {"fr": fr, "en": en})


GLOSSARY = Glossary(
    (
        row("koursk", "Koursk", "Kursk"),
        row("russie", "Russie", "Russia"),
        row("russie", "russe", "Russian", Kind.DEMONYM),
        row("voronej", "Voronej", "Voronezh"),
        row("ghana", "Ghana", "Ghana"),
        row("trump", "Trump", "Trump", Kind.PERSON),
    )
)
DOUBTFUL = "Kouïsk a été bombardée."


@pytest.mark.parametrize(
    ("article", "wanted"),
    [
        pytest.param([], [], id="alone"),
        pytest.param(["À Koursk, rien de neuf."], ["Kursk"], id="the right form elsewhere"),
        pytest.param(["La Russie se tait."], ["Kursk"], id="its country"),
        pytest.param(["L'armée russe se tait."], ["Kursk"], id="people of its country"),
        pytest.param(["Voronej brûle."], ["Kursk"], id="a town of its country"),
        pytest.param(["Le Ghana se tait."], [], id="another country"),
        pytest.param(["Trump se tait."], [], id="a person"),
    ],
)
def test_a_misspelt_name_is_said_as_meant_where_its_article_proves_it(
    article: list[str], wanted: list[str]
) -> None:
    finder = TermFinder(GLOSSARY, LanguagePair("fr", "en"))
    finder.read([*article, DOUBTFUL])
    assert [term.target_form for term in finder.asked(DOUBTFUL)] == wanted
    assert len(finder.misspelt(DOUBTFUL)) == 1


def test_a_short_name_to_which_nothing_leads_is_looked_for_where_the_article_has_it() -> None:
    finder = TermFinder(GLOSSARY, LanguagePair("fr", "en"))
    assert finder.misspelt("Trunp a parlé.") == []
    finder.read(["Trump est là.", "Trunp a parlé."])
    assert [typo.text for typo in finder.misspelt("Trunp a parlé.")] == ["Trunp"]
    assert [term.target_form for term in finder.asked("Trunp a parlé.")] == ["Trump"]


def test_a_doubtful_name_is_what_the_article_read_last_says() -> None:
    rows = (Row("tours", Kind.PLACE, Status.PREFERRED, {"fr": "Tours", "es": "Turs"}),)
    finder = TermFinder(Glossary(rows), LanguagePair("fr", "es"))
    finder.read(["Il vit à Tours.", "Tours sans fin."])
    assert [term.target_form for term in finder.find("Tours sans fin.")] == ["Turs"]
    finder.read(["Tours sans fin.", "Rien."])
    assert finder.find("Tours sans fin.") == []
