"""What did not change is answered again, and nothing else is: a run with answers says what one without them says."""

from __future__ import annotations

import json
import random
import re
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from l10n import checks, segmentation
from l10n.config import Config
from l10n.messages import msg
from l10n.model import Article, Certainty, Edit, Finding, Segment, Severity, Span
from l10n.pipeline.answers import LIBRARIES, Answers, digest
from l10n.pipeline.packed import from_findings, to_findings
from l10n.pipeline.prepare import prepare
from l10n.pipeline.results import TranslateOptions
from l10n.pipeline.translate import translate
from tests.support import KOURSK, NEIGE, ROOT, FakeEngines, Project, files_in

COMMAND = ("translate", "articles", "--to", "es", "--to", "ca")
GLOSSARY = "concept,kind,fr,es,ca\nport,term,port,puerto,port\n"
SHARED = "Le capitaine a refusé de répondre aux questions."


def warm_project(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Make a project with two articles, a cache of its own, and an engine that is none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    FakeEngines().install(
        lambda name, value: None if name.endswith("RULES") else monkeypatch.setattr(name, value)
    )
    project.article("koursk.txt", KOURSK)
    project.article("neige.txt", NEIGE + "\n" + SHARED + "\n")
    (project.root / "l10n.toml").write_text('engine = "auto"\n')


@pytest.fixture
def warm(project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Project:
    """A project with nothing to do, of which everything has been answered; rules are the real ones."""
    warm_project(project, monkeypatch, tmp_path)
    for _ in range(3):
        project.run(*COMMAND)
    return project


def told(project: Project, *command: str) -> tuple[object, ...]:
    """Return what a run says and leaves, seconds aside."""
    ran = project.run(*command, "--json")
    report = json.loads(ran.out)
    for row in report["catalogs"]:
        del row["seconds"]
    files = {name: data for name, data in files_in(project.root).items() if not name.startswith(".l10n/")}
    return report, ran.err, ran.code, files


def edit(name: str, old: str, new: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        path = project.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return change


def reviewed(name: str) -> Callable[[Project], None]:
    """Review the sentence that both articles have, as a person does, in one of them."""

    def change(project: Project) -> None:
        path = project.catalog(name)
        entries = path.read_text(encoding="utf-8").split("\n\n")
        at = next(number for number, entry in enumerate(entries) if SHARED in entry)
        lines = [line for line in entries[at].splitlines() if line != "#, fuzzy"]
        lines = ['msgstr "El capitán no respondió."' if line.startswith("msgstr") else line for line in lines]
        entries[at] = "\n".join(lines)
        path.write_text("\n\n".join(entries), encoding="utf-8")

    return change


def glossary(project: Project) -> None:
    (project.root / "glossary").mkdir()
    (project.root / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")


def setting(line: str) -> Callable[[Project], None]:
    def change(project: Project) -> None:
        (project.root / "l10n.toml").write_text(line + "\n", encoding="utf-8")

    return change


def imported(project: Project) -> None:
    header = '<header srclang="fr" segtype="sentence" adminlang="en" datatype="plaintext" creationtool="t"'
    header += ' creationtoolversion="1" o-tmf="t"/>'
    tus = f'<tu><tuv xml:lang="fr"><seg>{SHARED}</seg></tuv><tuv xml:lang="es"><seg>No dijo nada.</seg></tuv></tu>'
    path = project.root / "other.tmx"
    path.write_text(f'<tmx version="1.4">{header}<body>{tus}</body></tmx>', encoding="utf-8")
    assert project.run("memory", "import", path).code == 0


def nothing(project: Project) -> None:
    """Change nothing."""


CASES: dict[str, tuple[Callable[[Project], None], tuple[str, ...], bool]] = {
    # what changes, more options, and whether the run says or leaves something else than the one before
    "nothing": (nothing, (), False),
    "article": (edit("articles/koursk.txt", "dix ans", "vingt ans"), (), True),
    "article's lines": (edit("articles/koursk.txt", "Les marins", "Les\nmarins"), (), True),
    "target": (edit("locales/es/LC_MESSAGES/koursk.po", 'msgstr "[Es] ', 'msgstr "[ES] '), (), True),
    "review": (reviewed("koursk"), (), True),
    "review elsewhere": (reviewed("neige"), (), True),
    "import": (imported, (), True),
    "no memory": (reviewed("neige"), ("--no-memory",), True),
    "template gone": (lambda project: (project.locales / "koursk.pot").unlink(), (), False),
    "catalog gone": (lambda project: project.catalog("koursk").unlink(), (), True),
    "glossary": (glossary, (), True),
    "no glossary": (glossary, ("--no-glossary",), True),
    "level": (setting("[checks]\nfidelity = 'off'\nnumbers = 'error'"), (), True),
    "refresh": (nothing, ("--refresh",), True),
    "dry run": (nothing, ("--dry-run",), True),
    "language": (nothing, ("--from", "it"), True),
    "pattern": (setting("catalog = '{lang}/{article}.po'"), (), True),
    "folder": (nothing, ("--locales", "other"), True),
}


@pytest.mark.parametrize(("change", "more", "differs"), CASES.values(), ids=CASES)
def test_a_run_says_and_writes_what_it_does_without_answers(
    warm: Project,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Project], None],
    more: tuple[str, ...],
    differs: bool,
) -> None:
    before = told(warm, *COMMAND)
    change(warm)
    aside = tmp_path / "aside"
    shutil.copytree(warm.root, aside)
    answered = told(warm, *COMMAND, *more)
    for path in warm.root.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    shutil.copytree(aside, warm.root, dirs_exist_ok=True)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    assert answered == told(warm, *COMMAND, *more)
    assert (answered != before) == differs


def test_the_table_and_the_findings_are_those_of_a_run_without_answers(
    warm: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command = (*COMMAND, "--fail-on", "warning")
    answered = warm.run(*command)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    ran = warm.run(*command)
    assert (answered.code, answered.out, answered.err) == (ran.code, ran.out, ran.err)
    assert ran.code == 1


def test_no_article_is_cut_that_did_not_change(
    warm: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    options = TranslateOptions(Config(warm.root), ("es", "ca"))
    segment = segmentation.segment
    names: set[str] = set()

    def noted(article: Article, language: str) -> tuple[Segment, ...]:
        names.add(article.name)
        return segment(article, language)

    monkeypatch.setattr(segmentation, "segment", noted)

    def cut(answers: Answers | None) -> set[str]:
        names.clear()
        jobs = prepare(["articles"], options.config, answers=answers).jobs
        assert [row.error for row in translate(jobs, options, answers=answers) if row.error] == []
        return set(names)

    assert cut(None) == {"koursk", "neige"}
    for expected in ({"koursk", "neige"}, set()):
        with Answers() as answers:
            assert cut(answers) == expected
    edit("articles/neige.txt", "deux jours", "trois jours")(warm)
    with Answers() as answers:
        assert cut(answers) == {"neige"}


@pytest.mark.parametrize("more", [(), ("--dry-run",)], ids=["run", "dry run"])
def test_the_run_after_the_first_has_nothing_to_compute(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, more: tuple[str, ...]
) -> None:
    """What the run that wrote a catalog knows of it, the next one is told: it neither cuts nor checks."""
    warm_project(project, monkeypatch, tmp_path)
    assert project.run(*COMMAND).code == 0
    with monkeypatch.context() as patch:
        patch.setattr(segmentation, "segment", None)
        patch.setattr(checks, "run", None)
        answered = told(project, *COMMAND, *more)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "empty"))
    assert answered == told(project, *COMMAND, *more)


@pytest.mark.parametrize("broken", ["zeros", "text", "folder", "foreign", "unreadable"])
def test_answers_may_be_lost_or_broken_at_any_time(warm: Project, tmp_path: Path, broken: str) -> None:
    whole = told(warm, *COMMAND)
    path = tmp_path / "cache" / "l10n" / "answers.sqlite"
    size = path.stat().st_size
    for file in path.parent.glob("answers.sqlite*"):
        file.unlink()
    if broken == "zeros":
        path.write_bytes(bytes(size))
    elif broken == "text":
        path.write_text("no database\n" * 1000)
    elif broken == "folder":
        path.mkdir()
    elif broken == "foreign":
        with Answers(path) as answers:
            answers.put(b"1", 1)
        data = bytearray(path.read_bytes())
        data[68:72] = b"mine"
        path.write_bytes(data)
    else:
        path.symlink_to("/nowhere/at/all")
    assert told(warm, *COMMAND) == whole


def test_a_finding_comes_back_as_it_was() -> None:
    spans = (Span(1, 2), Span(3, 5))
    full = Finding(
        "check", Severity.ERROR, msg("message"), "path", 3, "source \udcff", "target", spans, (Span(0, 1),), "term",
        "concept",
        ("a", "b"), "rule/id", Certainty.LIKELY, (Edit(0, 1, "x"), Edit(2, 2, "")),
    )  # fmt: skip
    both = (full, Finding("check", Severity.INFO, msg("message")))
    again = to_findings(json.loads(json.dumps(from_findings(both))))
    assert again == both
    assert isinstance(again[0].fix[0], Edit)  # a tuple would be equal to it, too
    assert all(
        finding.source_spans == tuple(Span(*span) for span in finding.source_spans) for finding in both
    )


def test_what_was_answered_is_found_by_just_what_it_follows_from(tmp_path: Path) -> None:
    with Answers(tmp_path / "answers") as answers:
        answers.put(digest("row", 1), [1])
    with Answers(tmp_path / "answers") as answers:
        assert answers.get(digest("row", 1)) == [1]
        assert answers.get(digest("row", 2)) is None


def test_each_library_is_one_that_answers_depend_on_or_not() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    names = {re.split(r"[<>=;\[ ]", one, maxsplit=1)[0] for one in settings["project"]["dependencies"]}
    engines = {
        "argos-translate-lt",
        "backports.zstd",
        "ctranslate2",
        "numpy",
        "sentencepiece",
        "threadpoolctl",
    }
    around = {"filelock", "rich", "typer"}
    assert names == {*LIBRARIES, *engines, *around}


def test_of_more_than_there_is_room_for_the_oldest_answers_go(tmp_path: Path) -> None:
    most = 200_000
    values = {
        digest("row", number): [number, random.Random(number).randbytes(1000).hex()] for number in range(3000)
    }
    for at in range(0, 3000, 1000):
        with Answers(tmp_path / "answers", most) as answers:
            for key in list(values)[at : at + 1000]:
                answers.put(key, values[key])
    with Answers(tmp_path / "answers", most) as answers:
        there = [answers.get(key) for key in values]
    kept = [number for number, answer in enumerate(there) if answer is not None]
    assert kept == list(range(kept[0], 3000))
    assert 50 < len(kept) < 200
    assert all(there[number] == list(values.values())[number] for number in kept)
