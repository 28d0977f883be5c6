"""`l10n memory` with files of other tools: states, codes, dates and regions, and looking up a word."""

from __future__ import annotations

import json

import pytest

from tests.support import FakeEngines, Project

pytestmark = pytest.mark.usefixtures("engines")

HEAD = '<?xml version="1.0"?>\n<tmx version="1.4"><header creationtool="{tool}" srclang="fr"/><body>\n'


def tmx(project: Project, name: str, body: str, tool: str = "x") -> str:
    (project.root / name).write_text(HEAD.format(tool=tool) + body + "\n</body></tmx>\n", "utf-8")
    return name


def tu(
    source: str, target: str, *, props: str = "", tags: tuple[str, str] = ("fr", "es"), of: str = ""
) -> str:
    return (
        f'<tu>{props}<tuv xml:lang="{tags[0]}"><seg>{source}</seg></tuv>'
        f'<tuv xml:lang="{tags[1]}" {of}><seg>{target}</seg></tuv></tu>'
    )


def test_what_is_a_draft_there_is_offered_to_nobody(project: Project, engines: FakeEngines) -> None:
    draft = '<prop type="x-Origin">MT</prop><prop type="x-ConfirmationLevel">Draft</prop>'
    body = tu("Il pleut.", "Él llora.", props=draft, tags=("fr-FR", "es-ES")) + tu("Il neige.", "Nieva.")
    ran = project.run("memory", "import", tmx(project, "mt.tmx", body), "--from", "fr", "--to", "es")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "mt.tmx: 2 units imported, 1 of them not reviewed by its own word\n"
    (pair,) = json.loads(project.run("memory", "stats", "--json").out)["pairs"]
    assert (pair["units"], pair["reviewed"]) == (2, 1)
    project.article("a.txt", "Titre\n\nIl pleut. Il neige.\n")
    assert project.run("translate", "articles", "--from", "fr", "--to", "es").code == 0
    text = project.catalog("a").read_text("utf-8")
    assert 'msgstr "[es] Il pleut."' in text
    assert 'msgstr "Nieva."' in text
    assert "Él llora" not in text


def test_codes_don_t_keep_a_plain_sentence_from_its_match(project: Project) -> None:
    body = tu(
        r'Le <bpt i="1">{\b </bpt>sous-marin<ept i="1">}</ept> revient.',
        r'El <bpt i="1">{\b </bpt>submarino<ept i="1">}</ept> vuelve.',
    )
    assert "1 unit imported" in project.run("memory", "import", tmx(project, "a.tmx", body, "MemoQ")).out
    found = json.loads(project.run("memory", "find", "Le sous-marin revient.", "--json").out)["matches"]
    assert [(one["rate"], one["source_text"], one["target_text"]) for one in found] == [
        (1.0, "Le sous-marin revient.", "El submarino vuelve.")
    ]
    found = json.loads(project.run("memory", "find", "Le <1>sous-marin</1> revient.", "--json").out)[
        "matches"
    ]
    assert (found[0]["rate"], found[0]["target_text"]) == (1.0, "El <1>submarino</1> vuelve.")


@pytest.mark.parametrize("order", [("new.tmx", "old.tmx"), ("old.tmx", "new.tmx")])
def test_the_last_correction_comes_first(project: Project, order: tuple[str, str]) -> None:
    dates = 'changedate="20240501T090000Z" creationdate="20100501T090000Z"'
    tmx(project, "new.tmx", tu("Le sommet est reporté.", "La cumbre se aplaza.", of=dates), "OmegaT")
    old = tu("Le sommet est reporté.", "La cumbre es reportada.", of='creationdate="20150501T090000Z"')
    tmx(project, "old.tmx", old)
    assert project.run("memory", "import", *order).code == 0
    found = json.loads(project.run("memory", "find", "Le sommet est reporté.", "--json").out)["matches"]
    assert [one["target_text"] for one in found] == ["La cumbre se aplaza.", "La cumbre es reportada."]
    project.article("a.txt", "Titre\n\nLe sommet est reporté.\n")
    assert project.run("translate", "articles", "--from", "fr", "--to", "es").code == 0
    assert 'msgstr "La cumbre se aplaza."' in project.catalog("a").read_text("utf-8")


