"""Plain text that is none, and blocks that settings leave out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n.articles import Source, of_text, read
from l10n.articles.disguised import looks_like
from l10n.segmentation import segment
from tests.support import KOURSK, FakeEngines, Project


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(KOURSK, "", id="an article"),
        pytest.param("Le prix < 5 € et > 3 €. Il écrit <em> en marge.\n", "", id="signs in prose"),
        pytest.param(
            "# Titre seul\n\nDu texte, et une liste :\n\n- un\n- deux\n", "", id="one sign of Markdown"
        ),
        pytest.param("<p>Un texte.</p>\n<p>Un autre.</p>\n", "HTML", id="HTML"),
        pytest.param("## Titre\n\nVoir [ici](http://a.fr) et **là**.\n", "Markdown", id="Markdown"),
        pytest.param("---\ntitle: a\n---\n\n# Titre\n", "Markdown", id="fields above"),
        pytest.param(
            "1\n00:00:01,000 --> 00:00:02,000\nOui.\n\n2\n00:00:03,000 --> 00:00:04,000\nNon.\n",
            "subtitles",
            id="SRT",
        ),
        pytest.param(
            "WEBVTT\n\n00:01.000 --> 00:02.000\nOui.\n\n00:03.000 --> 00:04.000\nNon.\n", "WebVTT", id="VTT"
        ),
    ],
)
def test_what_a_text_looks_like(text: str, name: str, tmp_path: Path) -> None:
    assert looks_like(text)[0] == name
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    _, findings = read(Source(path, "a", "a.txt"))
    assert [finding.rule for finding in findings] == ["article/looks-like"] * bool(name)


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ([], 3),
        (["Votre avis*"], 2),
        (["Votre avis"], 3),
        (["*compte*"], 2),
        (["*"], 0),
        (["V*a*!"], 2),
        (["*!*!"], 3),
        (["Le titre", "Votre*"], 1),
    ],
    ids=str,
)
def test_blocks_that_settings_leave_out(patterns: list[str], left: int, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Le titre\n\nUn texte, long.\n\nVotre avis compte !\n", encoding="utf-8")
    article, _ = read(Source(path, "a", "a.txt"), leave_out=patterns)
    assert len(article.blocks) == left


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.html", "<p>Un.</p><footer><p>Deux <b>ou</b></p></footer><p>Trois.</p>", ["Un.", "Trois."]),
        ("a.html", "<p class='x advert'>Un.</p><p id=vote>Deux.</p><div id=vote>Trois.</div>", ["Trois."]),
        ("a.html", "<p>Un <span class=advert>mot</span> ici.</p>", ["Un <1/> ici."]),
        ("a.md", "Un.\n\n<div class='advert'>\n\nDeux.\n\n</div>\n\nTrois.\n", ["Un.", "Trois."]),
    ],
)
def test_elements_that_settings_leave_out(name: str, text: str, expected: list[str], tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    article, _ = read(Source(path, name, name), elements=("footer", ".advert", "p#vote"))
    assert [one.source for one in segment(article, "fr")] == expected


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        (".md", "Un.\n\n<!-- l10n:off -->\n\nDeux.\n\n- Trois.\n\n<!-- l10n:on -->\n\nFin.\n", ["Un.", "Fin."]),
        (".md", "Un.\n\n<!-- l10n:off: la pub -->\nDeux.\n\nTrois.\n", ["Un."]),
        (".md", "Un.\n\n    <!-- l10n:off -->\n\nDeux `<!-- l10n:off -->`.\n\nFin.\n", ["Un.", "Deux <1/>.", "Fin."]),
        (".html", "<p>Un.</p><!--l10n:off--><p>Deux.</p><!--l10n:on--><p>Fin.</p>", ["Un.", "Fin."]),
        (".html", "<p>Un.</p><script>'<!-- l10n:off -->'</script><p>Fin.</p>", ["Un.", "Fin."]),
    ],
)  # fmt: skip
def test_what_remarks_in_a_document_leave_out(suffix: str, text: str, expected: list[str]) -> None:
    assert [one.source for one in segment(of_text(text, suffix), "fr")] == expected


def test_a_setting_leaves_out_and_taking_it_back_brings_in(project: Project, engines: FakeEngines) -> None:
    project.article("a.txt", "Le titre\n\nUn texte, long.\n\nVotre avis compte !\n")
    args = ("translate", "--from", "fr", "--to", "es")
    (project.root / "l10n.toml").write_text('leave-out = ["Votre avis*"]\n', encoding="utf-8")
    assert project.run(*args).code == 0
    assert "Votre avis" not in project.catalog("a").read_text(encoding="utf-8")
    (project.root / "l10n.toml").write_text("", encoding="utf-8")
    assert project.run(*args).code == 0
    assert "Votre avis" in project.catalog("a").read_text(encoding="utf-8")


def test_what_a_folder_has_besides_is_counted(project: Project, engines: FakeEngines) -> None:
    project.article("a.txt", KOURSK)
    for name in ("b.PDF", "c.pdf", "sub/d.jpg", "e", ".hidden", "sub/.x/f.pdf"):
        project.article(name, "x")
    result = project.run("translate", "articles", "--from", "fr", "--to", "es")
    assert "not read, as l10n has no reader for them: 2 .pdf, 1 without a suffix, 1 .jpg" in result.err
    told = project.run("translate", "articles", "--from", "fr", "--to", "es", "--json").out
    assert json.loads(told)["unread"] == {".pdf": 2, "": 1, ".jpg": 1}
