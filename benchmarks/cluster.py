"""Measure `--cluster local:2` against one process, side by side, and what a cluster's parts cost.

    python benchmarks/cluster.py [--articles DIR] [--package FILE] [--rounds N] [--copies N]

Translates articles (by default the 62 of NTREX) from French into English with an Argos package, and checks them, in
one process and in two workers, one after the other in each round, each with an empty cache. CPU time is that of all
processes, the wall's is what somebody waits; other load on the machine changes both, and the wall's more. Then come
the costs of a unit: what reading, the engine, catalogs and checks take of a worker's CPU time, what a chunk takes of
the driver's, with `--copies` of the articles, and bytes. Prints Markdown.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import pickle
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

from translate import BUNDLED, unpack

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
COMMAND = [sys.executable, "-c", "from l10n.cli import main; main()"]
TRANSLATE = ["translate", "articles", "--from", "fr", "--to", "en", "--engine", "argos", "-q"]
CHECK = ["check", "-q", "--format", "json", "--fail-on", "never"]
PR_SET_CHILD_SUBREAPER = 36  # of Linux's prctl.h
_T = TypeVar("_T")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=SHARED / "articles" / "fr")
    parser.add_argument("--package", type=Path, default=BUNDLED)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--copies", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        unpack(options.package, work / "packages")
        os.environ |= {"ARGOS_PACKAGES_DIR": str(work / "packages"), "XDG_CACHE_HOME": str(work / "cache")}
        if options.rounds:
            adopt()
            side_by_side(options.articles, options.rounds, work)
        units(options.articles, options.copies, work)


def side_by_side(articles: Path, rounds: int, work: Path) -> None:
    """Run both commands in both ways, and print the medians."""
    ways = {"one process": [], "`--cluster local:2`": ["--cluster", "local:2"]}
    made: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for number in range(rounds):
        for way, more in ways.items():
            project = work / "project"
            shutil.rmtree(project, ignore_errors=True)
            shutil.copytree(articles, project / "articles")
            for command in (TRANSLATE, CHECK):
                shutil.rmtree(work / "cache", ignore_errors=True)
                made.setdefault((command[0], way), []).append(run([*command, *more], project))
                print(
                    f"round {number + 1}: {command[0]}, {way}: {made[command[0], way][-1]}", file=sys.stderr
                )
    print(f"\n| medians of {rounds} rounds | CPU, s | wall, s | × CPU | × wall |")
    print("|---|---:|---:|---:|---:|")
    for command in (TRANSLATE[0], CHECK[0]):
        base = [statistics.median(column) for column in zip(*made[command, "one process"], strict=True)]
        for way in ways:
            cpu, wall = (statistics.median(column) for column in zip(*made[command, way], strict=True))
            print(
                f"| `{command}`, {way} | {cpu:.1f} | {wall:.1f} | {cpu / base[0]:.2f} | {wall / base[1]:.2f} |"
            )


def run(args: list[str], folder: Path) -> tuple[float, float]:
    """Run l10n, and return the CPU time of it and of all that it started, and the wall's."""
    before = time_of_children()
    started = time.perf_counter()
    process = subprocess.Popen([*COMMAND, *args], cwd=folder, stdout=subprocess.DEVNULL)
    if process.wait():
        raise SystemExit(f"{args} ended with {process.returncode}")
    taken = time.perf_counter() - started
    with suppress(ChildProcessError):  # what outlives it for a moment, the process that made its workers
        while True:
            os.wait()
    return time_of_children() - before, taken


