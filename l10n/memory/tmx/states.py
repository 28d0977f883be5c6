"""What a TMX file says of a unit's state, in the properties and names of the tools that write it.

TMX has no state of its own. Trados writes `x-ConfirmationLevel` and `x-Origin`, MateCat `x-MateCAT-status`, memoQ
`aligned`, Phrase `reviewed`, others what XLIFF calls it (`state`, `state-qualifier`); Trados Workbench and MyMemory
have `MT!` as the user who made a unit. So names and values are read as words, whoever wrote them.
"""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in _WORD.findall(text))


# Names of properties that are about a unit's state.
_ABOUT = _words(
    "status state qualifier confirmation confirmed level origin approved approval reviewed verified validated"
    " aligned alignment fuzzy draft mt machine quality translated rejected"
)
# Values that say that nobody stands for it.
_MACHINE = _words("mt nmt smt amt machine")
_OPEN = _words(
    "draft new initial pending suggestion fuzzy rejected unconfirmed unapproved unreviewed unverified untranslated"
    " needs"
)
_GOOD_NAMES = _words("confirmed approved approval reviewed verified validated translated")
_BAD_NAMES = _words("fuzzy draft mt machine aligned alignment rejected")
_YES, _NO = _words("yes true 1"), _words("no false 0 not")


@lru_cache(maxsize=1000)
def is_open(name: str, value: str) -> bool:
    """Return whether a property says that nobody has reviewed the unit that has it."""
    names = _words(name)
    if not names & _ABOUT:
        return False
    values = _words(value)
    if values & _NO:
        return bool(names & _GOOD_NAMES) or bool(values & _GOOD_NAMES)
    if values & _YES:
        return bool(names & _BAD_NAMES)
    return bool(values & (_MACHINE | _OPEN))


@lru_cache(maxsize=1000)
def is_machine(user: str) -> bool:
    """Return whether the user who made or changed a unit is a machine."""
    words = _words(user)
    return bool(words) and words <= _MACHINE | {"translation"} and bool(words & _MACHINE)
