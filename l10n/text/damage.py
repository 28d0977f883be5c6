"""What was done to a text on its way: letters of a wrong encoding, entities, ligatures, lost spaces, marks of notes.

Encodings: UTF-8 that was read as Windows-1252, in which five bytes stand for nothing and are read as Latin-1
(https://encoding.spec.whatwg.org/#windows-1252). Entities are HTML's.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable
from enum import Enum
from typing import NamedTuple
from unicodedata import normalize

from l10n.languages import pack
from l10n.messages import Message, msg, msgs
from l10n.model import Finding, Severity
from l10n.text.placeables import split_placeables

# The bytes of a letter or mark of Latin scripts in UTF-8, as Windows-1252 or Latin-1 show them. Behind a capital, a
# mark closes a quotation: *«AMANHÃ»*.
_MARKS = "»’“”…–—•"
_LATER = "\x80-\xba\xbc-\xbf€‚ƒ„†‡ˆ‰Š‹ŒŽ‘˜™š›œžŸ"
_READ_WRONGLY = re.compile(
    rf"(?:[ÂÃÄÅ][{_LATER}]|(?<![A-ZÀ-Þ])[ÂÃÄÅ][{_MARKS}]|[âï][{_LATER}{_MARKS}]{{2}})+"
)
# The no-break space behind it became a space, or was dropped at an edge.
_CUT = re.compile(r"(?<!\w)Ã(?=[ .,;:!?]|$)")
_LOST = re.compile("\ufffd")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}\d{0,2}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# Words that run together at a mark: what is shorter before it may be abbreviated, a small letter behind it a domain.
_TIGHT = re.compile(
    r"(?<=[^\W\d_A-ZÀ-Þ]{3})[.!?…](?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])|(?<=[^\W\d_A-ZÀ-Þ]{2})[,;](?=[^\W\d_]{2})"
)
# *proteste.1 En*, *suit.[note 2]*, *suit.[^a]*, *dit.(4)*
_NOTE = re.compile(
    r"(?<=[^\W\d_A-ZÀ-Þ]{3})[.!?](?:\d{1,2}|\[(?:\^\w+|notes? \w+)\]|\(\d{1,2}\))(?=\s+[A-ZÀ-Þ«“]|$)"
)


class Damage(Enum):
    """A kind of damage: the second half of its rule's id, what it looks like, and what an author can do."""

    ENCODING = "encoding", msg("looks like UTF-8 that was read as Windows-1252"), msg("save it anew as UTF-8")
    LETTERS = (
        "letters",
        msg("has lost letters, which nobody can tell"),
        msg("take it from where it came from again"),
    )
    ENTITIES = "entities", msg("has HTML's entities in its text"), msg("save it as text, or as HTML")
    LIGATURES = "ligatures", msg("has ligatures, as PDF files have them"), msg("write the letters apart")
    SPACES = "spaces", msg("lacks the space behind a mark"), msg("put one there")
    NOTES = (
        "notes",
        msg("has marks of notes behind its sentences"),
        msg("take them out, or put them into brackets: [1]"),
    )

    def __init__(self, id: str, look: Message, remedy: Message) -> None:
        self.id = id
        self.look = look
        self.remedy = remedy


class Damaged(NamedTuple):
    """A kind of damage in some texts: in how many of them, a word that has it, and what that is read as."""

    damage: Damage
    sentences: int
    text: str
    example: str
    meant: str


def repaired(text: str, *, entities: bool = True) -> str:
    """Return a text with what is sure to be damage undone: the letters that are meant, and spaces behind marks.

    Without `entities`, those stay: in a format that has them what looks like one is what its author writes about.
    """
    return normalize("NFC", _undone(text, entities=entities))


def readable(text: str, language: str, *, entities: bool = True) -> str:
    """Return a text of a language (BCP 47) as engines and rules read it: damage undone, for two genders one word.

    `entities` are damage, too, unless the text is of a format that has them.
    """
    text = repaired(text, entities=entities)
    for both, one in pack.language(language).engines.either_gender:
        text = both.sub(one, text)
    return text


def _undone(text: str, *, entities: bool = True) -> str:
    if not entities:  # not even a space goes behind their semicolons
        parts = _ENTITY.split(text)
        kept = [match[0] for match in _ENTITY.finditer(text)] + [""]
        return "".join(_undone(part) + one for part, one in zip(parts, kept, strict=True))
    for _, repair in _REPAIRS:
        text = repair(text)
    return text


