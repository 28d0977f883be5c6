"""The page in a real browser: filters, drilling down, light and dark, desktop and phone, and what scripts can do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from l10n.messages import msg
from l10n.model import Severity
from l10n.reports import pages, render
from l10n.reports.model import Report, fingerprints
from tests.browser import Page, axe, browser
from tests.reporting import sample

SHOWN = "document.querySelectorAll('#list > li').length"
LISTED = "[...document.querySelectorAll('#list > li')]"
STATUS = "document.querySelector('#finding-filters output').textContent"
# What a hostile text tries: to run, to end the element or the attribute that it stands in, to load something.
ATTACK = (
    "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
    "</textarea></pre></script></style></title>--><svg onload=alert(1)>"
    "' onfocus='alert(2)' x=\" onmouseover=\"alert(3)\" $title ${style} &lt; \u2028 javascript:alert(4)"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browser(tmp_path_factory.mktemp("browser")) as one:
        yield one


def show(page: Page, report: Report, folder: Path, width: int = 1280) -> None:
    path = folder / "report.html"
    path.write_bytes(render(report, "html"))
    page.complaints.clear()
    page.size(width)
    page.open(path)


def filtered(page: Page, form: str = "finding-filters", **values: str) -> None:
    """Fill in a form's fields as a person does, and wait until it shows what they leave."""
    page.run(
        f"""{{
        const form = document.getElementById("{form}");
        form.querySelector("output").textContent = "";
        for (const [name, value] of Object.entries({json.dumps(values)})) form.elements[name].value = value;
        form.dispatchEvent(new Event("input", {{bubbles: true}}));
        }}"""
    )
    page.wait(f"document.querySelector('#{form} output').textContent !== ''")


