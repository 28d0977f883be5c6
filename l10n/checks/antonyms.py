"""Words of which a hurried translator takes the neighbour: *yesterday* for *tomorrow*, *less* for *more*.

Each group has some members; who doesn't say one of the source's in the target, but another one that the source
doesn't say, has taken the wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from operator import itemgetter

from l10n.checks.analysis import Analysis
from l10n.checks.rule import LIKELY, POSSIBLE, Example, finding, rule
from l10n.languages import pack
from l10n.messages import msg, msg_template
from l10n.model import Finding, LanguagePair, Span
from l10n.text.memo import Memo
from l10n.text.tokens import words

_HEAD = 4  # letters
_JOINTS = frozenset({"of", "de", "di", "als", "than", "que", "las", "ve", "part", "parte"})

_head = itemgetter(slice(_HEAD))


@dataclass(frozen=True, slots=True)
class _Group:
    """A group of words in two languages: how they begin in either, and what finds its members."""

    source_heads: frozenset[str]
    target_heads: frozenset[str]
    source: re.Pattern[str]
    target: re.Pattern[str]


@rule(
    "fidelity/opposite",
    Example("fr-en", "Il est venu hier.", "He came tomorrow.", "He came yesterday."),
    likely="opposite",
    possible="opposite-likely",
)
def opposite(unit: Analysis) -> Iterator[Finding]:
    """Find words in whose stead the target has the opposite, or another of their kind: *tomorrow* for *hier*.

    Another time of day or stretch of time is only possible: people may say it in another way.
    """
    if not any(map(_may_be_one(unit.pair).__getitem__, words(unit.source))):
        return
    here, there = _starts(unit.source), _starts(unit.target)
    for sure, message in (
        (True, msg_template("Write what the source says, {in_source}: the target has {in_target}.")),
        (False, msg_template("See whether it is {in_source}, as in the source: the target has {in_target}.")),
    ):
        for group in _groups(sure, unit.pair):
            if group.source_heads.isdisjoint(here) or group.target_heads.isdisjoint(there):
                continue
            mine, yours = list(group.source.finditer(unit.source)), list(group.target.finditer(unit.target))
            lost, added = _others(mine, yours), _others(yours, mine)
            if lost and added:
                word, instead = (
                    ", ".join(dict.fromkeys(match[0] for match in side)) for side in (lost, added)
                )
                ours, theirs = ([Span(*match.span()) for match in side] for side in (lost, added))
                certainty = LIKELY if sure else POSSIBLE
                yield finding(certainty, msg(message, in_source=word, in_target=instead), ours, theirs)


@cache
def _groups(sure: bool, pair: LanguagePair) -> tuple[_Group, ...]:
    """Return each group that two languages have."""
    one, two = (pack.language(tag).antonyms for tag in (pair.source, pair.target))
    ours, theirs = (one.sure, two.sure) if sure else (one.likely, two.likely)
    groups: list[_Group] = []
    for name in (name for name in ours if name in theirs):
        source, target = _pattern(ours[name]), _pattern(theirs[name])
        groups.append(_Group(_heads(source), _heads(target), source, target))
    return tuple(groups)


@cache
def _may_be_one(pair: LanguagePair) -> Memo[bool]:
    """Return what tells of a word of the source, in small letters, whether it begins as one of some group."""
    heads = frozenset().union(
        *(group.source_heads for sure in (True, False) for group in _groups(sure, pair))
    )
    return Memo(lambda word: _head(word) in heads)


def _others(ones: list[re.Match[str]], others: list[re.Match[str]]) -> list[re.Match[str]]:
    """Return the members that only one side says."""
    there = {match.lastgroup for match in others}
    return [match for match in ones if match.lastgroup not in there]


def _starts(text: str) -> frozenset[str]:
    return frozenset(map(_head, words(text)))


def _heads(pattern: re.Pattern[str]) -> frozenset[str]:
    """Return how the words that a pattern is about begin: most texts have none of them, and needn't be searched.

    A group of words with a space beside it is what stands around them.
    """
    bare = re.sub(r"\(\?<?[!=][^()]*\)", "", pattern.pattern)
    bare = re.sub(r" \(\?:[^()]*\)|\(\?:[^()]*\)(?:s\?)?(?= |\(\?: )", " ", bare)
    bare = re.sub(r"\(\?P<\w+>|\(\?-?i?:|\\w", " ", bare)
    heads = {word[:_HEAD].lower() for word in re.findall(r"[^\W\d_]{2,}", bare)}
    return frozenset(heads - _JOINTS)


def _pattern(members: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the members of a group, each as a group."""
    named = "|".join(f"(?P<m{at}>{member})" for at, member in enumerate(members))
    return re.compile(rf"(?<![\w-])(?:{named})(?![\w-])", re.IGNORECASE)
