"""The rules of numbers: which are changed, lost, added, or written as another language does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress

from l10n.checks.analysis import Analysis
from l10n.checks.names.capitals import CAPITAL_BEHIND
from l10n.checks.numbers.digits import FIGURES, written
from l10n.checks.numbers.forms import begins_name, ordinal
from l10n.checks.numbers.number import Number
from l10n.checks.numbers.scales import rescaled
from l10n.checks.rule import CERTAIN, LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack, tags
from l10n.messages import msg, msg_template
from l10n.model import Certainty, Edit, Finding, Span
from l10n.text.tokens import has_digit

_NUMERAL = re.compile("[IVX]{2}")  # one letter is no ordinal


@rule(
    "numbers/changed",
    Example("fr-en", "Il y a 3 765 soldats.", "There are 3,756 soldiers.", "There are 3,765 soldiers."),
    certain="number",
    likely="number-word",
    possible="number-order",
    aspect="numbers",
)
def changed(unit: Analysis) -> Iterator[Finding]:
    """Find numbers, in figures or in words, of which source and target have a different one each.

    Numbers that stand in another order are only possible.
    """
    yield from _number(unit)
    yield from _number_word(unit)
    yield from _number_order(unit)


@rule(
    "numbers/lost",
    Example("fr-en", "Les 48 otages sont libres.", "The hostages are free.", "The 48 hostages are free."),
    likely="number-lost",
    possible="measure-lost",
    aspect="numbers",
)
def lost(unit: Analysis) -> Iterator[Finding]:
    """Find numbers of the source that the target doesn't have.

    A length, a weight and such is only possible: it may have been converted.
    """
    numbers = unit.numbers
    if not numbers.lost or numbers.added:
        return
    if lost := numbers.plainly_lost:
        yield finding(
            LIKELY, msg("Say {in_source} in the target, too.", in_source=texts(lost)), (n.span for n in lost)
        )
    if measures := tuple(n for n in numbers.lost if n.is_measure):
        yield finding(
            POSSIBLE,
            msg("Say {in_source} in the target, too.", in_source=texts(measures)),
            (n.span for n in measures),
        )


@rule(
    "numbers/added",
    Example("fr-en", "Les otages sont libres.", "The 48 hostages are free.", "The hostages are free."),
    possible="number-added",
    aspect="numbers",
)
def added(unit: Analysis) -> Iterator[Finding]:
    """Find numbers of the target that the source doesn't have."""
    numbers = unit.numbers
    if numbers.added and not numbers.lost:
        message = msg("Take {added} out of the target, or find it in the source.", added=texts(numbers.added))
        yield finding(POSSIBLE, message, (), (n.span for n in numbers.added))


@rule(
    "numbers/format",
    Example("fr-en", "Il y a 3 765 soldats.", "There are 3.765 soldiers.", "There are 3,765 soldiers."),
    likely="number-format ordinal-form",
)
def form(unit: Analysis) -> Iterator[Finding]:
    """Find numbers that are right only if they are read as another language writes them, and ordinals likewise."""
    # no gate: an ordinal is one without a number, too, as *XVIe* is where nothing tells that it counts
    yield from _number_format(unit)
    yield from _ordinal_form(unit)


def _number(unit: Analysis) -> Iterator[Finding]:
    """Find numbers of which source and target have a different one each."""
    numbers = unit.numbers
    if numbers.lost and numbers.added and not numbers.is_measured:
        message = msg(
            "Write {lost} as the source does: the target has {added} instead.",
            lost=texts(numbers.lost),
            added=texts(numbers.added),
        )
        fix = []
        if len(numbers.lost) == len(numbers.added):
            both = (rescaled(*each, unit) for each in zip(numbers.lost, numbers.added, strict=True))
            fix = [edit for edit in both if edit]
        if len(fix) == len(numbers.added):
            instead = ", ".join(edit.text for edit in fix)
            message = msg(
                "Write {instead}: the source has {lost}.", instead=instead, lost=texts(numbers.lost)
            )
        yield finding(
            CERTAIN, message, (n.span for n in numbers.lost), (n.span for n in numbers.added), fix=fix
        )


