"""Catalogs that other tools made or saved: taken over whole, and left alone where nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from l10n.catalogs import files
from l10n.catalogs.catalog import Catalog, Key
from l10n.catalogs.merging import SPLIT
from l10n.catalogs.provenance import Owner, is_ours, owner
from l10n.catalogs.update import plan, take_word
from l10n.catalogs.writing import encode
from l10n.errors import InputError
from tests.catalogs.conftest import FOREIGN
from tests.catalogs.desk import Desk, Gettext, double

SAVED = ("l10n", "poedit", "poedit-wrapped", "weblate", "msgcat-sorted")
MADE = ("po4a", "msginit", "latin1", "xgettext")


def has(name: str) -> bytes:
    return (FOREIGN / f"{name}.po").read_bytes()


def windows(data: bytes) -> bytes:
    return data.replace(b"\n", b"\r\n")


def with_bom(data: bytes) -> bytes:
    return b"\xef\xbb\xbf" + data


AS: dict[str, Callable[[bytes], bytes]] = {"as it is": bytes, "CRLF": windows, "BOM": with_bom}


def people(catalog: Catalog) -> list[tuple[str, tuple[str, ...]]]:
    """What people put into a catalog: targets, and comments."""
    return [
        (target, tuple(comment for comment in entry.comments if not is_ours(comment)))
        for entry in catalog.entries
        for target in entry.targets
        if target and owner(entry) in (Owner.PERSON, Owner.REVIEWED)
    ]


@pytest.mark.parametrize("name", SAVED)
@pytest.mark.parametrize("form", AS.values(), ids=AS.keys())
def test_what_a_tool_saved_is_not_touched_while_its_content_stays(
    name: str, form: Callable[[bytes], bytes], desk: Desk
) -> None:
    desk.save(form(has(name)))
    for refresh in (False, False):
        updated = desk.run(refresh=refresh)
        assert not updated.changed
        assert not updated.waits
    assert desk.po.read_bytes() == form(has(name))
    assert [path.name for path in sorted(desk.folder.iterdir())] == ["port.po", "port.pot"]


@pytest.mark.parametrize("name", SAVED)
def test_what_a_tool_saved_holds_what_people_did(name: str, desk: Desk) -> None:
    desk.save(has(name))
    desk.change("Le pont n'est pas sûr", "Le vieux pont n'est pas sûr")
    before = people(desk.catalog)
    assert desk.run().changed
    assert set(before) <= set(people(desk.catalog))


def test_poedit_marks_what_a_person_did(desk: Desk) -> None:
    desk.save(has("poedit"))
    assert owner(desk.entry("Le port rouvre")) is Owner.REVIEWED
    assert desk.entry("Le port rouvre").target == double("Le port rouvre après la tempête")
    assert owner(desk.entry("Le port a rouvert")) is Owner.REVIEWED
    assert owner(desk.entry("« Nous avons attendu")) is Owner.PERSON
    assert desk.entry("« Nous avons attendu").fuzzy
    assert owner(desk.entry("La mairie")) is Owner.MACHINE


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("form", [AS["as it is"], AS["CRLF"]], ids=["LF", "CRLF"])
def test_a_takeover_keeps_a_copy_and_all_that_people_wrote(
    name: str, form: Callable[[bytes], bytes], desk: Desk, gettext: Gettext
) -> None:
    desk.save(form(has(name)))
    old = desk.catalog
    updated = desk.run()
    assert updated.changed
    assert updated.copy == desk.po.with_name("port.po.orig")
    assert updated.copy.read_bytes() == form(has(name))
    assert gettext.judge(desk.po) == ""
    assert (b"\r\n" in desk.po.read_bytes()) == (form is windows)
    assert {target for target, _ in people(old)} <= {target for target, _ in people(desk.catalog)}
    assert {c for e in old.entries for c in e.comments} <= {
        c for e in desk.catalog.entries for c in e.comments
    }
    placeholders = ("PACKAGE", "YEAR", "LL@li.org", "CHARSET", "INTEGER")
    assert not [f for f in desk.catalog.header.fields if any(p in f[1] for p in placeholders)]
    assert desk.catalog.header.comments == old.header.comments
    assert desk.entry("Le port rouvre").target == "El puerto reabre tras la tormenta"
    assert owner(desk.entry("Le port rouvre")) is Owner.REVIEWED

    before = desk.po.read_bytes()
    assert not desk.run().changed
    assert desk.po.read_bytes() == before
    desk.text += "\nEncore une ligne.\n"
    assert desk.run().copy is None
    assert updated.copy.read_bytes() == form(has(name))


def test_headers_that_another_tool_filled_in_stay(desk: Desk) -> None:
    body = has("msginit").replace(b"none", b"Los de Madrid").replace(b"PACKAGE VERSION", b"noticias 7")
    body = body.replace(b'"Language: es\\n"', b'"Language: es_MX\\n"\n"X-Mine:  two  spaces\\n"')
    desk.save(body.replace(b"plural=(n != 1)", b"plural=n>1"))
    desk.run()
    header = desk.catalog.header
    assert header.get("Project-Id-Version") == "noticias 7"
    assert header.get("Language-Team") == "Los de Madrid"
    assert header.get("Last-Translator") == "Automatically generated"
    assert header.get("Language") == "es_MX"
    assert header.get("X-Mine") == "two  spaces"
    assert header.get("Plural-Forms") == "nplurals=2; plural=n>1;"
    assert header.get("X-Source-Language") == "fr"


HEADERS = {
    "last": lambda head, body: body + head,
    "with comments of every kind": lambda head, body: b"#. conflict\n#: x:1\n#, fuzzy\n" + head + body,
    "missing": lambda head, body: body,
    "without a charset": lambda head, body: head.replace(b"; charset=UTF-8", b"") + body,
    "a field twice, and what is no field": lambda head, body: (
        head.replace(b"Language: es", b"Language: es\\nlanguage: es\\njunk\\n") + body
    ),
}


@pytest.mark.parametrize("arrange", HEADERS.values(), ids=HEADERS.keys())
def test_headers_out_of_the_ordinary(
    arrange: Callable[[bytes, bytes], bytes], desk: Desk, gettext: Gettext
) -> None:
    head = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: es\\n"\n\n'
    body = b'# nota\nmsgid "Le pont n\'est pas s\xc3\xbbr."\nmsgstr "El puente."\n\n'
    desk.save(arrange(head, body))
    comments = [line for line in desk.po.read_text().splitlines() if line.startswith("#") and line[1] != ","]
    desk.run()
    assert desk.entry("Le pont").target == "El puente."
    assert set(comments) <= set(desk.po.read_text().splitlines())
    gettext.judge(desk.po)
    assert not desk.run().changed


def test_comments_of_po4a_stay_byte_for_byte(desk: Desk) -> None:
    desk.save(has("po4a"))
    desk.run()
    body = desk.po.read_text()
    assert body.endswith("\n\n# Revisado por Ana.\n#\n#el fin\n")
    assert "#note de ayer\n#\n#~ msgid" in body
    assert '#, fuzzy\n#~| msgid "La fête est annulée."\n#~ msgid "La fête du port est annulée."\n' in body


def test_the_sentences_of_a_paragraph_are_offered_its_translation(desk: Desk) -> None:
    desk.save(has("po4a"))
    desk.run()
    for source in ("Les écoles restent", "Le pont"):
        entry = next(entry for entry in desk.catalog.active if entry.source.startswith(source))
        assert entry.target.startswith("Las escuelas siguen cerradas")
        assert entry.fuzzy


def test_a_context_of_another_tool_takes_nothing_from_a_translation(desk: Desk) -> None:
    desk.save(has("msginit"))
    desk.run()
    assert desk.entry("Personne").key == Key(None, "Personne n'a été blessé.")
    assert desk.entry("Personne").target == "No hay heridos."
    assert not desk.entry("Personne").fuzzy


def test_a_plural_is_kept_with_all_its_forms(desk: Desk, gettext: Gettext) -> None:
    desk.save(has("msginit"))
    desk.run()
    plural = desk.entry("%d bateau")
    assert (plural.obsolete, plural.plural) == (True, "%d bateaux sont sortis.")
    assert plural.targets == ("Salió %d barco.", "Salieron %d barcos.")
    desk.text += "\n%d bateau est sorti.\n"
    desk.run()
    assert desk.entry("%d bateau").targets == plural.targets
    assert not desk.entry("%d bateau").obsolete
    gettext.judge(desk.po)


@pytest.mark.parametrize("charset", ["ISO-8859-1", "ISO-8859-15", "windows-1252"])
def test_other_charsets_become_utf_8(charset: str, desk: Desk, gettext: Gettext) -> None:
    desk.save(has("msginit").decode().replace("charset=UTF-8", f"charset={charset}").encode(charset))
    desk.run()
    assert desk.entry("Le port rouvre").target == "El puerto reabre tras la tormenta"
    assert desk.catalog.header.get("Content-Type") == "text/plain; charset=UTF-8"
    gettext.judge(desk.po)


def test_the_word_of_a_person_leaves_a_file_in_its_charset_valid(desk: Desk, gettext: Gettext) -> None:
    desk.run()
    desk.save(gettext("msgattrib", "--clear-fuzzy", desk.po))
    desk.save(desk.po.read_text().replace("charset=UTF-8", "charset=ISO-8859-1").encode("iso-8859-1"))
    assert take_word(desk.po, reviewed=True) == 14
    assert desk.entry("Le port rouvre").target == double("Le port rouvre après la tempête")
    gettext.judge(desk.po)


def test_lines_that_end_in_two_ways(desk: Desk) -> None:
    mixed = has("l10n").replace(b"#. headline\n", b"#. headline\r\n")
    desk.save(mixed)
    assert not desk.run().changed
    desk.text += "\nEncore une ligne.\n"
    desk.run()
    assert b"\r" not in desk.po.read_bytes()


def test_a_syntax_error_is_never_overwritten(desk: Desk) -> None:
    broken = has("poedit").replace(b'msgid "La mairie', b"msgid La mairie")
    desk.save(broken)
    with pytest.raises(InputError, match=r"port\.po:51: syntax error"):
        desk.run()
    assert desk.po.read_bytes() == broken


# OmegaT


def stripped(desk: Desk, gettext: Gettext) -> bytes:
    """What OmegaT saves of targets that a person took over unread: all of them, without any flag."""
    return gettext("msgattrib", "--clear-fuzzy", desk.po)


def test_a_file_that_omegat_saved_waits_and_is_not_rewritten(desk: Desk) -> None:
    desk.save(has("omegat"))
    for text in (desk.text, desk.text + "\nEncore une ligne.\n"):
        desk.text = text
        updated = desk.run(refresh=True)
        assert updated.waits
        assert not updated.changed
        assert updated.merged.pending == ()
        assert desk.po.read_bytes() == has("omegat")


def test_not_reviewed_after_omegat_brings_the_machines_targets_and_suggestions_back(
    desk: Desk, gettext: Gettext
) -> None:
    desk.save(has("omegat"))
    reviewed = people(desk.catalog)
    assert take_word(desk.po, reviewed=False) == 12
    gettext.judge(desk.po)
    assert desk.run().changed
    assert gettext.judge(desk.po) == ""
    assert all(entry.target for entry in desk.catalog.active)
    # What OmegaT kept without a flag, and nobody edited, waits for review again; what a person typed doesn't.
    assert owner(desk.entry("Le port rouvre")) is Owner.MACHINE
    assert owner(desk.entry("Le port a rouvert")) is Owner.REVIEWED
    assert owner(desk.entry("La mairie")) is Owner.MACHINE
    suggestion = desk.entry('Une antenne du service "Météo" sera installée')
    assert suggestion.target == "Una antena del servicio «Météo» se instalará en el faro."
    assert suggestion.fuzzy
    assert suggestion.previous == Key(None, 'Une antenne du service "Météo" sera posée au phare.')
    assert {target for target, _ in reviewed} <= {e.target for e in desk.catalog.entries}
    assert not desk.run().changed


def test_what_omegat_emptied_comes_back_after_most_was_translated(desk: Desk, gettext: Gettext) -> None:
    """Somebody who has done most of an article in OmegaT gets the machine's help with the rest again."""
    desk.save(has("omegat"))
    emptied = [entry for entry in desk.catalog.active if not entry.target]
    *done, left = emptied
    for entry in done:
        desk.edit("", f"Hecho: {entry.source}", key=entry.key)
    assert not desk.run().waits
    assert desk.entry(left.source).target == ""
    take_word(desk.po, reviewed=False)
    desk.run()
    assert owner(desk.entry(left.source)) is Owner.MACHINE
    assert all(owner(desk.entry(entry.source)) is Owner.REVIEWED for entry in done)
    gettext.judge(desk.po)


