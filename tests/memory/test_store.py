from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from l10n.errors import DiskFullError, InputError
from l10n.memory import DamagedMemory, Lookup, Memory, Record, Stamp, opening, set_aside
from l10n.messages import msg
from l10n.model import LanguagePair
from tests.support import ROOT

FR_ES = LanguagePair("fr", "es")


def records(count: int, said: str = "") -> Iterator[Record]:
    for number in range(count):
        yield Record(f"Phrase numéro {number}.", f"Frase {number}{said}.", FR_ES, article="a")


def targets(memory: Memory) -> list[str]:
    return [row[0] for row in memory.rows("SELECT target FROM unit ORDER BY rowid")]


def offered(memory: Memory, record: Record) -> list[str]:
    return [match.target for match in Lookup(memory).exact(FR_ES, [record.source]).get(record.source, ())]


def test_a_file_takes_the_place_of_what_it_said(memory: Memory) -> None:
    stamp = Stamp(1, 2, "abc")
    assert memory.put("a.po", records(3), stamp) == 3
    assert memory.put("b.po", records(1, " bis"), stamp) == 1
    assert memory.put("a.po", records(2, " nueva"), Stamp(3, 4, "def")) == 2
    assert sorted(targets(memory)) == ["Frase 0 bis.", "Frase 0 nueva.", "Frase 1 nueva.", "Frase 2."]
    assert memory.stamps() == {"a.po": Stamp(3, 4, "def"), "b.po": stamp}
    memory.restamp("b.po", Stamp(1, 9, "abc"))
    memory.forget(["a.po"])
    assert memory.stamps() == {"b.po": Stamp(1, 9, "abc")}
    assert sorted(targets(memory)) == ["Frase 0 bis.", "Frase 0 nueva.", "Frase 1 nueva.", "Frase 2."]
    memory.forget(["a.po"], people=True)
    assert targets(memory) == ["Frase 0 bis."]


def machines(*numbers: int) -> list[Record]:
    return [Record(f"Phrase numéro {n}.", "x", FR_ES, False, "k", "fake", "0a", True) for n in numbers]


def test_what_a_person_wrote_stays_though_its_catalog_lacks_it(memory: Memory) -> None:
    first, second, third = records(3)
    memory.put("a.po", [first, second, replace(third, obsolete=True), *machines(7, 8)], Stamp(1, 1, ""))
    assert set(memory.people("a.po")) == {first.source, second.source}
    memory.put("a.po", [first, *machines(7)], Stamp(2, 2, ""))  # half-written, say
    assert len(targets(memory)) == 4
    assert set(memory.people("a.po")) == {first.source, second.source}
    memory.put("a.po", [first, *machines(7)], Stamp(3, 3, ""))
    assert set(memory.people("a.po")) == {first.source, second.source}
    memory.put("a.po", [first, replace(second, target="Otra.")], Stamp(4, 4, ""))  # it is there again
    assert sorted(targets(memory)) == ["Frase 0.", "Frase 1.", "Frase 2.", "Otra."]
    assert offered(memory, second) == ["Otra."]
    memory.put("a.po", [first], Stamp(5, 5, ""))
    memory.give_up("a.po")
    assert set(memory.people("a.po")) == {first.source}
    assert "Otra." in targets(memory)


def test_what_a_person_wrote_stays_though_a_machine_stands_in_its_place(memory: Memory) -> None:
    (first,) = records(1)
    other = replace(first, target="x", reviewed=False, machine=True, machine_hash="0a")
    memory.put("a.po", [replace(first, reviewed=False, person=True)], Stamp(1, 1, ""))
    memory.put("a.po", [other], Stamp(2, 2, ""))
    assert sorted(targets(memory)) == [first.target, "x"]
    memory.put("a.po", [other], Stamp(3, 3, ""))
    assert sorted(targets(memory)) == [first.target, "x"]
    assert set(memory.people("a.po")) == set()
    memory.put("a.po", [replace(first, target="Otra.")], Stamp(4, 4, ""))  # a person writes another
    assert sorted(targets(memory)) == [first.target, "Otra."]
    assert offered(memory, first) == ["Otra."]
    memory.put("a.po", [replace(first, target="Otra más.")], Stamp(5, 5, ""))  # and changes that
    assert sorted(targets(memory)) == [first.target, "Otra más."]


@pytest.mark.parametrize("gone", [True, False], ids=["gone before", "there until then"])
@pytest.mark.parametrize(
    "marks",
    [{"reviewed": False, "person": True}, {"reviewed": True}, {"reviewed": True, "machine_hash": "0a"}],
    ids=["no comment", "no comment, no flag", "no flag"],
)
def test_what_a_person_wrote_stays_though_a_machines_text_looks_like_a_persons(
    memory: Memory, marks: dict[str, Any], gone: bool
) -> None:
    (first,) = records(1)
    made = Record(first.source, "x", FR_ES, False, "k", "fake", "0a", True, fingerprint="0a")
    memory.put("b.po", [made], Stamp(1, 1, ""))
    memory.put("a.po", [first], Stamp(1, 1, ""))
    if gone:
        memory.put("a.po", [], Stamp(2, 2, ""))
        memory.give_up("a.po")
    memory.put("a.po", [Record(first.source, "x", FR_ES, fingerprint="0a", **marks)], Stamp(3, 3, ""))
    assert sorted(targets(memory)) == [first.target, "x", "x"]
    assert first.target in offered(memory, first)


