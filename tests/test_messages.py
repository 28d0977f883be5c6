"""Messages: what is said in English knows its template, and is said in the language that is asked for."""

from __future__ import annotations

import json
import pickle
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from l10n.errors import InputError
from l10n.languages import tags
from l10n.messages import (
    FOLDER,
    NO_MESSAGE,
    Message,
    Numeral,
    msg,
    msg_choice,
    msgs,
    said,
    said_as_it_stands,
    speaks_english,
)
from tests.sayings import speaking
from tools.messages import problems

NESTED = msg("{what}: {reason}", what=msg("can't write it"), reason="disk full")
ENTRIES = {
    "can't write it": "no se puede escribir",
    "{what}: {reason}": "{what} ({reason})",
    "{one} or {other}": "{one} o {other}",
    "waited {seconds:g} s": "esperado {seconds:g} s",
}


@pytest.fixture
def spanish(tmp_path: Path) -> Iterator[None]:
    """Give a catalog in Spanish, and an environment that asks for it."""
    catalog = polib.POFile()
    for english, other in ENTRIES.items():
        catalog.append(polib.POEntry(msgid=english, msgstr=other))
    forms = {0: "{count} frase", 1: "{count} frases"}
    catalog.append(
        polib.POEntry(msgid="{count} sentence", msgid_plural="{count} sentences", msgstr_plural=forms)
    )
    with speaking(catalog, "es", tmp_path, "es_MX:fr"):
        yield


@pytest.mark.parametrize(
    ("message", "english", "other"),
    [
        pytest.param(msg("can't write it"), "can't write it", "no se puede escribir", id="plain"),
        pytest.param(NESTED, "can't write it: disk full", "no se puede escribir (disk full)", id="nested"),
        pytest.param(msgs("{count} sentence", "{count} sentences", 1), "1 sentence", "1 frase", id="one"),
        pytest.param(
            msgs("{count} sentence", "{count} sentences", 1200), "1,200 sentences", "1.200 frases", id="many"
        ),
        pytest.param(msg_choice("abc"), "a or b or c", "a o b o c", id="choice"),
        pytest.param(msg("waited {seconds:g} s", seconds=2.0), "waited 2 s", "esperado 2 s", id="format"),
        pytest.param(msg("no such file"), "no such file", "no such file", id="not in the catalog"),
        pytest.param("can't write it", "can't write it", "can't write it", id="no message"),
    ],
)
@pytest.mark.usefixtures("spanish")
def test_said_in_a_language(message: str, english: str, other: str) -> None:
    assert message == english
    assert f"{message}" == english
    assert said(message) == said(message, "es") == other
    assert said(message, "en") == said(message, "de") == english


@pytest.mark.usefixtures("spanish")
def test_nothing_is_said_of_nothing() -> None:
    empty = msg("")
    assert [said(one, "es") for one in (empty, NO_MESSAGE, "")] == ["", "", ""]
    assert said_as_it_stands("", "es") == ""


@pytest.mark.parametrize(
    ("language", "count", "shown"),
    [
        pytest.param("en", 1200, "1,200", id="English"),
        pytest.param("fr", 999, "999", id="no group"),
        pytest.param("fr", 1200, "1\u202f200", id="French"),
        pytest.param("fr", 1234567, "1\u202f234\u202f567", id="two groups"),
        pytest.param("es", 9999, "9999", id="Spanish, four digits"),
        pytest.param("es", 10000, "10.000", id="Spanish"),
        pytest.param("ca", 1200, "1200", id="Catalan, four digits"),
        pytest.param("ca", 12000, "12.000", id="Catalan"),
    ],
)
def test_a_count_is_written_as_in_its_language(language: str, count: int, shown: str) -> None:
    message = msgs("{count} more", "{count} more", count)
    assert message == f"{count:,} more"
    assert said(message, language).split(" ")[0] == shown
    assert said(msg("{one}", one=message), language).split(" ")[0] == shown


