"""The algorithm: find the stops in one scan, then ask a table about each.

A stop ends a sentence when white space and something that looks like a start follow it, unless its word is an
abbreviation, an initial or a number that tells otherwise. Every look around a stop is bounded or goes over text
that no other stop looks at, so the time is linear in the length of the text, however long its lines are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .paragraphs import paragraphs
from .table import NUMBER, STARTER, Table

_CJK = "。！？｡．"
_FIRST_CJK = "\u2e80"
_DASHES = "—–―-"
_EMOJI = "\U0001f300-\U0001faff\u2600-\u27bf\ufe0f\u200d"

# A stop, what closes with it, and the white space after. Possessive throughout: nothing is looked at twice.
_STOP = rf"""
    ( [.!?…‼⁇⁈⁉؟۔।॥։።။៕{_CJK}%s]++ (?: \s?[!?]++ | \s\.(?![\w.]) )*+ )
    ( (?: \]\([^()\s]{{1,300}}\)                    # the rest of a Markdown link
        | \s?\[\^?\d{{1,3}}\] | [¹²³⁰⁴-⁹]           # a reference to a note
        | \[(?:\^\w{{1,20}}|notes?\ \w{{1,3}})\]
        | (?<=[^\W\d_A-ZÀ-Þ]{{3}}[.!?])(?:\d{{1,2}}|\(\d{{1,2}}\))(?=\s)
        | [»«”“’‘"'›‹)\]}}*_`」』）】〉》〕］｝]      # attached, even an opener of other languages closes
        | \s{{1,2}}[»”›)\]](?!\w)                   # « Non ! »
        | </\w{{1,10}}>
        | \s?[{_EMOJI}]++ | \s[:;=]['-]?[()DP]++(?!\w)
      )*+ )
    (\s*+)
    """

# What may stand before a sentence's first word, then the word; with its apostrophe, where it is elided.
_START = re.compile(
    rf"""
    ( (?: [(\[] \s? (?: \.{{3}} | …) \s? [)\]] \s*+   # something left out
        | [«»“”„‟"'‘’‹›(\[{{¿¡*_`「『（【《〈•◦▪‣·●■{_DASHES}] \s*+
        | <\w[^<>]{{0,200}}> \s*+
        | (?: \.{{2,4}} | …) \s?
        | [a-z\d]\) \s++
        | (?<=['’]) \w\s (?=[^\W\d_])               # Dutch 's Avonds
      ){{0,8}}+ )
    ( [^\W\d_]*+ (?: -[^\W\d_]++ )*+ (?: ['’](?=\w) )? )
    """,
    re.VERBOSE,
)

_QUOTE = re.compile('"')
_SPACED_QUOTE = re.compile(r'"(?=\s)')
_SPACE = re.compile(r"\s*+")
_LETTER = re.compile(r"\s*+([^\W\d_]?)")
_NUMBER = re.compile(r"[§№]|\d|[IVXLCDM]++(?![^\W\d_'’])|[A-Z](?=[.\d-])")
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ENUMERATOR = re.compile(r"\d{1,3}(?:\.\d{1,3})*|1er|[^\W\d_]|[IVXLC]{1,6}|[ivx]{1,5}|[NP]\.?-?[BS]")
_ORDINAL = re.compile(r"\d{1,2}|[IVXLC]{2,6}")
_LEAD = re.compile(rf"(?:[{_DASHES}]|--|[a-z\d]\))(?=\s)")  # of a list's item, or of what another says
_SPACED_DASH = re.compile(rf"(?<=[^\s:.!?…«“\"]\s)[{_DASHES}](?=\s)")
_NO_START = frozenset(",;:.!?…)]}%°/\\=+|~")
_OPENERS = "«»“”„‟\"'‘’‹›([{¿¡*_`—–―-"
_LOOK_BACK = 300  # an aside is shorter than this
_WORD_BACK = 32
_SHORT = 5  # of the pieces of an abbreviation in several, with the full stop: z. B.


def split(text: str, table: Table) -> Iterator[tuple[int, int]]:
    """Yield the sentences of `text` as offsets, in order, trimmed; between them is white space only."""
    for begin, finish in paragraphs(text):
        start = begin
        closing: frozenset[int] | None = None
        for mark in _stop(table.stops).finditer(text, begin, finish):
            stop, after = mark.end(2), mark.end()
            if stop < after < finish and _SPACED_QUOTE.match(text, after, finish):
                if closing is None:
                    closing = _closing_quotes(text, begin, finish)
                if after in closing:
                    stop = after + 1
                    after = _after_space(text, stop, finish)
            if after < finish and _ends(text, start, mark, stop, after, finish, table):
                yield start, stop
                start = after
        yield start, finish


@cache
def _stop(more: str) -> re.Pattern[str]:
    """Return what finds a stop; a language may have more marks that are one."""
    return re.compile(_STOP % re.escape(more), re.VERBOSE)


def _ends(
    text: str, start: int, mark: re.Match[str], stop: int, after: int, finish: int, table: Table
) -> bool:
    """Whether the sentence from `start` ends at `stop`, given the `mark` there and what comes `after`."""
    marks, closers = mark[1], mark[2]
    if after == stop:
        if marks[-1] in _CJK or (marks[-1] in "!?" and text[after] >= _FIRST_CJK):
            return not closers or not text.startswith(table.goes_on, after)
        return text[after].isupper() and _starts_glued(text, start, mark, finish, table)
    opening = _START.match(text, after, finish)
    assert opening
    at = opening.end(1)
    if at == finish or text[at] in _NO_START or not _has_word(text, start, mark.start()):
        return False
    lead = bool(_LEAD.match(text, after, finish))
    small = text[at].islower() and not opening[2][1:2].isupper()
    if small and not (marks == "." and (lead or (text[after] == "(" and not closers))):
        return False
    bracketed = text[mark.start() - 1 : mark.start()] in ("(", "[") and closers[:1] in (")", "]")
    if marks == ".":
        if not _full_stop_ends(text, start, mark.start(), opening, small, table):
            return False
    elif (
        bracketed
        or (text[at].isdigit() and marks[-1] in ("?" if lead else ".…"))
        or (lead and _in_aside(text, start, mark.start()))
    ):
        return False
    elif _last_word(text, start, mark.end(1)) in table.with_mark:
        return _is_starter(opening, table)
    if ")" in closers and _closes_inside(text, start, mark.start()):
        return _is_starter(opening, table)
    return True


def _has_word(text: str, start: int, stop: int) -> bool:
    return stop - start > _WORD_BACK or any(map(str.isalnum, text[start:stop]))


def _full_stop_ends(
    text: str, start: int, dot: int, opening: re.Match[str], small: bool, table: Table
) -> bool:
    """Whether a single full stop ends the sentence, by the word before it and the one in `opening`."""
    window = text[max(start, dot - _WORD_BACK) : dot]
    words = window.split()
    if not words or window[-1].isspace():
        return True
    word = _bare(words[-1])
    before = window[: len(window) - len(word)]
    if len(window) < _WORD_BACK and _ENUMERATOR.fullmatch(word):
        title = before.strip().strip(_OPENERS)
        if not any(map(str.isalnum, title)) or table.abbreviations.get(title.removesuffix(".")) == NUMBER:
            return False
    if word.isdigit() and before.rstrip()[-1:] in (":", ";"):
        return False
    section = table.abbreviations.get(word)
    joined = word
    for earlier in reversed(words[-4:-1]):
        if not earlier.endswith(".") or len(earlier) > _SHORT:
            break
        joined = _bare(earlier) + joined
        section = table.abbreviations.get(joined, section)
    if f"{word}.{opening[2]}" in table.abbreviations:
        return False
    if section is None:
        if len(word) == 1 and word.isalpha() and word not in table.short_words:
            unit = word.islower() and before.rstrip()[-1:].isdigit()
            section = NUMBER if unit else STARTER
        elif _INITIALS.fullmatch(word) or (table.ordinals and _ORDINAL.fullmatch(word)):
            section = STARTER
    if small:
        return section is None
    if section == STARTER:
        return _is_starter(opening, table)
    if section == NUMBER:
        return _is_starter(opening, table) or not _NUMBER.match(opening.string, opening.end(1))
    return section is None


def _starts_glued(text: str, start: int, mark: re.Match[str], finish: int, table: Table) -> bool:
    """Whether a sentence starts right after a stop, the space forgotten, and it is no name: `fin.Le bus`."""
    word = _last_word(text, start, mark.start())
    opening = _START.match(text, mark.end(), finish)
    return (
        opening is not None
        and word[1:].islower()
        and word.replace("-", "").isalpha()
        and word not in table.abbreviations
        and _is_starter(opening, table)
        and (opening[2][-1:] in "'’" or text[opening.end() : opening.end() + 1].isspace())
    )


def _bare(word: str) -> str:
    """Return `word` without what opens before it or is elided: `(l'art` is `art`, but `didn't` stays."""
    word = word.lstrip(_OPENERS).replace("\u2011", "-")  # a no-break hyphen
    at = max(word.rfind("'"), word.rfind("’")) + 1
    return word if word[at:].islower() and at == len(word) - 1 else word[at:].lstrip(_OPENERS)


def _last_word(text: str, start: int, end: int) -> str:
    words = text[max(start, end - _WORD_BACK) : end].split()
    return _bare(words[-1]) if words else ""


def _is_starter(opening: re.Match[str], table: Table) -> bool:
    """Whether the word of `opening` is one that is written with a capital only where a sentence starts."""
    word = opening[2].lower().replace("’", "'").replace("\u0307", "")  # of İ, whose small letter is two
    if word in table.articles:  # Le Pen is a name, Le train is none
        following = _LETTER.match(opening.string, opening.end())
        return following is not None and following[1].islower()
    initial = len(word) == 1 and opening.string.startswith(".", opening.end())
    return word in table.starters and not initial


def _in_aside(text: str, start: int, stop: int) -> bool:
    """Whether a spaced dash is open before `stop`: `Rome – quelle ville ! – Paris`."""
    sentence = text[max(start, stop - _LOOK_BACK) : stop].lstrip(_OPENERS + " \u00a0\u202f")
    return len(_SPACED_DASH.findall(sentence)) % 2 == 1


def _closes_inside(text: str, start: int, stop: int) -> bool:
    """Whether the bracket that closes after `stop` was opened inside the sentence."""
    sentence = text[max(start, stop - _LOOK_BACK) : stop]
    return any(map(str.isalnum, sentence[: max(sentence.rfind("("), 0)]))


def _closing_quotes(text: str, begin: int, finish: int) -> frozenset[int]:
    """Return where a straight quote with white space on both sides closes: where one is open."""
    closing = set()
    is_open = False
    quotes = [quote.start() for quote in _QUOTE.finditer(text, begin, finish)]
    opens = [at == begin or text[at - 1].isspace() for at in quotes]
    closes = [at + 1 == finish or text[at + 1].isspace() for at in quotes]
    opens_next = [one and not other for one, other in zip(opens[1:], closes[1:], strict=True)]
    opens_next.append(True)
    for at, spaced_before, spaced_after, before_opener in zip(quotes, opens, closes, opens_next, strict=True):
        if spaced_before and spaced_after:
            is_open = not is_open and not before_opener
            if not is_open:
                closing.add(at)
        else:
            is_open = spaced_before
    return frozenset(closing)


def _after_space(text: str, at: int, finish: int) -> int:
    space = _SPACE.match(text, at, finish)
    return space.end() if space else at