def test_what_a_catalog_has_is_offered_before_what_none_has_any_more(memory: Memory) -> None:
    (first,) = records(1)
    for number, target in enumerate(["A.", "B."]):
        memory.put(f"{number}.po", [replace(first, target=target)], Stamp(1, 1, ""))
    assert offered(memory, first) == ["A.", "B."]
    memory.put("0.po", [], Stamp(2, 2, ""))
    assert offered(memory, first) == ["B.", "A."]


def test_what_is_gone_gives_no_way_to_its_own_beginning(memory: Memory) -> None:
    (first,) = records(1)
    memory.put("a.po", [first], Stamp(1, 1, ""))
    memory.put("a.po", [], Stamp(2, 2, ""))
    for number in (3, 4):
        memory.put("a.po", [replace(first, target="Frase ")], Stamp(number, number, ""))
        assert sorted(targets(memory)) == ["Frase ", first.target]
    memory.put("a.po", [first], Stamp(5, 5, ""))
    assert targets(memory) == [first.target]


def test_a_memory_of_the_first_kind_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with Memory(path) as memory:
        memory.put("a.po", [*records(2), *machines(7)], Stamp(1, 1, ""))
        for column in ("person", "state"):
            memory.write(f"ALTER TABLE unit DROP COLUMN {column}")
        memory.write("PRAGMA user_version = 1")
    with Memory(path) as memory:
        assert set(memory.people("a.po")) == {one.source for one in records(2)}
        assert len(targets(memory)) == 3


def test_what_fails_halfway_changes_nothing(memory: Memory) -> None:
    def failing() -> Iterator[Record]:
        yield from records(2, " nueva")
        raise InputError(msg("broken"))

    memory.put("a.po", records(1))
    with pytest.raises(InputError, match="broken"):
        memory.put("a.po", failing())
    assert targets(memory) == ["Frase 0."]
    memory.put("a.po", records(1, " bis"))  # nothing of it was left aside
    assert targets(memory) == ["Frase 0 bis."]


def test_an_import_has_no_stamp(memory: Memory) -> None:
    memory.put("tmx:a", records(2))
    assert memory.stamps() == {}
    assert len(targets(memory)) == 2


def test_stats_count_by_pair(memory: Memory) -> None:
    FR_CA = LanguagePair("fr", "ca")
    memory.put("a", [*records(3), Record("Oui.", "Sí.", FR_ES, False, "b", "fake", "0a", True)])
    memory.put("b", [Record("Oui.", "Sí.", FR_CA)])
    assert [(str(s.pair), s.units, s.reviewed, s.sources, s.articles, s.machine) for s in memory.stats()] == [
        ("fr→ca", 1, 1, 1, 0, 0),
        ("fr→es", 4, 3, 4, 2, 1),
    ]


def test_what_a_machine_made_is_kept_when_people_change_it(memory: Memory) -> None:
    memory.put("a", [Record("Oui.", "Si.", FR_ES, False, "k", "fake", "0a", True)], Stamp(1, 1, ""))
    assert list(memory.edits()) == []
    memory.put("a", [Record("Oui.", "Sí.", FR_ES, True, "k", "fake", "0a")], Stamp(2, 2, ""))
    (edit,) = memory.edits()
    assert (edit.source, edit.machine, edit.person, edit.article, edit.origin, edit.name) == (
        "Oui.", "Si.", "Sí.", "k", "fake", "a",
    )  # fmt: skip
    memory.forget(["a"], people=True)
    memory.put("b", [Record("Non.", "No.", FR_ES, True, "k", "fake", "0a")])  # carried on by msgmerge
    assert list(memory.edits()) == []


def test_compact_gives_back_room(memory: Memory) -> None:
    memory.put("a", records(2000))
    memory.put("a", records(1))
    before = memory.size()
    memory.compact()
    assert memory.size() < before / 2
    assert targets(memory) == ["Frase 0."]
    memory.check()


def test_a_source_is_never_another_ones_number(memory: Memory) -> None:
    memory.put("a", records(3))
    memory.forget(["a"], people=True)
    memory.compact()
    memory.put("a", [Record("Autre.", "Otra.", FR_ES)])
    assert next(memory.rows("SELECT min(id) FROM text"))[0] > 3


def fill(path: Path, name: str, rounds: int) -> None:
    for number in range(rounds):
        with Memory(path) as memory:
            memory.put(name, records(20, f" {name} {number}"), Stamp(number, 0, ""))
            assert len(Lookup(memory).exact(FR_ES, ["Phrase numéro 3."])["Phrase numéro 3."]) >= 1


