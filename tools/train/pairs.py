"""Reading pairs, and leaving out what teaches something wrong: filters, near-copies, and what is for measuring."""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.train.sets import Decision

_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(r"\d+(?:[.,\s]\d+)*")
_NAME = re.compile(r"(?<!^)(?<![.!?:;«“\"] )\b[^\W\d_a-zà-ÿ][\w.+-]*")
_CODE = re.compile(r"[\w$>-]+(?:\(\)|::|->|_)[\w():$>-]*")
_MOST = 1_000  # characters; who writes more in a sentence writes no sentence
_LONGER = 2.2  # times as many characters as the other side, and some more for short ones
_SHORT = 25
# Words that one language has and the other has not.
_SMALL = {
    language: frozenset(words.split())
    for language, words in (
        (
            "fr",
            "au aux avec ce ces cette dans de des du elle en est et il ils je la le les leur leurs mais ne nous ou où"
            " par pas pour qu que qui sa se ses son sont sous sur un une vous été être à",
        ),
        (
            "en",
            "an and are at be been but by for from has have he her his i if in is it its my not of or she shall that"
            " the their they this to was we were what which will with would you your",
        ),
    )
}
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A French text with its English translation, and the set that has it; `times` it is learnt in an epoch."""

    fr: str
    en: str
    name: str = ""
    times: int = 1

    def side(self, language: str) -> str:
        """Return the text of a language, `fr` or `en`."""
        return self.fr if language == "fr" else self.en


@dataclass(slots=True)
class Tally:
    """How many pairs there were and stayed, and why the others went."""

    read: int = 0
    kept: int = 0
    why: Counter[str] = field(default_factory=Counter)


def read(folder: Path, name: str) -> Iterator[Pair]:
    """Yield the pairs of a set, with white space made single."""
    sides = (folder / f"{name}.{language}.xz" for language in ("fr", "en"))
    with (
        lzma.open(next(sides), "rt", encoding="utf-8") as fr,
        lzma.open(next(sides), "rt", encoding="utf-8") as en,
    ):
        for one, other in zip(fr, en, strict=True):
            yield Pair(_SPACE.sub(" ", one).strip(), _SPACE.sub(" ", other).strip(), name)


class Sieve:
    """Lets pairs through, one set after the other; what one set had is a copy in the next."""

    def __init__(self, held_out: Iterable[str] = ()) -> None:
        self._held_out = {key(text) for text in held_out}
        self._seen: set[int] = set()

    def sift(self, pairs: Iterable[Pair], decision: Decision, tally: Tally) -> Iterator[Pair]:
        """Yield the pairs that a decision leaves; counts into `tally`."""
        for pair in pairs:
            tally.read += 1
            why = fault(pair) or (unlawful(pair) if decision.law else "")
            if not why and (key(pair.fr) in self._held_out or key(pair.en) in self._held_out):
                why = "for measuring"
            if not why:
                mark = hash(likeness(pair, decision))
                why = "copy" if mark in self._seen else ""
                self._seen.add(mark)
            if why:
                tally.why[why] += 1
            else:
                tally.kept += 1
                yield Pair(pair.fr, pair.en, pair.name, decision.times)


def fault(pair: Pair) -> str:
    """Return why a pair teaches nothing, if so."""
    one, other = pair.fr, pair.en
    if not _WORD.search(one) or not _WORD.search(other):
        return "no words"
    if max(len(one), len(other)) > _MOST:
        return "too long"
    if len(one) > len(other) * _LONGER + _SHORT or len(other) > len(one) * _LONGER + _SHORT:
        return "lengths"
    if one == other and len(one.split()) > 3:
        return "untranslated"
    if _foreign(one, "fr", "en") or _foreign(other, "en", "fr"):
        return "language"
    return ""


def unlawful(pair: Pair) -> str:
    """Return why a pair of a law is not taken, if so."""
    counts = [len(side.split()) for side in (pair.fr, pair.en)]
    if not all(6 <= count <= 60 for count in counts):
        return "length"
    heading = any(side[-1].isalnum() and sum(w[:1].isupper() for w in side.split()) * 2 > len(side.split())
                  for side in (pair.fr, pair.en))  # fmt: skip
    return "heading" if heading or pair.en.isupper() else ""


def likeness(pair: Pair, decision: Decision) -> str:
    """Return what two pairs have in common of which one is enough."""
    if not (decision.masked or decision.law):
        return f"{key(pair.fr)}\t{key(pair.en)}"
    text = _NUMBER.sub("0", pair.en)
    if decision.masked:
        text = _NAME.sub("X", _CODE.sub("X", text))
    return re.sub(r"\W+", " ", text).casefold()


def key(text: str) -> str:
    """Return a text without what does not matter to whether it is the same one: signs, capitals, white space."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def measured(shared: Path) -> Iterator[str]:
    """Yield the sentences that are for measuring, of both languages: none of them may be learnt."""
    for folder in ("eval", "articles", "segmentation"):
        for path in sorted((shared / folder).rglob("*")):
            if path.suffix == ".jsonl":
                for line in path.read_text(encoding="utf-8").splitlines():
                    yield from _texts(json.loads(line))
            elif path.suffix in (".fr", ".en"):
                yield from path.read_text(encoding="utf-8").splitlines()
            elif path.suffix == ".txt":
                yield from _sentences(path.read_text(encoding="utf-8"))


def _texts(entry: dict[str, object]) -> Iterator[str]:
    """Yield the texts of an entry: by language, or one with its language beside it."""
    for name in ("fr", "en"):
        texts = entry.get(name)
        yield from [texts] if isinstance(texts, str) else texts if isinstance(texts, list) else []
    if entry.get("lang") in ("fr", "en") and isinstance(text := entry.get("text"), str):
        yield from _sentences(text)


def _sentences(text: str) -> Iterator[str]:
    """Yield lines and their sentences, cut roughly; short ones are anybody's."""
    for line in text.splitlines():
        yield from (part for part in [line, *re.split(r"(?<=[.!?…]) +", line)] if len(part.split()) > 4)


def _foreign(text: str, own: str, other: str) -> bool:
    found = [word.lower() for word in _WORD.findall(text)]
    counts = [sum(word in _SMALL[language] for word in found) for language in (own, other)]
    return counts[1] > 1 and counts[1] > 2 * counts[0]
