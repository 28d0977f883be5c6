"""What a project adds to the way in which its languages' sentences are cut."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


class SentenceRule(NamedTuple):
    """A place between what `before` and `after` fit: a sentence ends there, or, if it isn't a `bound`, none does."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    bound: bool


@dataclass(frozen=True, slots=True)
class SentenceRules:
    """A project's own abbreviations and breaks, by language (BCP 47), and groups of rules of a file.

    Of the groups whose pattern fits a language all count, in order, if they `cascade`, else the first. The first rule
    that fits a place decides it, the project's own before a file's, and over what the language's table says.
    """

    abbreviations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    breaks: Mapping[str, tuple[SentenceRule, ...]] = field(default_factory=dict)
    groups: tuple[tuple[re.Pattern[str], tuple[SentenceRule, ...]], ...] = ()
    cascade: bool = True

    def of(self, language: str) -> Iterator[SentenceRule]:
        """Give the rules of a language, in their order."""
        for tag in _tags(language):
            yield from self.breaks.get(tag, ())
        for pattern, rules in self.groups:
            if pattern.fullmatch(language):
                yield from rules
                if not self.cascade:
                    return

    def short(self, language: str) -> tuple[str, ...]:
        """Return the abbreviations of a language, and those of it without its region."""
        return tuple(word for tag in _tags(language) for word in self.abbreviations.get(tag, ()))


def _tags(language: str) -> dict[str, None]:
    return dict.fromkeys((language, language.partition("-")[0]))
