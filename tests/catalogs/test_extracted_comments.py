"""Findings in `#.` lines: those of the last run, and no byte more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.catalogs.catalog import Catalog, Entry
from l10n.catalogs.extracted_comments import is_note, is_unsure, note, with_comments, with_findings
from l10n.catalogs.headers import in_utf8
from l10n.catalogs.headers import new as header
from l10n.catalogs.provenance import confidence, stamp
from l10n.catalogs.reading import decode
from l10n.catalogs.writing import encode, output_lines
from l10n.messages import msg
from l10n.model import Finding, Severity
from tests.catalogs.conftest import FOREIGN
from tests.catalogs.desk import Gettext
from tests.catalogs.test_properties import PATH, catalogs, texts

NAMES = sorted(path.name for path in FOREIGN.glob("*.po"))


def finding(message: str = "say Kursk for Koursk", check: str = "term-missing") -> Finding:
    return Finding(check, Severity.WARNING, msg("{message}", message=message))


def noted(catalog: Catalog, *findings: Finding) -> Catalog:
    """Return the catalog with findings in each active entry."""
    entries = (e if e.obsolete else with_findings(e, findings) for e in catalog.entries)
    return replace(catalog, entries=tuple(entries))


@pytest.mark.parametrize(
    ("message", "line"),
    [
        pytest.param("say Kursk", "say Kursk", id="as it is"),
        pytest.param(" two\nlines\t", "two lines", id="one line"),
        pytest.param(
            "ends in \\", "ends in \\ ", id="a backslash, with which gettext would join the next line"
        ),
        pytest.param("\x1b[31mred", r"\x1b[31mred", id="a command for terminals"),
        pytest.param("a\u2028b\x85c", "a b c", id="line ends of others"),
        pytest.param("«\u202foui\u202f»", "«\u202foui\u202f»", id="no-break spaces"),
    ],
)
def test_a_finding_is_one_line(message: str, line: str) -> None:
    assert note(finding(message)) == f"finding: term-missing: {line}"
    assert is_note(note(finding(message)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param((), ("finding: a: x", "finding: b: y"), id="none"),
        pytest.param(("headline",), ("headline", "finding: a: x", "finding: b: y"), id="after the others"),
        pytest.param(
            ("finding: old: z", "headline", "engine: knows"),
            ("headline", "engine: knows", "finding: a: x", "finding: b: y"),
            id="for those of an earlier run",
        ),
        pytest.param(
            ("finding: this is a developer's", "Finding: b: c"),
            ("finding: this is a developer's", "Finding: b: c", "finding: a: x", "finding: b: y"),
            id="beside what others wrote",
        ),
    ],
)
def test_findings_take_the_place_of_findings(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    found = [finding(msg("x"), "a"), finding(msg("y"), "b"), finding(msg("x"), "a")]
    entry = with_findings(Entry("s", extracted=before), found)
    assert entry.extracted == after
    assert with_findings(entry, found) is entry


def test_what_an_engine_said_goes_once_a_person_has_written_the_target() -> None:
    machine = stamp(Entry("s"), "t", "fake 1", ("engine: does not know s", "finding: a: b"))
    person = machine.with_(targets=("mine",))
    assert with_findings(machine, []).extracted == ("engine: does not know s",)
    assert with_findings(person, []).extracted == ()
    read = decode(encode(Catalog(header("a", "fr", "es"), (person,))), PATH)
    assert "engine" not in encode(noted(read)).decode()


UNSURE = "engine: unsure"
BEFORE = ("headline", "engine: does not know s", UNSURE)


@pytest.mark.parametrize(
    ("sure", "changes", "extracted"),
    [
        pytest.param(0, {}, BEFORE, id="the least sure"),
        pytest.param(19, {}, BEFORE, id="of the last fifth"),
        pytest.param(20, {}, BEFORE[:2], id="of the others"),
        pytest.param(None, {}, BEFORE[:2], id="not known how sure"),
        pytest.param(3, {"targets": ("mine",)}, BEFORE[:1], id="a person changed it"),
        pytest.param(3, {"flags": ()}, BEFORE[:1], id="a person reviewed it"),
        pytest.param(3, {"targets": ("",)}, BEFORE[:1], id="a person emptied it"),
        pytest.param(3, {"source": "s was changed"}, BEFORE[:1], id="carried on to another sentence"),
    ],
)
@pytest.mark.parametrize("noted_before", [True, False], ids=["noted", "not noted"])
def test_that_an_engine_is_unsure_follows_from_its_provenance(
    sure: int | None, changes: dict[str, Any], extracted: tuple[str, ...], noted_before: bool
) -> None:
    start = Entry("s", extracted=BEFORE[: 3 if noted_before else 2])
    entry = stamp(start, "t", "argos fr→en 0.2", terms="0a1b2c3d", confidence=sure).with_(**changes)
    found = with_findings(entry, [finding()])
    assert found.extracted == (*extracted, note(finding()))
    assert is_unsure(found) == (UNSURE in extracted)
    assert with_findings(found, [finding()]) is found
    read = decode(encode(Catalog(header("a", "fr", "es"), (entry,))), PATH)
    assert noted(read, finding()).entries[0].extracted == found.extracted


def test_how_sure_an_engine_is_outlives_gettexts_tools(tmp_path: Path, gettext: Gettext) -> None:
    made = stamp(Entry("s", extracted=("headline",)), "t", "argos fr→en 0.2", confidence=7)
    catalog = noted(Catalog(header("a", "fr", "es"), (made,)))
    template = Catalog(header("a", "fr", None), (Entry("s", extracted=("headline",)),))
    po, pot = tmp_path / "a.po", tmp_path / "a.pot"
    po.write_bytes(encode(catalog))
    pot.write_bytes(encode(template))
    gettext.judge_bytes(po)
    for tool in (("msgcat", po), ("msgmerge", "--quiet", po, pot), ("msgmerge", "--previous", po, pot)):
        again = decode(gettext(*tool), po)
        assert confidence(again.entries[0]) == 7
        assert noted(again).entries[0].extracted == ("headline", UNSURE)


@pytest.mark.parametrize("name", NAMES)
def test_no_other_byte_of_a_catalog_changes(name: str, tmp_path: Path, gettext: Gettext) -> None:
    path = FOREIGN / name
    old = decode(path.read_bytes(), path)
    old = replace(old, header=in_utf8(old.header))
    new = noted(old, finding(), finding(msg("look"), "other"))
    before, after = encode(old).decode(), encode(new).decode()
    assert "\n".join(line for line in after.split("\n") if not line.startswith("#. finding: ")) == before
    assert after.count("#. finding: term-missing: say Kursk for Koursk\n") == sum(1 for _ in old.active)
    assert encode(noted(decode(after.encode(), path))).decode() == before
    written = tmp_path / name
    written.write_bytes(encode(new))
    assert b"finding: other: look" in gettext("msgcat", "--no-wrap", written)


def test_a_catalog_of_ours_has_the_bytes_of_msgcat(tmp_path: Path, gettext: Gettext) -> None:
    path = FOREIGN / "l10n.po"
    new = noted(
        decode(path.read_bytes(), path), finding(msg("ends in \\")), finding(msg("say «Kursk»"), "other")
    )
    written = tmp_path / "l10n.po"
    written.write_bytes(encode(new))
    gettext.judge_bytes(written)
    assert gettext.judge(written) == ""


@given(catalogs, st.lists(st.builds(finding, texts, st.sampled_from(["a", "b-c"])), max_size=3))
def test_what_is_noted_reads_back_and_goes_again(catalog: Catalog, found: list[Finding]) -> None:
    read = decode(encode(catalog), PATH)
    new = noted(read, *found)
    assert decode(encode(new), PATH) == new
    assert new == noted(replace(read, entries=tuple(replace(e, raw=()) for e in read.entries)), *found)
    assert noted(new, *found) == new
    assert encode(noted(new)) == encode(noted(read))


@given(catalogs)
def test_entries_stand_where_they_are_numbered(catalog: Catalog) -> None:
    lines = encode(catalog).decode().replace("\r\n", "\n").split("\n")
    for entry, line in output_lines(catalog):
        assert lines[line - 1].startswith("#~ msgid " if entry.obsolete else "msgid ")
    assert [entry.key for entry, _ in output_lines(catalog)] == [entry.key for entry in catalog.entries]


def test_comments_are_replaced_where_they_stand() -> None:
    data = b'msgid ""\nmsgstr ""\n\n#  a note\n#. a\n  # b\n#: x:1\nmsgid "s"\nmsgstr ""\n"t"\n'
    catalog = decode(data, PATH)
    entry = with_comments(catalog.entries[0], {" b": " c", " a": " never"})
    assert entry.comments == ("  a note", " c")
    assert encode(replace(catalog, entries=(entry,))) == data.replace(b"# b", b"# c")
