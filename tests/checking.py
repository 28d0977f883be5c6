"""What tests of checking share: a check that is none, and a small glossary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from l10n.checks.analysis import Analysis
from l10n.checks.rule import CERTAIN, LIKELY, finding, rule
from l10n.messages import msg
from l10n.model import Finding, Span

PORT = "concept,kind,status,fr,es,en\nmourmansk,place,preferred,Mourmansk,Múrmansk,Murmansk\n"
CREW = "equipage,term,preferred,marin,marinero,sailor\n"


@rule("terms/missing", certain="term-missing")
def _missing(unit: Analysis) -> Iterator[Finding]:
    """Find each glossary term in the source without an allowed form in the target."""
    for term in unit.terms.find(unit.source) if unit.terms else ():
        if not any(form in unit.target for form in term.allowed):
            message = msg("say {form} for {text}", form=term.target_form, text=term.text)
            found = finding(CERTAIN, message, [Span(term.start, term.end)])
            yield replace(found, term=term.text, concept=term.concepts[0], allowed=term.allowed)


@rule("doubles/doubtful", likely="doubtful")
def _doubtful(unit: Analysis) -> Iterator[Finding]:
    """Find question marks in the target."""
    at = unit.target.find("?")
    if at >= 0:
        yield finding(LIKELY, msg("is that a question?"), (), [Span(at, at + 1)])


def install(patch: Callable[[str, object], None]) -> None:
    """Let these be all rules that there are."""
    patch("l10n.checks.RULES", (_missing, _doubtful))


def write_glossary(root: Path, text: str = PORT) -> Path:
    """Make the project's glossary."""
    folder = root / "glossary"
    folder.mkdir(exist_ok=True)
    (folder / "terms.csv").write_text(text, encoding="utf-8")
    return folder