def test_reviewed_after_omegat_leaves_empty_what_is(desk: Desk, gettext: Gettext) -> None:
    desk.save(has("omegat"))
    take_word(desk.po, reviewed=True)
    desk.run()
    assert desk.entry("La mairie").target == ""
    assert owner(desk.entry("Le port rouvre")) is Owner.REVIEWED
    assert not desk.run(refresh=True).changed
    gettext.judge(desk.po)


WORDS = {"reviewed": (True, Owner.REVIEWED), "not reviewed": (False, Owner.MACHINE)}


@pytest.mark.parametrize(("reviewed", "whose"), WORDS.values(), ids=WORDS.keys())
def test_a_persons_word_settles_a_file_that_lost_its_flags(
    reviewed: bool, whose: Owner, desk: Desk, gettext: Gettext
) -> None:
    desk.run()
    desk.edit("Le pont", "El puente no es seguro.")
    desk.text = desk.text.replace("Personne n'a été blessé.", "")
    desk.run()
    before = desk.po.read_bytes()
    desk.save(stripped(desk, gettext))
    assert desk.run().waits
    assert take_word(desk.po, reviewed=reviewed) == 12
    gettext.judge_bytes(desk.po)
    assert gettext.judge(desk.po) == ""
    assert owner(desk.entry("La mairie")) is whose
    assert owner(desk.entry("Le pont")) is Owner.REVIEWED
    assert not desk.run().changed
    if not reviewed:
        assert desk.po.read_bytes() == before
    assert take_word(desk.po, reviewed=reviewed) == 0


