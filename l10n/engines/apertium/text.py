r"""What goes into an Apertium pipeline, and what is made of what comes back.

Apertium's stream format gives a meaning to `[ ] { } ^ $ / \ @ < > * # ~ + _`, and marks with some of them what
it could not do. So no source's own sign of that kind enters a pipeline bare, and every one that comes out is
Apertium's:

- what must stay as it is (a URL, an e-mail address, a hashtag, a handle, `C#`) goes in as a made-up word,
  which no dictionary knows and which comes back where the grammar puts it;
- any other sign that a dictionary can't know (emoji, control characters, private use, lone surrogates, the
  signs above) goes in as a superblank, `[3]`, which is passed around the words.

Letters, digits, spaces and ordinary punctuation go in as they are, in NFC, which dictionaries are written in;
hyphens that don't break become plain ones, soft hyphens go, since nobody could say where they belong in the target.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from itertools import count, groupby
from operator import attrgetter, itemgetter
from string import ascii_lowercase

from l10n.engines.apertium.marks import closing, opening
from l10n.model import Span, overlap
from l10n.text.placeables import PLACEABLE

# A full stop makes the tagger see the end of a sentence where a headline has none; the empty superblank after
# it finds it again.
_STOP, _END = ".", "[]"

# Placeables, and words with signs of the stream format in them: `C#`, `a*b`; tried from a word's first letter only.
_VERBATIM = re.compile(
    rf"({PLACEABLE} | (?<![^\W_])[^\W_]+(?:(?:[_*\#@^~+=|\\{{}}<>$`]+[^\W_]+)+|[\#+]+))", re.VERBOSE
)
_PLAIN_SIGNS = frozenset(" \xa0\u2009\u202f.,;:!?'’‘\"“”„«»()%&€£/°…–—-")
_GEMINATE = re.compile("(?<=l)·(?=l)", re.IGNORECASE)  # Catalan: *col·lectiva*
_ENUMERATOR = re.compile(r"(?<![\w'’-])[a-z]\)")
_SOFT_HYPHEN = "\xad"
_HYPHENS = str.maketrans("\u2010\u2011", "--")  # dictionaries have but the one of ASCII
_MASK = re.compile(r"\[(\d+)\]")
# `*unknown`, `@untranslated`, `#ungenerated`, `lemma# queue`, `~el`: no source's own sign is left bare.
_DEBRIS = re.compile(r"[*#@~^$_{}<>|\\]")
_JOINED = re.compile(r"(?<=\w)\+(?=\w)")
_SPACES = re.compile(" {2,}")
# What a pipeline leaves where it moved or dropped a word: `l'any\xa0 2011`, `no conocemos .`
_LOOSE = re.compile(
    "[ \xa0\u2009\u202f]*([\xa0\u2009\u202f])[ \xa0\u2009\u202f]+| +([\xa0\u2009\u202f])"
    r"|(?<=\w) (?=[,.](?:[\s»]|$))"
)
_EMPTIED = re.compile(r"«\s*»|“\s*”|„\s*“|\(\s*\)")
_QUOTED = re.compile(r"([«“„(]\s*|\s*[»”)])")
_DANGLING = re.compile(r"(?<=\w)-(?=[\s.,!?:;»)]|$)")
_NOT_KNOWN = re.compile(r"\^[*@]((?:\\.|[^\\$<^/])+)")


class Piece(Enum):
    """What a piece of a source is: text to translate, a word or signs that stay as they are."""

    TEXT = auto()
    WORD = auto()
    SIGN = auto()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A source made ready: `request` is what to send; the rest is what `finish` puts back."""

    request: str
    before: str
    after: str
    capital: bool
    dangling: bool
    loose: bool
    masks: tuple[str, ...]
    words: dict[str, str]


def prepare(source: str, marked: Sequence[Span] = (), names: Sequence[str] = ()) -> Prepared:
    """Return `source`, any text at all, as a request that no stage stumbles over.

    The places `marked`, in order and none over another, go in with marks around them, by their numbers. None of them
    may begin or end inside what must stay as it is. Outside of them, `names` stay as they are.
    """
    body = source.strip()
    names = (*names, *_enumerators(body))
    before, _, after = source.partition(body) if body else (source, "", "")
    made_up = _made_up_words(body.lower())
    masks: list[str] = []
    words: dict[str, str] = {}
    request: list[str] = []
    for number, part in _parts(body, [Span(s - len(before), e - len(before)) for s, e in marked]):
        if number is not None:
            request.append(opening(number))
        for kind, piece in pieces(part, () if number is not None else names):
            if kind is Piece.WORD:
                words[name := next(made_up)] = piece
                request.append(name)
            elif kind is Piece.SIGN:
                request.append(f"[{len(masks)}]")
                masks.append(piece)
            else:
                request.append(piece.replace("/", r"\/"))
        if number is not None:
            request.append(closing())
    return Prepared(
        "".join(request) + _STOP + _END,
        before,
        after,
        body[:1].isupper(),
        bool(_DANGLING.search(body)),
        bool(_LOOSE.search(body)),
        tuple(masks),
        words,
    )


