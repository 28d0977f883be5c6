"""Each format says what the report says, is what its readers expect, and takes no text for a command."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from l10n.errors import InputError, UsageError
from l10n.messages import msg
from l10n.model import Span
from l10n.reports import FORMATS, form_of, render
from l10n.reports.json import baseline
from l10n.reports.model import Report, fingerprints
from l10n.text.display import marks
from tests.reporting import sample
from tests.schemas import faults
from tests.support import ROOT

SCHEMA: dict[str, Any] = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
# As much of the standard's schema as l10n's logs use, from its sections; what they don't use is not allowed here.
SARIF: dict[str, Any] = json.loads((ROOT / "tests/data/sarif.schema.json").read_text(encoding="utf-8"))
ODD = " % , : \"'<>&\r\n::error::\x1b[2J\u2028\udce9\x00 =1+1"


def odd(text: str) -> str:
    return text + ODD


def values(report: Report) -> dict[str, Any]:
    parsed: dict[str, Any] = json.loads(render(report, "json"))
    return parsed


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("make", [sample, lambda: sample(odd), Report], ids=["usual", "odd", "empty"])
def test_the_same_report_gives_the_same_utf_8(form: str, make: Callable[[], Report]) -> None:
    written = render(make(), form)
    assert render(make(), form) == written
    written.decode("utf-8")


@pytest.mark.parametrize("report", [sample(), sample(odd), Report(), sample().without([])])
def test_json_is_what_its_schema_says(report: Report) -> None:
    assert faults(values(report), SCHEMA) == []


def test_json_has_all_of_it() -> None:
    told = values(sample())
    assert [(one["article"], one["target"], one["severities"]["error"]) for one in told["catalogs"]] == [
        ("koursk", "ca", 1),
        ("koursk", "es", 1),
        ("port", "ca", 1),
        ("port", "es", 1),
    ]
    finding = told["catalogs"][1]["findings"][0]
    assert (finding["check"], finding["line"], finding["target_spans"]) == ("number", 12, [[17, 18]])
    assert told["terms"][0]["languages"][0]["apart"] == 1
    assert [one["text"] for one in told["terms"][0]["languages"][0]["renderings"]] == ["Rusia", "ruso", ""]
    assert told["gaps"][1]["renderings"] == {"es": [{"text": "Múrmansk", "count": 3}]}
    assert told["rows"].startswith("mourmansk,place")


@pytest.mark.parametrize("report", [sample(), sample(odd), Report(), sample().without([])])
def test_sarif_is_what_its_schema_says(report: Report) -> None:
    log = json.loads(render(report, "sarif"))
    assert faults(log, SARIF) == []
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(set(rules)) == len(rules)
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert len(run["results"]) == len(report.findings)
    assert all(
        one.get("baselineState") == ("new" if report.known is not None else None) for one in run["results"]
    )


def test_sarif_names_files_by_uris() -> None:
    log = json.loads(render(sample(lambda text: text + " é#?%:\udce9"), "sarif"))
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", uri)
    assert (
        unquote(uri, errors="surrogateescape") == sample(lambda text: text + " é#?%:\udce9").catalogs[0].path
    )
    assert place["region"] == {"startLine": 12}


def test_csv_has_a_row_for_each_finding() -> None:
    report = sample(odd)
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig"), newline="")))
    assert len(rows) == len(report.findings)
    assert (rows[0]["severity"], rows[0]["check"], rows[0]["language"], rows[0]["line"]) == (
        "error", "number", "ca", "12",
    )  # fmt: skip
    assert rows[0]["source"].startswith("La Russie a signé 3 accords. % ,")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_a_spreadsheet_runs_no_cell(start: str) -> None:
    written = render(sample(lambda text: f"{start}cmd|' /C calc'!A0{text}"), "csv").decode("utf-8-sig")
    for row in csv.reader(io.StringIO(written, newline="")):
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_junit_counts_its_cases() -> None:
    suites = ET.fromstring(render(sample(odd), "junit"))
    counts = {name: int(suites.get(name, "")) for name in ("tests", "failures", "errors", "skipped")}
    assert counts == {"tests": 9, "failures": 6, "errors": 1, "skipped": 2}
    for suite in suites:
        assert int(suite.get("tests", "")) == len(suite)
    failure = suites.find("testsuite/testcase/failure")
    assert failure is not None
    assert failure.get("type") == "error"
    assert "La Russie" in (failure.text or "")


def test_junit_shows_a_catalog_without_findings() -> None:
    clean = replace(sample(), catalogs=(replace(sample().catalogs[0], findings=()),), problems=())
    suites = ET.fromstring(render(clean, "junit"))
    assert [case.get("name") for case in suites.iter("testcase")] == ["no findings"]


def test_github_has_one_command_a_line() -> None:
    report = sample(odd)
    lines = render(report, "github").decode().split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(report.findings) + len(report.problems)
    for line in lines:
        match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)", line)
        assert match
        assert set(re.findall(r"(?:^|,)(\w+)=", match[2])) == {"file", "line", "title"}
        assert not re.search(r"%(?!25|0D|0A|3A|2C)", line)


def test_text_ends_with_what_it_comes_to() -> None:
    text = render(sample(), "text").decode()
    assert (
        "locales/es/LC_MESSAGES/koursk.po:12: error: The source says 3 [numbers/changed]\n    La Russie a signé"
        in text
    )
    assert "  Russie: es: Rusia 2, ruso 1 (admitted), not found 1\n" in text
    assert "The source says Rusie; Russie is meant: locales/es/LC_MESSAGES/koursk.po:12\n" in text
    assert "The glossary has no ca form of marin." in text
    assert "Names without an entry: Mourmansk 3." in text
    assert "Not looked at: es/bad.po:1: isn't a catalog; mend it\n" in text
    assert text.splitlines()[-3:] == [
        "2 articles in 2 languages: 24 segments, 16 % reviewed.",
        "4 errors, 2 warnings, 2 infos; most often number changed (4), name lost or changed (2), "
        "space too many or missing (2).",
        "1 term rendered in several ways, first of all Russie; 1 misspelt name; 2 gaps in the glossary.",
    ]


def test_text_gives_a_terminal_no_commands() -> None:
    assert re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", render(sample(odd), "text").decode()) is None


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.html", "html"), ("a.HTM", "html"), ("a.json", "json"), ("a.csv", "csv"), ("a.xml", "junit"),
        ("a.sarif", "sarif"), ("a.sarif.json", "sarif"), ("a.txt", "text"),
    ],
)  # fmt: skip
def test_a_suffix_asks_for_a_format(name: str, form: str) -> None:
    assert form_of(Path(name)) == form


@pytest.mark.parametrize("name", ["report", "report.pdf", "html"])
def test_a_suffix_that_says_nothing(name: str) -> None:
    with pytest.raises(UsageError, match="--format"):
        form_of(Path(name))


def test_a_baseline_leaves_out_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "before.json"
    path.write_bytes(render(sample(odd), "json"))
    new = sample(odd).without(baseline(path))
    assert ([*new.findings], new.known) == ([], 8)


def test_a_baseline_knows_a_finding_wherever_it_has_moved() -> None:
    report = sample()
    before = [mark for catalog in report.catalogs for _, mark in fingerprints(catalog)]
    moved = replace(
        report,
        catalogs=tuple(
            replace(one, findings=tuple(replace(f, line=99, message=msg("said anew")) for f in one.findings))
            for one in report.catalogs
        ),
    )
    assert not moved.without(before).findings


def test_a_finding_that_comes_once_more_is_new() -> None:
    report = sample()
    one = report.catalogs[1]
    twice = replace(report, catalogs=(replace(one, findings=(*one.findings, next(iter(one.findings)))),))
    new = twice.without(mark for _, mark in fingerprints(one))
    assert ([finding.check for finding in new.findings], new.known) == (["number"], 3)


@pytest.mark.parametrize(
    "change", [{"check": "date"}, {"source": "x"}, {"target": "x"}, {"term": "x"}], ids=str
)
def test_another_finding_has_another_fingerprint(change: dict[str, str]) -> None:
    catalog = sample().catalogs[0]
    first = next(iter(catalog.findings))
    # The fields that change are all strings, which mypy can't know of a dict.
    other = replace(catalog, findings=(replace(first, **change),))  # type: ignore[arg-type]
    assert next(fingerprints(catalog))[1] != next(fingerprints(other))[1]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "no report in JSON"),
        (b"\xff", "no report in JSON"),
        (b"[" * 100_000, "no report in JSON"),
        (b"[]", "no report of l10n's"),
        (b'{"version": 1, "findings": []}', "no report of l10n's"),
        (b'{"version": 9, "catalogs": []}', "version 9"),
        (b'{"version": 1, "catalogs": [{"findings": [{}]}]}', "damaged"),
        (b'{"version": 1, "catalogs": 3}', "damaged"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_baseline(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "before.json"
    path.write_bytes(content)
    with pytest.raises(InputError, match=reason):
        baseline(path)


@pytest.mark.parametrize(
    ("spans", "pieces"),
    [
        ([], [("abcdef", False)]),
        ([(0, 2)], [("ab", True), ("cdef", False)]),
        ([(4, 9)], [("abcd", False), ("ef", True)]),
        ([(3, 5), (1, 4)], [("a", False), ("bcd", True), ("e", True), ("f", False)]),
        ([(2, 2), (9, 12)], [("abcdef", False)]),
    ],
)
def test_marks(spans: list[tuple[int, int]], pieces: list[tuple[str, bool]]) -> None:
    assert list(marks("abcdef", [Span(*span) for span in spans])) == pieces
