"""Terms written into a source, for models that were trained to read them there: `en⦃ Russie⦂ Russia⦄`.

Dinu et al. 2019, *Training Neural Machine Translation to Apply Terminology Constraints*. A package says in its
metadata with which signs: `"l10n": {"term_annotation": ["⦃", "⦂", "⦄"]}`. The model places and inflects the term.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from l10n.engines.terms.base import Candidate
from l10n.glossary.finder import Term
from l10n.grammar.agreement import in_number
from l10n.languages import pack
from l10n.model import Translation


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
    return annotate(source, [(term.start, term.end, in_number(term, grammar)) for term in terms], signs)


def candidate(translation: Translation, signs: Signs) -> list[Candidate]:
    """Return what a model made of an annotated source, unless a sign was left in it."""
    if not translation.target or signs.are_in(translation.target):
        return []
    return [Candidate(translation.target, "annotation", translation.score)]
