"""What a language's typography asks for, and putting right what is sure of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from l10n.languages import pack
from l10n.messages import NO_MESSAGE, Message, msg_choice
from l10n.model import Edit

NARROW = "\xa0\u202f\u2009"  # spaces at which no line breaks, or that are thin
# Spaces where only French has some: before a high mark, and
BEFORE_MARK = re.compile(rf"(?<=\w)[ {NARROW}]+[?!;:](?=\s|$)")
# inside guillemets; a mark behind a word, or before one, may be of »…« or »…», which have them outside.
INSIDE = re.compile(rf"(?<![\w.,!?…])«[ {NARROW}]+|[ {NARROW}]+»(?!\w)")
_SPACED = re.compile(r"(?<=\w) +[,.](?=[\s»”]|$)")
_MARKS = '«»“”„"「」『』'
_EDGE = " \xa0\u202f\u2009«“„\"‘'(–—-"
# Behind what a question may begin: a sentence, a colon, a dash, a mark that opens a quotation or a bracket.
_BEGINNING = re.compile(
    r"(?:[.?!…:]+[»”\"’)]*\s+|(?:^|(?<=\s))[–—-]\s|[«“„(]\s?|(?:^|(?<=\s))[\"'‘])[«“„\"‘'(–—\s]*"
)
_DOUBLE = "«»“”„「」『』"  # marks that aren't apostrophes as well


@dataclass(frozen=True, slots=True)
class Quotes:
    """The double quotation marks of a language, or of none that is known: then all of it is empty.

    `pairs` are those of a quotation and those of one in a quotation, `outer` the marks of the first kind, `first` its
    usual pair with the spaces inside, `nested` that of a quotation in a quotation, single marks or not. A mark
    that may begin and end quotations is in neither `opening` nor `closing`.
    """

    pairs: frozenset[str] = frozenset()
    outer: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    first: tuple[str, str] = ("", "")
    nested: tuple[str, str] = ("", "")
    name: Message = NO_MESSAGE

    @property
    def marks(self) -> frozenset[str]:
        """All its marks."""
        return frozenset("".join(self.pairs))


@cache
def quotes(language: str) -> Quotes:
    """Return the double quotation marks of a language (BCP 47)."""
    typography = pack.language(language).typography
    usual, nested = map(_double, (typography.quotes, typography.nested_quotes))
    if not usual:
        return Quotes()
    pairs = [(one.strip(), two.strip()) for one, two in (*usual, *nested)]
    opening, closing = map(frozenset, zip(*pairs, strict=True))
    names = [f"{one}…{two}".replace("\xa0", " ") for one, two in usual]
    return Quotes(
        frozenset(one + two for one, two in pairs),
        frozenset("".join(one + two for one, two in pairs[: len(usual)])),
        opening - closing,
        closing - opening,
        usual[0],
        next(pair for pair in (*usual[1:], *typography.nested_quotes, usual[0]) if pair[0] != "»"),
        msg_choice(filter(None, (", ".join(names[:-1]), names[-1]))),
    )


def _double(pairs: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [pair for pair in pairs if pair[0].strip() in _DOUBLE]


@cache
def spaced_quotes(language: str) -> tuple[str, str]:
    """Return the opening and the closing quotation marks of a language (BCP 47) that have spaces inside."""
    pairs = [(one, two) for one, two in pack.language(language).typography.quotes if one != one.rstrip()]
    return "".join(one.rstrip() for one, _ in pairs), "".join(two.lstrip() for _, two in pairs)


@cache
def breaking_spaces(language: str) -> re.Pattern[str] | None:
    """Return what finds the spaces of a language at which no line should break, though it may; None if all are."""
    opening, closing = map(re.escape, spaced_quotes(language))
    before = re.escape(pack.language(language).typography.no_break_before) + closing
    if not before:
        return None
    return re.compile(rf"(?<=\S) (?=[{before}])" + (rf"|(?<=[{opening}]) " if opening else ""))


def openings(text: str, close: str, start: str) -> tuple[Edit, ...]:
    """Return what opens with the mark `start` each question or exclamation of a text that only the mark `close` ends.

    It opens where the sentence begins, what follows a colon, or the quotation that it stands in.
    """
    edits = []
    for match in re.finditer(rf"[{close}]+[?!]*(?=[\s{NARROW}.,;:»”\"'’)\]…–—]|$)", text):
        begin = [one.end() for one in _BEGINNING.finditer(text, 0, match.start())]
        at = begin[-1] if begin else len(text) - len(text.lstrip(_EDGE))
        while at < match.start() and text[at] in "¿¡" and text[at] != start:
            at += 1
        if start not in text[at : match.start()] and any(map(str.isalpha, text[at : match.start()])):
            edits.append(Edit(at, at, start))
    return tuple(edits)


def points_inwards(text: str) -> bool:
    """Return whether guillemets point inwards, as German has them."""
    return 0 <= text.find("»") < text.find("«")


def correct(text: str, language: str) -> str:
    """Return a text with the typography of its language (BCP 47) put right where that is sure; no word changes."""
    typography = pack.language(language).typography
    text = re.sub(" {2,}", " ", text).strip(" ")
    text = _SPACED.sub(lambda m: m[0].lstrip(" "), text)
    if typography.spaces == "none":
        text = BEFORE_MARK.sub(lambda m: m[0].strip(), text)
        if not points_inwards(text):
            text = INSIDE.sub(lambda m: m[0].strip(), text)
    if typography.spaces == "required":
        opening, closing = map(re.escape, spaced_quotes(language))
        if opening:
            inside = rf"(?<=\S)[ {NARROW}]*(?=[{closing}])|(?<=[{opening}])[ {NARROW}]*"
            text = re.sub(inside, "\xa0", text)
        # a colon may be of a time, or of an address
        if marks := "".join(mark for mark in typography.no_break_before if mark in "?!;"):
            text = re.sub(rf"(?<=[^\W_]|[»”)])(?=[{marks}](?:[\s»”\")\]]|$))", "\xa0", text)
    if pattern := breaking_spaces(language):
        text = pattern.sub("\xa0", text)
    return _with_own_marks(text, language)


def _with_own_marks(text: str, language: str) -> str:
    """Return a text with the quotation marks of its language, where all are of one other kind.

    A quotation may go on in the sentence before or after, so they need not pair up.
    """
    own, marks = quotes(language), {letter for letter in text if letter in _MARKS}
    if marks and own.outer and not marks <= own.outer:
        for old in ("«»", "“”", "「」"):
            if marks <= set(old) and not (points_inwards(text) and len(marks) > 1):
                return text.translate(dict(zip(map(ord, old), own.first, strict=True)))
    return text


OF_TITLES = "《》〈〉"  # of books, papers and films in Chinese, which others put into quotation marks
_MARK = re.compile(f'[«»“”„‟"‹›「」『』{OF_TITLES}]')
_DOUBLED = re.compile(f"[«»“”„‟\"‹›「」『』{OF_TITLES}]|''|``")


def quotation_marks(text: str) -> tuple[re.Match[str], ...]:
    """Return the quotation marks of a text, but for single ones, which are apostrophes as well."""
    return tuple((_DOUBLED if "''" in text or "``" in text else _MARK).finditer(text))
