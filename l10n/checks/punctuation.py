"""The end and the beginning of a sentence, and marks that are doubled or in the wrong place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import Message, msg
from l10n.model import Edit, Finding, Span
from l10n.text.marks import COLON, ELLIPSIS, EXCLAMATION, FULL_STOP, QUESTION, names
from l10n.text.markup import OBJECT
from l10n.text.patterns import any_of
from l10n.text.placeables import placeables

# What may stand after the mark that ends a sentence.
_AROUND = " \n\xa0\u202f\u2009\"'«»“”„‘’‹›)]}*_）」』》〉\u200e\u200f\u061c\u2066\u2067\u2068\u2069"
_ENDS = {FULL_STOP, QUESTION, EXCLAMATION, ELLIPSIS}
# Languages and people differ in these: what is an exclamation may be said in peace.
_ALIKE = {
    (FULL_STOP, ELLIPSIS), (ELLIPSIS, FULL_STOP), (EXCLAMATION, FULL_STOP), (FULL_STOP, COLON),
}  # fmt: skip
_NONE = msg("nothing")
_DOUBLED = re.compile(
    r"([,;:،؛，、；：。۔।])\s?\1|(?<!\.)\.\.(?!\.)|[,;:]\.(?!\.)|(?<!\.)\.[,;:](?<!\w\.,)|(?<=[^\W\d_]{5})\.,|\?\?|!!|？？|؟؟|\.[?!](?<!\.\.[?!])"
)
_TWO = re.compile(r"([.,;:?!،؛，、；：。۔।？؟])\s?(?:\1|[.,;:?!])")
_SPACED = re.compile(r"(?<=\w) +[,.](?=\s|$)| +,")
_SPACES = re.compile(r" {2,}|^ +| +$")
# Words that run together at a mark; a single letter may be an abbreviation's, a small one a domain's.
_MAY_BE_TIGHT = re.compile(r"[,;.!?:\"»”](?:[^\W\d_]|[«“„¿¡])")
_TIGHT = re.compile(
    r"(?<=[^\W\d_])[,;](?=[^\W\d_])|(?<=[^\W\d_A-Z]{3}):(?=[^\W\d_]{2})|(?<=[^\W\d_A-Z]{3})[.!?:](?=[A-ZÀ-Þ](?:[^\W\d_A-Z]|['’\s]))"
    r"|(?<=\d\d)\.(?=[A-ZÀ-Þ][^\W\d_A-Z])|(?<=[^\W\d_A-Z]{3})[.!?](?=[«“„¿¡][^\W\d_])"
    r"|(?<=[^\W\d_]{2}[.!?])[\"»”](?=[^\W\d_]{2})"
)
# A small letter after the end of a sentence; what is shorter than four letters may be abbreviated.
_SMALL = re.compile(r"(?<=[^\W\d_A-Z]{4})[.?!]\s+([a-zß-ÿ])(?=[a-zß-ÿ])")
_MAY_BE_LATER = re.compile(r"[.?!][»”\"]?\s+[a-zß-ÿ](?=[a-zß-ÿ])")
# What may well be an abbreviation or a quotation; the source has to have more sentences, then.
_MAY_BE_SMALL = re.compile(
    r"(?<=[\w»”\"%)\]])[.?!][»”\"]?\s+([a-zß-ÿ])(?=[a-zß-ÿ ])|[.?!][»”\"]\s+([a-zß-ÿ])"
)
_SENTENCE = re.compile(r"[.?!…][»”\"\s\xa0\u202f]*\s[«“„\"¿¡(\xa0\u202f]*[A-ZÀ-Þ]")
_LETTER = re.compile(r"[^\W\d_]")


@rule(
    "punctuation/end",
    Example("fr-en", "Il est parti.", "He has left?", "He has left."),
    likely="final-mark",
    possible="final-mark-missing",
)
def end(unit: Analysis) -> Iterator[Finding]:
    """Find sentences that end with another mark than the source.

    Those that end without a mark where the source has one, or with one where it has none, are only possible, and so
    is what languages mark in their own ways, and a question behind a colon, which may be told in the target.
    A question mark that stands inside of the other text is no fault: *“…?” she asks*.
    """
    ours, here = _end(unit.source, unit.pair.source)
    theirs, there = _end(unit.target, unit.pair.target)
    if ours == theirs or _moved(ours, theirs, unit):
        return
    if ours in _ENDS:
        message = msg("End the sentence with {ours}, as the source does", ours=ours)
        may_differ = theirs == _NONE or (ours, theirs) in _ALIKE
        if (
            may_differ
            or _quoted(ours, unit.source)
            or _asks(unit.source, unit.pair.source, theirs)
            or _asks(unit.target, unit.pair.target, ours)
            or (ours == QUESTION and unit.source.count(":") > unit.target.count(":"))
        ):
            yield finding(POSSIBLE, msg("{message}.", message=message), [here], [there])
        else:
            yield finding(
                LIKELY,
                msg("{message}: here it is {theirs}.", message=message, theirs=theirs),
                [here],
                [there],
            )
    elif theirs in _ENDS:
        message = msg(
            "End it with {ours}, as the source does: here it is {theirs}.", ours=ours, theirs=theirs
        )
        yield finding(POSSIBLE, message, [here], [there])


def _moved(ours: str, theirs: str, unit: Analysis) -> bool:
    """Return whether the question or exclamation that ends one text stands inside of the other."""
    return {ours, theirs} <= _ENDS and any(
        _count(name, unit.source, unit.pair.source) == _count(name, unit.target, unit.pair.target)
        for name in (QUESTION, EXCLAMATION)
        if name in (ours, theirs)
    )


def _count(name: str, text: str, language: str) -> int:
    """Return how many marks of a text say the same."""
    return sum(names(language).get(mark) == name for mark in text)


def _asks(text: str, language: str, mark: str) -> bool:
    """Return whether a text tells a question that the other one may ask: *il s’est demandé ce que…*."""
    return mark == QUESTION and _asking(language).search(text) is not None


@cache
def _asking(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(pack.language(language).typography.asking)})", re.IGNORECASE)


def _quoted(mark: str, text: str) -> bool:
    """Return whether a question is quoted: then the other language may tell it (he asked whether)."""
    return mark == QUESTION and text.rstrip()[-1:] in ("»", "”", "“", '"', "」", "』")


def _end(text: str, language: str) -> tuple[Message, Span]:
    """Return what a text ends with, in words, and where."""
    bare = text.rstrip(_AROUND)
    at = len(bare)
    if bare.endswith("..."):
        return ELLIPSIS, Span(at - 3, at)
    # « Il vient ? », demande-t-il: the mark before the quotation's end is the sentence's only if it is last
    mark = names(language).get(bare[-1:], _NONE)
    return mark, Span(max(0, at - 1), at)


@rule(
    "punctuation/doubled",
    Example("fr-en", "Il vient, il part.", "He comes,, he goes.", "He comes, he goes."),
    likely="doubled-mark",
)
def doubled(unit: Analysis) -> Iterator[Finding]:
    """Find marks that stand twice, or two that don't go together, unless the source has them."""
    if not _TWO.search(unit.target):
        return
    for match in _DOUBLED.finditer(unit.target):
        if match[0] not in unit.source and not _DOUBLED.search(unit.source):
            place = Span(*match.span())
            # *?!* may be meant, and of two that differ nobody knows which is right
            fix = unit.edits(
                [place],
                lambda marks: marks[0] if len({*marks.split()}) == 1 or marks[0] == marks[-1] else marks,
            )
            yield finding(
                LIKELY, msg("Leave one of the marks {match} only.", match=match[0]), (), [place], fix=fix
            )
            return


