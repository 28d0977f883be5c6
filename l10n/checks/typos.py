"""Names that the source misspells: a translator can't know what is meant, and a glossary doesn't find them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, finding, rule
from l10n.languages import tags
from l10n.messages import msg
from l10n.model import Finding, Span


@rule("terms/source-typo", likely="source-typo")
def source_typo(unit: Analysis) -> Iterator[Finding]:
    """Find names of the glossary that are misspelt in the source.

    It is no fault of the translation's, so it should never be more than a warning, in a reviewed unit neither.
    """
    if unit.terms is None:
        return
    for typo in unit.terms.misspelt(unit.source):
        row = typo.meant.row
        form = unit.terms.glossary.target_form(row, unit.pair.target)
        if form is not None and unit.terms.is_sure(unit.source, typo):
            message = msg(
                "source says “{text}”: it is taken for “{term}”, “{target_form}” in {language}",
                text=typo.text,
                term=typo.meant.text,
                target_form=form,
                language=tags.name(unit.pair.target),
            )
        else:
            message = msg(
                "source says “{text}”: did you mean “{term}”?", text=typo.text, term=typo.meant.text
            )
            if form is not None:
                name = tags.name(unit.pair.target)
                message = msg(
                    "{message} Then it is “{target_form}” in {language}",
                    message=message,
                    target_form=form,
                    language=name,
                )
        found = finding(LIKELY, message, [Span(typo.start, typo.end)])
        allowed = unit.terms.glossary.allowed(row.concept, unit.pair.target)
        yield replace(found, term=typo.meant.text, concept=row.concept, allowed=allowed)
