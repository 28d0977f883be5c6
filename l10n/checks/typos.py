"""Names that the source misspells: a translator can't know what is meant, and a glossary doesn't find them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.checks.rule import Context, finding
from l10n.languages import tags
from l10n.model import Finding, Span, Unit


def source_typo(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find names of the glossary that are misspelt in the source.

    It is no fault of the translation's, so it should never be more than a warning, in a reviewed unit neither.
    """
    if context.terms is None:
        return
    for typo in context.terms.typos.find(unit.source):
        row = typo.meant.row
        message = f"source says “{typo.text}”: did you mean “{typo.meant.text}”?"
        form = context.terms.glossary.target_form(row, context.pair.target)
        if form is not None:
            message += f" Then it is “{form}” in {tags.name(context.pair.target)}"
        found = finding(message, [Span(typo.start, typo.end)])
        allowed = context.terms.glossary.allowed(row.concept, context.pair.target)
        yield replace(found, term=typo.meant.text, concept=row.concept, allowed=allowed)
