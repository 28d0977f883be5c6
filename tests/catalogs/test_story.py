"""The story of a catalog: an article, a reviewer with Poedit, gettext's tools in between, and the author's edits.

The golden files are the catalog's bytes after each chapter; UPDATE_GOLDEN=1 writes them anew.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from l10n import __version__
from l10n.catalogs.catalog import Entry, Key
from l10n.catalogs.provenance import Owner, is_ours, owner
from tests.catalogs.desk import Desk, Gettext, double

GOLDEN = Path(__file__).parent / "golden"

HEADLINE = "Le port rouvre après la tempête"
BOATS = "Trois bateaux de pêche sont sortis dès l'aube."
DYKE = "Une digue de 120 mètres doit être reconstruite, et le chantier durera au moins deux ans."
NOBODY = "Personne n'a été blessé."
EXPERTS = "Les assureurs enverront des experts la semaine prochaine."
SCHOOLS = "Les écoles restent fermées jusqu'à jeudi."
WAITS = "Il attend une réponse."

# What the reviewer writes; None takes the machine's target as it is.
REVIEWED: dict[str, str | None] = {
    HEADLINE: "El puerto reabre tras la tormenta",
    BOATS: "Tres pesqueros salieron al alba.",
    DYKE: 'Hay que reconstruir un dique de 120 metros, y la obra durará "al menos" dos años.',
    NOBODY: None,
    EXPERTS: "Las aseguradoras enviarán peritos la próxima semana.",
    SCHOOLS: None,
    WAITS: "Espera una respuesta.",
}
COMMENTS = (" ¿salieron o zarparon?", "", " Preguntar a la redacción.")


def golden(path: Path, name: str) -> None:
    """Compare a catalog's bytes with those that it had when somebody last looked at them."""
    found = path.read_bytes().replace(f"l10n {__version__}".encode(), b"l10n VERSION")
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_bytes(found)
    assert found.decode() == (GOLDEN / name).read_bytes().decode()


def poedit(desk: Desk, gettext: Gettext, *, wrap: bool = True) -> None:
    """Save the catalog as Poedit does: its header fields, and 79 columns if the file had them."""
    body = gettext("msgcat", *(() if wrap else ("--no-wrap",)), desk.po).decode()
    for field, value in {
        "PO-Revision-Date": "2023-11-20 10:00+0100",
        "Last-Translator": "Ana Revisora <ana@example.org>",
        "X-Generator": "Poedit 3.2.2",
    }.items():
        body = re.sub(rf'^"{field}: .*\\n"$', rf'"{field}: {value}\\n"', body, flags=re.MULTILINE)
    desk.save(body.encode())


def reviewed(desk: Desk, gettext: Gettext) -> None:
    """Chapters one and two: the machine translates, a person reviews half."""
    desk.run()
    for source, target in REVIEWED.items():
        desk.edit(source, target)
    desk.edit(BOATS, comments=(*COMMENTS, *desk.entry(BOATS).comments))
    poedit(desk, gettext)


def author(desk: Desk) -> None:
    """Chapter four: three sentences change, one goes, a paragraph moves."""
    desk.change("Trois bateaux de pêche sont", "Quatre bateaux de pêche sont")  # the person's own words
    desk.change("jusqu'à jeudi", "jusqu'à vendredi")  # the machine's, reviewed as it was
    desk.change("Le maire demande l'aide de l'État.", "Le maire réclame l'aide de l'État.")  # the machine's
    desk.change(f" {NOBODY}", "")
    paragraphs = desk.text.split("\n\n")
    paragraphs.insert(1, paragraphs.pop(3))
    desk.text = "\n\n".join(paragraphs)


def content(entry: Entry) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    return entry.targets, entry.flags, entry.comments


def unchanged(desk: Desk) -> None:
    before = desk.po.read_bytes(), desk.pot.read_bytes()
    assert not desk.run().changed
    assert (desk.po.read_bytes(), desk.pot.read_bytes()) == before


def test_chapter_one_the_machine_translates(desk: Desk, gettext: Gettext) -> None:
    assert desk.run().merged.new == 14
    golden(desk.po, "1-translated.po")
    golden(desk.pot, "1-translated.pot")
    unchanged(desk)


def test_chapter_two_half_is_reviewed_in_poedit(desk: Desk, gettext: Gettext) -> None:
    reviewed(desk, gettext)
    golden(desk.po, "2-reviewed.po")
    assert [owner(entry) for entry in desk.catalog.active].count(Owner.REVIEWED) == len(REVIEWED)
    unchanged(desk)
    assert desk.run(refresh=True).merged.kept == len(REVIEWED)


TOOLS = {
    "msgcat": ("msgcat",),
    "msgcat, unwrapped": ("msgcat", "--no-wrap"),
    "msgcat, sorted": ("msgcat", "--sort-output"),
    "msgcat, narrow": ("msgcat", "--width=40"),
    "msgmerge": ("msgmerge", "--quiet"),
    "msgmerge --previous": ("msgmerge", "--quiet", "--previous"),
    "msgattrib": ("msgattrib", "--no-obsolete"),
    "msgconv": ("msgconv", "--to-code=UTF-8"),
}


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS.keys())
def test_chapter_three_tools_that_change_nothing(tool: tuple[str, ...], desk: Desk, gettext: Gettext) -> None:
    reviewed(desk, gettext)
    before = {entry.key: content(entry) for entry in desk.catalog.entries}
    desk.save(gettext(*tool, desk.po, *([desk.pot] if tool[0] == "msgmerge" else [])))
    assert {entry.key: content(entry) for entry in desk.catalog.entries} == before
    unchanged(desk)


