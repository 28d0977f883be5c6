"""Other looks of a pair, as news and headlines have them: capitals, signs, stops, numbers, two sentences in one."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

Texts = tuple[str, str]

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:[ \u00a0\u202f.]\d{3})+(?!\d)")
_PLAIN = re.compile(r"(?<![\d.,])\d{5,9}(?![\d.,])")
_QUOTED = re.compile(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_TITLE = 14  # words of a headline


def altered(texts: Texts, other: Texts, chance: random.Random) -> Texts:
    """Return a pair as it might look elsewhere; as it is where it has nothing to alter. `other` is any other pair."""
    looks: Sequence[Callable[[], Texts]] = (
        lambda: capitals(texts),
        lambda: quotes(texts, chance),
        lambda: quotes(texts, chance),
        lambda: open_ended(texts),
        lambda: headline(texts),
        lambda: joined(texts, other),
        lambda: joined(texts, other),
        lambda: numbers(texts, chance),
    )
    for look in chance.sample(looks, len(looks)):
        if (made := look()) != texts:
            return made
    return texts


def capitals(texts: Texts) -> Texts:
    """Return both sides in capitals; long ones stay as they are."""
    return (texts[0].upper(), texts[1].upper()) if len(texts[0].split()) <= 25 else texts


def quotes(texts: Texts, chance: random.Random) -> Texts:
    """Return the source with other quotes and apostrophes: how it is typed says nothing of what it says."""
    source = texts[0]
    style = chance.choice(("« {} »", "« {} »", "“{}”", '"{}"', "«{}»"))
    source = _QUOTED.sub(lambda match: style.format(match[1]), source)
    old, new = chance.choice((("’", "'"), ("'", "’")))
    return re.sub(rf"(?<=\w){old}(?=\w)", new, source), texts[1]


def open_ended(texts: Texts) -> Texts:
    """Return both sides without their full stop, where both have one."""
    return (texts[0][:-1].rstrip(), texts[1][:-1].rstrip()) if _stop(texts[0]) and _stop(texts[1]) else texts


def headline(texts: Texts) -> Texts:
    """Return both sides as headlines, with a capital for each word and without a stop; long ones stay."""
    if max(len(text.split()) for text in texts) > _TITLE:
        return texts
    made = (_WORD.sub(lambda m: m[0][:1].upper() + m[0][1:], text) for text in open_ended(texts))
    source, target = made
    return source, target


def joined(texts: Texts, other: Texts) -> Texts:
    """Return two pairs as one, where both are sentences that end."""
    both = [*texts, *other]
    fits = all(text[-1:] in (".", "!", "?") for text in both) and sum(len(text) for text in both) < 1_000
    return (f"{texts[0]} {other[0]}", f"{texts[1]} {other[1]}") if fits else texts


def numbers(texts: Texts, chance: random.Random) -> Texts:
    """Return the source with its thousands grouped in another way; the target's stay."""
    source = texts[0]
    between = chance.choice((" ", "\u00a0", "\u202f", ".", ""))
    source = _THOUSANDS.sub(lambda match: re.sub(r"[ \u00a0\u202f.]", between, match[0]), source)
    if between:
        source = _PLAIN.sub(lambda match: re.sub(r"(?<=\d)(?=(?:\d{3})+$)", between, match[0]), source)
    return source, texts[1]


def names(texts: Texts) -> list[str]:
    """Return the names that both sides have: two words and more with capitals, not at the beginning."""
    found = re.findall(r"(?<=[a-zà-ÿ,] )(?:[A-ZÀ-Ý][\w’-]+ )+[A-ZÀ-Ý][\w’-]+", texts[0])
    return [name for name in found if name in texts[1]]


def _stop(text: str) -> bool:
    return text.endswith(".") and not text.endswith("..") and len(text) > 2