def damages(texts: Iterable[str]) -> list[Damaged]:
    """Return what is damaged in texts, one value a kind."""
    found: dict[Damage, Damaged] = {}
    for text in texts:
        for damage, find in _FINDS:
            if match := find(text):
                count = found[damage].sentences + 1 if damage in found else 1
                first = found.get(damage) or Damaged(damage, 1, text, *_shown(text, match))
                found[damage] = first._replace(sentences=count)
    return [found[damage] for damage in Damage if damage in found]


def findings(texts: Iterable[str], path: str) -> list[Finding]:
    """Return a finding for each kind of damage in the sources of an article or a catalog at `path`."""
    return [_finding(damaged, path) for damaged in damages(texts)]


def _finding(damaged: Damaged, path: str) -> Finding:
    damage = damaged.damage
    assumed = msg("read as “{text}”", text=damaged.meant) if damaged.meant else msg("left as it is")
    if damaged.sentences > 1:
        assumed = msgs(
            "{assumed}, and {count} more sentence",
            "{assumed}, and {count} more sentences",
            damaged.sentences - 1,
            assumed=assumed,
        )
    message = msg(
        "{look}: “{example}” is {assumed}; {remedy}",
        look=damage.look,
        example=damaged.example,
        assumed=assumed,
        remedy=damage.remedy,
    )
    source, rule = damaged.text, f"source/{damage.id}"
    return Finding(f"source-{damage.id}", Severity.WARNING, message, path, source=source, rule=rule)


def _shown(text: str, match: re.Match[str]) -> tuple[str, str]:
    """Return the words around a place, and what they are read as."""
    start = max(text.rfind(" ", 0, match.start()), text.rfind("\xa0", 0, match.start())) + 1
    end = min(
        (at for at in (text.find(" ", match.end()), text.find("\xa0", match.end())) if at >= 0),
        default=len(text),
    )
    example = text[start:end]
    meant = repaired(example)
    return example, meant if meant != example else ""


def _decoded(match: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, match[0])).decode()
    except UnicodeDecodeError:
        return match[0]


def _byte(sign: str) -> bytes:
    try:
        return sign.encode("cp1252")
    except UnicodeEncodeError:
        return sign.encode("latin-1", "replace")


def _letters(text: str) -> str:
    """Return a text that was read in the wrong encoding, once or twice, as it was."""
    for _ in range(2):
        before = text
        text = _READ_WRONGLY.sub(_decoded, text)
        if text == before:
            break
        text = _CUT.sub("à", text)
    return text


def _entities(text: str) -> str:
    return _ENTITY.sub(lambda match: html.unescape(match[0]), text)


def _ligatures(text: str) -> str:
    return _LIGATURE.sub(lambda match: normalize("NFKC", match[0]), text)


def _spaced(text: str) -> str:
    cut = split_placeables(text)
    cut[::2] = [_TIGHT.sub(lambda match: f"{match[0]} ", piece) for piece in cut[::2]]
    return "".join(cut)


def _wrongly_read(text: str) -> re.Match[str] | None:
    match = _READ_WRONGLY.search(text)
    return match if match and _letters(text) != text else None


def _entity(text: str) -> re.Match[str] | None:
    return next((match for match in _ENTITY.finditer(text) if html.unescape(match[0]) != match[0]), None)


def _tight(text: str) -> re.Match[str] | None:
    text = _ENTITY.sub(lambda match: " " * len(match[0]), text)
    return _TIGHT.search(text) if _spaced(text) != text else None


_REPAIRS: tuple[tuple[Damage, Callable[[str], str]], ...] = (
    (Damage.ENTITIES, _entities),
    (Damage.ENCODING, _letters),
    (Damage.LIGATURES, _ligatures),
    (Damage.SPACES, _spaced),
)
_FINDS: tuple[tuple[Damage, Callable[[str], re.Match[str] | None]], ...] = (
    (Damage.ENCODING, _wrongly_read),
    (Damage.LETTERS, _LOST.search),
    (Damage.ENTITIES, _entity),
    (Damage.LIGATURES, _LIGATURE.search),
    (Damage.SPACES, _tight),
    (Damage.NOTES, _NOTE.search),
)
