"""What an engine or the memory has to say of a target it made, in a note for translators.

A note outlives the run that made it as a line of a catalog, and what it was made from is gone by then. So each is
made from one of these templates, by which a line can be said in another language. What stands in the places stays as
it is; only a `{detail}` is again one of ours.
"""

from __future__ import annotations

from functools import lru_cache

from l10n.messages import Message, languages, msg_template, said
from l10n.templates import message_of

UNKNOWN_WORDS = msg_template("does not know {words}")
UNSURE = msg_template("unsure")
FIGURES = msg_template("has other figures or currencies: {detail}")
SIGNS = msg_template("lost a sign or a word in other letters: {detail}")
MARKUP = msg_template("its markup could not be put back: {detail}")
TRANSCRIPTION = msg_template("spells {words} as the source's language does: see how the target's does")
MEMORY = msg_template("memory: as in {article}")
MEMORY_ALSO = msg_template("memory: as in {article}; also {others}")
IMPORT = msg_template("memory: from an import")
IMPORT_ALSO = msg_template("memory: from an import; also {others}")
MEMORY_PLACED = msg_template(
    "memory: as in {article}, where its markup is another: see that it is around the right words"
)
IMPORT_PLACED = msg_template(
    "memory: from an import, where its markup is another: see that it is around the right words"
)
SIMILAR = msg_template("memory {percent} %: {difference} → “{target}” ({article})")
SIMILAR_IMPORT = msg_template("memory {percent} %: {difference} → “{target}” (import)")
FORBIDDEN = msg_template("memory 100 %: “{target}” ({article}), but the glossary asks for {forms}")
FORBIDDEN_IMPORT = msg_template("memory 100 %: “{target}” (import), but the glossary asks for {forms}")

NUMBER_MISSING = msg_template("{number} is not there")
CURRENCY_MISSING = msg_template("{sign} is not in both")
MARKS = {
    "lost": msg_template("lost {marks}"),
    "added": msg_template("added {marks}"),
    "crossed": msg_template("crossed {marks}"),
}
"""What can be wrong with the marks of a target."""

_BOTH = msg_template("{one}; {other}")
# In the order in which a line is tried: what says more comes first.
_NOTES = (
    *(UNKNOWN_WORDS, UNSURE, FIGURES, SIGNS, MARKUP, TRANSCRIPTION, IMPORT_ALSO, IMPORT_PLACED, IMPORT),
    *(MEMORY_PLACED, MEMORY_ALSO, MEMORY, FORBIDDEN_IMPORT, FORBIDDEN, SIMILAR_IMPORT, SIMILAR),
)
_DETAILS = (_BOTH, MARKUP, NUMBER_MISSING, CURRENCY_MISSING, *MARKS.values())
_MOST = 64  # details: no target has so many, and each is taken from what is left by the one before
_INNER = {"detail": _DETAILS, "one": _DETAILS, "other": _DETAILS}


@lru_cache(maxsize=1 << 12)
def in_language(note: str, language: str) -> str:
    """Return a note, in whichever language it is, in another (BCP 47).

    One that no template makes stays as it is, and so does one that couldn't be said in its own language again.
    """
    if note.count(";") > _MOST or _message(note, language):
        return note
    for other in languages():
        if other != language and (message := _message(note, other)):
            text = said(message, language)
            again = _message(text, language)
            return text if again and said(again, other) == note else note
    return note


def _message(note: str, language: str) -> Message | None:
    """Return the message that a note says in a language."""
    return message_of(note, language, _NOTES, _INNER)
