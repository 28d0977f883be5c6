"""Reading the numbers of a text: what they are worth, in the ways of their language, and what they count."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, islice

from l10n.checks.numbers.digits import value as read_value
from l10n.checks.numbers.neighbours import is_no_unit, known_in, neighbours, unit_at
from l10n.checks.numbers.number import NOTHING, Number
from l10n.checks.numbers.plain import plain
from l10n.checks.numbers.roman import roman
from l10n.checks.numbers.shapes import NUMBER, lists, uncounted, versions
from l10n.checks.numbers.sums import factor, summed
from l10n.checks.numbers.units import units
from l10n.checks.numbers.words import cardinals, scales, unsure_scales
from l10n.languages import pack
from l10n.model import Span
from l10n.text.folding import fold
from l10n.text.placeables import split_placeables
from l10n.text.tokens import has_digit, words

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST = 6  # words that say a number
_LONGEST = 16  # letters of a unit that stands before its number
_NUMERIC_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)")
_DIGITS = re.compile(r"\d+")
_FRACTION = re.compile(r"[ \xa0\u202f]?([½¼¾])")
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_K = {
    "k": 1000.0,
    "K": 1000.0,
    "M": 1e6,
    "bn": 1e9,
    "Md": 1e9,
    "Mds": 1e9,
    "Mio": 1e6,
    "Mrd": 1e9,
    "tn": 1e12,
}
_MILLIONS = {"m": 1e6, "b": 1e9, "B": 1e9, "T": 1e12}  # glued to an amount of money


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a text, in order, those in words, and the text."""

    numbers: tuple[Number, ...]
    text: str = ""
    words: tuple[Number, ...] = field(default=())

    @property
    def folded(self) -> str:
        """The text to look for words in."""
        return fold(self.text)


@lru_cache(maxsize=4096)
def figures(text: str, language: str, skip: tuple[Span, ...] = ()) -> Figures:
    """Return the numbers in a text of a language (BCP 47), but for those in spans to `skip` (times)."""
    text = plain(text, language)
    numbers = summed(_digits(text, language, skip), text, language) if has_digit(text) else []
    if numerals := roman(text, language):
        numbers = sorted([*numbers, *numerals])
    return Figures(tuple(_with_ranges(numbers, text, language)), text, tuple(_words(text, language)))


def _digits(text: str, language: str, skip: tuple[Span, ...]) -> list[Number]:
    numbers = []
    taken = _joined((*skip, *uncounted(text, language)))
    separate, equal = set(lists(text, language)), set(versions(text, language))
    for start, piece in _own(text):
        for match in NUMBER.finditer(piece):
            first, last = start + match.start(), start + match.end()
            at = bisect_left(taken, (last,)) - 1
            if at >= 0 and first < taken[at][1]:
                continue
            if (first, last) in separate or _NUMERIC_DATE.fullmatch(match[0]):
                numbers += [
                    Number(*one.span(), one[0], float(one[0])) for one in _DIGITS.finditer(text, first, last)
                ]
                continue
            if match[0] in "23" and text[max(0, first - 1) : first] == "m":  # km2, m3
                continue
            value, loose = read_value(match[0], "" if (first, last) in equal else language)
            if half := _FRACTION.match(piece, match.end()):
                value, loose, last = value + _FRACTIONS[half[1]], None, last + half.end() - match.end()
            if loose == value:
                loose = None
            numbers.append(_number_at(text, first, last, value, loose, language))
    return numbers


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """Return stretches in order, those that meet as one: which of them a place is in is found by halves."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            start, end = joined[-1][0], max(end, joined.pop()[1])
        joined.append((start, end))
    return joined


def _own(text: str) -> list[tuple[int, str]]:
    """Return what isn't in addresses and the like, with its place."""
    parts, at = [], 0
    for number, piece in enumerate(split_placeables(text)):
        if number % 2 == 0:
            parts.append((at, piece))
        at += len(piece)
    return parts


def _number_at(text: str, start: int, end: int, value: float, loose: float | None, language: str) -> Number:
    """Return a number with what multiplies it and what it counts, as far as that stands beside it."""
    known = units(language)
    unscaled = pack.language(language).numbers.unscaled
    unit = NOTHING
    beside = neighbours(language)
    before = beside.before.search(text, max(0, start - _LONGEST), start)
    if before:
        unit = known.get(before[1].lower()) or known.get(before[1][-1]) or NOTHING
    also, factor, at = None, 1.0, end
    while after := beside.after.match(text, at):
        word = (after[1] or after[2]).rstrip(".")
        glued = after.start(1 if after[1] else 2) == at
        more = known_in(word.lower(), scales(language), language) or (
            _K.get(word) if glued or len(word) > 1 or word == "M" or text[at] in "\xa0\u202f" else None
        )
        if is_no_unit(text, at, language):
            break
        if more is None and (unsure := unsure_scales(language).get(word.lower())):
            if unit_at(text, after.end(), language)[0]:
                more = unsure  # *16 milles roubles*
            else:
                also = value * factor * unsure  # *10 milles*, miles or thousands
        if word in pack.language(language).numbers.tenths and not unit:
            more, unit = 10.0, frozenset("%")
        if more is None and glued and before:
            more = _MILLIONS.get(word)
        if more is None and glued and word in _MILLIONS and factor == 1.0:
            also = value * _MILLIONS[word]  # *1.7m people*, or metres
        if more is None or more in unscaled:
            break
        factor *= more
        at = after.end()
        if text[at : at + 1] == "." and len(word) < 4:
            at += 1
    joined = pack.language(language).script.unspaced  # 2个半小时
    if (factor >= _MILLIONS["m"] or joined) and (half := beside.half.match(text, at)):
        value, loose, at = value + 0.5, None, half.end()
    if not unit:
        unit, last = unit_at(text, at, language)
        end = max(at, last) if unit else at
        if unit and also is None and beside.half.match(text, end):
            also = value * factor + 0.5
    else:
        end = at
    if factor != 1.0:
        value, loose = value * factor, (loose * factor if loose is not None else None)
    first = before.start() if before and unit else start
    return Number(first, end, text[first:end], round(value, 6), loose, also, unit)