def test_chapter_four_the_article_changes(desk: Desk, gettext: Gettext) -> None:
    reviewed(desk, gettext)
    old = {entry.source: entry for entry in desk.catalog.entries}
    author(desk)
    merged = desk.run().merged
    assert (merged.new, merged.kept, merged.suggested, merged.untranslated) == (1, 10, 2, 0)
    golden(desk.po, "4-changed.po")
    assert gettext.judge(desk.po) == ""
    unchanged(desk)

    new = {entry.source: entry for entry in desk.catalog.entries}
    assert len(new) == len(desk.catalog.entries)
    for source in (HEADLINE, DYKE, WAITS, EXPERTS):  # the last two are in the paragraph that moved
        assert content(new[source]) == content(old[source])
        assert not new[source].fuzzy
    assert new[EXPERTS].references == ("port.txt:3",)
    for source, was in {
        "Quatre bateaux de pêche sont sortis dès l'aube.": BOATS,
        "Les écoles restent fermées jusqu'à vendredi.": SCHOOLS,
    }.items():
        assert new[source].targets == old[was].targets
        assert new[source].flags == ("fuzzy",)
        assert new[source].previous == Key(None, was)
        assert new[source].comments == tuple(c for c in old[was].comments if not is_ours(c))
        assert content(new[was]) == content(old[was])
        assert new[was].obsolete
    assert new["Le maire réclame l'aide de l'État."].target == double("Le maire réclame l'aide de l'État.")
    assert new[NOBODY].obsolete
    assert content(new[NOBODY]) == content(old[NOBODY])
    assert {t for e in old.values() if owner(e) is Owner.REVIEWED for t in e.targets} <= {
        e.target for e in new.values()
    }


@pytest.mark.parametrize(
    ("options", "name"),
    [((), "4-changed-msgmerge.po"), (("--previous",), "4-changed-msgmerge-previous.po")],
    ids=["msgmerge", "msgmerge --previous"],
)
def test_chapter_four_after_the_person_merged_the_template(
    options: tuple[str, ...], name: str, desk: Desk, gettext: Gettext
) -> None:
    reviewed(desk, gettext)
    old = {entry.source: entry for entry in desk.catalog.entries}
    author(desk)
    desk.template()
    desk.save(gettext("msgmerge", "--quiet", *options, desk.po, desk.pot))
    desk.run()
    golden(desk.po, name)
    assert gettext.judge(desk.po) == ""
    unchanged(desk)
    new = {entry.source: entry for entry in desk.catalog.entries}
    for source in (HEADLINE, DYKE, WAITS, EXPERTS, NOBODY):
        assert content(new[source]) == content(old[source])
    assert new[NOBODY].obsolete
    boats = new["Quatre bateaux de pêche sont sortis dès l'aube."]
    assert (boats.target, boats.flags) == (REVIEWED[BOATS], ("fuzzy",))
    assert boats.comments[:3] == COMMENTS
    assert boats.previous == (Key(None, BOATS) if options else None)


def test_chapter_five_what_went_returns_and_sentences_split_and_join(desk: Desk, gettext: Gettext) -> None:
    reviewed(desk, gettext)
    old = {entry.source: entry for entry in desk.catalog.entries}
    author(desk)
    desk.run()
    poedit(desk, gettext, wrap=False)
    desk.change("au moins deux ans.", f"au moins deux ans. {NOBODY}")
    desk.change("reconstruite, et le chantier", "reconstruite. Le chantier")
    desk.change("la semaine prochaine. Le maire réclame", "la semaine prochaine et le maire réclame")
    desk.change("Quatre bateaux", "Trois bateaux")
    desk.run()
    golden(desk.po, "5-back.po")
    assert gettext.judge(desk.po) == ""
    unchanged(desk)

    new = {entry.source: entry for entry in desk.catalog.entries}
    for source in (NOBODY, BOATS, HEADLINE, WAITS):
        assert content(new[source]) == content(old[source])
        assert not new[source].obsolete
    for part in ("Une digue de 120 mètres doit être reconstruite.", "Le chantier durera au moins deux ans."):
        assert new[part].target == REVIEWED[DYKE]
        assert new[part].previous == Key(None, DYKE)
    joined = new[
        "Les assureurs enverront des experts la semaine prochaine et le maire réclame l'aide de l'État."
    ]
    assert joined.target == REVIEWED[EXPERTS]  # the other half was the machine's
    assert joined.previous == Key(None, EXPERTS)
    assert "Quatre bateaux de pêche sont sortis dès l'aube." not in new  # a suggestion that nobody touched
    for source, target in REVIEWED.items():
        assert new[source].target == (target or double(source))


def test_chapter_six_all_is_reviewed(desk: Desk, gettext: Gettext) -> None:
    reviewed(desk, gettext)
    author(desk)
    desk.run()
    for number, entry in enumerate(desk.catalog.active):
        desk.edit("", f"Frase {number}.", key=entry.key)
    poedit(desk, gettext)
    golden(desk.po, "6-all-reviewed.po")
    unchanged(desk)
    gettext("msgfmt", "--check", "-o", "/dev/null", desk.po)
    assert all(owner(entry) is Owner.REVIEWED for entry in desk.catalog.active)
    assert not desk.run(refresh=True).changed
    desk.save(gettext("msgattrib", "--no-obsolete", desk.po))  # “Purge deleted translations”
    unchanged(desk)