@pytest.mark.parametrize(
    ("tags", "target", "found"),
    [
        pytest.param(("fr-FR", "es-ES"), "es", True, id="a region for the language"),
        pytest.param(("fr-FR", "es"), "es-MX", True, id="the language for a region"),
        pytest.param(("fr-CA", "es-ES"), "es-MX", True, id="another region"),
        pytest.param(("fr", "sr-Latn"), "sr", False, id="another script"),
        pytest.param(("fr", "zh-TW"), "zh-Hans", False, id="the script of a region"),
        pytest.param(("fr", "ca"), "es", False, id="another language"),
    ],
)
def test_an_import_serves_other_regions_and_no_other_script(
    project: Project, engines: FakeEngines, tags: tuple[str, str], target: str, found: bool
) -> None:
    engines.served = (target,)
    assert project.run("memory", "import", tmx(project, "a.tmx", tu("Il pleut.", "X.", tags=tags))).code == 0
    project.article("a.txt", "Titre\n\nIl pleut.\n")
    assert project.run("translate", "articles", "--from", "fr", "--to", target).code == 0
    code = target.replace("-", "_")
    text = project.catalog("a", code).read_text("utf-8")
    assert ('msgstr "X."' in text) == found


def test_the_region_itself_comes_first(project: Project, engines: FakeEngines) -> None:
    engines.served = ("pt-BR",)
    body = tu("Il pleut.", "Chove a potes.", tags=("fr", "pt-PT")) + tu(
        "Il pleut.", "Chove.", tags=("fr", "pt-BR")
    )
    assert project.run("memory", "import", tmx(project, "a.tmx", body), "--to", "pt-BR").code == 0
    project.article("a.txt", "Titre\n\nIl pleut.\n")
    assert project.run("translate", "articles", "--from", "fr", "--to", "pt-BR").code == 0
    text = project.catalog("a", "pt_BR").read_text("utf-8")
    assert 'msgstr "Chove."' in text
    assert "also “Chove a potes.”" in text


def test_variants_without_a_segment_are_said_with_the_line(project: Project) -> None:
    body = '<tu><tuv lang="fr">Il pleut.</tuv><tuv lang="es">Llueve.</tuv></tu>'
    ran = project.run("memory", "import", tmx(project, "d.tmx", body))
    assert ran.code == 0
    assert "d.tmx:3: 2 variants (<tuv>) without a <seg>" in ran.line


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("soldats", ["Dix mille soldats sont là.", "Les Soldats, dit-il."], id="word"),
        pytest.param("SOLDATS", ["Dix mille soldats sont là.", "Les Soldats, dit-il."], id="capitals"),
        pytest.param("mille  soldats", ["Dix mille soldats sont là."], id="phrase"),
        pytest.param("soldat", [], id="no part of a word"),
        pytest.param("là . Les", [], id="no two sentences"),
        pytest.param("été", ["L'été vient."], id="behind an apostrophe"),
        pytest.param("están ahí", ["Dix mille soldats sont là."], id="in the target"),
        pytest.param("ÉL", ["Les Soldats, dit-il."], id="in the target, with other capitals"),
        pytest.param("100 % _", [], id="signs of SQL"),
    ],
)
def test_a_word_finds_the_units_that_it_stands_in(project: Project, asked: str, found: list[str]) -> None:
    body = tu("Dix mille soldats sont là.", "Diez mil soldados están ahí.")
    body += tu("Les Soldats, dit-il.", "Los Soldados, dijo él.") + tu("L'été vient.", "Llega el verano.")
    assert project.run("memory", "import", tmx(project, "a.tmx", body)).code == 0
    matches = json.loads(project.run("memory", "find", asked, "--json").out)["matches"]
    assert sorted(one["source_text"] for one in matches) == sorted(found)
    shown = project.run("memory", "find", asked).out
    assert all(source in shown for source in found)