def test_several_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "new" / "memory.sqlite"
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=fill, args=(path, f"{n}.po", 12)) for n in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0] * 4
    with Memory(path) as memory:
        memory.check()
        assert sorted(memory.stamps()) == [f"{n}.po" for n in range(4)]
        assert {stamp.size for stamp in memory.stamps().values()} == {11}
        assert len(targets(memory)) == 80
        assert sum("11." in target for target in targets(memory)) == 80


KILLED = """
import sys, time
from pathlib import Path
from l10n.memory import Memory, Record, Stamp
from l10n.model import LanguagePair

def records(n):
    for i in range(3000):
        yield Record(f"Phrase {i}.", f"Frase {n}.", LanguagePair("fr", "es"))

with Memory(Path(sys.argv[1])) as memory:
    memory.put("a", records("first"), Stamp(0, 0, ""))
    print("ready", flush=True)
    n = 0
    while True:
        n += 1
        memory.put("a", records(str(n)), Stamp(n, 0, ""))
"""


@pytest.mark.parametrize("after", [0.0, 0.013, 0.031, 0.07, 0.11])
def test_a_process_that_is_killed_leaves_a_whole_memory(tmp_path: Path, after: float) -> None:
    path = tmp_path / "memory.sqlite"
    command = [sys.executable, "-c", textwrap.dedent(KILLED), str(path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=env, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        time.sleep(after)
        worker.send_signal(signal.SIGKILL)
    with Memory(path) as memory:
        memory.check()
        assert len(targets(memory)) == 3000
        assert len(set(targets(memory))) == 1


def test_waits_for_another_process_and_then_gives_up(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_BUSY_SECONDS", 0.1)
    other = sqlite3.connect(memory.path)
    other.execute("BEGIN IMMEDIATE")
    with (
        Memory(memory.path) as second,
        pytest.raises(InputError, match="another process is writing the memory"),
    ):
        second.put("a", records(1))
    other.close()
    memory.put("a", records(1))


def damage(path: Path, how: str) -> None:
    if how == "text":
        path.write_text("no database " * 1000)
    elif how == "short":
        path.write_bytes(path.read_bytes()[:1000])
    elif how == "header":
        path.write_bytes(b"\0" * 100 + path.read_bytes()[100:])
    else:  # all but the first page
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


@pytest.mark.parametrize("how", ["text", "short", "header", "inside"])
def test_damage_is_found(tmp_path: Path, how: str) -> None:
    path = tmp_path / "memory.sqlite"
    with Memory(path) as memory:
        memory.put("a", records(500))
    damage(path, how)
    with pytest.raises(DamagedMemory, match="the memory is damaged"), Memory(path) as memory:
        memory.check()
    aside = set_aside(path, path.stat().st_ino)
    assert aside == tmp_path / "memory.sqlite.broken-1"
    assert set_aside(path, 1) is None  # it is gone
    with Memory(path) as memory:
        memory.put("a", records(1))
    assert set_aside(path, aside.stat().st_ino) is None  # this one isn't broken
    assert set_aside(path, path.stat().st_ino) == tmp_path / "memory.sqlite.broken-2"


def test_what_is_no_memory_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as database:
        database.execute("CREATE TABLE theirs (a)")
    database.close()
    before = other.read_bytes()
    with pytest.raises(InputError, match="is another program's database, not a memory"):
        Memory(other)
    assert other.read_bytes() == before

    with pytest.raises(InputError, match="is a folder, not a memory"):
        Memory(tmp_path)

    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="can't use the memory: "):
        Memory(tmp_path / "file" / "memory.sqlite")


def test_a_memory_of_a_newer_l10n_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    Memory(path).close()
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version = {opening.SCHEMA + 1}")
    database.close()
    before = path.read_bytes()
    with pytest.raises(InputError, match="was made by a newer l10n; update l10n, or move the file away"):
        Memory(path)
    assert path.read_bytes() == before


def test_an_empty_file_is_a_new_memory(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    path.touch()
    with Memory(path) as memory:
        assert memory.stats() == []


def test_reading_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with Memory(path) as memory:
        memory.put("a", records(10))
    before = path.read_bytes()
    with Memory(path) as memory:
        Lookup(memory).near(FR_ES, "Phrase numéro 3.")
        memory.stats()
    assert path.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir() if not one.name.startswith(".")) == [path.name]


def test_a_full_disk_is_told_in_the_words_that_all_files_have(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with pytest.raises(DiskFullError) as system, opening.translated(path):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with closing(sqlite3.connect(path)) as small:
        small.execute("PRAGMA max_page_count = 1")
        with pytest.raises(DiskFullError) as sqlites, opening.translated(path):
            small.execute("CREATE TABLE text (id INTEGER)")
    assert str(sqlites.value) == str(system.value)
    assert "no space left on device; free some space and run again" in str(system.value)
