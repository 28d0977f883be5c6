"""What a pack can say of numbers, dates and units; see `schema`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a language writes and says numbers. A slash parts the forms of one number."""

    decimal: str = ""
    """The sign before decimals; the other of point and comma, or a space, stands between thousands."""
    groups: str = ""
    """Signs between thousands, where neither point nor comma is one: both then stand before decimals."""
    other_order: bool = False
    """Whether its sentences have what they count in another order than European ones, the verb last or the date
    turned round: then the order of numbers tells nothing."""
    either_decimal: bool = False
    """Whether point and comma both stand before decimals in its papers: what either makes of a number is right."""
    cardinals: tuple[str, ...] = ()
    """The words for 0, 1, 2 …, up to 20, or further where those beyond are no regular compounds."""
    tens: tuple[str, ...] = ()
    """The words for 30, 40 … 90, where they make compounds, the first form of each."""
    compounds: tuple[str, ...] = ()
    """How `{ten}` and `{unit}` are joined: `{ten}-{unit}`."""
    twenties: frozenset[int] = frozenset()
    """The tens to which 11 to 19 are joined as well: *soixante-quinze*."""
    hundreds: tuple[str, ...] = ()
    """How the words for 200 to 900 begin, from the word for the `{unit}`."""
    thousands: tuple[str, ...] = ()
    """How the words for thousands begin, from the word for the `{unit}`."""
    scales: Mapping[float, tuple[str, ...]] = field(default_factory=dict)
    """The words behind a number that multiply it."""
    unsure_scales: Mapping[float, tuple[str, ...]] = field(default_factory=dict)
    """Words behind a number that may multiply it, and by right are a unit: *10 milles*."""
    scaled: Mapping[float, str] = field(default_factory=dict)
    """What stands behind figures for those of a million and more; a slash parts one from several."""
    tenths: tuple[str, ...] = ()
    """Words behind a number that count tenths of a whole: 6割 is 60 %."""
    unscaled: frozenset[float] = frozenset()
    """The scales whose words are other ones behind digits: in French *46 cents* are money."""
    stems: Mapping[float, tuple[str, ...]] = field(default_factory=dict)
    """Beginnings of other words that say a number: ordinals, dozens, both."""
    ordinals: tuple[str, ...] = ()
    """First to twelfth; an ending of the language may follow where a star stands."""
    ordinal_endings: Mapping[int, str] = field(default_factory=dict)
    """A pattern for these endings, from each ordinal on."""
    qualities: tuple[str, ...] = ()
    """Words right before an ordinal that make it a quality: *de première classe*."""
    ordinal_tens: tuple[str, ...] = ()
    """The beginnings of all ordinals from the 20th, 30th … on; a slash parts those of one ten."""
    false_ordinals: re.Pattern[str] | None = None
    """What finds ordinals in figures with an ending that isn't theirs."""
    roman: str = ""
    """A pattern for what Roman numerals count, beside the names of people."""
    uncounted: re.Pattern[str] | None = None
    """What has digits that count nothing: *8es de finale* is the *last 16*."""
    no_unit: re.Pattern[str] | None = None
    """What stands behind a number as a unit or a scale does, and is none: *la résolution 2002 de M. Salafranca*."""
    of: tuple[str, ...] = ()
    """Words between a number and what it counts."""
    half: tuple[str, ...] = ()
    """What adds a half to the scale before it: *2 millions et demi*."""
    sums: tuple[str, ...] = ()
    """What stands between parts of a number that add up, as it stands there: *12 bin 500*, *3 milhões e 765 mil*."""
    between: tuple[str, ...] = ()
    """Words between the two numbers of a range."""
    articles: tuple[str, ...] = ()
    """Articles before the second of them."""
    lists: tuple[str, ...] = ()
    """Words before the last number of a list: *1, 2 et 3*."""
    ranges: tuple[str, ...] = ()
    """Words before the first number of a range that has one of them as well: *entre 1,2 et 3*."""
    ordinal: Mapping[str, str] = field(default_factory=dict)
    """What stands behind the figures of an ordinal, by their last digits, of which the longest that fit count; an
    empty key is for all others. A slash parts a masculine from a feminine."""
    bare_numerals: bool = False
    """Whether Roman numerals are ordinals without an ending: *siglo XX*."""


