"""A catalog that is caught while another program writes it: nothing that a person wrote is lost."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from l10n.catalogs.reading import decode
from tests.support import KOURSK, FakeEngines, Project, check_catalog

ARGS = ("translate", "articles", "--from", "fr", "--to", "es")


@pytest.fixture
def reviewed(project: Project, engines: FakeEngines) -> Project:
    """A project with an article that a person has reviewed to the end, as the memory knows."""
    project.article("one.txt", KOURSK)
    assert project.run(*ARGS).code == 0
    path = project.catalog("one")
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b"").replace(b"[es] ", b"(mano) "))
    old(path)
    assert project.run(*ARGS).code == 0
    return project


def old(path: Path) -> None:
    """Make a file one that was written a minute ago."""
    os.utime(path, (time.time() - 60, time.time() - 60))


def by_hand(path: Path, data: bytes = b"") -> set[str]:
    return {one.source for one in decode(data or path.read_bytes(), path).entries if "(mano)" in one.target}


def cuts(data: bytes) -> Iterator[bytes]:
    """Give what a writer may have written by then: up to the end of each entry, and of each line of some."""
    ends = [at for at in range(1, len(data)) if data[at - 1 : at + 1] == b"\n\n"]
    yield from (data[:end] for end in ends[1:])
    yield data[: data.index(b"\n# l10n", ends[2]) + 9]  # within a comment
    yield b""


@pytest.mark.parametrize("number", range(4))
def test_a_half_written_catalog_is_left_alone(reviewed: Project, number: int) -> None:
    path = reviewed.catalog("one")
    whole, part = path.read_bytes(), list(cuts(path.read_bytes()))[-number - 1]
    if len(by_hand(path)) == len({e.source for e in decode(part, path).entries}):
        pytest.fail("this cut lost nothing")
    path.write_bytes(part)
    old(path)
    ran = reviewed.run(*ARGS)
    assert ran.code == 0
    assert "that a person translated here" in ran.line
    assert "l10n accept" in ran.line
    assert "waiting" in ran.out
    assert path.read_bytes() == part
    assert reviewed.run(*ARGS, "--fail-on", "warning").code == 1
    path.write_bytes(whole)  # the writer is done
    assert reviewed.run(*ARGS).err == ""
    assert path.read_bytes() == whole


def test_a_catalog_that_is_being_written_is_waited_for(reviewed: Project) -> None:
    path = reviewed.catalog("one")
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.index(b"\n\n", 900) + 1])

    def go_on() -> None:
        time.sleep(0.5)
        path.write_bytes(whole)

    writer = threading.Thread(target=go_on)
    writer.start()
    ran = reviewed.run(*ARGS)
    writer.join()
    assert (ran.code, ran.err) == (0, "")
    assert path.read_bytes() == whole


def test_accept_says_how_many_sentences_may_go(reviewed: Project) -> None:
    path = reviewed.catalog("one")
    whole = path.read_bytes()
    part = whole[: whole.index(b"\n\n", 900) + 1]
    path.write_bytes(part)
    old(path)
    gone = len(by_hand(path, whole) - by_hand(path))
    waiting = reviewed.run(*ARGS).out
    some = f"{gone} sentence{'s' * (gone != 1)} that a person translated may go"
    ran = reviewed.run("accept", "--dry-run", path)
    assert (ran.code, ran.out) == (
        0,
        f"locales/es/LC_MESSAGES/one.po: 0 translations would be accepted as reviewed; {some}\n",
    )
    assert reviewed.run(*ARGS).out == waiting
    assert some in reviewed.run("accept", path).out
    assert "may go" not in reviewed.run("accept", path).out  # they have gone


@pytest.mark.parametrize("lines", [1, 2, 3])
@pytest.mark.parametrize("last", [True, False], ids=["last", "not-last"])
def test_a_target_that_is_cut_off_between_its_lines_is_no_target(
    reviewed: Project, lines: int, last: bool
) -> None:
    """Editors put long targets on several lines; a cut after any of them is a catalog, too."""
    path = reviewed.catalog("one")
    data = path.read_bytes()
    start = data.rindex(b"msgstr ") if last else data.index(b"msgstr ", data.index(b"(mano)") - 20)
    end = data.index(b"\n", start) + 1
    written = b'msgstr ""\n"(mano) \xc3\xa9l dijo "\n"que no "\n"respondi\xc3\xb3."\n'
    path.write_bytes(whole := data[:start] + written + data[end:])
    old(path)
    assert reviewed.run(*ARGS).err == ""
    assert path.read_bytes() == whole
    part = whole[:start] + b"".join(written.splitlines(keepends=True)[:lines])
    path.write_bytes(part)
    old(path)
    for _ in range(2):
        assert "waiting" in reviewed.run(*ARGS).out
        assert path.read_bytes() == part
    path.write_bytes(whole)
    assert reviewed.run(*ARGS).err == ""
    assert path.read_bytes() == whole
    path.write_bytes(part)
    old(path)
    assert reviewed.run("accept", path).code == 0
    assert "waiting" not in reviewed.run(*ARGS).out


@pytest.mark.parametrize(("old_end", "new_end"), [(b'."', b'"'), (b'."', b'!"')])
def test_a_full_stop_that_a_person_takes_away_is_no_damage(
    reviewed: Project, old_end: bytes, new_end: bytes
) -> None:
    path = reviewed.catalog("one")
    head, end, tail = path.read_bytes().rpartition(old_end)
    assert b"(mano)" in head
    path.write_bytes(head + (new_end if end else b"") + tail)
    ran = reviewed.run(*ARGS)
    assert (ran.code, ran.err) == (0, "")
    assert "waiting" not in ran.out


def test_what_is_accepted_to_be_gone_is_offered_by_the_memory(reviewed: Project) -> None:
    path = reviewed.catalog("one")
    whole = path.read_bytes()
    before = by_hand(path)
    part = whole[: whole.index(b"\n\n", 900) + 1]
    path.write_bytes(part)
    old(path)
    assert "waiting" in reviewed.run(*ARGS).out
    ran = reviewed.run("accept", path)
    assert (ran.code, ran.err) == (0, "")
    assert "written" in reviewed.run(*ARGS).out
    assert by_hand(path) == before
    assert path.read_text().count("memory 100 %") == len(before) - len(by_hand_in(part))
    check_catalog(path)


@pytest.mark.parametrize("cut", ["an entry", "the header"])
def test_what_is_accepted_is_not_asked_again_though_no_run_saw_it(reviewed: Project, cut: str) -> None:
    """A memory takes in no catalog without a header, and none before the next run: it has to be told."""
    path = reviewed.catalog("one")
    whole = path.read_bytes()
    before = by_hand(path)
    path.write_bytes(whole[: whole.index(b"\n\n", 900) + 1] if cut == "an entry" else b"# Somebody's.\n")
    old(path)
    assert reviewed.run("accept", path).code == 0
    ran = reviewed.run(*ARGS)
    assert ran.code == 0
    assert "waiting" not in ran.out
    assert by_hand(path) == before


def by_hand_in(data: bytes) -> set[str]:
    return {one.source for one in decode(data, Path("a.po")).entries if "(mano)" in one.target}


def test_a_sentence_that_the_article_loses_and_gets_back_is_no_damage(reviewed: Project) -> None:
    path = reviewed.catalog("one")
    lines = KOURSK.splitlines()
    changed = KOURSK.replace(lines[-1], lines[-1].replace(lines[-1].split()[-1], "autrement."))
    reviewed.article("one.txt", changed)
    assert reviewed.run(*ARGS).err == ""
    path.write_bytes(path.read_bytes().replace(b"#, fuzzy\n", b""))  # a person takes the suggestion
    assert reviewed.run(*ARGS).err == ""
    reviewed.article("one.txt", KOURSK)
    ran = reviewed.run(*ARGS)
    assert (ran.code, ran.err) == (0, "")
    assert "written" in ran.out


def test_reviews_are_not_taken_back_from_an_ordinary_catalog(reviewed: Project) -> None:
    reviewed.article("one.txt", KOURSK + "\nUne phrase de plus.\n")
    assert reviewed.run(*ARGS).code == 0
    path = reviewed.catalog("one")
    before = path.read_bytes()
    assert b"#, fuzzy" in before
    path.write_bytes(before := before.replace(b"(mano) ", b"[es] "))  # taken as the machine made it
    ran = reviewed.run("accept", "--not-reviewed", path)
    assert ran.code == 2
    assert "has fuzzy flags" in ran.line
    assert "--force" in ran.line
    assert path.read_bytes() == before
    ran = reviewed.run("accept", "--not-reviewed", "--force", "--dry-run", path)
    assert (ran.code, ran.err) == (0, "")
    assert "translations would wait for review again" in ran.out
    assert path.read_bytes() == before
    assert reviewed.run("accept", "--not-reviewed", "--force", path).code == 0
    assert path.read_bytes() != before
    assert path.with_name("one.po~").read_bytes() == before
