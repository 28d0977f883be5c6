"""When the glossary changes, a machine's units that it touches are made again, and no others."""

from __future__ import annotations

import pytest

from l10n.catalogs.catalog import Entry
from l10n.catalogs.merging import Pretranslation, merge
from l10n.catalogs.provenance import Owner, accept, is_ours, owner, stamp, terms
from tests.catalogs.test_merging import NATO, TREATY, catalog, edited, places, reviewed

NOW, BEFORE = "0a1b2c3d", "99999999"


def asks(source: str) -> str:
    return NOW if source == NATO else ""


def made(source: str, fingerprint: str = "") -> Entry:
    return stamp(Entry(source), f"machine: {source}", "fake 1", terms=fingerprint)


@pytest.mark.parametrize(
    ("entry", "redone"),
    [
        pytest.param(made(NATO, NOW), False, id="as the glossary asks now"),
        pytest.param(made(NATO, BEFORE), True, id="as it asked before"),
        pytest.param(made(NATO), True, id="before there was one"),
        pytest.param(made(TREATY, BEFORE), True, id="it asks nothing any more"),
        pytest.param(made(TREATY), False, id="it never asked anything"),
        pytest.param(edited(NATO), False, id="edited by hand"),
        pytest.param(reviewed(NATO), False, id="reviewed"),
        pytest.param(made(NATO, BEFORE).with_(flags=()), False, id="reviewed as the machine wrote it"),
        pytest.param(made(NATO, BEFORE).with_(targets=("",)), False, id="emptied by a person"),
    ],
)
def test_what_is_made_again(entry: Entry, redone: bool) -> None:
    source = entry.source
    assert merge(catalog(entry), places(source), asks=asks).pending == ((source,) if redone else ())
    assert merge(catalog(entry), places(source)).pending == ()  # without a glossary
    new = Pretranslation("anew", "fake 2", terms=asks(source))
    (after,) = merge(catalog(entry), places(source), {source: new}, asks=asks).entries
    assert (after.target == "anew") is redone
    if redone:
        assert (owner(after), terms(after)) == (Owner.MACHINE, asks(source))
        assert merge(catalog(after), places(source), asks=asks).pending == ()


def test_a_target_that_stays_gets_the_new_fingerprint() -> None:
    before = made(NATO, BEFORE)
    again = {NATO: Pretranslation(before.target, "fake 1", terms=NOW)}
    (after,) = merge(catalog(before), places(NATO), again, asks=asks).entries
    assert after.targets == before.targets
    assert after.comments == (before.comments[0].replace(BEFORE, NOW),)


def test_where_the_engine_has_nothing_the_old_target_stays() -> None:
    merged = merge(
        catalog(made(NATO, BEFORE)), places(NATO), {NATO: Pretranslation("", "fake 2", terms=NOW)}, asks=asks
    )
    assert (merged.entries[0].target, merged.kept) == (f"machine: {NATO}", 1)


def test_the_fingerprint_is_provenance_and_can_be_accepted() -> None:
    entry = made(NATO, NOW)
    assert entry.comments[0].endswith(f"; terms {NOW}")
    assert all(map(is_ours, entry.comments))
    accepted = accept(entry.with_(flags=()))
    assert accepted.comments[0].endswith(f"; terms {NOW}; accepted")
    assert terms(accepted) == NOW
    assert owner(accepted.with_(flags=("fuzzy",))) is Owner.PERSON
