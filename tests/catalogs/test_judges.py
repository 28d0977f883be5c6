"""The conventions of our catalogs, each as gettext's own tools see it."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from l10n.catalogs.catalog import Entry
from l10n.catalogs.headers import timestamp
from l10n.catalogs.provenance import Owner, fingerprint, origin, owner
from l10n.catalogs.writing import encode
from tests.catalogs.desk import ORIGIN, Desk, Gettext, double

AWKWARD = {
    "quotes": 'Il a dit "non" et "\\"oui\\"".',
    "backslashes": r"Le dossier C:\temp\nouveau\x41\\ est vide\.",
    "backslash before the end": "Voici une barre \\",
    "percent": "Une hausse de 5 % du budget, 100% des voix, 3 %d.",
    "formats": "Le code %s de %d et %(nom)s, {nom} et {0} et ${nom}.",
    "tab": "Une\ttabulation.",
    "carriage return": "Une\rligne.",
    "old line ends": "Un titre\r\rUne ligne.\r",
    "no-break spaces": "«\u00a0Non\u00a0» coûte 10\u202f000\u2009€\u202f!",
    "next line": "Une\u0085ligne.",
    "line separator": "Une\u2028ligne.",
    "paragraph separator": "Un titre\u2029Une ligne.",
    "bell, backspace, escape": "Un son\a, un pas\b et \x1b[1mgras\x1b[0m.",
    "other control characters": f"Signes {''.join(chr(n) for n in range(1, 32))} et \x7f\x80\x9f.",
    "soft hyphen and joiners": "Co\u00adopé\u200bra\u200dtion\u2060.",
    "a BOM inside": "Un\ufeffmot.",
    "Chinese": "他拒绝了。俄罗斯和朝鲜签署了一项条约,“全面战略伙伴关系”。",
    "emoji": "Bravo 😀👩‍👩‍👧‍👦🇫🇷 !",
    "Hebrew and Arabic": "הוא סירב ‏(כן)‏. \u2067رفض\u2069.",
    "combining": "e\u0301te\u0301 ≠ été.",
    "like catalog lines": 'msgid "a"\n#, fuzzy\n#~ msgid "b"\n\n# note\n\n#: a.txt:1 msgstr ""',
    "very long": "Une phrase " + "très, " * 2000 + "longue.",
    "a very long word": "Un " + "mot" * 500 + ".",
    "repeated often": "Il attend. Elle part. " * 60,
}
NAMES = {
    "spaces": "mon article (1).txt",
    "percent": "100%20 %.txt",
    "accents": "2024/l'été à Kœnigsmacker.txt",
    "Chinese": "新闻/文章 第一.txt",
    "no-break space": "a\u00a0b\u202fc\u2028d.txt",
    "long": "dossier/" * 20 + "a.txt",
    "colons and numbers": "10:30:12.txt",
    "quotes": "\"a\" 'b' \\n #.txt",
}


def judged(desk: Desk, gettext: Gettext) -> None:
    assert desk.run().changed
    assert gettext.judge(desk.po) == ""
    # No template has a language, and gettext's own say so the same way.
    assert re.fullmatch(r".*'Language' still has the initial default value\n", gettext.judge(desk.pot))
    gettext.judge_bytes(desk.po)
    gettext.judge_bytes(desk.pot)
    assert desk.po.read_bytes().startswith(b"# ")  # no byte order mark
    before = desk.po.read_bytes(), desk.pot.read_bytes()
    assert not desk.run().changed
    assert (desk.po.read_bytes(), desk.pot.read_bytes()) == before


@pytest.mark.parametrize("text", AWKWARD.values(), ids=AWKWARD.keys())
def test_any_text_makes_a_catalog_that_gettext_takes_as_its_own(
    text: str, desk: Desk, gettext: Gettext
) -> None:
    desk.text = f"Un titre\n\nIl a refusé. {text}\n"
    judged(desk, gettext)
    sources = {place.source for place in desk.sheet().places}
    assert {entry.source for entry in desk.catalog.entries} == sources
    parsed = polib.pofile(str(desk.po), wrapwidth=0)
    read = {entry.msgid: entry.msgstr for entry in parsed}
    assert read == {
        s.replace("\a", r"\a"): double(s).replace("\a", r"\a") for s in sources
    }  # all it gets wrong


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_any_file_name_makes_references_that_gettext_takes(name: str, desk: Desk, gettext: Gettext) -> None:
    desk.name = name
    desk.text = "Un titre\n\n" + "Il a refusé. Elle est partie.\n\n" * 9
    judged(desk, gettext)
    references = desk.entry("Il a refusé.").references
    assert [reference.rpartition(":")[2] for reference in references] == [str(3 + 2 * n) for n in range(9)]
    assert not any(char.isspace() for reference in references for char in reference)


@pytest.mark.parametrize("target", ["ca", "en", "pt-BR", "zh-Hans", "ar", "ja", "sr-Latn", "oc"])
def test_headers_are_complete_in_any_language(target: str, desk: Desk, gettext: Gettext) -> None:
    desk.target = target
    judged(desk, gettext)


def test_header_fields(desk: Desk) -> None:
    desk.run()
    assert [name for name, _ in desk.catalog.header.fields] == [
        "Project-Id-Version",
        "Report-Msgid-Bugs-To",
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
        "X-Generator",
        "X-Source-Language",
        "X-L10n-Catalog",
    ]


@pytest.mark.parametrize(
    ("old", "new"), [(" ", "\n"), (" ", "  \n\t "), ("\n\n", "\r\n\r\n")], ids=["lines", "indents", "CRLF"]
)
def test_rewrapping_an_article_changes_no_unit(old: str, new: str, desk: Desk) -> None:
    desk.run()
    before = desk.catalog.entries
    desk.text = desk.text.replace(old, new)
    desk.run()
    assert [e.with_(references=()) for e in desk.catalog.entries] == [e.with_(references=()) for e in before]


def test_machine_output_is_fuzzy_with_one_comment_that_proves_it(desk: Desk) -> None:
    desk.run()
    for entry in desk.catalog.active:
        assert entry.flags == ("fuzzy",)
        assert entry.comments == (f" l10n: {ORIGIN}; {fingerprint(entry.source, entry.target)}",)
        assert owner(entry) is Owner.MACHINE


def test_without_use_fuzzy_msgfmt_looks_at_nothing_a_machine_wrote(desk: Desk, gettext: Gettext) -> None:
    desk.run()
    broken = desk.po.read_bytes().replace(b'msgstr "ES Le port rouvre', b'msgstr "\\n"\n"ES Le port rouvre')
    desk.save(broken)
    gettext("msgfmt", "--check", "-o", "/dev/null", desk.po)
    with pytest.raises(AssertionError, match="do not both begin with"):
        gettext.judge(desk.po)


MERGES = {
    "msgcat": ("msgcat",),
    "msgmerge": ("msgmerge", "--quiet"),
    "msgmerge --previous": ("msgmerge", "--quiet", "--previous"),
    "msgattrib": ("msgattrib", "--no-wrap"),
    "msgconv": ("msgconv", "--to-code=UTF-8"),
    "msguniq": ("msguniq",),
}


@pytest.mark.parametrize("tool", MERGES.values(), ids=MERGES.keys())
def test_provenance_survives_the_tools_and_no_byte_of_theirs_is_changed(
    tool: tuple[str, ...], desk: Desk, gettext: Gettext
) -> None:
    desk.run()
    desk.edit("Le port a rouvert", "El puerto reabrió el lunes.", comments=(" ¿lunes?", ""))
    desk.edit("Personne", "Nadie ha salido herido.", review=False)
    owners = {entry.key: owner(entry) for entry in desk.catalog.entries}
    desk.save(gettext(*tool, desk.po, *([desk.pot] if tool[0] == "msgmerge" else [])))
    before = desk.po.read_bytes()
    assert {entry.key: owner(entry) for entry in desk.catalog.entries} == owners
    assert not desk.run().changed
    assert desk.po.read_bytes() == before


def test_what_msgmerge_carries_to_a_changed_sentence_is_not_taken_for_the_machines(
    desk: Desk, gettext: Gettext
) -> None:
    desk.run()
    desk.change("a rouvert lundi matin", "a rouvert mardi matin")
    desk.template()
    desk.save(gettext("msgmerge", "--quiet", desk.po, desk.pot))
    carried = desk.entry("Le port a rouvert mardi")
    assert origin(carried) == ORIGIN
    assert owner(carried) is Owner.PERSON
    desk.run(refresh=True)
    assert desk.entry("Le port a rouvert mardi").targets == carried.targets


def test_comments_of_people_stay_byte_for_byte(desk: Desk, gettext: Gettext) -> None:
    desk.run()
    lines = ["#", "# two  spaces  ", "#note", "#!", "# trailing tab\t", "#\tx", "#", "# \u2028 \u0085 é"]
    body = desk.po.read_text().replace("#. headline", "\n".join([*lines, "#. headline"]))
    desk.save(body.encode())
    desk.text = "Une ligne de plus.\n\n" + desk.text
    assert desk.run().changed
    entry = desk.entry("Le port rouvre")
    assert [f"#{comment}" for comment in entry.comments[1:]] == lines
    assert "\n".join(lines) in desk.po.read_text()
    gettext.judge(desk.po)


def test_the_paragraph_is_shown_where_a_sentence_alone_says_little(desk: Desk) -> None:
    desk.run()
    assert desk.entry("Personne").extracted == (
        "paragraph, sentence 3 of 3",
        "in: La mairie estime les dégâts à 5 % du budget. Une digue de 120 mètres doit être reconstruite, et le"
        " chantier durera au moins deux ans. Personne n'a été blessé.",
    )
    assert desk.entry("Une digue").extracted == ("paragraph, sentence 2 of 3",)


def test_comments_say_no_row_and_no_date(desk: Desk) -> None:
    desk.run()
    before = {entry.source: (entry.extracted, entry.comments) for entry in desk.catalog.active}
    desk.text = desk.text.replace("\n\n", "\n\n\n\n")
    desk.run()
    assert {entry.source: (entry.extracted, entry.comments) for entry in desk.catalog.active} == before


def test_a_repeated_source_is_one_unit_with_its_references(desk: Desk) -> None:
    desk.run()
    entry = desk.entry("Il attend")
    assert entry.references == ("port.txt:8", "port.txt:10")
    assert all(entry.context is None for entry in desk.catalog.active)


def test_no_format_flag_stands_on_prose(desk: Desk, gettext: Gettext) -> None:
    desk.run()
    flagged = desk.po.read_text().replace("#, fuzzy", "#, fuzzy, c-format, python-format")
    desk.save(flagged.encode())
    desk.run()
    assert b"-format" not in desk.po.read_bytes()
    gettext.judge(desk.po)


def test_time_alone_changes_no_byte(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run()
    before = desk.po.read_bytes(), desk.pot.read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert not desk.run().changed
    assert (desk.po.read_bytes(), desk.pot.read_bytes()) == before


@pytest.mark.parametrize("epoch", ["9" * 20, "9" * 5000, "-5", "soon", "²"])
def test_a_time_that_is_none_is_not_used(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert timestamp()[:2] == "20"


def test_the_creation_date_is_that_of_the_units(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.run()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    desk.edit("Le port a rouvert", "El puerto reabrió.")
    desk.text = "\n" + desk.text
    assert desk.run().changed
    assert desk.catalog.header.get("POT-Creation-Date") == "2023-11-14 22:13+0000"
    desk.change("lundi matin", "mardi matin")
    desk.run()
    assert desk.catalog.header.get("POT-Creation-Date") == "2027-01-15 08:00+0000"


def test_writing_twice_gives_the_same_bytes(desk: Desk, tmp_path: Path) -> None:
    desk.run()
    (tmp_path / "other").mkdir()
    other = Desk(tmp_path / "other", desk.text)
    other.run()
    assert other.po.read_bytes() == desk.po.read_bytes() == encode(desk.catalog)
    assert other.pot.read_bytes() == desk.pot.read_bytes()


def test_the_template_is_one_that_msginit_takes(desk: Desk, gettext: Gettext) -> None:
    desk.run()
    made = desk.folder / "made.po"
    gettext("msginit", "--no-translator", "--locale=es", "-i", desk.pot, "-o", made)
    gettext.judge(made)
    assert b'"X-Source-Language: fr\\n"' in made.read_bytes()


def test_a_catalog_that_msginit_made_of_our_template_is_copied_before_it_is_taken_over(
    desk: Desk, gettext: Gettext
) -> None:
    desk.template()
    gettext("msginit", "--no-translator", "--locale=es", "-i", desk.pot, "-o", desk.po)
    before = desk.po.read_bytes()
    updated = desk.run()
    assert updated.copy is not None
    assert updated.copy.read_bytes() == before
    gettext.judge(desk.po)


def test_entries_without_a_target_are_no_complaint(desk: Desk, gettext: Gettext) -> None:
    updated = desk.run(engine=False)
    assert updated.merged.untranslated == len(updated.merged.entries)
    assert all(entry == Entry(entry.source, extracted=entry.extracted, references=entry.references)
               for entry in desk.catalog.entries)  # fmt: skip
    assert gettext.judge(desk.po) == ""
    gettext.judge_bytes(desk.po)