def time_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def adopt() -> None:
    """Have Linux give this process what its children leave behind, or the time of that would be nobody's."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """Return what some work returns, and the CPU seconds it took."""
    started = time.process_time()
    result = work()
    return result, time.process_time() - started


def units(articles: Path, copies: int, work: Path) -> None:
    """Print what each part of the work costs."""
    from l10n.cluster.translating import TranslationPlan
    from l10n.config import Config
    from l10n.pipeline.answers import Answers
    from l10n.pipeline.check import CheckOptions, check
    from l10n.pipeline.chunks import chunks
    from l10n.pipeline.corpus import Corpus
    from l10n.pipeline.prepare import prepare
    from l10n.pipeline.pretranslation import project_memory
    from l10n.pipeline.results import TranslateOptions
    from l10n.pipeline.translate import ChunkTranslator

    root = work / "units"
    for copy in range(copies):
        shutil.copytree(articles, root / "articles" / str(copy))
    os.chdir(root)
    config = Config(root)
    shutil.rmtree(work / "cache", ignore_errors=True)
    rows: list[tuple[str, str]] = []
    with Answers() as answers:
        prepared, seconds = timed(lambda: prepare(["articles"], config, source="fr", answers=answers))
        sources = sum(job.count for job in prepared.jobs)
        rows.append(("reading and segmenting, a sentence", ms(seconds / sources)))
        held = sum(len(job.packed) for job in prepared.jobs)
        rows.append(("an article that is held, packed, a sentence", size(held / sources)))
        options = TranslateOptions(config, ("en",), "argos")
        translator = ChunkTranslator(options, None, answers)
        spent = {"plan": 0.0, "all": 0.0, "engine": 0.0}
        cut = list(chunks(prepared.jobs, ("en",)))
        written: list[Any] = []
        for chunk in cut[: max(1, len(cut) // copies)]:
            tasks, seconds = timed(lambda chunk=chunk: translator.plan(chunk, ()))
            spent["plan"] += seconds
            machine = translator._machine_of(tasks[0].checker)
            with watched(machine, "translate", spent):
                made, seconds = timed(lambda tasks=tasks: list(translator.translate(tasks)))
            spent["all"] += seconds
            written += made
        translator.close()
    done = sum(row.new for row in written)
    rows.append(("reading catalogs and planning, a sentence", ms(spent["plan"] / done)))
    rows.append(("the engine under guard, a sentence", ms(spent["engine"] / done)))
    rows.append(("merging, checking and writing, a sentence", ms((spent["all"] - spent["engine"]) / done)))
    paths = [row.path for row in written if row.path]
    rows.append(("catalogs, a sentence", size(sum(path.stat().st_size for path in paths) / done)))
    templates = [config.template_path(row.article) for row in written]
    rows.append(("templates, a sentence", size(sum(path.stat().st_size for path in templates) / done)))
    shutil.rmtree(work / "cache", ignore_errors=True)
    corpus = Corpus.below([config.locales_dir], "fr")
    with Answers() as answers:
        _, seconds = timed(lambda: list(check(corpus, CheckOptions(), answers=answers)))
    rows.append(("checking alone, a sentence, dictionaries read first", ms(seconds / done)))
    rows.append(
        ("answers about catalogs, a sentence", size(file_size(work / "cache", "answers.sqlite") / done))
    )
    _, seconds = timed(lambda: opened(config))
    rows.append(("driver: a catalog into the memory, a sentence", ms(seconds / done)))
    rows.append(("memory, a sentence", size(file_size(root, "memory.sqlite") / done)))
    with project_memory(config) as memory:
        plan = TranslationPlan(options, memory)
        parts, seconds = timed(lambda: [plan.part(chunk, set()) for chunk in cut])
        rows.append(("driver: asking the memory for a chunk", ms(seconds / len(cut))))
    packed, seconds = timed(lambda: [pickle.dumps(part) for part in parts])
    rows.append(("driver: packing a chunk", ms(seconds / len(cut))))
    rows.append(("a chunk on its way", size(sum(map(len, packed)) / len(cut))))
    rows.append(("its rows on their way back", size(len(pickle.dumps(written)) / max(1, len(cut) // copies))))
    rows.append(("driver and scheduler: an empty part", ms(empty_parts())))
    print(
        f"\n{len(prepared.jobs)} articles, {sources} sentences, {len(cut)} chunks\n\n| unit | cost |\n|---|---:|"
    )
    for name, cost in rows:
        print(f"| {name} | {cost} |")


def opened(config: Any) -> None:
    """Fill the memory from the catalogs."""
    from l10n.pipeline.memory import open_memory

    with open_memory(config):
        pass


def empty_parts(count: int = 300) -> float:
    """Return the CPU seconds of this process, with a scheduler in it, for a part that does nothing."""
    from l10n.cluster.address import Local
    from l10n.cluster.crew import Crew, shown_file
    from l10n.cluster.facts import Question
    from l10n.cluster.opening import connected
    from l10n.cluster.pool import Pool
    from l10n.cluster.preparing import Preparing
    from l10n.cluster.work import Run
    from l10n.config import Config
    from l10n.pipeline.prepare import Reading

    root = Path.cwd()
    with connected(Local(2)) as client, shown_file(root) as (file, text):
        crew = Crew(client, Question(file, text, root, ()), lambda address, reason: print(address, reason))
        plan = Preparing(Reading(Config(root), "fr", None, frozenset()))
        parts: list[tuple[Any, ...]] = [()] * count
        _, seconds = timed(lambda: list(Pool(client, crew).results(Run.of(plan), parts, plan)))
    return seconds / count


@contextmanager
def watched(value: Any, name: str, spent: dict[str, float]) -> Iterator[None]:
    """Add the CPU time of a method of a value to what was spent in the engine."""
    method = getattr(value, name)

    def measured(*args: Any, **more: Any) -> Any:
        result, seconds = timed(lambda: method(*args, **more))
        spent["engine"] += seconds
        return result

    setattr(value, name, measured)
    try:
        yield
    finally:
        delattr(value, name)


def file_size(folder: Path, name: str) -> int:
    return sum(path.stat().st_size for path in folder.rglob(f"{name}*"))


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms"


def size(count: float) -> str:
    return f"{count:,.0f} bytes"


if __name__ == "__main__":
    main()
