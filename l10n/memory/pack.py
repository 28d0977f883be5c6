"""Similar sentences among many: every one that brute force would find, at a hundredth of its cost.

Sentences are kept as strings in which a character is the hash of a word, ordered by their number of words. A
look-up takes those that are neither too short nor too long, then those whose bitmap differs in few enough bits, and
measures what is left. A bitmap holds for each bit whether an even or an odd number of words hash to it, so two
differ in no more bits than the sentences differ in words: nothing is lost (the bitmap filter, with the Xor sketch, of
Sandes, Teodoro and Melo, "Bitmap filter: speeding up exact set similarity joins with bitwise operations",
Information Systems 88, 2020). Two words that hash to the same character make a rate too high, and never too low: the
caller measures what it is given once more, on the words.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from l10n.memory.model import bare
from l10n.text.memo import Memo
from l10n.text.tokens import tokens_and_marks

_Long = NDArray[np.uint64]
_SURROGATES = 0x800
_CODES = 0x110000 - _SURROGATES
_SPREAD = 0x9E3779B97F4A7C15  # 2**64 by the golden ratio: Knuth's multiplicative hash
_WORDS = 4  # 64-bit words of a bitmap
_LOW = (1 << 64) - 1
# How many 64-bit words of (folded) bitmap tell sentences of up to so many words apart well enough.
_FOLDS = ((32, 1), (72, 2))


class Neighbour(NamedTuple):
    """A sentence found: its number, and a rate that may be a little too high."""

    rate: float
    id: int


def _code(word: str) -> str:
    code = zlib.crc32(word.encode("utf-8", "surrogatepass")) % _CODES
    return chr(code if code < 0xD800 else code + _SURROGATES)


_CHARACTERS = Memo(_code)
_BITS = Memo(lambda char: 1 << ((ord(char) * _SPREAD & _LOW) >> 56))


def encode(text: str) -> str:
    """Return a text without markup with a character for each word."""
    return "".join(map(_CHARACTERS.__getitem__, tokens_and_marks(bare(text))))


class Pack:
    """Sentences of one language, ready to be searched. It keeps room to work in: one thread at a time."""

    def __init__(
        self, ids: NDArray[np.int64], lengths: NDArray[np.uint32], codes: bytes, maps: _Long
    ) -> None:
        """Make it of what `arrays` gave, or `build` made."""
        self._ids, self._lengths, self._maps = ids, lengths, maps
        self._text = codes.decode("utf-32-le")
        self._ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))
        longest = int(lengths[-1]) if len(lengths) else 0
        self._starts = np.searchsorted(
            lengths, np.arange(longest + 2)
        )  # where the sentences of a length start
        double = maps[0] ^ maps[1], maps[2] ^ maps[3]
        self._folded: dict[int, tuple[_Long, ...]] = {
            1: (double[0] ^ double[1],),
            2: double,
            _WORDS: tuple(maps),
        }
        self._xor = np.empty(len(ids), np.uint64)
        self._differ = np.empty(len(ids), np.uint8)
        self._more = np.empty(len(ids), np.uint8)

    def __len__(self) -> int:
        return len(self._ids)

    @classmethod
    def build(cls, texts: Iterable[tuple[int, str]]) -> Pack:
        """Make a pack of numbered texts; those without a word are left out."""
        coded = [(number, code) for number, text in texts if (code := encode(text))]
        coded.sort(key=lambda one: (len(one[1]), one[0]))
        ids = np.fromiter((number for number, _ in coded), np.int64, len(coded))
        lengths = np.fromiter((len(code) for _, code in coded), np.uint32, len(coded))
        codes = "".join([code for _, code in coded]).encode("utf-32-le")
        return cls(ids, lengths, codes, _bitmaps(np.frombuffer(codes, "<u4"), lengths))

    def arrays(self) -> tuple[bytes, bytes, bytes, bytes]:
        """Return what it is made of, to be stored; `stored` makes it again."""
        return (
            self._ids.astype("<i8").tobytes(),
            self._lengths.astype("<u4").tobytes(),
            self._text.encode("utf-32-le"),
            self._maps.astype("<u8").tobytes(),
        )

    @classmethod
    def stored(cls, ids: bytes, lengths: bytes, codes: bytes, maps: bytes) -> Pack:
        """Make a pack of what `arrays` gave. Raises ValueError where that doesn't fit together."""
        numbers, sizes = np.frombuffer(ids, "<i8"), np.frombuffer(lengths, "<u4")
        if len(numbers) != len(sizes) or 4 * int(sizes.sum()) != len(codes):
            raise ValueError("a pack of sentences doesn't fit together")
        return cls(numbers, sizes, codes, np.frombuffer(maps, "<u8").reshape(_WORDS, len(numbers)))

    def near(self, code: str, least: float) -> list[Neighbour]:
        """Return all sentences whose rate to an encoded text is at least `least` (over 0), in no order."""
        size = len(code)
        lowest = least / (2 - least)  # of so many words a text has to be, by those of the other
        first, last = self._window(ceil(size * lowest - 1e-9), int(size / lowest + 1e-9))
        if not size or first >= last:
            return []
        likely = self._likely(code, least, first, last)
        if not len(likely):
            return []
        text = self._text
        starts, ends = self._ends[likely].tolist(), self._ends[likely + 1].tolist()
        candidates = [text[start:end] for start, end in zip(starts, ends, strict=True)]
        cutoff = _limit(size + len(candidates[-1]), least)
        distances = process.cdist(
            [code], candidates, scorer=Indel.distance, score_cutoff=cutoff, dtype=np.int32
        )
        both = self._lengths[likely].astype(np.int64) + size
        close = distances[0] <= np.floor((1 - least) * both + 1e-9)
        rates = 1 - distances[0][close] / both[close]
        return [
            Neighbour(*hit) for hit in zip(rates.tolist(), self._ids[likely][close].tolist(), strict=True)
        ]

    def holding(self, code: str) -> Iterator[int]:
        """Give the numbers of the sentences that hold an encoded text, the short ones first."""
        at = self._text.find(code)
        while at >= 0:
            place = int(np.searchsorted(self._ends, at, side="right")) - 1
            end = int(self._ends[place + 1])
            if at + len(code) <= end:
                yield int(self._ids[place])
                at = self._text.find(code, end)
            else:
                at = self._text.find(code, at + 1)

    def _window(self, shortest: int, longest: int) -> tuple[int, int]:
        """Return the places of the sentences that are no shorter and no longer than that."""
        top = len(self._starts) - 1
        return int(self._starts[min(max(shortest, 0), top)]), int(self._starts[min(longest + 1, top)])

    def _likely(self, code: str, least: float, first: int, last: int) -> NDArray[np.int64]:
        """Return the places from `first` to `last` whose bitmap differs no more than the rate allows."""
        size, count = len(code), last - first
        bitmap = 0
        for char in code:
            bitmap ^= _BITS[char]
        query = [np.uint64(bitmap >> 64 * word & _LOW) for word in range(_WORDS)]
        folds = next((folds for most, folds in _FOLDS if size <= most), _WORDS)
        maps, asked = self._folded[folds], query
        while len(asked) > folds:
            asked = [one ^ other for one, other in zip(asked[::2], asked[1::2], strict=True)]

        xor, differ, more = self._xor[:count], self._differ[:count], self._more[:count]
        np.bitwise_count(np.bitwise_xor(maps[0][first:last], asked[0], out=xor), out=differ)
        for ours, theirs in zip(maps[1:], asked[1:], strict=True):
            np.bitwise_count(np.bitwise_xor(ours[first:last], theirs, out=xor), out=more)
            differ += more
        shortest, longest = int(self._lengths[first]), int(self._lengths[last - 1])
        allowed = [min(_limit(size + length, least), 255) for length in range(shortest, longest + 1)]
        bounds = np.clip(self._starts[shortest : longest + 2], first, last)
        limits = np.repeat(np.array(allowed, np.uint8), bounds[1:] - bounds[:-1])
        places = np.flatnonzero(differ <= limits)
        if folds < _WORDS:
            limits, places = limits[places], places + first
            whole = np.zeros(len(places), np.uint16)
            for ours, one in zip(self._maps, query, strict=True):
                whole += np.bitwise_count(ours[places] ^ one)
            return places[whole <= limits]
        return places + first


def _limit(both: int, least: float) -> int:
    """Return how many words two texts may differ in that have so many words together."""
    return int((1 - least) * both + 1e-9)


def _bitmaps(codes: NDArray[Any], lengths: NDArray[np.uint32]) -> _Long:
    """Return the bitmaps of sentences: a row for each 64-bit word."""
    if not len(lengths):
        return np.zeros((_WORDS, 0), np.uint64)
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths, dtype=np.int64)))[:-1]
    place = (codes.astype(np.uint64) * np.uint64(_SPREAD)) >> np.uint64(56)
    bit = np.uint64(1) << (place & np.uint64(63))
    word = place >> np.uint64(6)
    rows = [
        np.bitwise_xor.reduceat(np.where(word == row, bit, np.uint64(0)), starts) for row in range(_WORDS)
    ]
    return np.stack(rows)


def best(hits: Sequence[Neighbour]) -> list[Neighbour]:
    """Return hits, the best first; of equal ones the sentence that came first."""
    return sorted(hits, key=lambda hit: (-hit.rate, hit.id))
