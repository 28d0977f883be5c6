"""How a catalog's strings are written: which flags, and which forms of a plural are for few numbers."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.catalogs.notation import notations
from l10n.catalogs.reading import decode
from l10n.pipeline.check import CheckOptions, check
from l10n.pipeline.corpus import Corpus

HEAD = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {plurals}\\n"

"""
SLAVIC = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"
EAST = "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
ARABIC = (
    "nplurals=6; "
    "plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 && n%100<=99 ? 4 : 5);"
)
ENTRY = """#, {flags}
msgid "%d file"
msgid_plural "%d files"
{forms}
"""


def catalog(language: str, plurals: str, *targets: str, flags: str = "c-format") -> bytes:
    """Return a catalog with one plural."""
    forms = "\n".join(f'msgstr[{number}] "{target}"' for number, target in enumerate(targets))
    return (HEAD.format(language=language, plurals=plurals) + ENTRY.format(flags=flags, forms=forms)).encode()


@pytest.mark.parametrize(
    ("language", "plurals", "few"),
    [
        pytest.param("pl", SLAVIC, [True, False, False], id="a form for one alone"),
        pytest.param("ru", EAST, [True, False, False], id="a form for all that end with one"),
        pytest.param("ar", ARABIC, [True, True, True, False, False, False], id="forms for none, one and two"),
        pytest.param("fr", "nplurals=2; plural=(n > 1);", [True, False], id="a form for none and one"),
        pytest.param("ja", "nplurals=1; plural=0;", [True], id="one form for all"),
        pytest.param("de", "nplurals=2; plural=(n == ;", [True, False], id="an expression that is none"),
    ],
)
def test_a_form_is_for_few_numbers(language: str, plurals: str, few: list[bool]) -> None:
    read = decode(catalog(language, plurals, *["%d"] * len(few)), Path("a.po"))
    [entry] = read.active
    each = [notations(read)(entry, number) for number in range(len(few))]
    assert [one is not None and one.few for one in each] == few
    assert {one.formats for one in each if one} == {("c-format",)}


def rules(path: Path, data: bytes, language: str) -> list[tuple[str, str]]:
    """Return the rules and severities of what is found in a catalog, but for notes."""
    path.write_bytes(data)
    [result] = check(Corpus.below([path], "en", language), CheckOptions())
    return [(one.rule, one.severity.value) for one in result.findings if one.severity != "info"]


def test_a_plural_whose_first_form_has_no_number_is_right(tmp_path: Path) -> None:
    data = catalog("pl", SLAVIC, "Jeden plik", "%d pliki", "%d plików")
    assert rules(tmp_path / "pl.po", data, "pl") == []


def test_a_form_for_many_has_the_number(tmp_path: Path) -> None:
    data = catalog("pl", SLAVIC, "Jeden plik", "%d pliki", "Wiele plików")
    assert rules(tmp_path / "pl.po", data, "pl") == [("placeables/lost", "error")]


def test_the_flags_of_an_entry_are_obeyed(tmp_path: Path) -> None:
    data = catalog("pl", SLAVIC, "{} plik", "{} pliki", "{} plików", flags="python-brace-format")
    data = data.replace(b"%d file", b"{} file")
    assert rules(tmp_path / "pl.po", data, "pl") == []
    assert ("placeables/lost", "error") in rules(
        tmp_path / "pl.po", data.replace(b"{} plik\xc3\xb3w", b"Pliki"), "pl"
    )


def test_entities_of_software_are_no_damage(tmp_path: Path) -> None:
    text = HEAD.format(language="fr", plurals="nplurals=2; plural=(n > 1);")
    text += 'msgid "Sound &amp; screen"\nmsgstr "Son &amp; écran"\n'
    assert rules(tmp_path / "fr.po", text.encode(), "fr") == []
