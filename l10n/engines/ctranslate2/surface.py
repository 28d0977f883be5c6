"""What models get wrong on the surface of a sentence, and what is right in any language."""

from __future__ import annotations

import re

# White space inside of brackets and of curly quotation marks, and twice in a row.
_INSIDE = re.compile(r"(?<=[(\[“])\s+|\s+(?=[)\]”])|(?<= ) +")


def tidied(source: str, target: str) -> str:
    """Return a model's target without odd spaces, and with the capital that its source begins with.

    Spaces that the source has in the same way stay.
    """
    if not _INSIDE.search(source):
        target = _INSIDE.sub("", target)
    word = target.partition(" ")[0]
    return target[0].upper() + target[1:] if source[:1].isupper() and word.islower() else target
