"""A report as JUnit's XML, which most CI servers show: a suite for each catalog, a case for each finding.

Errors and warnings are failures; an info is a case that was skipped, so that it fails nothing. A catalog without
findings is a case that passed.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from l10n.model import Finding, Severity
from l10n.reports.model import CatalogReport, Report
from l10n.text.display import one_line, place, visible


def render(report: Report) -> bytes:
    """Return a report as XML in UTF-8."""
    suites = ET.Element("testsuites", name="l10n report")
    for catalog in report.catalogs:
        _suite(suites, catalog)
    if report.problems:
        suite = ET.SubElement(suites, "testsuite", name="not looked at")
        for problem in report.problems:
            name = one_line(place(problem.path, problem.line)) or "problem"
            case = ET.SubElement(suite, "testcase", classname="not looked at", name=name)
            error = ET.SubElement(case, "error", message=one_line(problem.reason))
            error.text = visible(problem.hint)
        _count(suite)
    for name in ("tests", "failures", "errors", "skipped"):
        suites.set(name, str(sum(int(suite.get(name, 0)) for suite in suites)))
    ET.indent(suites, " ")
    written: bytes = ET.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _suite(suites: ET.Element, catalog: CatalogReport) -> None:
    name = one_line(f"{catalog.article} {catalog.source}→{catalog.target}")
    suite = ET.SubElement(suites, "testsuite", name=name)
    for finding in catalog.findings:
        _case(suite, name, finding)
    if not catalog.findings:
        ET.SubElement(suite, "testcase", classname=name, name="no findings")
    _count(suite)


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
