"""`l10n translate`: which engine is taken, how it is set, and what becomes of what it can't do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from l10n import engines
from l10n.engines import Direct
from l10n.model import LanguagePair, Translation
from tests.support import KOURSK, Project, install_offers

FR_EN = LanguagePair("fr", "en")
ARGS = ("translate", "articles", "--from", "fr", "--to", "en")


@dataclass
class Fake(Direct):
    """Offer and engine that turns each word round; the family `argos` says nothing of what begins with `Le`."""

    family: str
    pair: LanguagePair = FR_EN

    @property
    def origin(self) -> str:
        return f"{self.family} fr-en"

    def load(self) -> Fake:
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        return [Translation(self.answer(source)) for source in sources]

    def answer(self, source: str) -> str:
        if self.family == "argos" and source.startswith("Le"):
            return ""
        return " ".join(f"k{word[::-1].lower()}" for word in source.split())

    def close(self) -> None:
        pass


@pytest.fixture
def article(project: Project, monkeypatch: pytest.MonkeyPatch) -> Project:
    install_offers(monkeypatch, [Fake("argos"), Fake("apertium")])
    project.article("koursk.txt", KOURSK)
    return project


def origins(project: Project) -> list[str]:
    lines = project.catalog("koursk", "en").read_text(encoding="utf-8").splitlines()
    return sorted({line.split(": ", 1)[1].split(";")[0] for line in lines if line.startswith("# l10n: ")})


def settings(project: Project, text: str) -> Path:
    path = project.root / "l10n.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_unit_names_the_engine_that_made_it(article: Project) -> None:
    assert article.run(*ARGS).code == 0
    assert origins(article) == ["apertium fr-en", "argos fr-en"]


def test_what_no_engine_can_do_is_a_finding_with_the_reason(article: Project) -> None:
    result = article.run(*ARGS, "--engine", "argos", "--fail-on", "warning")
    assert result.code == 1
    assert "the engine's target is empty: write one" in result.err
    assert origins(article) == ["argos fr-en"]


def test_the_settings_name_an_engine_for_a_pair_and_the_command_line_another(article: Project) -> None:
    settings(article, 'engine = "argos"\n[engines]\n"fr-en" = "apertium fr-en"\n')
    assert article.run(*ARGS).code == 0
    assert origins(article) == ["apertium fr-en"]
    assert article.run(*ARGS, "--engine", "argos", "--refresh").code == 0
    assert "argos fr-en" in origins(article)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ('[engines]\n"fr-en" = "apertiun"\n', 2, "there is no engine 'apertiun'"),
        ('[engines]\n"de-en" = "google"\n', 2, "there is no engine 'google'"),
        ('[engines]\n"fr-en" = "apertium fra-eng"\n', 3, "there are: argos fr-en; apertium fr-en"),
    ],
)
def test_an_engine_that_is_none_is_one_line(article: Project, text: str, code: int, said: str) -> None:
    settings(article, text)
    result = article.run(*ARGS)
    assert result.code == code
    assert said in result.err


def test_the_beam_is_that_of_the_option_else_of_the_settings(
    article: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int | None] = []
    start = engines.start

    def spy(pair: LanguagePair, engine: str = "auto", beam: int | None = None, *more: Any) -> Any:
        asked.append(beam)
        return start(pair, engine, beam, *more)

    monkeypatch.setattr(engines, "start", spy)
    article.run(*ARGS)
    settings(article, "beam = 2\n")
    article.run(*ARGS, "--refresh")
    article.run(*ARGS, "--refresh", "--beam", "1")
    assert asked == [None, 2, 1]
    assert article.run(*ARGS, "--beam", "0").code == 2
