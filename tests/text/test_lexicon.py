"""What counts as a word: simplemma's dictionaries, what they lack, and what becomes of the files they are kept in."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import simplemma
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from l10n.text import lexicon
from l10n.text.lexicon import has_dictionary, is_proper_noun, is_word, listed
from tests.support import ROOT

LACKING = {
    "fr": "beaucoup jamais temps pays également évidemment constamment énormément profondément vraiment",
    "es": "jamás reunirse dárselo resistiéndose matarlas",
    "it": "inoltre portavoce città facilmente regolarmente mettersi averla bellissimo",
    "pt": "dezoito realmente consideravelmente aspeto perceção excecional",
    "ca": "endavant després clarament almenys",
}


@pytest.mark.parametrize(
    ("word", "language"), [(word, language) for language, words in LACKING.items() for word in words.split()]
)
def test_has_words_that_the_dictionary_lacks(word: str, language: str) -> None:
    assert is_word(word, language)


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("beaucuop", "fr"),
        ("xyzment", "fr"),
        ("cemment", "fr"),
        ("endavnat", "ca"),
        ("blorarse", "es"),
        ("blorarsi", "it"),
        ("blormente", "pt"),
        ("withoutanger", "en"),
    ],
)
def test_has_no_other(word: str, language: str) -> None:
    assert not is_word(word, language)


def test_tells_what_is_listed() -> None:
    assert listed(["imediately", "immediately", "at"], "en") == "immediately"
    assert listed(["également"], "fr") == ""


def test_a_language_without_a_dictionary_has_no_words() -> None:
    assert not has_dictionary("oc")
    assert not is_word("ostal", "oc")
    assert not is_proper_noun("Boston", "oc")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """The folder of the cache; dictionaries that are open are forgotten, before and after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    lexicon.dictionary.cache_clear()
    yield tmp_path / "l10n" / "dictionaries"
    lexicon.dictionary.cache_clear()


def files(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()] if folder.exists() else []


@pytest.mark.usefixtures("opened")
def test_has_all_that_simplemma_has() -> None:
    theirs = DefaultDictionaryFactory().get_dictionary("is")
    assert dict(lexicon.dictionary("is").items()) == dict(theirs.items())


def ask(times: int = 1) -> bool:
    """Forget the dictionary, as a run begins, and ask it so many times."""
    lexicon.dictionary.cache_clear()
    return {lexicon.dictionary("is").get("hestum") for _ in range(times)} == {"hestur"}


def tries(folder: Path) -> list[str]:
    return [name for name in files(folder) if name.endswith(".trie")]


def make() -> None:
    """Go through all of the dictionary, for which it is kept."""
    lexicon.dictionary.cache_clear()
    assert len(lexicon.dictionary("is"))


def test_is_read_as_it_is_packed_until_it_is_asked_much(opened: Path) -> None:
    assert ask(5000)
    assert tries(opened) == []
    for _ in range(4):  # by other runs
        assert ask()
    assert tries(opened) == []
    assert ask()
    assert len(tries(opened)) == 1


def test_is_kept_where_it_is_asked_much(opened: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask(60_000)
    assert len(tries(opened)) == 1
    monkeypatch.setattr(lexicon, "_unpacked", None)
    assert ask()


@pytest.mark.usefixtures("opened")
def test_says_the_same_however_it_is_read() -> None:
    words = ["hestur", "hestum", "Hestum", "ísland", "xqz", "", "a" * 300]
    first = [(word in lexicon.dictionary("is"), lexicon.dictionary("is").get(word)) for word in words]
    make()
    kept = lexicon.dictionary("is")
    assert [(word in kept, kept.get(word)) for word in words] == first


@pytest.mark.parametrize("content", [b"", b"We love Marisa.", b"x" * 1000], ids=["empty", "cut", "other"])
def test_is_made_anew_where_its_file_is_broken(opened: Path, content: bytes) -> None:
    make()
    (name,) = tries(opened)
    whole = (opened / name).read_bytes()
    (opened / name).write_bytes(content)
    assert ask()
    assert tries(opened) == []
    make()
    assert (opened / name).read_bytes() == whole


@pytest.mark.parametrize("place", [0, 0.6], ids=["at its beginning", "later"])
def test_is_made_anew_where_a_power_cut_left_zeros(opened: Path, place: float) -> None:
    """Opened as it is, such a file ends the process: a process of its own says whether it does."""
    code = (
        "from l10n.text import lexicon; print(lexicon.is_form('hestur', 'is'), len(lexicon.dictionary('is')))"
    )
    right = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT).stdout
    (name,) = tries(opened)
    whole = (opened / name).read_bytes()
    at = int(place * len(whole))
    (opened / name).write_bytes(whole[:at] + bytes(min(4096, len(whole) - at)) + whole[at + 4096 :])
    assert (
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT).stdout
        == right
    )
    assert (opened / name).read_bytes() == whole


@pytest.mark.usefixtures("opened")
def test_does_without_a_folder_to_keep_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert lexicon.is_form("hestur", "is")


@pytest.mark.parametrize(
    ("word", "language"),
    [("chevaux", "fr"), ("Mangeait", "fr"), ("aujourd’hui", "fr"), ("Kouïsk", "fr"), ("houses", "en")],
)
def test_says_what_simplemma_says(
    word: str, language: str, opened: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lexicon.is_form(word, language) == simplemma.is_known(word, language)
    assert lexicon.lemma(word, language) == simplemma.lemmatize(word, language)


LETTERS = {"hestur": len("hestur"), "hesqqq": len("hes"), "": 0, "zzz": 1}


@pytest.mark.usefixtures("opened")
def test_tells_how_far_a_word_may_go_on() -> None:
    packed = lexicon.dictionary("is")
    assert all(packed.known_letters(word) >= least for word, least in LETTERS.items())
    make()
    kept = lexicon.dictionary("is")
    assert {word: kept.known_letters(word) for word in LETTERS} == LETTERS


@pytest.mark.parametrize(("tag", "base"), [("pt-BR", "pt"), ("fr", "fr"), ("tlh", "")])
def test_has_a_name_for_each_language(tag: str, base: str) -> None:
    assert lexicon.dictionary_code(tag) == base
