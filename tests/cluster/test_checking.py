"""`check`, `status` and `report` over a cluster: workers find everything, and say what one process says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from l10n import config
from l10n.cluster.checking import Catalogs, CheckAnswers, Checking
from l10n.pipeline import check as checks
from l10n.pipeline import report as reports
from l10n.pipeline import status as progress
from l10n.pipeline.answers import Answers
from l10n.pipeline.check import CheckOptions
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.glossary import load
from l10n.pipeline.marks import UnmarkedTexts
from l10n.pipeline.report import ReportOptions
from tests.cluster.conftest import Desk
from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project

ARGS = ("translate", "articles", "--from", "fr", "--to", "es", "--to", "ca")
GLOSSARY = "concept,kind,fr,es,ca\nboat,term,sous-marin,submarino,submarí\nport,term,port,puerto,port\n"


@pytest.fixture
def three(project: Project, engines: FakeEngines) -> Project:
    for name, text in (("koursk", KOURSK), ("2024/neige", NEIGE), ("2024/pont", PONT)):
        project.article(f"{name}.txt", text)
    (project.root / "glossary").mkdir()
    (project.root / "glossary" / "terms.csv").write_text(GLOSSARY, encoding="utf-8")
    assert project.run(*ARGS).code == 0
    return project


def looked_at(kind: Checking, paths: list[Path]) -> CheckAnswers | dict[Path, UnmarkedTexts]:
    session = kind.session()
    try:
        return session.do(Catalogs(tuple(paths)), lambda share: None)
    finally:
        session.close()


def test_a_driver_has_nothing_left_to_find(
    three: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a worker's answers say is all that the three commands ask of a catalog alone."""
    project = config.project()
    glossary = load(project)
    paths = sorted(three.locales.rglob("*.po"))
    kind = Checking(project, glossary, project.source, progress=True, terms=True)
    relative = Checking(project, glossary, project.source, None, True, progress=True, terms=True)
    corpus = Corpus.below([project.locales_dir], project.source)
    with Answers(tmp_path / "plain.sqlite") as own:
        plain = list(checks.check(corpus, CheckOptions(glossary), answers=own))
    with Answers(tmp_path / "driver.sqlite") as answers:
        for one in (kind, relative):
            found = looked_at(one, paths)
            assert isinstance(found, CheckAnswers)
            answers.take(found.answers)

        def nothing(*args: object) -> None:
            pytest.fail("what a worker found is looked for again")

        monkeypatch.setattr(checks, "_check", nothing)
        monkeypatch.setattr(progress, "_now", nothing)
        monkeypatch.setattr(reports, "term_uses", nothing)
        again = checks.check(corpus, CheckOptions(glossary), answers=answers)
        assert [(one.path, list(one.findings)) for one in again] == [
            (one.path, list(one.findings)) for one in plain
        ]
        rows = list(progress.status(corpus, project, Checkers.of(project, glossary), answers=answers))
        assert [row.path for row in rows] == paths
        report, errors = reports.report([project.locales_dir], project, ReportOptions(), answers=answers)
    assert (len(report.catalogs), errors) == (6, [])


def test_the_memory_is_asked_of_what_has_no_marks(three: Project) -> None:
    path = three.catalog("koursk")
    text = path.read_text(encoding="utf-8")
    bare = "".join(line for line in text.splitlines(keepends=True) if line[:2] not in ("# ", "#,"))
    path.write_text(bare, encoding="utf-8")
    project = config.project()
    kind = Checking(project, None)
    asked = looked_at(kind, [path])
    assert isinstance(asked, dict)
    part = kind.follow(Catalogs((path,)), asked)
    assert part is not None
    known = part.known[path]
    assert {one.origin for one in known.values()} == {"fake fr-es"}
    assert len(known) == len(asked[path].texts)
    session = kind.session()
    try:
        found = session.do(part, lambda share: None)
    finally:
        session.close()
    assert isinstance(found, CheckAnswers)
    assert found.answers


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("check", "--format", "json"), id="check", marks=pytest.mark.slow),
        pytest.param(("status", "--json"), id="status", marks=pytest.mark.slow),
        # It has what both of them say, by the same parts.
        pytest.param(("report", "--format", "json", "--fail-on", "never"), id="report"),
    ],
)
def test_a_cluster_says_what_one_process_says(
    three: Project, desk: Desk, tmp_path: Path, args: tuple[str, ...]
) -> None:
    alone = desk.command(*args)
    desk.env["XDG_CACHE_HOME"] = str(tmp_path / "fresh")  # which knows nothing
    many = desk.command(*args, "--cluster", "local:2")
    assert (many.returncode, many.stderr, many.stdout) == (alone.returncode, alone.stderr, alone.stdout)
    assert len(json.loads(many.stdout)) > 1


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("check", "--write"), "--cluster goes neither with --write nor with --fix"),
        (("check", "--fix"), "--cluster goes neither with --write nor with --fix"),
        (("status", "--analysis"), "--cluster goes neither with --analysis nor with --worst"),
        (("status", "--worst", "3"), "--cluster goes neither with --analysis nor with --worst"),
    ],
    ids=["write", "fix", "analysis", "worst"],
)
def test_what_one_process_does_is_not_for_a_cluster(
    project: Project, args: tuple[str, ...], said: str
) -> None:
    ran = project.run(*args, "--cluster", "local:2")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.line