def _number_word(unit: Analysis) -> Iterator[Finding]:
    """Find numbers in words of which source and target have a different one each."""
    if words := unit.numbers.words:
        yield paired(
            LIKELY, msg_template("Write the number of the source, {source}: the target has {target}."), words
        )


def _number_order(unit: Analysis) -> Iterator[Finding]:
    """Find numbers that stand in another order in the target."""
    pairs = unit.numbers.reordered
    if pairs and unit.language.numbers.other_order == pack.language(unit.pair.source).numbers.other_order:
        named = texts(tuple(two for _, two in pairs))
        yield finding(
            POSSIBLE,
            msg(
                "See that each number says what it does in the source: {in_source} stand in another order.",
                in_source=named,
            ),
            (one.span for one, _ in pairs),
            (two.span for _, two in pairs),
        )


def _number_format(unit: Analysis) -> Iterator[Finding]:
    """Find numbers that are right only if they are read with the separators of another language."""
    for one, two in unit.numbers.misread:
        fix = _rewritten(two, unit.pair.target)
        right = two.text[: fix.start - two.start] + fix.text + two.text[fix.end - two.start :] if fix else ""
        language = tags.name(unit.pair.target)
        message = msg(
            "Write {number} as {language} does: {in_target} is another number there, or none.",
            number=right or one.text,
            language=language,
            in_target=two.text,
        )
        if right or one.text != two.text:
            yield finding(LIKELY, message, [one.span], [two.span], fix=[fix] if fix else ())


def _rewritten(number: Number, language: str) -> Edit | None:
    """Return what makes the digits of a number those of a language (BCP 47) for what is meant; None if unsure."""
    match = FIGURES.search(number.text)
    if match is None:
        return None
    start = number.start + match.start()
    with suppress(ValueError):
        return Edit(start, start + len(match[0]), written(match[0], language))
    return None


def _ordinal_form(unit: Analysis) -> Iterator[Finding]:
    """Find ordinals in figures with an ending that isn't theirs: *21th*, and *29e* where no language has it."""
    pattern = unit.language.numbers.false_ordinals
    language = unit.pair.target
    if not has_digit(unit.target) and not _NUMERAL.search(unit.target):
        return
    places = [
        one
        for one in (unit.places(pattern) if pattern else ())
        if not _is_of_name(unit, one)
        and (unit.at([one]) not in unit.source or not begins_name(unit.target, one.end, language))
    ]
    if places:
        right = {one: ordinal(unit.target, *one, language) for one in places}
        edits = [Edit(*one, text) for one, text in right.items() if text]
        named = ", ".join(text or unit.at([one]) for one, text in right.items())
        message = msg("Write the ordinal as the target language does: {passage}.", passage=named)
        yield finding(LIKELY, message, (), places, "ordinal-form", edits)


def _is_of_name(unit: Analysis, place: Span) -> bool:
    """Return whether an ordinal is right in a language whose names stand as they are: *125th Street*."""
    digits = "".join(filter(str.isdigit, unit.at([place])))
    if not digits or not re.search(rf"(?<!\d){digits}[^\W\d_]*{CAPITAL_BEHIND.pattern}", unit.source):
        return False
    patterns = (pack.language(tag).numbers.false_ordinals for tag in unit.language.names.foreign)
    return any(one is not None and not one.fullmatch(unit.at([place])) for one in patterns)


def paired(
    certainty: Certainty, message: str, pairs: Sequence[tuple[Number, Number]], name: str = ""
) -> Finding:
    """Return a finding about numbers of the source, each with one of the target; `message` is their template."""
    ours, theirs = zip(*pairs, strict=True)
    mine, yours = (", ".join(number.text for number in side) for side in (ours, theirs))
    return finding(
        certainty,
        msg(message, source=mine, target=yours),
        (n.span for n in ours),
        (n.span for n in theirs),
        name,
    )


def texts(numbers: tuple[Number, ...]) -> str:
    """Return numbers as they stand in their text, for a sentence."""
    return ", ".join(dict.fromkeys(n.text for n in numbers))
