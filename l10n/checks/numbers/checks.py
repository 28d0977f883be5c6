"""The checks of numbers, amounts, dates and times: what they tell a translator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from l10n.checks.model import Context, finding
from l10n.checks.numbers.compare import Compared, compared
from l10n.checks.numbers.dates import may_say, months, read_months, read_weekdays, weekdays
from l10n.checks.numbers.figures import Number, base
from l10n.checks.numbers.units import (
    CURRENCIES,
    MEASURES,
    TIMES,
    alike,
    comparable,
    converts,
    is_near,
    mention,
)
from l10n.checks.numbers.words import fold
from l10n.model import Finding, Unit

_DECADE = 10
_KEPT = CURRENCIES | MEASURES | TIMES - {"year"}
_SPEEDS = {"km/h": "km", "mph": "mi"}


def _compare(unit: Unit, context: Context) -> Compared:
    return compared(unit.source, unit.target, (context.pair.source, context.pair.target))


def number(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers of which source and target have a different one each."""
    found = _compare(unit, context)
    if found.lost and found.added and not _is_measured(found):
        message = (
            f"Write {_list(found.lost)} as the source does: the target has {_list(found.added)} instead."
        )
        yield finding(message, (n.span for n in found.lost), (n.span for n in found.added))


def number_word(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers in words of which source and target have a different one each."""
    words = _compare(unit, context).words
    if words:
        mine, theirs = (", ".join(pair[side].text for pair in words) for side in (0, 1))
        message = f"Write the number of the source, {mine}: the target has {theirs}."
        yield finding(message, (one.span for one, _ in words), (two.span for _, two in words))


def number_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers of the source that the target doesn't have."""
    found = _compare(unit, context)
    if not found.lost or found.added:
        return
    years = _years(found)
    lost = tuple(n for n in found.lost if (not n.unit & MEASURES or n.unit & CURRENCIES) and n not in years)
    if lost:
        yield finding(f"Say {_list(lost)} in the target, too.", (n.span for n in lost))


def _years(found: Compared) -> tuple[Number, ...]:
    """Return the lost numbers that are years near to one that isn't lost: a source may say it twice, with a slip."""
    if not found.lost:
        return ()
    said = [one.value for one, _ in found.pairs if _is_year(one)]
    return tuple(
        n for n in found.lost if _is_year(n) and any(abs(n.value - year) <= _DECADE for year in said)
    )


def _is_year(number: Number) -> bool:
    return 1000 <= number.value < 2100


def measure_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find lengths, weights and such of the source that the target lacks, or has converted."""
    found = _compare(unit, context)
    lost = tuple(n for n in found.lost if n.unit & MEASURES and not n.unit & CURRENCIES)
    if lost and not found.added:
        yield finding(f"Say {_list(lost)} in the target, too.", (n.span for n in lost))


def number_added(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers of the target that the source doesn't have."""
    found = _compare(unit, context)
    if found.added and not found.lost:
        message = f"Take {_list(found.added)} out of the target, or find it in the source."
        yield finding(message, (), (n.span for n in found.added))


def number_order(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers that stand in another order in the target."""
    turned = _compare(unit, context).turned
    if turned:
        named = _list(tuple(two for _, two in turned))
        yield finding(
            f"See that each number says what it does in the source: {named} stand in another order.",
            (one.span for one, _ in turned),
            (two.span for _, two in turned),
        )


def number_format(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find numbers that are right only if they are read with the separators of another language."""
    for one, two in _compare(unit, context).misread:
        message = f"Write {one.text} as the target language does: {two.text} says something else in it."
        yield finding(message, [one.span], [two.span])


def currency(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find amounts whose currency is another one, or is gone."""
    for one, two in _compare(unit, context).pairs:
        ours, theirs = one.unit & CURRENCIES, two.unit & CURRENCIES
        if (not ours and not theirs) or one.unit & two.unit:
            continue
        if (one.unit and not ours) or (two.unit and not theirs):  # pounds are a weight, too
            continue
        if ours and theirs:
            message = f"Leave the amount in {_name(ours)}: the target has {_name(theirs)} for it."
        elif ours and not _mentions(unit.target, ours, context.pair.target):
            message = f"Say which currency it is, {_name(ours)}: the target doesn't."
        elif theirs and not _mentions(unit.source, theirs, context.pair.source):
            message = f"Take out the currency ({_name(theirs)}): the source doesn't say it."
        else:
            continue
        yield finding(message, [one.span], [two.span])


def percentage(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find per cents on one side that are mere numbers on the other."""
    pairs = _compare(unit, context).pairs
    said = sum("%" in two.unit for _, two in pairs)
    for one, two in pairs:
        ours, theirs = "%" in one.unit, "%" in two.unit
        if ours and not theirs and not _mentions(unit.target, frozenset("%"), context.pair.target, said):
            yield finding(f"Say that {two.text} is per cent, as the source does.", [one.span], [two.span])
        elif theirs and not ours and not _mentions(unit.source, frozenset("%"), context.pair.source):
            message = f"Take out the per cent sign after {two.text}: the source has none."
            yield finding(message, [one.span], [two.span])


def measure(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find amounts that have another unit of the same kind, or another number with it."""
    found = _compare(unit, context)
    if _is_measured(found) and not _is_rounded(found):
        yield _changed(found)
        return
    wrong = []
    for one, two in found.pairs:
        if (
            comparable(one.unit, two.unit)
            and not (one.unit | two.unit) & CURRENCIES
            and one.value == two.value
        ):
            if converts(one.value, one.unit, two.value, two.unit):
                continue
            wrong.append((one, two))
    if wrong:
        mine, theirs = (", ".join(pair[side].text for pair in wrong) for side in (0, 1))
        message = f"Write {mine} in the same unit, or convert the number: the target has {theirs}."
        yield finding(message, (one.span for one, _ in wrong), (two.span for _, two in wrong))


def unit_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find amounts whose unit the target doesn't say; but years are left out where somebody's age is meant."""
    language = context.pair.target
    pairs = _compare(unit, context).pairs
    for one, two in pairs:
        if not (one.sure and two.sure and one.unit & _KEPT) or two.unit:
            continue
        money = one.unit & CURRENCIES
        if money and not _mentions(unit.target, money, language):
            continue  # that is `currency`'s
        kept = money or alike(one.unit)
        said = sum(bool(other.unit & kept) for _, other in pairs)
        if not _mentions(unit.target, kept, language, said):
            yield finding(f"Say what {two.text} counts: the source has {one.text}.", [one.span], [two.span])


def measure_rounded(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find measures that are nearly the same: converted twice, or rounded."""
    found = _compare(unit, context)
    if _is_measured(found) and _is_rounded(found):
        yield _changed(found)


def _changed(found: Compared) -> Finding:
    message = f"Check the measure: {_list(found.lost)} became {_list(found.added)}."
    return finding(message, (n.span for n in found.lost), (n.span for n in found.added))


def _is_measured(found: Compared) -> bool:
    """Return whether all numbers that differ are of lengths, weights and such, which people round and convert."""
    return bool(found.lost and found.added) and all(
        n.unit & MEASURES and not n.unit & CURRENCIES for n in (*found.lost, *found.added)
    )


def _is_near(one: Number, two: Number) -> bool:
    """Return whether two measures are nearly the same; the hour of a speed may be said apart."""
    ours, theirs = (frozenset(_SPEEDS.get(unit, unit) for unit in n.unit) for n in (one, two))
    return bool(ours & theirs and is_near(one.value, two.value)) or converts(
        one.value, ours, two.value, theirs
    )


def _is_rounded(found: Compared) -> bool:
    return all(any(_is_near(one, two) for two in found.added) for one in found.lost)


def date(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find months and days of the week that are other ones in the target, and days that changed their months."""
    ours, theirs = context.pair.source, context.pair.target
    here, there = read_months(unit.source, ours), read_months(unit.target, theirs)
    if not here or not there:
        return
    mine, yours = {m.month for m in here}, {m.month for m in there}
    turned = {m.other for m in (*here, *there) if m.other}
    lost = [m for m in here if m.month not in yours | turned]
    added = [m for m in there if m.month not in mine | turned]
    if lost and added:
        named = [unit.source[m.span.start : m.span.end] for m in lost]
        other = [unit.target[m.span.start : m.span.end] for m in added]
        message = f"Write the month of the source, {', '.join(named)}: the target has {', '.join(other)}."
        yield finding(message, (m.span for m in lost), (m.span for m in added))
    elif not lost and not added and not turned:
        days, dates = Counter((m.day, m.month) for m in here), Counter((m.day, m.month) for m in there)
        same = Counter(m.day for m in here) == Counter(m.day for m in there)
        if same and days != dates and None not in {m.day for m in (*here, *there)}:
            message = "Put each day with its own month: the dates of the source are crossed in the target."
            yield finding(message, (m.span for m in here), (m.span for m in there))


def weekday(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find days of the week that are another day in the target."""
    ours, theirs = context.pair.source, context.pair.target
    here, there = read_weekdays(unit.source, ours), read_weekdays(unit.target, theirs)
    if not here or not there:
        return
    lost = [
        d for d in here if d.day not in {o.day for o in there} and not may_say(unit.target, d.day, theirs)
    ]
    added = [d for d in there if d.day not in {o.day for o in here} and not may_say(unit.source, d.day, ours)]
    if lost and added:
        named = ", ".join(unit.source[d.span.start : d.span.end] for d in lost)
        other = ", ".join(unit.target[d.span.start : d.span.end] for d in added)
        message = f"Write the day of the week of the source, {named}: the target has {other}."
        yield finding(message, (d.span for d in lost), (d.span for d in added))


def date_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find months of the source that the target doesn't say, and years of which it says one near to it."""
    found = _compare(unit, context)
    if not found.added and (lost := _years(found)):
        yield finding(f"Say {_list(lost)} in the target, too.", (n.span for n in lost))
    here, there = read_months(unit.source, context.pair.source), read_months(unit.target, context.pair.target)
    if (
        here
        and not there
        and not read_weekdays(unit.target, context.pair.target)
        and months(context.pair.target)
    ):
        names = [n for n, number in months(context.pair.target).items() if number in {m.month for m in here}]
        low = unit.target.lower()
        if not any(name in low for name in names):
            named = ", ".join(unit.source[m.span.start : m.span.end] for m in here)
            yield finding(f"Say the month in the target, too: {named}.", (m.span for m in here))


def weekday_lost(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find days of the week that the target says fewer of."""
    ours, theirs = context.pair.source, context.pair.target
    here = read_weekdays(unit.source, ours)
    if not here or not weekdays(theirs) or _spells_date(unit.target, theirs):
        return
    there = read_weekdays(unit.target, theirs)
    said = Counter(day.day for day in there)
    lost = [d for d in here if not said[d.day] and not may_say(unit.target, d.day, theirs)]
    if lost and len(there) < len(here):
        named = ", ".join(unit.source[d.span.start : d.span.end] for d in lost)
        yield finding(f"Say the day of the week in the target, too: {named}.", (d.span for d in lost))


def _spells_date(text: str, language: str) -> bool:
    """Return whether a text says a day of a month, which may stand for a day of the week."""
    return any(month.day for month in read_months(text, language))


def time(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find times of day that are another time in the target, or none."""
    found = _compare(unit, context)
    if found.times_lost and found.times_added:
        named, other = (", ".join(t.text for t in side) for side in (found.times_lost, found.times_added))
        message = f"Write the time of the source, {named}: the target has {other}."
        yield finding(message, (t.span for t in found.times_lost), (t.span for t in found.times_added))
    elif found.times_lost:
        named = ", ".join(t.text for t in found.times_lost)
        yield finding(
            f"Say the time in the target, too: {named}.",
            (t.span for t in found.times_lost),
            [n.span for n in found.added],
        )


def _list(numbers: tuple[Number, ...]) -> str:
    return ", ".join(dict.fromkeys(n.text for n in numbers))


def _name(unit: frozenset[str]) -> str:
    return " or ".join(sorted(unit))


def _mentions(text: str, unit: frozenset[str], language: str, more: int = 0) -> bool:
    """Return whether a text has a word or sign for a unit anywhere, more often than so many times."""
    return len(mention(unit, base(language)).findall(fold(text))) > more
