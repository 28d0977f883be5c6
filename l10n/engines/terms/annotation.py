"""Terms written into a source, for models that were trained to read them there: `en⦃ Russie⦂ Russia⦄`.

Dinu et al. 2019, *Training Neural Machine Translation to Apply Terminology Constraints*. A package says in its
metadata with which signs: `"l10n": {"term_annotation": ["⦃", "⦂", "⦄"]}`. The model places and inflects the term.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.engines.terms.base import Candidate
from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.agreement import form_in_number
from l10n.languages import pack
from l10n.model import Translation

_HYPHENS = "-‐‑"
_FIRST_PART = re.compile(r"(?<![\w-])([^\W\d_]+)-$")


@dataclass(frozen=True, slots=True)
class Signs:
    """What stands before a term, between it and its translation, and behind that."""

    before: str
    between: str
    behind: str

    @classmethod
    def of(cls, metadata: object) -> Signs | None:
        """Return the signs that a package's metadata (JSON) name, None where it was not trained for them."""
        own = metadata.get("l10n") if isinstance(metadata, Mapping) else None
        signs = own.get("term_annotation") if isinstance(own, Mapping) else None
        if isinstance(signs, list) and len(signs) == 3 and all(isinstance(s, str) and s for s in signs):
            return cls(*signs)
        return None

    def are_in(self, text: str) -> bool:
        """Whether a text has one of them, so that it can't be told from an annotation."""
        return any(sign in text for sign in (self.before, self.between, self.behind))


def annotate(source: str, places: Sequence[tuple[int, int, str]], signs: Signs) -> str:
    """Return a source with translations written in; a place is `source[start:end]` with its translation.

    The places must not overlap. Spaces stand so that the words are cut into the same pieces as without: a piece
    begins with the space before it.
    """
    done, parts = 0, []
    for start, end, target in sorted(places):
        parts.append(source[done:start].removesuffix(" ") + f"{signs.before} {source[start:end]}")
        parts.append(f"{signs.between} {target}{signs.behind}")
        done = end
    return "".join(parts) + source[done:]


def annotate_terms(source: str, terms: Sequence[Term], signs: Signs, language: str) -> str | None:
    """Return a source with its terms written in, nouns in the number that they have in it.

    `language` (BCP 47) is the target's. None where a sign stands in it already.
    """
    if signs.are_in(source) or any(signs.are_in(term.target_form) for term in terms):
        return None
    grammar = pack.language(language).grammar
    return annotate(source, _places(source, [(t, form_in_number(t, grammar)) for t in terms]), signs)


def _places(source: str, told: Sequence[tuple[Term, str]]) -> list[tuple[int, int, str]]:
    """Return the places of terms with what is told for them, those that hyphens join to one word as one.

    That is a term and the small word before it, *pro-russes*, and two terms: *américano-russes*.
    """
    places: list[tuple[int, int, str]] = []
    for term, form in sorted(told, key=lambda one: one[0].start):
        start = term.start
        if places and places[-1][1] == start - 1 and source[start - 1] in _HYPHENS:
            start, _, before = places.pop()
            form = f"{before}-{form}"
        elif term.kind is not Kind.TERM and (prefix := _FIRST_PART.search(source[: term.start])):
            known = pack.language(term.language).demonyms.prefixes
            if known is not None and known.fullmatch(prefix[1]):
                start, form = prefix.start(), prefix[0] + form
        places.append((start, term.end, form))
    return places


def candidate(translation: Translation, signs: Signs) -> list[Candidate]:
    """Return what a model made of an annotated source, unless a sign was left in it."""
    if not translation.target or signs.are_in(translation.target):
        return []
    return [Candidate(translation.target, "annotation", translation.score)]
