"""Compiled catalogs, as Python's own gettext reads them."""

from __future__ import annotations

from dataclasses import replace
from gettext import GNUTranslations
from io import BytesIO

from l10n.catalogs.catalog import Catalog, Entry, Header
from l10n.catalogs.mo import encode
from l10n.catalogs.provenance import stamp

HEADER = Header(
    (
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("", "a line that is no field"),
        ("Language", "es"),
    )
)
MACHINE = stamp(Entry("Il dort."), "Él duerme.", "double 1")


def read(*entries: Entry) -> GNUTranslations:
    return GNUTranslations(BytesIO(encode(Catalog(HEADER, entries))))


def said(made: GNUTranslations) -> set[str]:
    """Return the sources that a compiled catalog has: what gettext reads of it, which typeshed doesn't know."""
    return {key for key in vars(made)["_catalog"] if key}


def test_what_is_reviewed_is_there() -> None:
    made = read(
        Entry("Été", ("«\u00a0Verano\u00a0»\n",)),
        Entry("Oui.", ("Sí.",), context="after: Été"),
        Entry("Oui.", ("Claro.",)),
        Entry("un œil", ("ojo", "ojos"), plural="des yeux"),
    )
    assert made.gettext("Été") == "«\u00a0Verano\u00a0»\n"
    assert (made.pgettext("after: Été", "Oui."), made.gettext("Oui.")) == ("Sí.", "Claro.")
    assert [made.ngettext("un œil", "des yeux", n) for n in (1, 2)] == ["ojo", "ojos"]
    assert made.info()["language"] == "es"


def test_what_is_not_reviewed_is_not() -> None:
    made = read(
        Entry("a", ("b",), flags=("fuzzy",)),
        MACHINE,
        Entry("gone", ("x",), obsolete=True),
        Entry("empty"),
        Entry("c", ("d",)),
    )
    assert said(made) == {"c"}


def test_a_catalog_that_lost_its_flags_has_only_what_a_person_wrote() -> None:
    unflagged = replace(MACHINE, flags=())
    other = replace(stamp(Entry("b"), "c", "double 1"), flags=())
    made = read(unflagged, other, replace(unflagged, source="Il part.", targets=("Se va.",)))
    assert said(made) == {"Il part."}
