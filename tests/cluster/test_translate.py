"""`l10n translate --cluster`: what one process writes, also when workers die or somebody stops it."""

from __future__ import annotations

import os
import shutil
import signal
import time
from pathlib import Path

import psutil
import pytest

from l10n.pipeline.chunks import SOURCES
from tests.cluster.conftest import Desk
from tests.support import KOURSK, NEIGE, PONT, check_catalog, files_in, need, only_on

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")
LYRE = (*ARGS, "--engine", "lyre")
LOCAL = ("--cluster", "local:2")


def sentences() -> str:
    """Return an article that fills a chunk."""
    return "\n\n".join(f"Maison {number}" for number in range(SOURCES + 1))


def listening(number: int) -> set[str]:
    """Return the addresses at which a process and those that it started listen."""
    first = psutil.Process(number)
    each = [one.net_connections("inet") for one in (first, *first.children(recursive=True))]
    return {str(one.laddr.ip) for some in each for one in some if one.status == psutil.CONN_LISTEN}


def names(project_files: dict[str, bytes]) -> set[str]:
    return {Path(name).stem for name in project_files if name.endswith(".po")}


def test_a_cluster_writes_what_one_process_writes(desk: Desk) -> None:
    """With a real engine, a memory that has the very same sentences and similar ones, and catalogs without marks."""
    need("apertium", "msgfmt")
    project = desk.project
    args = ("translate", "articles", "--from", "fr", "--to", "es,ca", "--engine", "apertium")
    project.article("koursk.txt", KOURSK)
    assert desk.command(*args).returncode == 0
    path = project.catalog("koursk")
    text = path.read_text(encoding="utf-8")
    units = text.split("\n\n")
    units[1:3] = ["\n".join(line for line in one.split("\n") if line != "#, fuzzy") for one in units[1:3]]
    units[3:4] = ["\n".join(line for line in one.split("\n") if line[:1] != "#") for one in units[3:4]]
    path.write_text("\n\n".join(units), encoding="utf-8")
    project.article("neige.txt", NEIGE + "\nLe sous-marin revient au port\n")
    project.article(
        "pont.md",
        f"# {PONT}\nLe *sous-marin* revient au port\n\nLe capitaine a refusé de répondre aux questions.\n",
    )
    shutil.copytree(project.root, project.root.parent / "twin")
    one = desk.command(*args, "--json")
    assert one.returncode == 0, one.stderr
    alone = files_in(project.locales)
    shutil.rmtree(project.root)
    shutil.copytree(project.root.parent / "twin", project.root)
    many = desk.command(*args, *LOCAL, "--json")
    assert many.returncode == 0, many.stderr
    assert files_in(project.locales) == alone
    assert many.stderr == one.stderr
    said = [line for line in one.stdout.splitlines() if '"seconds"' not in line]
    assert [line for line in many.stdout.splitlines() if '"seconds"' not in line] == said
    notes = b"".join(alone.values())
    assert b"memory: as in koursk" in notes
    for path in project.locales.rglob("*.po"):
        check_catalog(path)
    # Nothing is left to do, for whoever looks, and nothing of the cluster's is left behind.
    again = desk.command(*args, *LOCAL)
    assert "0 of 6 catalogs written" in again.stdout
    assert not list((project.root / ".l10n").glob("cluster-*"))


def test_a_chunk_of_a_worker_that_dies_is_done_again(desk: Desk) -> None:
    """And one over which workers die again and again is left out, article by article: the rest goes on."""
    project = desk.project
    project.article("page.txt", sentences())
    project.article("z-mort.txt", "Le chien meurt une fois.\n")
    for name in ("avant", "apres"):
        project.article(f"z-{name}.txt", f"Le chat {name} dort dans la maison.\n")
    project.article("z-chien.txt", "Le chien meurt toujours.\n")
    ran = desk.command(*LYRE, *LOCAL)
    assert ran.returncode == 2, ran.stderr
    [line] = ran.stderr.splitlines()
    assert "articles/z-chien.txt: it can't be worked on: workers died over it, each time" in line
    written = files_in(project.locales)
    assert names(written) == {"page", "z-mort", "z-avant", "z-apres"}
    (project.root / "articles" / "z-chien.txt").unlink()
    shutil.rmtree(project.locales)
    assert desk.command(*LYRE).returncode == 0
    assert {name: data for name, data in files_in(project.locales).items() if "z-" not in name} == {
        name: data for name, data in written.items() if "z-" not in name
    }


@only_on("POSIX", "Windows sends no signal to a group of processes, and none that a process could answer")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_a_run_that_is_stopped_leaves_whole_catalogs_and_is_resumed(
    desk: Desk, number: signal.Signals
) -> None:
    project = desk.project
    project.article("a.txt", sentences())
    project.article("b.txt", "Le chien attend la pluie.\n")
    process = desk.start(*LYRE, *LOCAL)
    while not (desk.flags / "waits").exists() or not project.catalog("a").exists():
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)
    assert listening(process.pid) == {"127.0.0.1"}
    if number is signal.SIGINT:
        os.killpg(process.pid, number)  # as a terminal does
    else:
        process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (128 + number, "")
    assert err.strip() == "l10n: stopped; what is finished is kept, and the same command goes on from there"
    assert names(files_in(project.locales)) == {"a"}
    (desk.flags / "go").touch()
    assert "1 of 2 catalogs written" in desk.command(*LYRE, *LOCAL).stdout
    assert names(files_in(project.locales)) == {"a", "b"}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--cluster", "local:0"), "local:0 says no number of processes"),
        (("--cluster", "udp://somewhere:1"), "a cluster is reached by tcp:// or tls://, not by udp://"),
        (("--cluster", "tcp://somewhere"), "tcp://somewhere lacks a host or a port"),
        (("--cluster", "nothing.json"), "there is no such file of a scheduler's"),
        (("--cluster", "local:2", "--text"), "--cluster is for articles in files, and writes catalogs"),
    ],
    ids=["no-processes", "another-scheme", "no-port", "no-file", "text"],
)
def test_what_is_no_cluster_is_refused_before_any_is_started(
    desk: Desk, args: tuple[str, ...], said: str
) -> None:
    desk.project.article("a.txt", KOURSK)
    ran = desk.project.run(*ARGS, *args)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.line