# msgctxt


def split(desk: Desk) -> tuple[Key, Key]:
    """Ask for two translations of the repeated sentence, and give them."""
    desk.run()
    desk.edit("Il attend", "Espera una respuesta.")
    desk.edit("Il attend", comments=(*desk.entry("Il attend").comments, " depende", f" {SPLIT}"))
    desk.run()
    first, second = (entry.key for entry in desk.entries("Il attend"))
    return first, second


def targets(desk: Desk) -> list[tuple[str | None, str, bool]]:
    return [(e.context, e.target, e.fuzzy) for e in desk.entries("Il attend") if not e.obsolete]


CONTEXTS = ("after: Le maire demande l'aide de l'État.", "after: Le pont n'est pas sûr.")
ESPERA, AGUARDA = "Espera una respuesta.", "Aguarda una respuesta."
BOTH = [(CONTEXTS[0], ESPERA, False), (CONTEXTS[1], AGUARDA, False)]


def test_both_places_start_with_the_translation_there_was(desk: Desk, gettext: Gettext) -> None:
    split(desk)
    assert targets(desk) == [(context, ESPERA, False) for context in CONTEXTS]
    assert all(" depende" in entry.comments for entry in desk.entries("Il attend"))
    assert SPLIT.encode() not in desk.po.read_bytes()
    gettext.judge(desk.po)
    gettext.judge_bytes(desk.po)
    assert not desk.run().changed