def test_filters(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    assert (page.run(SHOWN), page.run(STATUS)) == (8, "8 findings")
    filtered(page, language="es")
    assert (page.run(SHOWN), page.run(STATUS)) == (6, "6 of 8 findings")
    filtered(page, rule="numbers/changed")
    assert page.run(SHOWN) == 2
    filtered(page, article="1")
    assert page.run(SHOWN) == 1
    filtered(page, language="", article="", rule="", text="FIRMADO")
    assert page.run(SHOWN) == 4
    filtered(page, text="firmado port remove")  # all of the words, without regard to accents and capitals
    assert page.run(SHOWN) == 1
    filtered(page, text="", state="1")
    assert page.run(SHOWN) == 2
    filtered(page, state="0")
    assert page.run(SHOWN) == 6
    filtered(page, state="")
    filtered(page, text="nowhere")
    assert (page.run(SHOWN), page.run("document.getElementById('nothing').hidden")) == (0, False)
    page.run("document.querySelector('#finding-filters button[type=reset]').click()")
    page.wait(f"{STATUS} === '8 findings'")
    assert page.run(SHOWN) == 8
    assert page.complaints == []


def test_severities(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    for left, severity in ((4, "error"), (2, "warning"), (0, "info")):
        page.run(f"document.querySelector('#finding-filters [value={severity}]').click()")
        page.wait(f"{SHOWN} === {left}")


def test_the_serious_come_first_and_lead_to_their_sentences(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    severities = page.run(f"{LISTED}.map(one => one.firstElementChild.textContent)")
    assert severities == ["error"] * 4 + ["warning"] * 2 + ["info"] * 2
    assert page.run(f"{LISTED}[0].querySelector('.where').textContent") == "koursk · Spanish · reviewed"
    page.run(f"{LISTED}[0].querySelector('a').click()")
    page.wait("location.hash === '#u1-1'")
    unit = "document.querySelector('.unit:target')"
    assert page.run(f"[...{unit}.querySelectorAll('mark')].map(one => one.textContent)") == ["3", "4", " "]
    assert page.run(f"[...{unit}.querySelectorAll('mark')].map(one => one.dataset.about)") == ["1", "1", "2"]
    neighbours = f"[{unit}.previousElementSibling, {unit}.nextElementSibling].map(one => one.textContent)"
    before, after = page.run(neighbours)
    assert ("Avant." in before, "Antes." in before, "Après." in after) == (True, True, True)
    page.run(f"{unit}.querySelector('.where a').click()")
    page.wait("location.hash === '#u1-3'")


def test_a_closed_article_opens_where_a_link_leads(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    page.run("document.querySelectorAll('.group').forEach(one => { one.open = false; })")
    page.run("location.hash = '#u3-0'")
    page.wait("document.querySelector('#u3-0').checkVisibility()")


def test_a_rule_is_explained_in_place(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    box = "document.querySelector('.box:popover-open')"
    page.run("document.querySelector('#u1-1 .rule').focus()")
    page.key("Enter", 13, "\r")
    page.wait(f"{box} !== null")
    assert page.run(f"{box}.querySelector('h3').textContent") == "Number changed numbers/changed"
    assert page.run(f"{box}.querySelectorAll('dd').length") == 3  # the source, what is wrong, what is right
    page.key("Escape", 27)
    page.wait(f"{box} === null")


def test_how_to_ignore_a_finding_is_copied(page: Page, tmp_path: Path) -> None:
    report = sample()
    show(page, report, tmp_path)
    page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.run("document.querySelector('#u1-1 details.do').open = true")
    page.run("document.querySelector('#u1-1 details.do .copy').click()")
    page.wait("document.getElementById('told').textContent === 'Copied.'")
    _, fingerprint = next(fingerprints(report.catalogs[1]))
    assert page.run("window.copied") == f'l10n ignore {fingerprint} --reason "…"'


def test_numbers_lead_to_findings(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    page.run("document.querySelector(\"a.drill[data-rule='numbers/changed'][data-language=es]\").click()")
    assert (page.run(SHOWN), page.run(STATUS)) == (2, "2 of 8 findings")
    assert page.run("document.activeElement === document.querySelector('#list a')")
    page.run("document.querySelectorAll('.articles a.drill')[1].click()")
    page.wait("location.hash === '#c1'")


def test_a_term_opens_down_to_its_sentences(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    assert page.run("document.querySelectorAll('.term').length") == 2
    sentences = "[...document.querySelectorAll('.uses li')].filter(one => one.checkVisibility()).length"
    assert page.run(sentences) == 0
    page.run("document.querySelector('.term summary').focus()")
    page.key("Enter", 13, "\r")
    page.wait(f"{sentences} === 2")  # those that differ, and the one without; the two that agree are closed
    assert page.run("[...document.querySelectorAll('.uses li:has(mark)')].length") == 5
    assert page.run("document.querySelector('.uses .target mark').textContent") == "Rusia"
    assert page.run("document.querySelector('.uses .where a').getAttribute('href')") == "#u1-1"
    assert page.run("[...document.querySelectorAll('.matrix td')].map(one => one.textContent)") == [
        "Rusia 2",
        "ruso 1 not found 1",
        "puerto 1",
    ]


def test_terms_are_filtered(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    shown = "[...document.querySelectorAll('.term')].filter(one => !one.hidden).length"
    filtered(page, "term-filters", language="ca")
    assert page.run(shown) == 0
    filtered(page, "term-filters", language="", article="1")
    assert page.run(shown) == 1
    filtered(page, "term-filters", article="0")
    assert page.run(shown) == 2
    filtered(page, "term-filters", article="", text="PUERTO")
    assert page.run(shown) == 1
    filtered(page, "term-filters", text="")
    page.run("document.querySelector('#term-filters [name=apart]').click()")
    page.wait(f"{shown} === 1")


def test_light_and_dark(page: Page, tmp_path: Path) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    page.theme("light")
    show(page, sample(), tmp_path)
    light = page.run(colour)
    page.theme("dark")
    dark = page.run(colour)
    assert light != dark
    page.run("document.getElementById('theme').click()")
    assert page.run(colour) == light
    page.open(tmp_path / "report.html")
    assert page.run(colour) == light  # it is remembered
    page.run("localStorage.clear()")


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_nothing_is_wider_than_the_window(page: Page, tmp_path: Path, width: int) -> None:
    show(page, sample(lambda text: text + "x" * 300), tmp_path, width)
    page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.run("document.documentElement.scrollWidth") == width
    show(page, sample(), tmp_path, width)
    page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.run("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "report", [sample(), replace(sample(), known=3), Report()], ids=["full", "new", "empty"]
)
def test_axe_has_nothing_against_it(
    page: Page, tmp_path: Path, report: Report, width: int, theme: str
) -> None:
    page.theme(theme)
    show(page, report, tmp_path, width)
    page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    page.run(f"{axe()};0")
    found = page.run(
        "axe.run().then(told => told.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"
    )
    assert found == []
    assert page.complaints == []


def test_texts_are_no_commands(page: Page, tmp_path: Path) -> None:
    report = sample(lambda text: text + ATTACK)
    show(page, report, tmp_path)
    page.run("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    filtered(page, text="script")
    assert page.run("document.title") == "Consistency report: 2 articles in 2 languages"
    kinds = "[...document.scripts].map(one => one.type)"
    assert page.run(kinds) == ["application/json", "application/json", ""]
    assert page.run("document.querySelectorAll('style').length") == 1
    assert (
        page.run(
            "document.querySelectorAll('img, iframe, [onerror], [onload], [onfocus], [onmouseover]').length"
        )
        == 0
    )
    assert page.run("document.querySelectorAll('svg:not(.bar, .legend svg)').length") == 0
    assert page.run("document.querySelector('.rows pre').textContent").startswith("mourmansk,place")
    assert page.complaints == []


def test_its_policy_would_stop_a_script_all_the_same(page: Page, tmp_path: Path) -> None:
    page_bytes = render(sample(), "html")
    path = tmp_path / "report.html"
    path.write_bytes(page_bytes.replace(b"</main>", b"<script>document.title='owned'</script></main>"))
    page.complaints.clear()
    page.open(path)
    assert page.run("document.title") != "owned"
    assert "Content Security Policy" in page.complaints[0]


def test_names_of_files_that_are_no_text(page: Page, tmp_path: Path) -> None:
    show(page, sample(lambda text: text + "\udce9\x1b[31m\x00\u202e"), tmp_path)
    assert page.run("document.querySelector('.where').textContent").endswith(r"\udce9\x1b[31m\x00\u202e:1")
    assert page.complaints == []


def test_it_reads_without_javascript(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(render(sample(), "html"))
    with browser(tmp_path, script=False) as page:
        page.open(path)
        assert page.run(SHOWN) == 8
        assert page.run(
            "[...document.querySelectorAll('form, #theme, .copy')].every(one => !one.checkVisibility())"
        )
        page.run("location.hash = '#u3-0'")
        assert page.run("document.querySelector('#u3-0').checkVisibility()")
        page.run("document.querySelector('#u3-1 .rule').click()")
        assert page.run("document.querySelector('.box:popover-open') !== null")


def large() -> Report:
    """Return a report with 10,000 findings in 100 articles, and two terms."""
    catalog = sample().catalogs[1]
    many = tuple(
        replace(
            next(iter(catalog.findings)),
            line=number,
            message=msg("No. {number}", number=number),
            severity=Severity.WARNING,
        )
        for number in range(1, 101)
    )
    catalogs = tuple(
        replace(catalog, article=f"a{number}", path=f"{number}.po", findings=many) for number in range(100)
    )
    return replace(sample(), catalogs=catalogs)


def test_a_large_report_is_a_page_with_parts(page: Page, tmp_path: Path) -> None:
    name = "a b é #%.html"
    written = {path: b"".join(pieces) for path, pieces in pages(large(), "html", name)}
    parts = {path: data.decode() for path, data in written.items() if path != name}
    assert next(iter(written)) == name
    assert {path.rpartition("/")[0] for path in parts} == {"a b é #%-parts"}
    assert len(written[name]) < 1_500_000
    assert max(map(len, parts.values())) < 4_000_000
    for path, data in written.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    page.complaints.clear()
    page.size(1280)
    page.open(tmp_path / name)
    addresses = page.run(
        "JSON.parse(document.getElementById('data').textContent).catalogs.map(one => one[2])"
    )
    addresses += page.run("[...document.querySelectorAll('.term a')].map(one => one.getAttribute('href'))")
    assert len(addresses) == 102
    for address in addresses:
        path, _, place = unquote(address).removeprefix("./").rpartition("#")
        assert f'id="{place}"' in parts[path]
    # after the 100 of what is reviewed, which is line 12 in each article
    page.follow(f"{LISTED}[150].querySelector('a')")
    page.wait("document.querySelector('.unit:target')?.checkVisibility()")
    assert (
        page.run("document.querySelector('.unit:target .found').textContent")
        .strip()
        .startswith("warning No. 52")
    )
    assert page.run("[...document.querySelectorAll('nav a')].map(one => one.textContent)") == [
        "Back to the report", "Next part",
    ]  # fmt: skip
    page.follow("document.querySelector('nav a:last-child')")
    assert page.run("document.querySelectorAll('nav a').length") == 3
    page.follow("document.querySelector('nav a')")
    assert page.run("document.getElementById('list') !== null")
    # All parts are made alike; of the last, which is a sixth of the others, axe is done in a sixth of the time.
    page.open(tmp_path / max(path for path in parts if "articles" in path))
    assert page.run("document.querySelectorAll('.unit .found').length") > 100
    page.run(f"{axe()};0")
    assert page.run("axe.run().then(told => told.violations.map(one => one.id))") == []
    assert page.complaints == []


def test_ten_thousand_findings(page: Page, tmp_path: Path) -> None:
    show(page, large(), tmp_path)
    assert page.run(STATUS) == "10,000 findings"
    filtered(page, text="No. 100 number")
    assert (page.run(STATUS), page.run(SHOWN)) == ("100 of 10,000 findings", 100)
    filtered(page, text="")
    assert page.run(SHOWN) == 200
    page.run("document.getElementById('more').click()")
    assert (page.run(SHOWN), page.run("document.activeElement === document.querySelectorAll('#list a')[200]")) == (
        400, True,
    )  # fmt: skip


def test_it_prints_what_is_open(page: Page, tmp_path: Path) -> None:
    show(page, sample(), tmp_path)
    page.send("Emulation.setEmulatedMedia", media="print")
    try:
        hidden: Any = page.run(
            "[...document.querySelectorAll('nav, form, button:not(.rule)')].some(one => one.checkVisibility())"
        )
        assert hidden is False
        assert page.run(SHOWN) == 8
    finally:
        page.send("Emulation.setEmulatedMedia", media="")
