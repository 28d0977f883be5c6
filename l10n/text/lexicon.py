"""Whether a word is one of a language, and its lemma: simplemma's dictionaries, and what they lack.

simplemma unpacks a dictionary into memory, which takes up to two seconds and 200 MB. Each is unpacked once, and kept
in the cache folder as a trie (marisa-trie): that is opened in some thousandths of a second, and takes a few MB. Until
it is asked much, by this run or by several, simplemma reads it as it is packed: a first article waits for no trie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from l10n.cache import cache_folder, keep
from l10n.text.invariables import is_lacking
from l10n.text.memo import Memo

if TYPE_CHECKING:
    from simplemma import Lemmatizer
    from simplemma.strategies import DictionaryLookupStrategy


_MANY = 50_000  # questions to a dictionary as it is packed, 8 µs each: together they take as long as making its trie
_OPENING = 12_000  # takes as long as so many


class Dictionary(Mapping[str, str]):
    """The forms of a language's words, with their lemmas, as simplemma has them (in NFC)."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._trie: Any = _stored_trie(code)  # None while it is read as it is packed
        self._left = _MANY
        if self._trie is None:
            self._left -= _opened_before(code) * _OPENING
            if self._left <= 0:
                self._trie = _new_trie(code)
        self._packed = _packed_forms(code) if self._trie is None else None

    def __contains__(self, word: object) -> bool:
        if self._trie is None and (packed := self._for_few()) is not None:
            return word in packed
        return word in self._trie

    def __getitem__(self, word: str) -> str:
        if self._trie is None and (packed := self._for_few()) is not None:
            return packed[word]
        return str(self._trie[word][0], "utf-8")

    def get(self, word: str, default: Any = None) -> Any:
        """Return the lemma of a form."""
        if self._trie is None and (packed := self._for_few()) is not None:
            return packed.get(word, default)
        found = self._trie.get(word)
        return str(found[0], "utf-8") if found else default

    def __iter__(self) -> Iterator[str]:
        return iter(self._whole().iterkeys())

    def __len__(self) -> int:
        return len(self._whole())

    def known_letters(self, word: str) -> int:
        """Return with how many of a word's letters some form begins, at most.

        That is all of them while it is read as it is packed: to find out takes longer than to ask for what may be.
        """
        if self._trie is None:
            return len(word)
        begin = self._trie.iterkeys
        return next(size for size in range(len(word), -1, -1) if any(True for _ in begin(word[:size])))

    def _for_few(self) -> Mapping[str, str] | None:
        """Count a question, and return the forms as they are packed; None once there is a trie, for more are asked.

        Another thread may put the trie in their place meanwhile: who has them goes on with them.
        """
        packed = self._packed
        self._left -= 1
        if self._left < 0:
            self._whole()
            return None
        return packed

    def _whole(self) -> Any:
        """Return the trie, made now where there is none."""
        if self._trie is None:
            self._trie = _new_trie(self._code)
            self._packed = None  # after it: there is always one of the two
        return self._trie


@cache
def dictionary_code(language: str) -> str:
    """Return the name under which there is a dictionary for a language (BCP 47); empty if there is none."""
    from simplemma.strategies.dictionaries.dictionary_factory import SUPPORTED_LANGUAGES

    code = language.partition("-")[0]
    return code if code in SUPPORTED_LANGUAGES else ""


@cache
def dictionary(code: str) -> Dictionary:
    """Return the dictionary of a language that has one (its `dictionary_code`)."""
    return Dictionary(code)


def is_form(word: str, *codes: str) -> bool:
    """Return whether a word is a form of one in some of the languages, by their codes, whatever its first letter."""
    form = normalize("NFC", word)
    return any(_lookup().get_lemma(form, code) is not None for code in codes)


def is_entry(word: str, code: str) -> bool:
    """Return whether the dictionary of a language (its code) has a word with these very letters."""
    return _lookup().is_dictionary_member(word, code)


def lemma(word: str, code: str) -> str:
    """Return the lemma of a word in a language (its code), by dictionary and simplemma's rules, or the word."""
    return _lemmatizer().lemmatize(word, code)


def has_dictionary(language: str) -> bool:
    """Return whether there is a dictionary for a language (BCP 47)."""
    return dictionary_code(language) != ""


def listed(words: Iterable[str], language: str) -> str:
    """Return the first of some words that stands in the dictionary of a language that has one; "" if none does."""
    known = dictionary(language.partition("-")[0])
    return next((word for word in words if word in known), "")


def known_letters(word: str, language: str) -> int:
    """Return with how many of a word's letters some word of a language that has a dictionary begins, at most."""
    return dictionary(language.partition("-")[0]).known_letters(word)


@lru_cache(maxsize=1 << 15)
def is_proper_noun(word: str, language: str) -> bool:
    """Return whether the dictionary of a language, if it has one, has a word with its capital, as it has *Boston*."""
    code = dictionary_code(language)
    return code != "" and is_entry(word, code)


@cache
def known_words(language: str) -> Memo[bool]:
    """Return what tells of many words whether a language (BCP 47) has them: `is_word` of each."""
    code = dictionary_code(language)
    if not code:
        return Memo(lambda word: False)
    # `is_form` says the same as the dictionary, and looks at more
    return Memo(
        lambda word: word in dictionary(code) or is_form(word, code) or is_lacking(word, code, is_form)
    )


def is_word(word: str, language: str) -> bool:
    """Return whether a word, as it is written, is one of a language, however inflected; False if it has none."""
    return known_words(language)[word]


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


def _stored_trie(code: str) -> Any | None:
    """Return the trie of a dictionary that is kept, if one is.

    Its file is named by the digest of what is in it: a damaged one (by a power cut, say) would end the process in
    marisa's code.
    """
    from marisa_trie import BytesTrie

    folder, name = _place(code)
    for path in folder.glob(f"{name}*.trie"):
        with suppress(OSError):
            if path.name == f"{name}{_digest(path.read_bytes())}.trie":
                return BytesTrie().load(str(path))
            path.unlink()
    return None


def _new_trie(code: str) -> Any:
    """Return a new trie of a dictionary, which is kept."""
    from marisa_trie import BytesTrie

    folder, name = _place(code)
    trie = BytesTrie(_unpacked(code), num_tries=1)  # half as large again, and quicker
    content = trie.tobytes()
    keep(folder / f"{name}{_digest(content)}.trie", content)
    return trie


def _opened_before(code: str) -> int:
    """Return how many runs opened a dictionary before as it is packed, and note that this one does."""
    folder, name = _place(code)
    path = folder / f"{name}opened"
    try:
        runs = len(path.read_bytes())
    except OSError:
        runs = 0
    keep(path, b"." * (runs + 1))
    return runs


def _place(code: str) -> tuple[Path, str]:
    """Return where a dictionary is kept: the folder, and how its files' names begin."""
    from simplemma.__metadata__ import __version__

    return cache_folder() / "dictionaries", f"{code}-{__version__}-"


def _packed_forms(code: str) -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

    return StreamDictionaryFactory(1).get_dictionary(code)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=16).hexdigest()


def _unpacked(code: str) -> Iterator[tuple[str, bytes]]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    forms = DefaultDictionaryFactory().get_dictionary(code)  # of its own: it is gone when this is done
    return ((form, lemma.encode()) for form, lemma in forms.items())