def test_a_request_waits_for_the_source_to_be_repeated(desk: Desk) -> None:
    desk.run()
    desk.edit("Personne", comments=(f" {SPLIT}",))
    assert not desk.run().changed
    desk.text += "\nPersonne n'a été blessé.\n"
    desk.run()
    assert len(desk.entries("Personne")) == 2


def two(desk: Desk) -> None:
    _, second = split(desk)
    desk.edit("", AGUARDA, key=second)
    assert targets(desk) == BOTH


CHANGES = {
    "nothing": (("Le port", "Le port"), BOTH),
    "elsewhere": (("lundi matin", "mardi matin"), BOTH),
    "the sentence before one of them": (
        ("Le pont n'est", "Le vieux pont n'est"),
        [BOTH[0], ("after: Le vieux pont n'est pas sûr.", AGUARDA, False)],
    ),
    "one of them is gone": (("Le pont n'est pas sûr. Il attend une réponse.", ""), [(None, ESPERA, False)]),
    "the other is gone": (("l'État. Il attend une réponse.", "l'État."), [(None, AGUARDA, False)]),
    "both are gone": (("Il attend une réponse.", ""), []),
}


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=CHANGES.keys())
def test_two_translations_survive_edits_of_the_article_and_their_undoing(
    change: tuple[str, str], expected: list[tuple[str | None, str, bool]], desk: Desk, gettext: Gettext
) -> None:
    two(desk)
    before = desk.text
    desk.text = desk.text.replace(*change)
    desk.run()
    assert targets(desk) == expected
    gettext.judge(desk.po)
    gettext.judge_bytes(desk.po)
    desk.text = before
    desk.run()
    assert targets(desk) == BOTH
    assert not desk.run().changed


