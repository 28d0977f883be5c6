"""What tests of checking share: a check that is none, and a small glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from l10n.checks.rule import Check, Context, finding
from l10n.model import Certainty, Finding, Span, Unit

PORT = "concept,kind,status,fr,es,en\nmourmansk,place,preferred,Mourmansk,Múrmansk,Murmansk\n"
CREW = "equipage,term,preferred,marin,marinero,sailor\n"


def _missing(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find each glossary term in the source without an allowed form in the target."""
    for term in context.terms.find(unit.source) if context.terms else ():
        if not any(form in unit.target for form in term.allowed):
            found = finding(f"say {term.target_form} for {term.text}", [Span(term.start, term.end)])
            yield replace(found, term=term.text, concept=term.concepts[0], allowed=term.allowed)


def _doubtful(unit: Unit, context: Context) -> Iterator[Finding]:
    """Find question marks in the target."""
    at = unit.target.find("?")
    if at >= 0:
        yield finding("is that a question?", (), [Span(at, at + 1)])


DOUBLES = (
    Check("term-missing", "terms/missing", Certainty.CERTAIN, _missing),
    Check("doubtful", "doubles/doubtful", Certainty.LIKELY, _doubtful),
)


def install(patch: Callable[[str, object], None]) -> None:
    """Let these be all checks that there are."""
    patch("l10n.checks.CHECKS", DOUBLES)


def write_glossary(root: Path, text: str = PORT) -> Path:
    """Make the project's glossary."""
    folder = root / "glossary"
    folder.mkdir(exist_ok=True)
    (folder / "terms.csv").write_text(text, encoding="utf-8")
    return folder
