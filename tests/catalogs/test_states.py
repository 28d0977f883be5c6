"""What was reviewed before a sentence changed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from l10n.catalogs.catalog import Entry, Key
from l10n.catalogs.provenance import stamp
from l10n.catalogs.states import is_stale, reviewed_before

NOW = Entry("Il part demain.", ("Se va.",), flags=("fuzzy",), previous=Key(None, "Il part."))
OLD = Entry("Il part.", ("Se va.",), obsolete=True)
DRAFT = replace(OLD, flags=("fuzzy",))
MACHINES = stamp(Entry("Il part."), "Se va.", "double 1")
JOINED = replace(NOW, targets=("Se va. Fin.",), previous=Key(None, "Il part. C'est tout."))
REST = Entry("C'est tout.", ("Fin.",), obsolete=True)


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        pytest.param([NOW, OLD], "Se va.", id="reviewed"),
        pytest.param(
            [replace(NOW, targets=("Otra cosa.",)), OLD], "Se va.", id="the suggestion was worked on"
        ),
        pytest.param([NOW, DRAFT], None, id="only a draft"),
        pytest.param([NOW], "Se va.", id="msgmerge's: the earlier entry is gone"),
        pytest.param([replace(NOW, comments=MACHINES.comments)], None, id="msgmerge's, of a machine's"),
        pytest.param([JOINED, OLD, REST], "Se va. Fin.", id="joined"),
        pytest.param([JOINED, DRAFT, REST], None, id="joined, one of them a draft"),
        pytest.param([NOW, replace(NOW, source="Demain."), OLD], None, id="split"),
        pytest.param([replace(NOW, flags=()), OLD], None, id="reviewed since"),
        pytest.param([replace(NOW, targets=("",)), OLD], None, id="emptied"),
    ],
)
def test_what_was_reviewed_before(entries: list[Entry], expected: str | None) -> None:
    assert reviewed_before(entries).get(NOW.key) == expected


def test_a_machines_target_is_never_stale() -> None:
    assert is_stale(NOW)
    assert not is_stale(MACHINES)
    assert not is_stale(replace(MACHINES, previous=Key(None, "Il part hier.")))