@dataclass(frozen=True, slots=True)
class Dates:
    """How a language says months, days of the week and times, beside the names that CLDR has. Months are 1 to 12."""

    capitals: bool | None = None
    """Whether months and days of the week have a capital; None where that isn't known."""
    first_words: tuple[str, ...] = ()
    """Words before a month or day, as they begin a sentence: they tell no name."""
    other_words: frozenset[str] = frozenset()
    """Months that are other words as well: without a number they count behind one of `before_months` only."""
    before_months: frozenset[str] = frozenset()
    """Words before a month."""
    short_months: frozenset[str] = frozenset()
    """Months of three letters that count without a number beside them."""
    small_words: frozenset[str] = frozenset()
    """Months that are other words with a small letter."""
    month_first: bool = False
    """Whether a date in figures has the month before the day."""
    spaced: bool = False
    """Whether a date in figures has spaces, and may go without a year: *24. 12.*."""
    of: tuple[str, ...] = ()
    """Words between a day and its month, and a month and its year."""
    day_endings: tuple[str, ...] = ()
    """What stands behind the figures of a day, beside a point or a raised letter."""
    months: Mapping[str, int] = field(default_factory=dict)
    """More names for months."""
    weekdays: Mapping[str, int] = field(default_factory=dict)
    """More names for days of the week, Monday being 0."""
    short_weekdays: Mapping[str, int] = field(default_factory=dict)
    """Such names that say other things, too: they may be meant, and aren't read."""
    endings: re.Pattern[str] | None = None
    """What cases put behind the names of months and days: *martta*, *cumaya*."""
    compounds: bool = False
    """Whether days of the week begin longer words: *Montagabend*."""
    date: re.Pattern[str] | None = None
    """A date whose month is in figures with a word or sign: groups `month` and, where it has one, `day`."""
    time: re.Pattern[str] | None = None
    """A time of day that other signs or words than a colon or point part: groups `hour`, `minute`, `half` for half
    past, `am` and `pm` for the half of the day, of which any but the first may be missing."""
    clock: str = ""
    """How it writes a time of day in figures: `{hour}:{minute}`."""
    hours: tuple[str, ...] = ()
    """The words for the hours from one to twelve, where they are other ones than cardinals: Arabic *التاسعة*."""
    point_in_times: bool = False
    """Whether two figures behind one or two and a point are minutes, even without a word before."""
    full_hour: str = ""
    """How it writes one without minutes, where that is another way."""
    whole_day: bool = False
    """Whether it counts hours to 24, so that nothing is *a.m.* or *p.m.*."""
    hours_without_h: bool = False
    """Whether it parts hours and minutes by a sign, never by an *h*."""
    hour_words: tuple[str, ...] = ()
    """Words behind hours and minutes."""
    clock_words: tuple[str, ...] = ()
    """Words behind an hour alone."""
    clock_phrases: Mapping[str, int] = field(default_factory=dict)
    """How it says a time in words: patterns in which {} is the hour, each with the minutes from that hour on."""
    before_times: tuple[str, ...] = ()
    """Words before a time: with one, `5.30` is no number."""
    morning: tuple[str, ...] = ()
    """What says, behind a time, that it is before noon."""
    afternoon: tuple[str, ...] = ()
    """What says, behind a time, that it is after noon."""
    noon: tuple[str, ...] = ()
    """How words for noon begin."""
    midnight: tuple[str, ...] = ()
    """How words for midnight begin."""


@dataclass(frozen=True, slots=True)
class Units:
    """What a language calls that which numbers count, by the unit's name in `checks/numbers/units`.

    An underscore stands for a space.
    """

    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What is written in all languages, in small letters."""
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Its own words, in small letters."""
    lands: re.Pattern[str] | None = None
    """An adjective before a currency that says of which land it is: *чешских крон*."""
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words and signs that stand before the number: *%50*, *yüzde 50*."""
    endings: re.Pattern[str] | None = None
    """What cases put behind the words of units and behind those that multiply, as far as these aren't listed."""
    one: str = ""
    """A pattern for words before a unit that say one, or half of it."""