def _with_ranges(numbers: list[Number], text: str, language: str) -> list[Number]:
    """Give the first of a range what multiplies the second, and its unit."""
    between = neighbours(language).between
    for at in range(len(numbers) - 2, -1, -1):
        one, two = numbers[at], numbers[at + 1]
        if two.start - one.end > 9 or not between.fullmatch(text[one.end : two.start]):
            continue
        times = factor(two)
        if not two.unit and one.unit and not one.text[0].isdigit():  # *yüzde 60-65*
            numbers[at + 1] = two._replace(unit=one.unit)
        also = one.value * times if times != 1.0 and factor(one) == 1.0 else None
        numbers[at] = one._replace(also=also, unit=one.unit or two.unit)
    return numbers


@cache
def _parts(language: str) -> frozenset[str]:
    """Return the words that number words of a language begin with, `vingt` of `vingt-deux`."""
    return frozenset(re.split("[ -]", word)[0] for word in cardinals(language))


@cache
def _beginnings(language: str) -> frozenset[str]:
    """Return the words that numbers of several words begin with."""
    return frozenset(word.partition(" ")[0] for word in cardinals(language) if " " in word)


def _words(text: str, language: str) -> list[Number]:
    """Return the numbers that are written in words, from two on."""
    known = cardinals(language)
    numbers: list[Number] = []
    if not known or pack.language(language).script.unspaced:  # a word of one sign may be a part of another
        return numbers
    last = 0
    for start in _starts(text, _parts(language).intersection(words(text))):
        following = _WORD.finditer(text, start)
        token = next(following, None) if start >= last else None
        value: float | None = known.get(token[0].lower()) if token else None
        if token is None or value is None:
            continue
        tokens = [token]
        if token[0].lower() in _beginnings(language):
            tokens += islice(following, 2)
        size = 1
        for longer in (3, 2):  # *quarenta e dois*, *kırk iki*
            if len(tokens) >= longer and (long := known.get(" ".join(t[0].lower() for t in tokens[:longer]))):
                value, size = long, longer
                break
        token, scale = tokens[size - 1], scales(language).get(tokens[size - 1][0].lower(), 1.0)
        for after in islice(chain(tokens[size:], following), _MOST - size):
            if not (more := scales(language).get(after[0].lower())):
                break
            value, token, scale = value * more, after, more
        last = token.end()
        if added := _with_half(text, value, last, language):  # *one and a half thousand*
            value, last = added
        elif scale >= _MILLIONS["m"] and (half_more := neighbours(language).half.match(text, last)):
            value, last = value + scale / 2, half_more.end()  # *un million et demi*
        unit, end = unit_at(text, last, language)
        half = (
            value + 0.5 if unit and neighbours(language).half.match(text, end) else None
        )  # *deux ans et demi*
        if value >= 2 or unit:
            numbers.append(Number(start, last, text[start:last], float(value), None, half, unit, False))
    return _with_ranges(numbers, text, language)


def _with_half(text: str, value: float, end: int, language: str) -> tuple[float, int] | None:
    """Return a number with a half and what multiplies both, and where that ends; None where nothing does."""
    half = neighbours(language).half.match(text, end)
    after = _WORD.search(text, half.end()) if half else None
    more = scales(language).get(after[0].lower()) if after else None
    if half is None or after is None or more is None or text[half.end() : after.start()] != " ":
        return None
    return (value + 0.5) * more, after.end()


def _starts(text: str, parts: Iterable[str]) -> list[int]:
    """Return where words of a text begin that begin with one of its `parts`, which are in small letters."""
    low = text.lower()
    if len(low) != len(text):  # İ becomes two
        low = text
    places = []
    for part in parts:
        at = low.find(part)
        while at >= 0:
            before = low[max(0, at - 2) : at]
            if not before[-1:].isalpha() and not (before[-1:] == "-" and before[:1].isalpha()):
                places.append(at)
            at = low.find(part, at + len(part))
    return sorted(places)
