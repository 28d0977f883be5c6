"""What simplemma's dictionaries know of words: whether a language has them, and their lemmas.

simplemma unpacks a dictionary into memory, which takes up to two seconds and 200 MB. Each is unpacked once, and kept
in the cache folder as a trie (marisa-trie): that is opened in some thousandths of a second, and takes a few MB.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from l10n.cache import cache_folder, keep

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy


class Dictionary(Mapping[str, str]):
    """The forms of a language's words, with their lemmas, as simplemma has them (in NFC)."""

    def __init__(self, language: str) -> None:
        self._trie = _trie(language)

    def __contains__(self, word: object) -> bool:
        return word in self._trie

    def __getitem__(self, word: str) -> str:
        return str(self._trie[word][0], "utf-8")

    def get(self, word: str, default: Any = None) -> Any:
        """Return the lemma of a form."""
        found = self._trie.get(word)
        return str(found[0], "utf-8") if found else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._trie.iterkeys())

    def __len__(self) -> int:
        return len(self._trie)

    def known(self, word: str) -> int:
        """Return with how many of a word's letters some form begins."""
        begin = self._trie.iterkeys
        return next(size for size in range(len(word), -1, -1) if any(True for _ in begin(word[:size])))


def base(language: str) -> str:
    """Return the name under which there is a dictionary for a language (BCP 47); empty if there is none."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    code = language.partition("-")[0]
    return code if code in SUPPORTED_LANGUAGES else ""


@cache
def dictionary(language: str) -> Dictionary:
    """Return the dictionary of a language that has one (its `base`)."""
    return Dictionary(language)


def is_form(word: str, *languages: str) -> bool:
    """Return whether a word is a form of one in some of the languages (bases), whatever its first letter."""
    form = normalize("NFC", word)
    return any(_lookup().get_lemma(form, language) is not None for language in languages)


def is_entry(word: str, language: str) -> bool:
    """Return whether the dictionary of a language (its base) has a word with these very letters."""
    return _lookup().is_dictionary_member(word, language)


def lemma(word: str, language: str) -> str:
    """Return the lemma of a word in a language (its base), by dictionary and simplemma's rules, or the word."""
    return _lemmatizer().lemmatize(word, language)


class _Factory:
    """simplemma's way to the dictionaries."""

    def get_dictionary(self, lang: str) -> Mapping[str, str]:
        return dictionary(lang)


@cache
def _lookup() -> DictionaryLookupStrategy:
    from simplemma.strategies import DictionaryLookupStrategy

    return DictionaryLookupStrategy(_Factory())


@cache
def _lemmatizer() -> Lemmatizer:
    from simplemma import Lemmatizer
    from simplemma.strategies import DefaultStrategy

    return Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_Factory()))


def _trie(language: str) -> Any:
    """Return the trie of a dictionary: the one that is kept, or a new one."""
    from marisa_trie import BytesTrie
    from simplemma.__metadata__ import __version__

    path = cache_folder() / "dictionaries" / f"{language}-{__version__}.trie"
    try:
        return BytesTrie().load(str(path))
    except (OSError, RuntimeError):  # there is none, or it is broken
        trie = BytesTrie(_unpacked(language), num_tries=1)  # half as large again, and quicker
        keep(path, trie.tobytes())
        return trie


def _unpacked(language: str) -> Iterator[tuple[str, bytes]]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary(language)  # of its own: it is gone when this is done
    return ((form, lemma.encode()) for form, lemma in forms.items())
