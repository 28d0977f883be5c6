"""A unit as rules look at it: what several of them ask of it is looked up once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import filterfalse

from l10n.checks.context import Context
from l10n.checks.names.compare import NameComparison, compare_names
from l10n.checks.numbers.compare import compare_numbers
from l10n.checks.numbers.comparison import Comparison
from l10n.checks.verdicts import Verdict, verdicts
from l10n.languages import pack
from l10n.model import Edit, LanguagePair, Span, Unit, collapse
from l10n.text import markup, software
from l10n.text.lexicon import known_words
from l10n.text.memo import once
from l10n.text.tokens import small, words
from l10n.text.typography import quotation_marks

_FIRST = 2  # words


def excerpts(text: str, places: Iterable[Span]) -> str:
    """Return what stands at some places of a text, each once, for a sentence."""
    return ", ".join(dict.fromkeys(text[start:end] for start, end in places))


class Analysis:
    """A unit with a target, its context, and what is found in both.

    The texts are without `markup`. What is found is looked up when the first rule asks for it, and kept for others.
    """

    def __init__(self, unit: Unit, context: Context) -> None:
        self.notation = unit.notation
        self.written = unit.source, unit.target
        if unit.notation is None:
            self.markup = markup.parse(unit.source), markup.parse(unit.target)
        else:
            self.markup = software.parse_both(unit.source, unit.target, unit.notation.formats)
        source, target = (one.text for one in self.markup)
        if source != unit.source or target != unit.target or unit.notation:
            unit = replace(unit, source=source, target=target, notation=None)
        self.unit = unit
        self.context = context
        self.source = source
        self.target = target
        self.pair: LanguagePair = context.pair
        self.terms = context.terms

    def at(self, places: Iterable[Span]) -> str:
        """Return what stands at some places of the target, for a sentence."""
        return excerpts(self.target, places)

    def places(self, pattern: re.Pattern[str]) -> list[Span]:
        """Return the places of what a pattern finds in the target."""
        return [Span(*match.span()) for match in pattern.finditer(self.target)]

    def new_places(self, pattern: re.Pattern[str]) -> list[Span]:
        """Return the places of what a pattern finds in the target, and the source doesn't have."""
        return [one for one in self.places(pattern) if self.target[one.start : one.end] not in self.source]

    def edits(self, places: Iterable[Span], change: Callable[[str], str]) -> tuple[Edit, ...]:
        """Return edits of the target that put at some places what `change` makes of what stands there."""
        changed = (Edit(start, end, change(self.target[start:end])) for start, end in places)
        return tuple(one for one in changed if one.text != self.target[one.start : one.end])

    def wanted(self, edits: Iterable[Edit], places: Iterable[Span]) -> str:
        """Return what edits put into the target, for a sentence; if there are none, what stands at some places."""
        return ", ".join(dict.fromkeys(edit.text for edit in edits)) or self.at(places)

    @once
    def turned(self) -> Analysis:
        """The same with source and target the other way round, for what only the target has; without a glossary."""
        return Analysis(replace(self.unit, source=self.target, target=self.source), self.context.turned)

    @once
    def signs(self) -> frozenset[str]:
        """The characters of both texts."""
        return frozenset(self.source + self.target)

    @once
    def is_marked(self) -> bool:
        """Whether one of the texts has markup."""
        return bool(self.markup[0].marks or self.markup[1].marks)

    @once
    def is_quoting(self) -> bool:
        """Whether one of the texts has quotation marks."""
        return bool(self.source_quotes or self.target_quotes)

    @once
    def language(self) -> pack.Language:
        """What is known of the target's language."""
        return pack.language(self.pair.target)

    @once
    def unknown(self) -> tuple[str, ...]:
        """The words in small letters of the target that its language's dictionary lacks: all, if it has none."""
        return tuple(filterfalse(known_words(self.pair.target).__getitem__, small(self.target)))

    @once
    def length(self) -> float:
        """How long the target is against what is usual for its source: 1 is usual, 0.5 half of it."""
        theirs, ours = self.language.script.density, pack.language(self.pair.source).script.density
        return len(self.target) / theirs / max(1.0, len(self.source) / ours)

    @once
    def numbers(self) -> Comparison:
        """How the numbers of the source correspond to those of the target; false if there are none."""
        return compare_numbers(self.source, self.target, self.pair)

    @once
    def names(self) -> NameComparison:
        """How the names of the source fare in the target; false if there is nothing to say of them."""
        return compare_names(self.source, self.target, self.pair)

    @once
    def markup_difference(self) -> markup.Difference:
        """How the markup of the target differs from that of the source; false if it doesn't."""
        return markup.compare(*self.markup)

    @once
    def source_quotes(self) -> tuple[re.Match[str], ...]:
        """The quotation marks of the source, but for single ones, which are apostrophes as well."""
        return quotation_marks(self.source)

    @once
    def target_quotes(self) -> tuple[re.Match[str], ...]:
        """The quotation marks of the target, but for single ones."""
        return quotation_marks(self.target)

    @once
    def verdicts(self) -> tuple[Verdict, ...]:
        """What becomes of the glossary's terms that the source has."""
        return verdicts(self.unit, self.context)

    @once
    def is_source_again(self) -> bool:
        """Whether the target is the source, but for capitals and white space."""
        if words(self.source)[:_FIRST] != words(self.target)[:_FIRST]:
            return False
        return collapse(self.source).casefold() == collapse(self.target).casefold()
