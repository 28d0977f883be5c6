"""Translations that say the glossary's terms.

`Enforcer` stands above the guard. What an engine freely says is taken where it obeys; else the engine gives further
candidates (`base.TermAware`), and the best that obeys and passes the guard is taken.
"""

from __future__ import annotations

from l10n.engines.terms.base import Candidate, TermAware, TermRequest
from l10n.engines.terms.enforcer import Enforcer

__all__ = ["Candidate", "Enforcer", "TermAware", "TermRequest"]
