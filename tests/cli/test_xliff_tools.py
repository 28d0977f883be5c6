"""`l10n xliff` with files as other tools leave them: indented, flattened, with regions and codes of their own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support import Project, check_catalog

pytestmark = pytest.mark.usefixtures("engines")

ARTICLE = """Le sous-marin revient

Le sous-marin de l'OTAN est revenu\u00a0: il est au port. Les marins sont contents.
"""
FIRST, SECOND, THIRD = (
    "Le sous-marin revient",
    "Le sous-marin de l'OTAN est revenu\u00a0: il est au port.",
    "Les marins sont contents.",
)


@pytest.fixture
def desk(project: Project) -> Project:
    (project.root / "l10n.toml").write_text('from = "fr"\nto = ["es"]\n')
    project.article("a.txt", ARTICLE)
    assert project.run("translate", "articles").code == 0
    return project


def xliff(project: Project, units: str, target: str = "es", version: str = "1.2", head: str = "") -> Path:
    path = project.root / "back.xlf"
    path.write_text(
        f'<xliff version="{version}" xmlns="urn:oasis:names:tc:xliff:document:1.2" {head}>'
        f'<file original="a.txt" source-language="fr-FR" target-language="{target}" datatype="plaintext"><body>\n'
        f"{units}\n</body></file></xliff>",
        "utf-8",
    )
    return path


def entries(project: Project) -> dict[str, tuple[str, bool]]:
    """Return the targets by their sources, and whether they are reviewed."""
    from l10n.catalogs.reading import decode

    path = project.catalog("a")
    check_catalog(path)
    return {one.source: (one.target, not one.fuzzy) for one in decode(path.read_bytes(), path).active}


def test_an_indented_target_is_one_line(desk: Project) -> None:
    unit = """
      <trans-unit id="9" approved="yes">
        <source>
          Les marins
          sont contents.
        </source>
        <target state="final">
          Los marineros
          están contentos.
        </target>
      </trans-unit>"""
    ran = desk.run("xliff", "import", xliff(desk, unit))
    assert (ran.code, ran.err) == (0, "")
    assert entries(desk)[THIRD] == ("Los marineros están contentos.", True)


@pytest.mark.parametrize("own", [True, False], ids=["of our export", "of another tool"])
def test_a_no_break_space_that_a_tool_flattened_loses_no_review(desk: Project, own: bool) -> None:
    flat = SECOND.replace("\u00a0", " ")
    if own:
        assert desk.run("xliff", "export", "locales", "-o", "out").code == 0
        path = Path("out/es/a.xlf")
        text = path.read_text("utf-8").replace("\u00a0", " ")
        target = 'state="final">El submarino ha vuelto: está en el puerto.<'
        text, count = re.subn(r'state="needs-review-translation"[^>]*>\[es\][^<]*OTAN[^<]*<', target, text)
        assert count == 1
        path.write_text(text, "utf-8")
    else:
        target = "El submarino ha vuelto: está en el puerto."
        unit = (
            f'<trans-unit id="9" approved="yes"><source>{flat}</source><target>{target}</target></trans-unit>'
        )
        path = xliff(desk, unit)
    ran = desk.run("xliff", "import", path)
    assert (ran.code, ran.err) == (0, "")
    assert "1 unit taken over" in ran.out
    assert "obsolete" not in ran.out
    assert entries(desk)[SECOND][1]


@pytest.mark.parametrize("target", ["es-ES", "es-MX", "es_ES", "ES"])
@pytest.mark.parametrize("stated", [True, False], ids=["--catalog", "found"])
def test_a_region_goes_into_the_language(desk: Project, target: str, stated: bool) -> None:
    unit = f'<trans-unit id="9" approved="yes"><source>{FIRST}</source><target>Vuelve</target></trans-unit>'
    more: list[str | Path] = ["--catalog", desk.catalog("a")] if stated else []
    ran = desk.run("xliff", "import", xliff(desk, unit, target), *more)
    assert (ran.code, ran.err) == (0, "")
    assert entries(desk)[FIRST] == ("Vuelve", True)


def test_a_catalog_in_another_language_is_refused(desk: Project) -> None:
    unit = f'<trans-unit id="9" approved="yes"><source>{FIRST}</source><target>Torna</target></trans-unit>'
    ran = desk.run("xliff", "import", xliff(desk, unit, "ca"), "--catalog", desk.catalog("a"))
    assert ran.code == 2
    assert not entries(desk)[FIRST][1]


SEGMENT = '<mrk mtype="seg" mid="{number}">{text}</mrk>'
SDL = 'xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" sdl:version="1.0"'


@pytest.mark.parametrize(
    ("conf", "reviewed"),
    [("Translated", True), ("ApprovedSignOff", True), ("Draft", False), ("RejectedTranslation", False)],
)
def test_a_file_as_trados_saves_it(desk: Project, conf: str, reviewed: bool) -> None:
    unit = (
        f'<trans-unit id="a1b2"><source>{THIRD}</source>'
        f'<seg-source><g id="5">{SEGMENT.format(number=7, text=THIRD)}</g></seg-source>'
        f'<target><g id="5">{SEGMENT.format(number=7, text="Los marineros están contentos.")}</g></target>'
        f'<sdl:seg-defs><sdl:seg id="7" conf="{conf}" origin="interactive">'
        '<sdl:prev-origin origin="mt"/></sdl:seg></sdl:seg-defs></trans-unit>'
    )
    ran = desk.run("xliff", "import", xliff(desk, unit, "es-ES", head=SDL))
    assert (ran.code, ran.err) == (0, "")
    assert entries(desk)[THIRD] == ("Los marineros están contentos.", reviewed)


def test_the_inline_codes_of_trados(project: Project) -> None:
    (project.root / "l10n.toml").write_text('from = "fr"\nto = ["es"]\n')
    project.article("a.md", "# Titre\n\nLes [marins](https://a.example) du **port** sont là.\n")
    assert project.run("translate", "articles").code == 0
    assert project.run("xliff", "export", "locales", "-o", "out").code == 0
    (path,) = Path("out/es").iterdir()
    text = path.read_text("utf-8")
    assert '<g id="1">marins</g>' in text
    start = text.index("<target", text.index("marins"))
    end = text.index("</target>", start)
    # Trados writes pairs as bpt and ept, and what a translator moved stays with its id.
    target = (
        '<target state="translated">En el <bpt id="3" rid="3">**</bpt>puerto<ept id="3" rid="3">**</ept> están los '
        '<bpt id="1" rid="1">&lt;cf&gt;</bpt>marineros<ept id="1" rid="1">&lt;/cf&gt;</ept>.'
    )
    path.write_text(text[:start] + target + text[end:], "utf-8")
    assert project.run("xliff", "import", path).code == 0
    (catalog,) = project.locales.rglob("a*.po")
    assert "están los <1>marineros</1>." in catalog.read_text("utf-8").replace('"\n"', "")


@pytest.mark.parametrize(
    ("status", "reviewed"), [("ManuallyConfirmed", True), ("MachineTranslated", False), ("NotStarted", False)]
)
def test_a_file_as_memoq_saves_it(desk: Project, status: str, reviewed: bool) -> None:
    unit = (
        f'<trans-unit id="1" mq:status="{status}"><source xml:space="preserve">{FIRST}</source>'
        '<target xml:space="preserve">Vuelve el submarino</target></trans-unit>'
    )
    path = xliff(desk, unit, head='xmlns:mq="MQXliff"')
    assert desk.run("xliff", "import", path).code == 0
    assert entries(desk)[FIRST] == ("Vuelve el submarino", reviewed)


@pytest.mark.parametrize("version", ["1.2", "2.0"])
def test_terms_of_the_glossary_are_marked(desk: Project, version: str) -> None:
    folder = desk.root / "glossary"
    folder.mkdir()
    (folder / "g.csv").write_text("concept,kind,status,fr,es\nsub,term,preferred,sous-marin,submarino\n")
    before = desk.catalog("a").read_bytes()
    assert desk.run("xliff", "export", "locales", "-o", "out", "--version", version).code == 0
    text = Path("out/es/a.xlf").read_text("utf-8")
    mark = 'mtype="term" comment="submarino"' if version == "1.2" else 'id="t1" type="term" value="submarino"'
    assert f"Le <mrk {mark}>sous-marin</mrk> revient</source>" in text
    assert "<mrk" not in "".join(part.partition("</target>")[0] for part in text.split("<target")[1:])
    assert desk.run("xliff", "import", "out").code == 0
    assert desk.catalog("a").read_bytes() == before
    assert json.loads(desk.run("status", "--json").out)["total"]["reviewed"] == 0
