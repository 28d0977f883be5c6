"""Translations that say the glossary's terms.

`Obeying` stands above the guard. What an engine freely says is taken where it obeys; else the engine gives further
candidates (`base.Teachable`), and the best that obeys and passes the guard is taken.
"""

from __future__ import annotations

from l10n.engines.terms.base import Candidate, Teachable
from l10n.engines.terms.enforcer import Obeying

__all__ = ["Candidate", "Obeying", "Teachable"]
