"""Characters that can't be meant: letters broken by a wrong encoding, of another script, unseen, or oddly made.

What is broken is UTF-8 that was read as Windows-1252 (*Ã©* for *é*), a sign in the place of a letter that was
lost, or what stands for a piece that a neural model doesn't know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import tags
from l10n.messages import msg
from l10n.model import Finding, Span
from l10n.text.marks import DIRECTIONS
from l10n.text.placeables import placeables
from l10n.text.script import words_in_other_scripts

# What the second byte of a letter looks like in Windows-1252, and in Latin-1.
_SECOND = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_BROKEN = re.compile(
    rf"[ÂÃÄÅ][{_SECOND}]|Ã(?=[ .,;:!?]|$)|â€[{_SECOND}]?|ï¿½|\ufffd|(?<=[^\W\d_])\?(?=[a-zß-öø-ÿ])"
    r"|<unk>|\[(?:UNK|\.\.\.|…)\]|\bXXX\b|⁇|▁"
)
# Soft hyphens, zero-width characters, marks of direction, control characters; tabs and line ends inside a sentence.
_UNSEEN = re.compile(f"[\u00ad\u200b{DIRECTIONS}\u2060-\u2064\ufeff\x00-\x1f\x7f-\x9f]")
_DIRECTION = re.compile(f"[{DIRECTIONS}]")
_ODD = re.compile("[\ufb00-\ufb06\uff01-\uff5e]|[^\\W\\d_][\u0300-\u0345]+")
_MAY_BE_ODD = re.compile("[\ufb00-\ufb06\uff01-\uff5e\u0300-\u0345]")
_WORD = re.compile(r"[^\W\d_]+")
_SHOWN, _AROUND = 5, 20  # places, and characters on either side of one


@rule(
    "characters/broken",
    Example("fr-de", "Il parle de lui.", "Er spricht Ã¼ber ihn.", "Er spricht über ihn."),
    certain="broken-letter",
    signs="ÂÃÄÅ€½\ufffd?<[X⁇▁",  # one of these is in all that is broken
)
def broken(unit: Analysis) -> Iterator[Finding]:
    """Find what is left of letters after a wrong encoding, or stands for a word that an engine doesn't know."""
    places = unit.new_places(_BROKEN)
    addresses = placeables(unit.target) if places else ()
    places = [one for one in places if not any(_around(one, unit.target) in address for address in addresses)]
    if places:
        message = msg("Write the letters that are meant: {passage}.", passage=_words_at(places, unit.target))
        yield finding(CERTAIN, message, (), places)


@rule(
    "characters/script",
    Example("fr-en", "Il parle de lui.", "He speaks аbout him.", "He speaks about him."),
    likely="other-script",
)
def script(unit: Analysis) -> Iterator[Finding]:
    """Find words with letters that neither the target's script, or its region, nor the source has."""
    places = words_in_other_scripts(unit.target, unit.pair.target, unit.source)
    if places:
        yield finding(
            LIKELY,
            msg("Write it in the letters of the language: {passage}.", passage=unit.at(places)),
            (),
            places,
        )
    replaced = unit.language.script.replaced
    if any(letter in unit.target for letter in replaced):
        words = (match for match in _WORD.finditer(unit.target) if match[0] not in unit.source)
        places = [Span(*match.span()) for match in words if any(letter in match[0] for letter in replaced)]
        fix = unit.edits(places, unit.language.respelt)
        if places:
            message = msg("Write it in the letters of the region: {wanted}.", wanted=unit.wanted(fix, places))
            yield finding(LIKELY, message, (), places, fix=fix)


@rule(
    "characters/odd",
    Example("fr-en", "C’est difficile.", "It is a ﬁnal blow.", "It is a final blow."),
    likely="unseen",
    possible="odd-letter",
)
def odd(unit: Analysis) -> Iterator[Finding]:
    """Find characters that no one sees, and tabs and line ends, inside a target whose source has none.

    Marks of direction are right where the language is written from right to left.

    Ligatures, fullwidth signs, and letters that are put together of a letter and its accent are only possible.
    """
    if not unit.target.isprintable():
        inside = len(unit.target.strip())
        before = len(unit.target) - len(unit.target.lstrip())
        places = [one for one in unit.new_places(_UNSEEN) if before <= one.start < before + inside]
        if tags.is_right_to_left(unit.pair.target):
            places = [one for one in places if not _DIRECTION.match(unit.target, one.start)]
        if places:
            codes = ", ".join(dict.fromkeys(f"U+{ord(unit.target[one.start]):04X}" for one in places))
            message = msg("Take out what no one sees, or write a space: {codes}.", codes=codes)
            yield finding(LIKELY, message, (), places)
    if unit.target.isascii() or not _MAY_BE_ODD.search(unit.target) or unit.language.script.fullwidth:
        return
    fix = unit.edits(unit.new_places(_ODD), lambda odd: normalize("NFKC", odd))
    if fix:
        places = [Span(start, end) for start, end, _ in fix]
        message = msg("Write it with the usual characters: {wanted}.", wanted=unit.wanted(fix, places))
        yield finding(POSSIBLE, message, (), places, fix=fix)


def _around(place: Span, text: str) -> str:
    return text[max(0, place.start - 1) : place.end + 1]


def _words_at(places: Sequence[Span], text: str) -> str:
    """Return the words around the first few places."""
    words = []
    for start, end in places[:_SHOWN]:
        before = re.split(r"\s", text[max(0, start - _AROUND) : start])[-1]
        after = re.split(r"\s", text[end : end + _AROUND], maxsplit=1)[0]
        words.append(f"{before}{text[start:end]}{after}")
    return ", ".join(dict.fromkeys(words))
