"""Terms obeyed by Firefox models, alone and on the way through English, and articles from start to catalog."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n.engines import apertium, start
from l10n.engines.firefox.engine import FirefoxEngine
from l10n.engines.firefox.scoring import Scorer
from l10n.engines.terms import TermAware, TermRequest
from l10n.engines.terms.base import Aligner, TermFallback
from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.model import LanguagePair
from tests.argos import TINY
from tests.support import Project, check_catalog

GLOSSARY = """concept,kind,fr,en,pt,es
police,term,police,police,gendarmaria,gendarmería
government,term,gouvernement,government,executivo,ejecutivo
murmansk,place,Mourmansk,Murmansk,Murmânsque,Múrmansk
nato,acronym,OTAN,NATO,OTAN,OTAN
cat,term,chat,cat,bichano,minino
train,term,train,train,comboio,tren
"""


@pytest.fixture
def finder(tmp_path: Path) -> Callable[[str, str], TermFinder]:
    path = tmp_path / "terms.csv"
    path.write_text(GLOSSARY, encoding="utf-8")
    return lambda source, target: TermFinder(read([path]), LanguagePair(source, target))


@pytest.mark.parametrize(
    ("source", "target", "method"),
    [
        pytest.param(
            "The incident happened in the harbour, police said.",
            "O incidente aconteceu no porto, disse a gendarmaria.",
            "alignment",
            id="a word and its article",
        ),
        pytest.param(
            "The submarine returned to the port of Murmansk after ten years away.",
            "O submarino voltou ao porto de Murmânsque depois de dez anos de distância.",
            "alignment",
            id="a name",
        ),
        pytest.param(
            "The government will pay for the new hospital.",
            "O executivo pagará pelo novo hospital.",
            "alignment",
            id="at the beginning",
        ),
        pytest.param(
            "NATO and the police did not answer.",
            "A OTAN e a gendarmaria não responderam.",
            "alignment",
            id="two, one of them said freely",
        ),
    ],
)
def test_terms_stand_where_the_trained_head_says(
    models: Path, finder: Callable[[str, str], TermFinder], source: str, target: str, method: str
) -> None:
    engine = start(LanguagePair("en", "pt"), "firefox", terms=finder("en", "pt"))
    (one,) = engine.translate([source])
    engine.close()
    terms = finder("en", "pt")
    assert terms.missing(terms.find(source), one.target) == []
    assert one.origin == f"firefox en→pt +terms:{method}"
    assert one.target == target


def test_what_obeys_freely_is_left_alone(models: Path, finder: Callable[[str, str], TermFinder]) -> None:
    engine = start(LanguagePair("pt", "en"), "firefox", terms=finder("pt", "en"))
    (one,) = engine.translate(["A OTAN não respondeu às perguntas."])
    engine.close()
    assert (one.target, one.origin) == ("NATO did not answer the questions.", "")


def test_further_candidates_go_on_from_the_term(
    en_pt: FirefoxEngine, finder: Callable[[str, str], TermFinder]
) -> None:
    terms = finder("en", "pt")
    source = "The government will pay for the new hospital."
    (free,) = en_pt.translate([source])
    assert isinstance(en_pt, TermAware)
    assert isinstance(en_pt, TermFallback)
    ((first, *_),) = en_pt.further([TermRequest(source, terms.find(source), free)], terms)
    assert first.method == "prefix"
    assert first.target.startswith("O executivo ")
    assert first.score is not None
    assert first.score < 0


def test_a_source_too_long_for_the_model_has_no_candidates(
    en_pt: FirefoxEngine, finder: Callable[[str, str], TermFinder]
) -> None:
    terms = finder("en", "pt")
    source = " ".join(["The police and the government did not answer."] * 40)
    (free,) = en_pt.translate([source])
    assert en_pt.candidates([TermRequest(source, terms.find(source), free)], terms) == [[]]
    assert en_pt.candidates([], terms) == []


def test_a_scorer_is_asked_with_texts(en_pt: FirefoxEngine) -> None:
    scorer = Scorer(en_pt.model)
    assert isinstance(scorer, Aligner)
    tokens = scorer.tokenizer
    source = tokens.encode("The minister did not answer our questions.")
    good = tokens.encode_target("O ministro não respondeu às nossas perguntas.")
    bad = tokens.encode_target("Um gato azul dorme.")
    likely, unlikely = scorer.log_probabilities([(source, good), (source, bad)])
    assert len(likely) == len(good) + 1
    assert sum(likely) / len(likely) > -1 > -3 > sum(unlikely) / len(unlikely)
    assert scorer.continuations([source], [tokens.encode_target("A ministra")]) == [
        "A ministra não respondeu às nossas perguntas."
    ]
    assert scorer.continuations([]) == []


@pytest.fixture
def argos_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(TINY) as package:
        package.extractall(tmp_path / "argos")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "GENERIC")


def test_an_argos_package_leads_to_a_firefox_model(
    models: Path, argos_package: None, finder: Callable[[str, str], TermFinder]
) -> None:
    engine = start(LanguagePair("fr", "pt"), terms=finder("fr", "pt"))
    free, told = engine.translate(["Le président a vu le train à Paris.", "Le chat a vu le train."])
    engine.close()
    assert engine.origin == "argos fr→en 1.0 + firefox en→pt"
    assert "comboio" in free.target
    assert "Paris" in free.target
    assert "comboio" in told.target
    assert "bichano" in told.target
    assert "+terms:" in told.origin


def test_a_firefox_model_leads_to_apertium(
    models: Path,
    need_modes: Callable[..., dict[str, apertium.ApertiumOffer]],
    finder: Callable[[str, str], TermFinder],
) -> None:
    need_modes("eng-spa")
    engine = start(LanguagePair("pt", "es"), terms=finder("pt", "es"))
    (one,) = engine.translate(["O executivo não respondeu às perguntas da gendarmaria."])
    engine.close()
    assert engine.origin == "firefox pt→en + apertium eng-spa"
    assert "ejecutivo" in one.target
    assert "gendarmería" in one.target


ENGLISH = """The old bridge will be rebuilt

