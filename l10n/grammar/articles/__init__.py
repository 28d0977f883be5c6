"""The articles before nouns and names, by the rules that a language's pack names."""

from __future__ import annotations

from l10n.glossary.model import Kind
from l10n.glossary.term import Term
from l10n.grammar.articles import english, romance
from l10n.grammar.inflection import heads, is_initials
from l10n.languages.grammar import Grammar


def leads(before: str, old: str, form: str, after: str, term: Term, grammar: Grammar) -> list[str]:
    """Return what may stand before a `form` of a term that takes the place of `old` in a text, the best first.

    Where a language has no such rules, that is what stands there; and before a name that no glossary has, if an
    article stands before it in the source.
    """
    if term.as_is and term.kind is not Kind.PERSON:
        return [before]
    untranslated = old.casefold() == term.text.casefold()
    match grammar.articles:
        case "english":
            described = "" if term.governed is False else after
            return english.leads(before, "" if untranslated else old, form, described, term.kind, grammar)
        case "romance":
            unsure = is_initials(form) or any(
                word.lower() in grammar.persons for word in heads(form, grammar)
            )
            woman = term.feminine if unsure else None
            return romance.leads(
                before, form, term.kind, term.allowed, grammar, untranslated=untranslated, feminine=woman
            )
    return [before]
