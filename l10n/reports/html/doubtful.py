"""The page's list of what to review first: sentences that an engine was unsure of."""

from __future__ import annotations

from collections.abc import Iterator

from l10n.reports.html import texts
from l10n.reports.html.parts import esc, quote, say, section, where
from l10n.reports.model import Report


def doubtful(report: Report) -> Iterator[str]:
    """Give the HTML of the sentences to review first; nothing if there is none."""
    if not report.doubtful:
        return
    yield section("doubtful", say(texts.DOUBTFUL_TITLE))
    yield f'<p>{say(texts.DOUBTFUL_SAYS)}</p><ol class="doubtful">'
    for one in report.doubtful:
        notes = "".join(f'<p class="quiet">{esc(note)}</p>' for note in one.notes)
        sure = say(texts.CONFIDENCE, confidence=str(one.confidence))
        yield (
            f"<li>{quote(esc(one.text), one.source, 'source')}{quote(esc(one.translation), one.target, 'target')}"
            f'{notes}<p class="quiet">{sure}</p>{where(one.path, one.line)}</li>'
        )
    yield "</ol></section>"
