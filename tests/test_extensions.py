"""What other distributions add by entry points: real ones, as pip leaves them in a folder of `sys.path`."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

import l10n
from l10n import articles, engines, reports
from l10n.engines.listing import faults, installed
from l10n.errors import L10nError, UsageError
from l10n.model import LanguagePair
from l10n.reports.model import Report
from tests.support import Project

FR_EN = LanguagePair("fr", "en")
MODULE = """
from dataclasses import dataclass

from l10n.engines import Details, Direct, Family
from l10n.model import Block, BlockKind, LanguagePair, Translation
from l10n.reports import Format


@dataclass(frozen=True)
class Parrot(Direct):
    pair: LanguagePair = LanguagePair("fr", "en")
    family: str = "parrot"
    origin: str = "parrot 1"

    def details(self):
        return Details("1.5")

    def load(self):
        return self

    def translate(self, sources):
        return [Translation("The cat sleeps well tonight.") for _ in sources]

    def close(self):
        pass


FAMILY = Family(lambda: [Parrot()], lambda pair, installed: f"pip install parrot-{pair.target}")
FORMAT = Format(lambda report: f"{len(report.catalogs)} catalogs\\n", (".parrot",))


def blocks(text):
    return (Block(BlockKind.PARAGRAPH, 0, len(text)),)


def fails(*_):
    raise RuntimeError("two\\nlines")


@dataclass(frozen=True)
class Mute(Parrot):
    details = fault = fails


FAILING_FAMILY = Family(fails)
MUTE_FAMILY = Family(lambda: [Mute()])
FAILING_FORMAT = Format(fails, (".failing",))
"""
Add = Callable[..., str]


def catalog(project: Project) -> None:
    path = project.catalog("a")
    path.parent.mkdir(parents=True)
    path.write_text('msgid ""\nmsgstr "Language: es\\nX-Source-Language: fr\\n"\n', encoding="utf-8")


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Add:
    """A function that installs a distribution with one entry point, and returns the name of its module."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path / "apertium"))
    numbers = itertools.count()

    def add(group: str, name: str, value: str, distribution: str = "parrot-l10n", code: str = MODULE) -> str:
        number = next(numbers)
        module = f"parrot_{abs(hash(tmp_path))}_{number}"  # no test finds another's in `sys.modules`
        (folder / f"{module}.py").write_text(code, encoding="utf-8")
        info = folder / f"{distribution.replace('-', '_')}-{number}.dist-info"
        info.mkdir()
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {number}\n"
        (info / "METADATA").write_text(metadata, encoding="utf-8")
        points = f"[l10n.{group}]\n{name} = {value.replace('MODULE', module)}\n"
        (info / "entry_points.txt").write_text(points, encoding="utf-8")
        monkeypatch.syspath_prepend(folder)
        return module

    return add


def test_an_engine_is_listed_chosen_and_translates(add: Add, project: Project) -> None:
    add("engines", "parrot", "MODULE:FAMILY")
    assert tuple(engines.FAMILIES) == ("argos", "firefox", "ctranslate2", "apertium", "parrot")
    engines.check("parrot 1")
    assert engines.choose(FR_EN).origin == "parrot 1"
    assert [(one.family, one.details.version) for one in installed()] == [("parrot", "1.5")]
    assert faults() == []
    with l10n.Translator("fr", "en", engine="parrot") as translator:
        assert translator.translate(["Le chat dort bien ce soir."]) == ["The cat sleeps well tonight."]
    assert "parrot  fr→en  French → English  1.5" in project.run("engines", "list").out
    refused = project.run("translate", "articles", "--from", "fr", "--to", "en", "--engine", "google")
    assert "choose one of auto, argos, firefox, ctranslate2, apertium, parrot" in refused.line
    with pytest.raises(L10nError, match="pip install parrot-de"):
        engines.choose(LanguagePair("fr", "de"), "parrot")


def test_a_reader_reads_its_suffix(add: Add, project: Project) -> None:
    add("readers", ".parrot", "MODULE:blocks")
    path = project.article("koursk.PARROT", "Le sous-marin\n\nrevient.")
    (source,), errors = articles.find([path.parent], [path.parent])
    article, findings = articles.read(source)
    assert (errors, findings, len(article.blocks), article.name) == ([], [], 1, "koursk.PARROT")


def test_a_format_of_reports_is_chosen_by_name_and_suffix(add: Add, project: Project) -> None:
    add("reports", "parrot", "MODULE:FORMAT")
    assert reports.form_of(Path("a.parrot")) == "parrot"
    assert reports.render(Report(), "parrot") == b"0 catalogs\n"
    catalog(project)
    assert project.run("report", "--format", "parrot").out == "1 catalogs\n"
    assert (
        "text, html, json, csv, junit, sarif, github, parrot" in project.run("report", "--format", "x").line
    )