The council voted last night to rebuild the old stone bridge. Work is due to begin in March and will take two years.

“We have waited a long time for this,” the mayor told reporters. She thanked the police of Murmansk.

See https://example.org/bridge for a map.
"""
PORTUGUESE = """A velha ponte será reconstruída

A câmara decidiu ontem à noite reconstruir a velha ponte de pedra. As obras começam em março e vão durar dois anos.

«Esperámos muito tempo por isto», disse a presidente aos jornalistas. O gato dormia no porto.
"""


@pytest.mark.parametrize(
    ("text", "source", "target", "said"),
    [
        (
            ENGLISH,
            "en",
            "pt",
            ["antiga ponte de pedra", "gendarmaria", "Murmânsque", "example.org/bridge"],
        ),
        (PORTUGUESE, "pt", "en", ["old stone bridge", "March", "two years", "cat"]),
    ],
    ids=["English", "Portuguese"],
)
def test_an_article_becomes_a_catalog_ready_for_review(
    models: Path, project: Project, text: str, source: str, target: str, said: list[str]
) -> None:
    project.article("bridge.txt", text)
    (project.root / "glossary").mkdir()
    (project.root / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    result = project.run("translate", "articles", "--from", source, "--to", target, "--engine", "firefox")
    assert result.code == 0, result.err
    catalog = project.catalog("bridge", target)
    check_catalog(catalog)
    content = catalog.read_text(encoding="utf-8")
    entries = content.split("\n\n")[1:]
    assert len(entries) >= 5
    for entry in entries:
        assert "#, fuzzy" in entry
        assert f"# l10n: firefox {source}→{target}" in entry
        assert 'msgstr ""' not in entry
    for words in said:
        assert words in content
