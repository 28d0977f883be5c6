"""A report as JUnit's XML, which most CI servers show: a suite for each catalog, a case for each finding.

Errors and warnings are failures; an info is a case that was skipped, so that it fails nothing. A catalog without
findings is a case that passed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree import ElementTree as ET

from l10n.model import Finding, Severity
from l10n.reports.findings import severities_of
from l10n.reports.model import CatalogReport, Problem, Report
from l10n.text.display import one_line, place, visible


def render(report: Report) -> Iterator[bytes]:
    """Give a report as XML in UTF-8, suite by suite."""
    severities = severities_of(report.counts)
    findings, infos = sum(severities.values()), severities[Severity.INFO]
    numbers = {
        "tests": findings + sum(not one.findings for one in report.catalogs) + len(report.problems),
        "failures": findings - infos,
        "errors": len(report.problems),
        "skipped": infos,
    }
    suites = ET.Element(
        "testsuites", {"name": "l10n report"} | {name: str(numbers[name]) for name in numbers}
    )
    yield b"<?xml version='1.0' encoding='utf-8'?>\n"
    if not (report.catalogs or report.problems):
        yield _written(suites) + b"\n"
        return
    yield _written(suites).removesuffix(b" />") + b">"
    for catalog in report.catalogs:
        yield b"\n " + _written(_suite(catalog))
    if report.problems:
        yield b"\n " + _written(_problems(report.problems))
    yield b"\n</testsuites>\n"


def _written(element: ET.Element) -> bytes:
    ET.indent(element, " ", level=1)
    written: bytes = ET.tostring(element, encoding="utf-8", xml_declaration=False)
    return written


def _problems(problems: Iterable[Problem]) -> ET.Element:
    suite = ET.Element("testsuite", name="not looked at")
    for problem in problems:
        name = one_line(place(problem.path, problem.line)) or "problem"
        case = ET.SubElement(suite, "testcase", classname="not looked at", name=name)
        error = ET.SubElement(case, "error", message=one_line(problem.reason))
        error.text = visible(problem.hint)
    _count(suite)
    return suite


def _suite(catalog: CatalogReport) -> ET.Element:
    name = one_line(f"{catalog.article} {catalog.source}→{catalog.target}")
    suite = ET.Element("testsuite", name=name)
    for finding in catalog.findings:
        _case(suite, name, finding)
    if not catalog.findings:
        ET.SubElement(suite, "testcase", classname=name, name="no findings")
    _count(suite)
    return suite


def _case(suite: ET.Element, name: str, finding: Finding) -> None:
    where = place(finding.path, finding.line)
    called = one_line(f"{finding.rule} {where}")
    case = ET.SubElement(suite, "testcase", classname=name, name=called, file=one_line(finding.path))
    if finding.line:
        case.set("line", str(finding.line))
    message = one_line(finding.message)
    if finding.severity is Severity.INFO:
        ET.SubElement(case, "skipped", message=message)
        return
    failure = ET.SubElement(case, "failure", type=finding.severity.value, message=message)
    failure.text = visible("\n".join(text for text in (where, finding.source, finding.target) if text))


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", str(len(suite.findall("testcase/error"))))
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