def use_engine() -> None:
    engines.offers()


def use_reader() -> None:
    articles.read(articles.Source(Path("a.parrot"), "a", "a.parrot"))


def use_format() -> None:
    reports.render(Report(), "parrot")


USES = {
    "engines": ("parrot", use_engine),
    "readers": (".parrot", use_reader),
    "reports": ("parrot", use_format),
}
FAILING = {"engines": "MODULE:FAILING_FAMILY", "readers": "MODULE:fails", "reports": "MODULE:FAILING_FORMAT"}


@pytest.mark.parametrize("group", USES)
@pytest.mark.parametrize(
    ("value", "code", "reason"),
    [
        pytest.param("MODULE:FAMILY", "import no_such_module", "ModuleNotFoundError: No module", id="import"),
        pytest.param("MODULE:FAMILY", "def x(:", "SyntaxError: ", id="syntax"),
        pytest.param("MODULE:NOTHING", MODULE, "AttributeError: ", id="attribute"),
        pytest.param("MODULE", MODULE, "is a module", id="type"),
        pytest.param("FAILING", MODULE, "RuntimeError: two lines", id="call"),
    ],
)
def test_a_broken_one_is_one_line_that_names_the_distribution(
    add: Add,
    project: Project,
    monkeypatch: pytest.MonkeyPatch,
    group: str,
    value: str,
    code: str,
    reason: str,
) -> None:
    name, use = USES[group]
    add(group, name, FAILING[group] if value == "FAILING" else value, code=code)
    (project.root / "a.parrot").write_text("Le chat.", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        use()
    assert f"{name!r} of the distribution parrot-l10n is broken: " in str(caught.value)
    assert reason in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint == "update it, or remove it: pip uninstall parrot-l10n"


def test_an_engine_whose_offers_break_is_a_fault_and_a_line(add: Add, project: Project) -> None:
    add("engines", "parrot", "MODULE:MUTE_FAMILY")
    (fault,) = faults()
    assert "'parrot' of the distribution parrot-l10n is broken: RuntimeError: two lines" in fault.reason
    assert fault.offer is not None
    for command in (["engines", "list"], ["doctor"]):
        result = project.run(*command)
        assert result.code == 2
        assert "of the distribution parrot-l10n is broken: RuntimeError: two lines" in result.line
        assert "pip uninstall parrot-l10n" in result.line


def test_a_broken_one_stops_nothing_that_does_not_need_it(add: Add, project: Project) -> None:
    add("reports", "parrot", "no_such_module:FORMAT")
    add("readers", ".parrot", "no_such_module:blocks", "reading-l10n")
    add("engines", "parrot", "no_such_module:FAMILY", "translating-l10n")
    catalog(project)
    assert project.run("report", "-o", "a.json").code == 0
    project.article("a.txt", "Le chat.")
    assert len(articles.find([Path("articles")], [Path("articles")])[0]) == 1
    assert engines.offers("apertium") == []
    (fault,) = faults()
    assert "of the distribution translating-l10n is broken" in fault.reason
    result = project.run("doctor")
    assert "pip uninstall translating-l10n" in result.out
    assert result.err == ""


@pytest.mark.parametrize(
    ("group", "name", "reason"),
    [
        ("engines", "argos", "'argos', a name that l10n itself has"),
        ("engines", "auto", "'auto', a name that l10n itself has"),
        ("engines", "Parrot one", "'Parrot one', which is no name for one"),
        ("readers", ".txt", "'.txt', a name that l10n itself has"),
        ("readers", "odt", "'odt', which is no name for one"),
        ("reports", "json", "'json', a name that l10n itself has"),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused(add: Add, group: str, name: str, reason: str) -> None:
    add(group, name, "MODULE:FAMILY")
    registries: dict[str, Iterable[str]] = {
        "engines": engines.FAMILIES,
        "readers": articles.READERS,
        "reports": reports.FORMATS,
    }
    with pytest.raises(UsageError, match="the distribution parrot-l10n adds the ") as caught:
        list(registries[group])
    assert reason in caught.value.reason


def test_two_distributions_with_one_name_are_refused(add: Add, project: Project) -> None:
    add("engines", "parrot", "MODULE:FAMILY")
    add("engines", "parrot", "MODULE:FAMILY", "ara-l10n")
    result = project.run("engines", "list")
    assert (result.code, result.out) == (2, "")
    assert "parrot-l10n adds the engine 'parrot', a name that the distribution ara-l10n has" in result.line


def test_every_module_that_writes_a_report_is_a_format() -> None:
    folder = Path(reports.__file__).parent
    modules = [*folder.glob("[!_]*.py"), *(path.parent for path in folder.glob("*/__init__.py"))]
    assert {path.stem for path in modules} - {"findings", "model", "paths", "terms"} == set(
        reports.FORMATS.ours
    )