@pytest.mark.parametrize(
    ("language", "value", "decimals", "shown"),
    [
        pytest.param("en", 1234.56, 1, "1,234.6", id="English"),
        pytest.param("fr", 1234.56, 1, "1\u202f234,6", id="French"),
        pytest.param("fr", 0.04, 1, "0,0", id="little"),
        pytest.param("es", 1234.5, 1, "1234,5", id="Spanish, four digits"),
        pytest.param("es", 12345.0, 2, "12.345,00", id="Spanish"),
        pytest.param("ca", 2, 0, "2", id="no decimals"),
    ],
)
def test_a_numeral_is_written_as_in_its_language(
    language: str, value: float, decimals: int, shown: str
) -> None:
    numeral = Numeral(value, decimals)
    message = msg("{one}", one=numeral)
    again = Message.of(json.loads(json.dumps(message.parts)))
    assert numeral == f"{value:,.{decimals}f}"
    for one in (numeral, message, again, pickle.loads(pickle.dumps(message))):
        assert said(one, language) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        pytest.param("en", "x.po: is a folder; add it", id="English"),
        pytest.param("es", "x.po: es una carpeta; añadirlo", id="Spanish"),
        pytest.param("fr", "x.po: est un dossier\xa0; l’ajouter", id="French"),
    ],
)
def test_a_reason_and_its_hint_are_joined_as_in_their_language(language: str, shown: str) -> None:
    error = InputError(msg("is a folder"), path="x.po", hint=msg("add it"))
    assert said(error.message, language) == shown


@pytest.mark.parametrize(
    ("tag", "language", "shown"),
    [
        pytest.param("es", "en", "is in Spanish already", id="English"),
        pytest.param("es", "fr", "est déjà en espagnol", id="French"),
        pytest.param("fr", "es", "ya está en francés", id="Spanish"),
        pytest.param("fr", "ca", "ja és en francès", id="Catalan"),
        pytest.param("pt-BR", "fr", "est déjà en portugais brésilien", id="a region"),
        pytest.param("sr-Latn", "es", "ya está en serbio (latino)", id="a script"),
        pytest.param("xx", "fr", "est déjà en xx", id="no name"),
        pytest.param("es", "de", "is in Spanish already", id="no catalog"),
    ],
)
def test_a_language_is_called_as_in_the_language_of_the_message(tag: str, language: str, shown: str) -> None:
    name = tags.name(tag)
    message = msg("is in {language} already", language=name)
    again = Message.of(json.loads(json.dumps(message.parts)))
    for one in (message, again, pickle.loads(pickle.dumps(message))):
        assert said(one, language) == said(msg("{what}", what=one), language) == shown
        assert one == f"is in {name} already"
    assert json.dumps(name) == f'"{name}"'


def test_all_messages_are_translated_and_compiled() -> None:
    assert list(problems()) == []


def test_french_puts_no_break_spaces_before_double_marks() -> None:
    catalog = polib.pofile(str(FOLDER / "fr" / "LC_MESSAGES" / "l10n.po"))
    texts = [text for entry in catalog for text in (entry.msgstr, *entry.msgstr_plural.values())]
    assert [text for text in texts if re.search(r"[ \u202f]([;?!»]|:(?!//))|«[ \u202f]", text)] == []


def test_a_message_outlives_files_and_processes() -> None:
    for again in (pickle.loads(pickle.dumps(NESTED)), Message.of(json.loads(json.dumps(NESTED.parts)))):
        assert again == NESTED
        assert again.parts == NESTED.parts
        assert isinstance(again.values["what"], Message)


@pytest.mark.parametrize(
    ("environment", "english"),
    [
        pytest.param({}, True, id="nothing"),
        pytest.param({"LANG": "C.UTF-8"}, True, id="C"),
        pytest.param({"LANG": "es_ES.UTF-8"}, False, id="LANG"),
        pytest.param({"LANG": "es_ES.UTF-8", "LC_ALL": "C"}, True, id="LC_ALL"),
        pytest.param({"LANG": "es_ES.UTF-8", "LANGUAGE": "en_GB:es"}, True, id="English first"),
        pytest.param({"LANG": "C", "LC_MESSAGES": "es_419"}, False, id="a region"),
        pytest.param({"LANG": "de_DE.UTF-8"}, True, id="no catalog"),
    ],
)
@pytest.mark.usefixtures("spanish")
def test_the_environment_is_asked_as_gettext_does(
    environment: dict[str, str], english: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert speaks_english() is english
