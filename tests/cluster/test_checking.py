"""`check`, `status` and `report` over a cluster: workers find everything, and say and write what one process does."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from l10n import config
from l10n.catalogs import files
from l10n.catalogs.provenance import stamp
from l10n.catalogs.writing import encode
from l10n.cluster.catalogs import Catalogs, MemoryQuestion
from l10n.cluster.checking import CheckAnswers, Checking
from l10n.cluster.driver import Cluster
from l10n.cluster.pool import Plan, Pool
from l10n.cluster.rewriting import Rewriting
from l10n.cluster.work import Run
from l10n.errors import InputError
from l10n.messages import msg
from l10n.pipeline import check as checks
from l10n.pipeline import report as reports
from l10n.pipeline import status as progress
from l10n.pipeline.answers import Answers
from l10n.pipeline.check import CheckOptions
from l10n.pipeline.checker import Checkers
from l10n.pipeline.corpus import Corpus
from l10n.pipeline.glossary import load
from l10n.pipeline.report import ReportOptions
from tests.cluster.conftest import Desk
from tests.support import KOURSK, NEIGE, PONT, FakeEngines, Project, files_in

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


def looked_at(kind: Checking, paths: list[Path]) -> CheckAnswers | MemoryQuestion:
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
            assert not isinstance(found, MemoryQuestion)
            answers.take(found)

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
    bare(path)
    project = config.project()
    kind = Checking(project, None)
    asked = looked_at(kind, [path])
    assert isinstance(asked, MemoryQuestion)
    part = kind.follow(Catalogs((path,)), asked)
    assert part is not None
    known = part.known[path]
    assert {one.origin for one in known.values()} == {"fake fr-es"}
    assert len(known) == len(asked.unmarked[path].texts)
    session = kind.session()
    try:
        found = session.do(part, lambda share: None)
    finally:
        session.close()
    assert found
    assert not isinstance(found, MemoryQuestion)


COMMANDS = (
    ("check", "--format", "json"),
    ("status", "--json"),
    ("report", "--format", "json", "--fail-on", "never"),
    ("status", "--worst", "4", "--json"),
    ("status", "--analysis", "--json"),
    ("check", "--fix", "--dry-run"),
    ("check", "--fix", "--write", "--format", "json"),
    ("check", "--fix", "--write"),
)


def test_a_cluster_says_and_writes_what_one_process_does(three: Project, desk: Desk, fleet: str) -> None:
    """All that looks at catalogs, faults to put right and notes to write, one without marks, and what is none."""
    for number, name in enumerate(("koursk", "2024/neige", "2024/pont")):
        spoil(three.catalog(name), number)
    bare(three.catalog("2024/pont", "ca"))
    three.catalog("koursk", "ca").write_text("nothing of the kind", encoding="utf-8")
    three.article("neuf.txt", "Le vieux pont est neuf. Le vieux pont est neuf.\n")
    three.article("vide.txt", "1\n")
    twin = three.root.with_name("twin")
    shutil.copytree(three.root, twin)
    before = files_in(three.locales)
    alone = [(three.root, args) for args in COMMANDS]
    many = [(twin, (*args, "--cluster", fleet)) for args in COMMANDS]
    told = desk.commands(*alone, *many)
    for args, one, other in zip(COMMANDS, told, told[len(COMMANDS) :], strict=False):
        assert [str(part).replace(str(twin), str(three.root)) for part in other] == list(map(str, one)), args
    # What is no catalog is an error, but where none is read that has no doubts in it.
    assert [code for code, _, _ in told[: len(COMMANDS)]] == [2, 2, 2, 0, 2, 2, 2, 2]
    written = files_in(three.locales)
    assert files_in(twin / "locales") == written
    assert sum(written[name] != data for name, data in before.items() if name.endswith(".po")) >= 3
    worst, fixed = json.loads(told[3][1]), json.loads(told[6][1])
    assert len(worst["worst"]) == 4
    assert fixed["checked"]["fixed"] >= 3


def test_what_a_worker_wrote_before_it_died_counts_for_the_next_one(three: Project, tmp_path: Path) -> None:
    for number, name in enumerate(("koursk", "2024/neige", "2024/pont")):
        spoil(three.catalog(name), number)
    paths = tuple(sorted((three.locales / "es").rglob("*.po")))
    before = [path.read_bytes() for path in paths]
    options = CheckOptions(write=True, fix=True)

    def done(journals: Path, deaths: Sequence[int]) -> list[tuple[Any, ...]]:
        """Do it with workers that die after so many catalogs, the last one alone with each catalog."""
        journals.mkdir()
        kind = Rewriting(config.project(), options, journals, "fr", "es")
        part = Catalogs(paths, number=7)
        for number in deaths:
            left = iter(range(number))
            with pytest.raises(StopIteration):
                kind.session().do(part, partial(until_none, left))
        with (journals / "7").open("a") as file:
            file.write('\n["half')
        rows = []
        for one in kind.split(part):
            results = kind.session().do(one, lambda share: None)
            assert isinstance(results, list)
            rows += [(row.path, row.written, row.fixed, row.diff, list(row.findings)) for row in results]
        return rows

    alone = done(tmp_path / "alone", ())
    for path, data in zip(paths, before, strict=True):
        path.write_bytes(data)
    assert done(tmp_path / "dying", (0, 1)) == alone
    assert [(written, fixed > 0, bool(diff)) for _, written, fixed, diff, _ in alone] == [
        (True, True, True)
    ] * 3


def until_none(left: Iterator[int], share: float) -> None:
    next(left)


class Graves(Pool):
    """Workers that die over all that they are asked."""

    def __init__(self) -> None:
        pass

    def results(self, run: Run, parts: Iterable[Any], plan: Plan[Any, Any]) -> Iterator[list[Any]]:
        for part in parts:
            yield [plan.failed(one, msg("workers died over it")) for one in plan.split(part)]


def test_what_workers_die_over_is_an_error_with_its_name_whoever_asks(three: Project, tmp_path: Path) -> None:
    new = [str(three.article(f"{name}.txt", PONT)) for name in ("neuf", "vieux")]
    project = replace(config.project(), targets=("es",))
    corpus = Corpus.below([project.locales_dir], project.source)
    paths = [str(path) for path in corpus.paths]
    workers = Cluster(Graves(), None)  # type: ignore[arg-type]  # nobody is there to be asked
    told: list[tuple[int, int]] = []

    def of(errors: Iterable[object]) -> list[str]:
        each = [one for one in errors if isinstance(one, InputError)]
        assert all("workers died over it" in str(one) for one in each)
        return [str(one.path) for one in each]

    with Answers(tmp_path / "answers.sqlite") as answers:
        left = workers.look(corpus, Checking(project, None), answers, lambda *count: told.append(count))
        assert (left.paths, of(left.errors), told) == ((), paths, [(6, 6)])
        _, results = workers.check(corpus, CheckOptions(write=True), project, answers)
    assert of(one.error for one in results) == paths
    assert [of(errors) for errors in workers.worst(corpus, 3, project)] == [[], paths]
    assert of(workers.words_in(corpus, project)) == paths
    lacking = list(progress.missing_catalogs([], project))[-2:]
    assert of(one.error for one in workers.without_catalogs(lacking, project)) == new
    assert of(workers.words_without_catalogs(lacking, project)) == new


def spoil(path: Path, number: int) -> None:
    """Have an engine doubtful of each target, and bad at spaces in the first."""
    catalog = files.read(path)
    assert catalog is not None
    entries = [
        stamp(
            entry,
            f"{entry.target} ." if at == 0 else entry.target,
            "fake fr-es",
            confidence=9 * at % 31 + number,
        )
        for at, entry in enumerate(catalog.entries)
    ]
    path.write_bytes(encode(replace(catalog, entries=tuple(entries))))


def bare(path: Path) -> None:
    """Take away the marks of what a machine wrote."""
    text = path.read_text(encoding="utf-8")
    kept = "".join(line for line in text.splitlines(keepends=True) if line[:2] not in ("# ", "#,"))
    path.write_text(kept, encoding="utf-8")