def _enumerators(text: str) -> Iterator[str]:
    """Give the letters with a bracket that number parts of a text, *a)*: its modes take them for words."""
    for match in _ENUMERATOR.finditer(text):
        if text.count("(", 0, match.start()) == text.count(")", 0, match.start()):
            yield match[0]


def finish(prepared: Prepared, answer: str) -> str | None:
    """Return the target in what a pipeline answered, or None if a part that must stay was lost on the way."""
    text = answer.removesuffix(_END)
    if text != answer:
        text = text.removesuffix(_STOP)
    text = text.replace(_END, "")
    if sorted(map(int, _MASK.findall(text))) != list(range(len(prepared.masks))):
        return None
    text = _JOINED.sub(" ", _DEBRIS.sub("", text))
    if not prepared.dangling:  # `dit-il` comes back as `dijo-`
        text = _DANGLING.sub("", text)
    text = _SPACES.sub(" ", text).strip(" ")
    if not prepared.loose:
        text = _LOOSE.sub(lambda match: match[1] or match[2] or "", text)
    if prepared.capital and not text.lower().startswith(tuple(prepared.words)):
        text = text[:1].upper() + text[1:]
    text = _MASK.sub(lambda match: prepared.masks[int(match[1])], text)
    for name, piece in prepared.words.items():
        as_template = piece.replace("\\", r"\\")
        text, count = re.subn(name, as_template, text, flags=re.IGNORECASE)
        if count != 1:
            return None
    return prepared.before + text + prepared.after


def quoted(source: str, target: str) -> list[str] | None:
    """Return a source cut at its quotation marks and brackets, these between, if some came back empty; else None."""
    if not _EMPTIED.search(target) or _EMPTIED.search(source):
        return None
    return _QUOTED.split(source)


def not_known(prepared: Prepared, stream: str) -> tuple[str, ...]:
    """Return the words that the lexical units in `stream`, a generator's input, are marked as not known."""
    words = (re.sub(r"\\(.)", r"\1", word) for word in _NOT_KNOWN.findall(stream))
    return tuple(dict.fromkeys(word for word in words if word.lower() not in prepared.words))


def markable(source: str, place: Span) -> bool:
    """Whether a mark may stand around a place: it holds words, and no part of an address, a hashtag or a sign."""
    verbatim = _verbatim(source)
    after = bisect_right(verbatim, place.start, key=attrgetter("end"))
    inside = after < len(verbatim) and overlap(verbatim[after], place)
    return not inside and all(kind is Piece.TEXT for kind, _ in pieces(source[place.start : place.end]))


@lru_cache(maxsize=16)
def _verbatim(source: str) -> tuple[Span, ...]:
    """Return what stays as it is in a source, which is asked for each of its words."""
    return tuple(Span(*match.span()) for match in _VERBATIM.finditer(source))


def _parts(text: str, marked: Sequence[Span]) -> Iterator[tuple[int | None, str]]:
    """Yield `text` in parts, each with the number of its mark."""
    end = 0
    for number, place in enumerate(marked):
        yield None, text[end : place.start]
        yield number, text[place.start : place.end]
        end = place.end
    yield None, text[end:]


def pieces(text: str, names: Sequence[str] = ()) -> Iterator[tuple[Piece, str]]:
    """Yield `text` in pieces and what each is; `names` are words that stay as they are."""
    if names:
        either = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        for number, part in enumerate(re.split(rf"(?<![\w-])({either})(?![\w-])", text)):
            if number % 2:
                yield Piece.WORD, part
            else:
                yield from pieces(part)
        return
    for number, part in enumerate(_VERBATIM.split(text)):
        if number % 2 and any(map(str.isalnum, part)):
            yield Piece.WORD, part
            continue
        known = unicodedata.normalize("NFC", part).replace(_SOFT_HYPHEN, "").translate(_HYPHENS)
        letters = {match.start() for match in _GEMINATE.finditer(known)}
        odd = [_is_odd(sign) and place not in letters for place, sign in enumerate(known)]
        for is_odd, run in groupby(zip(odd, known, strict=True), itemgetter(0)):
            yield (Piece.SIGN if is_odd else Piece.TEXT), "".join(sign for _, sign in run)


@lru_cache(maxsize=4096)
def _is_odd(sign: str) -> bool:
    """Return whether no dictionary can know `sign`: neither letter, digit, mark, space nor punctuation."""
    if sign in _PLAIN_SIGNS:
        return False
    return ord(sign) > 0xFFFF or not (sign.isalnum() or unicodedata.category(sign).startswith("M"))


def _made_up_words(text: str) -> Iterator[str]:
    """Yield words that are neither in `text`, which is in lower case, nor parts of each other."""
    stem = next(stem for number in count() if (stem := "xq" + "zk" * number) not in text)
    for number in count():
        first, second = divmod(number, len(ascii_lowercase))
        yield stem + "w" * (first + 1) + ascii_lowercase[second] + "kx"
