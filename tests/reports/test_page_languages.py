"""The page in the language of the environment: all that it says itself is a message."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from l10n import messages
from l10n.languages import tags
from l10n.messages import said, said_as_it_stands
from l10n.reports import FORMATS, render
from l10n.reports.html import texts
from l10n.reports.model import Report
from tests.browser import Page, axe, browser
from tests.reporting import sample
from tests.sayings import invented, speaking

_KEPT = re.compile(r"\{[^{}]*\}|<[^<>]*>")
SAME = {"l", "n", "ca", "es"}  # what is the same in all languages: our name, and languages' tags


@pytest.fixture
def letterless(tmp_path: Path) -> Iterator[None]:
    """Give catalogs in which every letter of every message is a ∂, and an environment that asks for them."""
    with speaking(invented(_invent), "es", tmp_path / "locale"):
        yield


def _invent(text: str) -> str:
    at, pieces = 0, []
    for match in _KEPT.finditer(text):
        pieces += [re.sub(r"\w", "∂", text[at : match.start()]), match[0]]
        at = match.end()
    return "".join((*pieces, re.sub(r"\w", "∂", text[at:])))


def words(page: bytes) -> set[str]:
    """Return the words that a page shows or has read out, in texts and in what its script sets."""
    tree = html.document_fromstring(page.decode())
    shown = tree.xpath("//text()[not(parent::style or parent::script or parent::code)]")
    shown += tree.xpath("//@aria-label | //@data-label | //@title | //@placeholder")
    shown.append(re.sub(r'"\w+":|\{\w+\}', "", tree.get_element_by_id("texts").text))
    return {word for text in shown for word in re.findall(r"[^\W\d_]+", text)}


@pytest.mark.parametrize(
    "report",
    [
        sample(lambda text: "9" * len(text)),
        replace(sample(lambda text: "9" * len(text)), known=3),
        replace(sample(lambda text: "9" * len(text)), catalogs=()),
        Report(),
    ],
    ids=["full", "new", "no catalogs", "empty"],
)
@pytest.mark.usefixtures("letterless")
def test_all_that_the_page_says_is_a_message(report: Report) -> None:
    page = render(report, "html")
    names = {said(tags.name(tag), "es") for tag in ("ca", "es")}
    kept = SAME | names | {name.capitalize() for name in names}
    examples = {
        word for rule in report.rules for one in rule.example for word in re.findall(r"[^\W\d_]+", one)
    }
    assert {word for word in words(page) if set(word) != {"∂"}} - kept - examples == set()
    assert b'<html lang="es">' in page


@pytest.mark.parametrize("form", sorted(set(FORMATS.ours) - {"html", "text"}))
@pytest.mark.usefixtures("letterless")
def test_what_programs_read_stays_english(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = render(sample(), form)
    monkeypatch.setenv("LANGUAGE", "en")
    assert render(sample(), form) == written


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as one:
        yield one


@pytest.mark.parametrize("language", messages.languages())
def test_axe_has_nothing_against_it_in_any_language(
    page: Page, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", language)
    path = tmp_path / "report.html"
    path.write_bytes(render(sample(), "html"))
    page.complaints.clear()
    for width in (1280, 320):
        page.size(width)
        page.open(path)
        page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        assert page.run("document.documentElement.scrollWidth") == width
        page.run(f"{axe()};0")
        found = page.run(
            "axe.run().then(told => told.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"
        )
        assert found == []
    assert page.complaints == []
    assert page.run("document.documentElement.lang") == language
    assert page.run("document.querySelector('h1').textContent") == said_as_it_stands(texts.HEADING, language)
    shown = said_as_it_stands(texts.SCRIPT["allFindings"], language).format(all=8)
    assert page.run("document.querySelector('#finding-filters output').textContent") == shown
    assert page.run("document.querySelector('#list .sev').textContent") == said_as_it_stands(
        "error", language
    )
    form = "document.getElementById('finding-filters')"
    page.run(f"{form}.querySelector('[value=error]').click()")
    page.wait("document.querySelectorAll('#list > li').length === 4")
