"""What has digits and isn't a number as a language writes it: telephone numbers, formulas, versions, tight lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from l10n.checks.numbers.digits import SPACES
from l10n.checks.numbers.units import units
from l10n.checks.numbers.words import scales
from l10n.languages import pack
from l10n.model import Span
from l10n.text.patterns import any_of

# Groups of three digits in whatever separators a language has, or digits with a decimal sign. The first digit stands
# before what parts the two, for a pattern that begins with one class of characters is looked for three times as fast.
NUMBER = re.compile(
    rf"\d(?:(?<![\d.,]\d)\d{{0,2}}(?:([{SPACES}.,'’])\d{{3}})(?:\1\d{{3}})*(?:[.,]\d+)?(?!\d)|\d*(?:[.,]\d+)*)"
)
_GAP = rf"[{SPACES}.\-/()]"
_DATE = r"\d\d[.-]\d\d[.-](?:\d{4}|\d\d)(?!\d|[ .\xa0-]\d)"  # *04.12.2009*
_PHONE = re.compile(
    rf"(?<![\d,'’])(?<!\d[.-])(?!{_DATE})0(?!00)\d+(?:[ .\xa0-]\d{{2,}})+|(?<!\d)\d{{2,3}}(?:[ .-]\d\d){{3,}}"
    # with the code of a country (ITU-T E.123), or of an area as North America has it
    rf"|\+\d{{1,3}}(?:{_GAP}{{1,2}}\d{{1,5}}){{2,}}(?![\d%€$])"
    r"|(?<![\d.-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[.-])\d{3}[.-]\d{4}(?![\d.-])"
    r"|(?<![\d.,])0[ .\xa0]?8\d\d(?:[ .\xa0]\d{2,3}){2,3}(?!\d)"
    # the European Union's social services (Commission Decision 2007/116/EC), where nothing is counted
    r"|(?<!\d)116[ \xa0]\d{3}(?![\d.,]|[ \xa0]\w)"
)
_MAY_BE_PHONE = re.compile(r"\d[ .\xa0-]\d\d|[+(]\d")  # as all phone numbers are: theirs is a slow pattern
# Behind a name or a *v*: *iOS 17.4*, *Python 3.11*, *v2.0.1*.
_VERSION = re.compile(
    rf"(?:(?P<stated>(?<!\w)[vV]\.?[{SPACES}]?|(?<!\w)[Vv]ers[a-zà-ÿ]{{1,5}}[{SPACES}])|(?<![\w.])\w*[A-ZÀ-Þ]\w*[{SPACES}])"
    r"(?P<digits>\d{1,2}(?:\.\d{1,2})+)(?![\d,.]*\d)"
)
_POINTED = re.compile(r"\d\.\d")  # as all versions are: theirs is a slow pattern
_IN_FORMULA = re.compile(r"[CHNOS]\d")
_FORMULA = re.compile(r"(?<!\w)(?:[CHNOS]\d?){2,}(?!\w)")  # *CO2* and *H1N1*
_AFTER = re.compile(rf"[{SPACES}-]?([^\W\d_]+|[%°$€£¥])")
_DIGIT = re.compile(r"\d+")


def uncounted(text: str, language: str) -> Iterator[Span]:
    """Give the places of digits in a text of a language (BCP 47) that count nothing: telephone numbers, formulas."""
    own = pack.language(language).numbers.uncounted
    shapes = [
        *([_PHONE] if _MAY_BE_PHONE.search(text) else ()),
        *([_FORMULA] if _IN_FORMULA.search(text) else ()),
        *([own] if own else ()),
    ]
    for shape in shapes:
        yield from (Span(*match.span()) for match in shape.finditer(text))


def versions(text: str, language: str) -> Iterator[Span]:
    """Give the places of versions in a text of a language (BCP 47): the same in all languages."""
    for match in _VERSION.finditer(text) if _POINTED.search(text) else ():
        if match["stated"] or not _counts(text, match.end(), language):
            yield Span(*match.span("digits"))


def lists(text: str, language: str) -> Iterator[Span]:
    """Give the places of whole numbers in a row in a text of a language, without spaces behind commas: *1,2 et 3*.

    Each is larger than the one before. What counts something is read as a number: *2,5 et 6 %*.
    """
    pattern = _list(language) if "," in text else None
    for match in pattern.finditer(text) if pattern else ():
        values = [int(digits) for digits in _DIGIT.findall(match[0])]
        steps = [two - one for one, two in pairwise(values)]
        if set(steps) == {1} or (min(steps) > 0 and not _counts(text, match.end(), language)):
            yield Span(*match.span(1))


@cache
def _list(language: str) -> re.Pattern[str] | None:
    numbers = pack.language(language).numbers
    if not numbers.lists:
        return None
    ranges = "".join(rf"(?<!\b{word}[{SPACES}])" for word in map(re.escape, numbers.ranges))
    return re.compile(
        rf"(?i)(?<![\d.,]){ranges}(\d{{1,3}}(?:,\d{{1,3}})+)[{SPACES}](?:{any_of(numbers.lists)})[{SPACES}]"
        r"\d{1,3}(?![\d.,]*\d)"
    )


def _counts(text: str, end: int, language: str) -> bool:
    """Return whether what stands behind digits is a unit, or multiplies them."""
    after = _AFTER.match(text, end)
    word = after[1].lower() if after else ""
    return word in units(language) or word in scales(language)
