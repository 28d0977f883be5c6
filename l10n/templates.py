"""From a text back to the message that it says: for what outlives its message in a file, and for what others say.

A text is a message's only if that says it again, to the letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from l10n.messages import Message, msg, said, said_as_it_stands

_PLACE = re.compile(r"\{(\w+)\}")


def message_of(
    text: str, language: str, templates: Sequence[str], inner: Mapping[str, Sequence[str]]
) -> Message | None:
    """Return the message of the first of `templates` that is said as a text in a language (BCP 47), None if none is.

    `inner` has for some places the templates of what stands there; in others it is somebody's text.
    """
    for template, pattern in _patterns(language, tuple(templates)):
        if match := pattern.fullmatch(text):
            values: dict[str, str] = {
                place: message_of(value, language, inner.get(place, ()), inner) or value
                for place, value in match.groupdict().items()
            }
            if said(message := msg(template, **values), language) == text:
                return message
    return None


@cache
def _patterns(language: str, templates: tuple[str, ...]) -> list[tuple[str, re.Pattern[str]]]:
    """Return templates with what they match in a language."""
    return [
        (template, re.compile(_pattern(said_as_it_stands(template, language)), re.DOTALL))
        for template in templates
    ]


def _pattern(template: str) -> str:
    """Return what a template's text matches: each place ends where what follows it first stands.

    If any other end would do, that one does. So none is tried again, and a text is gone through once.
    """
    first, *rest = _PLACE.split(template)
    pattern = re.escape(first)
    for n in range(0, len(rest), 2):
        place = f"(?P<{rest[n]}>.+?){re.escape(rest[n + 1])}"
        pattern += place if n + 2 == len(rest) else f"(?>{place})"
    return pattern