@pytest.mark.parametrize("options", [(), ("--previous",), ("--no-fuzzy-matching",)], ids=" ".join)
def test_two_translations_survive_msgmerge_with_our_template(
    options: tuple[str, ...], desk: Desk, gettext: Gettext
) -> None:
    two(desk)
    desk.save(gettext("msgmerge", "--quiet", *options, desk.po, desk.pot))
    desk.run()
    # msgmerge takes what it offers to the source without a context from one of the two, with a flag.
    assert [(context, target) for context, target, _ in targets(desk)] == [e[:2] for e in BOTH]
    assert sum(fuzzy for *_, fuzzy in targets(desk)) <= 1
    assert all(entry.previous is None for entry in desk.entries("Il attend"))
    assert gettext.judge(desk.po) == ""
    assert not desk.run().changed


def test_a_translator_takes_the_split_back(desk: Desk) -> None:
    first, second = split(desk)
    catalog = desk.catalog
    kept = [e.with_(context=None) if e.key == first else e for e in catalog.entries if e.key != second]
    desk.save(encode(replace(catalog, entries=tuple(kept))))
    desk.run()
    assert targets(desk) == [(None, ESPERA, False)]
    assert len(desk.entry("Il attend").references) == 2


# What was found by random sequences of edits


def test_a_suggestion_that_is_its_own_previous_is_not_lost(desk: Desk) -> None:
    desk.run()
    source = desk.entry("Le pont").source
    desk.edit("Le pont", "El puente.", flags=("fuzzy",), previous=Key(None, source), comments=())
    desk.change(source, "")
    desk.run()
    assert desk.entry("Le pont").target == "El puente."


def test_a_request_for_two_translations_is_not_carried_to_another_sentence(desk: Desk) -> None:
    desk.run()
    desk.edit("Le pont", "El puente.", comments=(f" {SPLIT}", " nota"))
    desk.text = desk.text.replace("Le pont n'est pas sûr.", "Le pont n'est plus sûr. Le pont n'est plus sûr.")
    desk.run()
    assert desk.entry("Le pont n'est plus").comments == (" nota",)
    assert not desk.run().changed


def test_what_a_person_emptied_leaves_nothing_behind_when_it_vanishes(desk: Desk, gettext: Gettext) -> None:
    desk.run()
    desk.edit("Le pont", "")
    desk.change("Le pont n'est pas sûr.", "")
    desk.run()
    assert desk.entries("Le pont") == []
    gettext.judge_bytes(desk.po)


def test_obsolete_units_of_another_tool_stay_as_they_are(desk: Desk) -> None:
    line = '# nota\n#. extracted\n#: a.c:3\n#, no-wrap\n#~ msgid "viejo"\n#~ msgstr "x"\n'
    desk.save(has("l10n") + b"\n" + line.encode())
    assert not desk.run().changed
    desk.text += "\nEncore une ligne.\n"
    desk.run()
    assert line in desk.po.read_text()


def test_the_template_of_another_tool_is_copied_too(desk: Desk, gettext: Gettext) -> None:
    desk.pot.write_bytes(has("xgettext"))
    updated = desk.template()
    assert updated.copy == Path(f"{desk.pot}.orig")
    assert updated.copy.read_bytes() == has("xgettext")
    gettext.judge(desk.pot)
    assert not desk.template().changed


def test_a_plan_writes_nothing(desk: Desk) -> None:
    desk.save(has("po4a"))
    assert plan(desk.sheet()).changed
    assert desk.po.read_bytes() == has("po4a")
    assert [path.name for path in desk.folder.iterdir()] == ["port.po"]
    assert files.read(desk.pot) is None
