"""simplemma's dictionaries as they are kept: what they say, and what becomes of their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from l10n.text import dictionaries


@pytest.fixture(autouse=True)
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The folder of the cache; dictionaries that are open are forgotten, before and after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    dictionaries.dictionary.cache_clear()
    yield tmp_path / "l10n" / "dictionaries"
    dictionaries.dictionary.cache_clear()


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


def test_has_all_that_simplemma_has() -> None:
    theirs = DefaultDictionaryFactory().get_dictionary("is")
    assert dict(dictionaries.dictionary("is").items()) == dict(theirs.items())


def test_is_kept_and_opened_again(opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert dictionaries.is_form("hestur", "is")
    assert len(files(opened)) == 1
    dictionaries.dictionary.cache_clear()
    monkeypatch.setattr(dictionaries, "_unpacked", None)
    assert dictionaries.is_form("hestur", "is")


@pytest.mark.parametrize("content", [b"", b"We love Marisa.", b"x" * 1000], ids=["empty", "cut", "other"])
def test_is_made_anew_where_its_file_is_broken(opened: Path, content: bytes) -> None:
    assert dictionaries.is_form("hestur", "is")
    (name,) = files(opened)
    whole = (opened / name).read_bytes()
    (opened / name).write_bytes(content)
    dictionaries.dictionary.cache_clear()
    assert dictionaries.is_form("hestur", "is")
    assert (opened / name).read_bytes() == whole


def test_does_without_a_folder_to_keep_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert dictionaries.is_form("hestur", "is")


@pytest.mark.parametrize(
    ("word", "language"),
    [("chevaux", "fr"), ("Mangeait", "fr"), ("aujourd’hui", "fr"), ("Kouïsk", "fr"), ("houses", "en")],
)
def test_says_what_simplemma_says(
    word: str, language: str, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dictionaries.is_form(word, language) == simplemma.is_known(word, language)
    assert dictionaries.lemma(word, language) == simplemma.lemmatize(word, language)


def test_tells_how_far_a_word_may_go_on() -> None:
    icelandic = dictionaries.dictionary("is")
    assert icelandic.known("hestur") == len("hestur")
    assert icelandic.known("hesqqq") == len("hes")
    assert icelandic.known("") == 0


@pytest.mark.parametrize(("tag", "base"), [("pt-BR", "pt"), ("fr", "fr"), ("tlh", "")])
def test_has_a_name_for_each_language(tag: str, base: str) -> None:
    assert dictionaries.base(tag) == base