@rule(
    "punctuation/spacing",
    Example("fr-en", "Il vient, il part.", "He comes , he goes.", "He comes, he goes."),
    likely="space-before space-missing double-space",
)
def spacing(unit: Analysis) -> Iterator[Finding]:
    """Find a space before a comma or full stop, two spaces in a row or one at an edge, and words joined at a mark."""
    if places := _spaced(unit):
        yield finding(LIKELY, msg("Take the space before the mark out."), (), places)
    if places := _doubled_spaces(unit):
        yield finding(LIKELY, msg("Leave one space only."), (), places, "double-space")
    if places := _joined(unit):
        fix = [Edit(one.end, one.end, " ") for one in places]
        yield finding(LIKELY, msg("Put a space behind the mark."), (), places, "space-missing", fix)


def _spaced(unit: Analysis) -> list[Span]:
    if " ," not in unit.target and " ." not in unit.target:
        return []
    return unit.new_places(_SPACED)


def _doubled_spaces(unit: Analysis) -> list[Span]:
    if "  " not in unit.target and unit.target == unit.target.strip(" "):
        return []
    if "  " in unit.source and "  " in unit.target:
        return []
    return unit.places(_SPACES)


def _joined(unit: Analysis) -> list[Span]:
    places = _tight(unit.target)
    if not places or _tight(unit.source):
        return []
    addresses = placeables(unit.target)
    around = [unit.target[one.start - 2 : one.end + 2] for one in places]
    return [] if any(one in address for address in addresses for one in around) else places


