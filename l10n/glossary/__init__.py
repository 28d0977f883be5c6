"""The glossary: a termbase that people write as CSV, and finding its terms in texts.

`csv.py` and the other formats read and write rows; `matching.py` finds forms, `misspelling.py` names gone
wrong; `finder.py` says what a translation has to say for the forms in its source, and `demonyms.py` how else it may.
"""

from __future__ import annotations

from l10n.glossary.model import (
    Form,
    Gender,
    Glossary,
    Kind,
    Matching,
    Number,
    PartOfSpeech,
    Row,
    Status,
)

__all__ = ["Form", "Gender", "Glossary", "Kind", "Matching", "Number", "PartOfSpeech", "Row", "Status"]
