"""Merging an article into its catalog: who owns a target decides what becomes of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from l10n.catalogs.catalog import Catalog, Entry, Header, Key
from l10n.catalogs.merging import SPLIT, MergeResult, Pretranslation, merge
from l10n.catalogs.pot import Place
from l10n.catalogs.provenance import Owner as O
from l10n.catalogs.provenance import accept, fingerprint, flags_vanished, origin, owner, reflag, stamp
from l10n.messages import msg

TREATY = "La Russie a ratifié un traité avec la Corée du Nord."
SOLDIERS = "Dix mille soldats nord-coréens se trouvent en Russie."
NATO = "L'OTAN a critiqué la Russie."
LOSSES = "Elles ont subi des pertes, selon des responsables américains."
SOURCES = (TREATY, SOLDIERS, NATO, LOSSES)

Make = Callable[[str], Entry]


def places(*sources: str) -> list[Place]:
    found = []
    before = "at the start"
    for line, source in enumerate(sources, 1):
        found.append(Place(source, f"a.txt:{line}", ("paragraph",), before))
        before = f"after: {source}"
    return found


def catalog(*entries: Entry) -> Catalog:
    return Catalog(Header(()), entries)


def machine(source: str) -> Entry:
    return stamp(Entry(source, references=("a.txt:1",)), f"machine: {source}", "fake 1")


def edited(source: str) -> Entry:
    return machine(source).with_(targets=(f"person: {source}",))


def reviewed(source: str) -> Entry:
    return edited(source).with_(flags=())


def by_source(merged: MergeResult) -> dict[str, Entry]:
    return {entry.source: entry for entry in merged.entries}


OWNERS = {
    "nothing there": (Entry(NATO), O.NOBODY),
    "nothing there, fuzzy": (Entry(NATO, flags=("fuzzy",)), O.NOBODY),
    "the machine's": (machine(NATO), O.MACHINE),
    "the machine's, with a person's comment": (
        machine(NATO).with_(comments=(" is that so?", *machine(NATO).comments)),
        O.MACHINE,
    ),
    "edited, still fuzzy": (edited(NATO), O.PERSON),
    "edited and reviewed": (reviewed(NATO), O.REVIEWED),
    "reviewed as the machine wrote it": (machine(NATO).with_(flags=()), O.REVIEWED),
    "emptied by a person": (machine(NATO).with_(targets=("",), flags=()), O.PERSON),
    "fuzzy without provenance": (Entry(NATO, ("x",), flags=("fuzzy",)), O.PERSON),
    "reviewed without provenance": (Entry(NATO, ("x",)), O.REVIEWED),
    "carried by msgmerge to another sentence": (machine(NATO).with_(source=NATO + " Hier."), O.PERSON),
    "accepted, then flagged again": (accept(machine(NATO).with_(flags=())).with_(flags=("fuzzy",)), O.PERSON),
    "plural, of which one is filled": (Entry(NATO, ("", "x"), plural="p"), O.REVIEWED),
    "a comment that only looks like ours": (
        Entry(NATO, ("x",), comments=(" l10n: see the style guide",), flags=("fuzzy",)),
        O.PERSON,
    ),
}


@pytest.mark.parametrize(("entry", "whose"), OWNERS.values(), ids=OWNERS.keys())
def test_whose_a_target_is(entry: Entry, whose: O) -> None:
    assert owner(entry) is whose


def test_provenance_names_the_engine_and_proves_the_target() -> None:
    entry = stamp(Entry(NATO, comments=(" ours",)), "NATO", "apertium fr-es + apertium spa-eng")
    comment = f" l10n: apertium fr-es + apertium spa-eng; {fingerprint(NATO, 'NATO')}"
    assert entry.comments == (" ours", comment)
    assert entry.flags == ("fuzzy",)
    assert origin(entry) == "apertium fr-es + apertium spa-eng"
    again = stamp(entry, "OTAN", "argos fr→en 1.9")
    assert [c for c in again.comments if "l10n" in c] == [
        f" l10n: argos fr→en 1.9; {fingerprint(NATO, 'OTAN')}"
    ]


def test_a_new_article_is_the_machines() -> None:
    first = merge(None, places(*SOURCES))
    assert first.pending == SOURCES
    assert first.untranslated == 4
    made = {
        source: Pretranslation(f"machine: {source}", "fake 1", (msg("does not know OTAN"),))
        for source in SOURCES
    }
    merged = merge(None, places(*SOURCES), made)
    assert merged.pending == ()
    assert merged.new == 4
    assert [entry.source for entry in merged.entries] == list(SOURCES)
    assert all(owner(entry) is O.MACHINE for entry in merged.entries)
    assert merged.entries[0].extracted == ("paragraph", "engine: does not know OTAN")


UNTOUCHED: dict[str, Make] = {
    "machine": machine,
    "edited": edited,
    "reviewed": reviewed,
    "emptied": lambda source: machine(source).with_(targets=("",), flags=()),
    "foreign": lambda source: Entry(source, ("x",), comments=("note", ""), flags=("no-wrap",)),
    "with an engine's note": lambda source: machine(source).with_(extracted=("engine: does not know OTAN",)),
}


@pytest.mark.parametrize("made", UNTOUCHED.values(), ids=UNTOUCHED.keys())
@pytest.mark.parametrize("order", [SOURCES, SOURCES[::-1]], ids=["in place", "moved"])
def test_an_unchanged_sentence_keeps_target_flags_and_comments(made: Make, order: tuple[str, ...]) -> None:
    old = {source: made(source) for source in SOURCES}
    merged = merge(catalog(*old.values()), places(*order))
    assert merged.pending == ()
    assert [entry.source for entry in merged.entries] == list(order)
    for entry in merged.entries:
        before = old[entry.source]
        assert (entry.targets, entry.flags, entry.comments) == (before.targets, before.flags, before.comments)
        assert [line for line in entry.extracted if line.startswith("engine: ")] == list(before.extracted)


def test_a_merge_that_changes_nothing_keeps_the_very_entries() -> None:
    first = merge(None, places(*SOURCES), {s: Pretranslation("x" + s, "fake 1") for s in SOURCES})
    again = merge(catalog(*first.entries), places(*SOURCES))
    assert all(new is old for new, old in zip(again.entries, first.entries, strict=True))


REFRESH: dict[str, tuple[Make, bool]] = {
    "machine": (machine, True),
    "edited": (edited, False),
    "reviewed": (reviewed, False),
}


@pytest.mark.parametrize(("made", "redone"), REFRESH.values(), ids=REFRESH.keys())
def test_refresh_redoes_what_is_the_machines_and_nothing_else(made: Make, redone: bool) -> None:
    old = catalog(*(made(source) for source in SOURCES))
    assert merge(old, places(*SOURCES), refresh=True).pending == (SOURCES if redone else ())
    better = {source: Pretranslation("better", "fake 2") for source in SOURCES}
    assert all(e.target != "better" for e in merge(old, places(*SOURCES), better).entries)
    merged = merge(old, places(*SOURCES), better, refresh=True)
    assert all((entry.target == "better") == redone for entry in merged.entries)


@pytest.mark.parametrize(("made", "redone"), REFRESH.values(), ids=REFRESH.keys())
def test_what_was_reviewed_elsewhere_replaces_a_machines_and_nothing_else(made: Make, redone: bool) -> None:
    old = catalog(*(made(source) for source in SOURCES))
    offers = {
        source: Pretranslation(f"reviewed: {source}", "memory 100 %", remembered=True) for source in SOURCES
    }
    merged = merge(old, places(*SOURCES), offers)
    assert all((entry.target == f"reviewed: {entry.source}") == redone for entry in merged.entries)
    assert (merged.new, merged.remembered) == (redone * len(SOURCES),) * 2
    assert merge(catalog(*merged.entries), places(*SOURCES), offers).entries == merged.entries


def test_refresh_keeps_the_old_target_if_the_engine_has_none() -> None:
    merged = merge(catalog(machine(NATO)), places(NATO), {NATO: Pretranslation("", "fake 2")}, refresh=True)
    assert merged.entries[0].target == f"machine: {NATO}"


CHANGED = {
    "a comma": ("La Russie a ratifié, un traité avec la Corée du Nord.",),
    "a word": ("La Russie a signé un traité avec la Corée du Nord.",),
    "an addition": ("Le 9 novembre, la Russie a ratifié un traité avec la Corée du Nord.",),
    "a third left out": ("La Russie a ratifié un traité.",),
}


@pytest.mark.parametrize("new", CHANGED.values(), ids=CHANGED.keys())
@pytest.mark.parametrize("made", [edited, reviewed], ids=["edited", "reviewed"])
def test_a_changed_sentence_is_offered_the_persons_target(made: Make, new: tuple[str]) -> None:
    old = made(TREATY).with_(comments=(" check the date", *made(TREATY).comments))
    merged = merge(
        catalog(old, machine(SOLDIERS)), places(*new, SOLDIERS), {new[0]: Pretranslation("no!", "fake 1")}
    )
    entry = merged.entries[0]
    assert entry.target == f"person: {TREATY}"
    assert entry.previous == Key(None, TREATY)
    assert entry.flags == ("fuzzy",)
    assert entry.comments == (" check the date",)
    assert owner(entry) is O.PERSON
    assert merged.suggested == 1
    gone = by_source(merged)[TREATY]
    assert gone.obsolete
    assert gone.target == f"person: {TREATY}"


def test_a_changed_sentence_of_the_machine_goes_to_the_engine() -> None:
    new = CHANGED["a comma"][0]
    assert merge(catalog(machine(TREATY)), places(new)).pending == (new,)


def test_comments_on_a_machines_target_stay_with_the_changed_sentence() -> None:
    new = CHANGED["a comma"][0]
    old = machine(TREATY).with_(comments=(" ask the author", *machine(TREATY).comments))
    merged = merge(catalog(old), places(new), {new: Pretranslation("anew", "fake 1")})
    assert merged.entries[0].target == "anew"
    assert merged.entries[0].comments[0] == " ask the author"


def test_another_sentence_in_its_place_is_no_suggestion() -> None:
    merged = merge(catalog(machine(NATO), reviewed(TREATY)), places(NATO, SOLDIERS))
    assert merged.pending == (SOLDIERS,)


def test_a_changed_sentence_is_found_after_it_moved() -> None:
    new = CHANGED["a comma"][0]
    old = catalog(reviewed(TREATY), machine(SOLDIERS), machine(NATO))
    merged = merge(old, places(SOLDIERS, NATO, new))
    assert merged.entries[2].target == f"person: {TREATY}"


def test_a_split_sentence_offers_its_target_to_its_parts() -> None:
    whole = (
        "Des officiers aideraient les forces russes, et l'afflux de soldats a été documenté depuis septembre."
    )
    parts = (
        "Des officiers aideraient les forces russes.",
        "L'afflux de soldats a été documenté depuis septembre.",
    )
    merged = merge(catalog(machine(NATO), reviewed(whole), machine(LOSSES)), places(NATO, *parts, LOSSES))
    for part in parts:
        assert by_source(merged)[part].target == f"person: {whole}"
        assert by_source(merged)[part].previous == Key(None, whole)


def test_joined_sentences_offer_their_targets_in_order() -> None:
    parts = (
        "Des officiers aideraient les forces russes.",
        "L'afflux de soldats a été documenté depuis septembre.",
    )
    whole = (
        "Des officiers aideraient les forces russes, et l'afflux de soldats a été documenté depuis septembre."
    )
    old = catalog(machine(NATO), *map(reviewed, parts), machine(LOSSES))
    entry = by_source(merge(old, places(NATO, whole, LOSSES)))[whole]
    assert entry.target == f"person: {parts[0]} person: {parts[1]}"
    assert entry.previous == Key(None, " ".join(parts))


def test_a_machine_s_target_goes_with_its_sentence() -> None:
    gone = merge(catalog(machine(TREATY), machine(NATO)), places(TREATY))
    assert [entry.source for entry in gone.entries] == [TREATY]


@pytest.mark.parametrize("made", [edited, reviewed], ids=["edited", "reviewed"])
def test_a_vanished_sentence_becomes_obsolete_and_is_revived(made: Make) -> None:
    old = made(NATO)
    gone = merge(catalog(machine(TREATY), old), places(TREATY))
    assert gone.entries[-1].obsolete
    assert gone.entries[-1].references == ()
    back = merge(catalog(*gone.entries), places(TREATY, NATO))
    entry = by_source(back)[NATO]
    assert (entry.obsolete, entry.targets, entry.flags, entry.comments) == (
        False,
        old.targets,
        old.flags,
        old.comments,
    )
    assert back.pending == ()


def test_an_empty_entry_that_vanished_is_dropped() -> None:
    assert len(merge(catalog(machine(TREATY), Entry(NATO)), places(TREATY)).entries) == 1


def test_a_suggestion_nobody_touched_vanishes_with_its_sentence() -> None:
    first = merge(catalog(reviewed(TREATY)), places(CHANGED["a comma"][0]))
    back = merge(catalog(*first.entries), places(TREATY))
    assert [entry.source for entry in back.entries] == [TREATY]
    assert owner(back.entries[0]) is O.REVIEWED


def test_a_suggestion_that_changes_again_still_says_what_it_translated() -> None:
    first = merge(catalog(reviewed(TREATY)), places(CHANGED["a comma"][0]))
    second = merge(catalog(*first.entries), places(CHANGED["an addition"][0]))
    assert second.entries[0].previous == Key(None, TREATY)
    assert second.entries[0].target == f"person: {TREATY}"


def test_format_flags_that_a_percent_sign_provoked_are_dropped() -> None:
    source = "Une hausse de 5 % des exportations."
    old = Entry(source, ("Un alza del 5 %.",), flags=("fuzzy", "c-format", "no-python-format", "no-wrap"))
    assert merge(catalog(old), places(source)).entries[0].flags == ("fuzzy", "no-python-format", "no-wrap")


def test_a_repeated_source_is_one_unit_with_several_references() -> None:
    (entry,) = merge(None, places(NATO, NATO)).entries
    assert entry.references == ("a.txt:1", "a.txt:2")
    assert entry.context is None


def test_a_translator_asks_for_two_translations() -> None:
    old = reviewed(NATO).with_(comments=(f" {SPLIT}", " depends on who speaks"))
    merged = merge(catalog(old, machine(TREATY)), places(NATO, TREATY, NATO))
    first, _, second = merged.entries[:3]
    assert (first.context, second.context) == ("at the start", f"after: {TREATY}")
    assert first.target == second.target == f"person: {NATO}"
    assert first.comments == second.comments == (" depends on who speaks",)
    assert merged.pending == ()
    changed = [entry.with_(targets=("otra",)) if entry is second else entry for entry in merged.entries]
    again = merge(catalog(*changed), places(NATO, TREATY, NATO))
    assert [entry.target for entry in again.entries[:3:2]] == [f"person: {NATO}", "otra"]
    assert all(new is old for new, old in zip(again.entries, changed, strict=True))


def test_a_split_source_that_stands_once_again_is_one_unit() -> None:
    old = reviewed(NATO).with_(comments=(f" {SPLIT}",))
    split = merge(catalog(old, machine(TREATY)), places(NATO, TREATY, NATO))
    merged = merge(catalog(*split.entries), places(NATO, TREATY))
    assert merged.entries[0].key == Key(None, NATO)
    assert merged.entries[0].target == f"person: {NATO}"


def test_one_entry_a_key_whatever_was_there() -> None:
    old = catalog(reviewed(NATO).with_(obsolete=True, references=()), machine(TREATY))
    keys = [entry.key for entry in merge(old, places(TREATY, NATO, NATO)).entries]
    assert len(keys) == len(set(keys))


VANISHED = {
    "all gone, all the machine's": ([machine(s).with_(flags=()) for s in SOURCES], True),
    "one is fuzzy still": ([machine(TREATY), *(machine(s).with_(flags=()) for s in SOURCES[1:])], False),
    "most are edited": ([machine(TREATY).with_(flags=()), *map(reviewed, SOURCES[1:])], False),
    "half are edited": (
        [*(machine(s).with_(flags=()) for s in SOURCES[:2]), *map(reviewed, SOURCES[2:])],
        False,
    ),
    "accepted": ([accept(machine(s).with_(flags=())) for s in SOURCES], False),
    "nothing translated": ([Entry(s) for s in SOURCES], False),
    "obsolete ones don't count": (
        [reviewed(TREATY), *(machine(s).with_(flags=(), obsolete=True) for s in SOURCES[1:])],
        False,
    ),
}


@pytest.mark.parametrize(("entries", "vanished"), VANISHED.values(), ids=VANISHED.keys())
def test_a_file_that_lost_every_flag_is_told_from_a_reviewed_one(
    entries: list[Entry], vanished: bool
) -> None:
    assert flags_vanished(catalog(*entries)) is vanished


def test_a_persons_word_settles_it() -> None:
    lost = machine(NATO).with_(flags=())
    assert owner(accept(lost)) is O.REVIEWED
    assert accept(accept(lost)) == accept(lost)
    assert reflag(lost) == machine(NATO)
    assert accept(reviewed(TREATY)) is not None
    assert reflag(reviewed(TREATY)) == reviewed(TREATY)