def _tight(text: str) -> list[Span]:
    """Return the marks of a text at which words run together: the pattern is slow, so it looks at marks only."""
    matches = (_TIGHT.match(text, match.start()) for match in _MAY_BE_TIGHT.finditer(text))
    return [Span(*match.span()) for match in matches if match]


@rule(
    "punctuation/capital",
    Example("fr-en", "Il est parti.", "he has left.", "He has left."),
    likely="initial-capital later-capital",
)
def capital(unit: Analysis) -> Iterator[Finding]:
    """Find sentences that begin with a small letter: the first where the source has a capital, and any later one."""
    if first := _small_first(unit):
        fix = unit.edits(first[1:], str.upper)
        yield finding(LIKELY, msg("Begin the sentence with a capital."), first[:1], first[1:], fix=fix)
    if later := _small_later(unit):
        fix = unit.edits(later, str.upper)
        yield finding(LIKELY, msg("Begin each sentence with a capital."), (), later, "later-capital", fix)


def _small_later(unit: Analysis) -> list[Span]:
    """Return the small letters at the beginning of sentences that aren't the first."""
    if not _MAY_BE_LATER.search(unit.target):
        return []
    places = [Span(*match.span(1)) for match in _SMALL.finditer(unit.target)]
    if not places and (sentences := len(_SENTENCE.findall(unit.source))):
        places = [Span(*match.span(match.lastindex or 1)) for match in _MAY_BE_SMALL.finditer(unit.target)]
        if len(_SENTENCE.findall(unit.target)) + len(places) != sentences:
            return []
    return [] if _MAY_BE_LATER.search(unit.source) else places


def _small_first(unit: Analysis) -> tuple[Span, ...]:
    """Return the source's first letter and the target's, if only the source's is a capital."""
    if unit.target[:1].isupper():
        return ()
    if any(letter.isalpha() and letter.lower() == letter.upper() for letter in unit.target):
        return ()  # a script without capitals, where a word of another may begin the sentence
    ours, theirs = _LETTER.search(unit.source), _LETTER.search(unit.target)
    if not ours or not theirs or not ours[0].isupper() or not theirs[0].islower():
        return ()
    before = unit.target[: theirs.start()] + unit.source[: ours.start()]
    if OBJECT in before or any(map(str.isdigit, before)):
        return ()
    word = unit.target[theirs.start() :].split(maxsplit=1)[0]
    bare = word.strip(".,;:!?»”\"'’")
    if (
        any(map(str.isupper, word))
        or (len(bare) > 2 and bare in unit.source.split())
        or any(sign in word for sign in "@.#_")
    ):
        return ()  # iPhone, l'ONU, a name that begins small
    return Span(*ours.span()), Span(*theirs.span())
