"""Where a corpus disagrees with itself: one source with several targets, one name or term said in several ways."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from types import MappingProxyType

from l10n.checks.context import Context, Levels
from l10n.checks.rule import Rule, finding, placed
from l10n.checks.sayings import Saying, Sayings
from l10n.glossary import Status
from l10n.messages import msg
from l10n.model import Certainty, Finding, LanguagePair, Span, Unit, collapse
from l10n.text.folding import fold

_NAME = re.compile(r"(?<![\w@#/.])[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST = 4  # letters of a name
_LIKE = 70  # of 100: spellings of one name
_SHARE = 0.5  # of the units with a name have one of its spellings, to take it for one
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing said in several ways: `text` in the source, its renderings with the numbers of their units.

    The most frequent rendering comes first. `kind` is `source`, `term` or `name`.
    """

    kind: str
    pair: LanguagePair
    text: str
    renderings: Mapping[str, tuple[int, ...]]

    @property
    def counts(self) -> dict[str, int]:
        """How often each rendering stands, the most frequent first."""
        return {rendering: len(units) for rendering, units in self.renderings.items()}


class Comparison:
    """Compares units (of any pairs of languages) when all are in; they are put aside until then, and not held.

    `levels` is how much what is found matters.
    """

    def __init__(self, levels: Levels = MappingProxyType({})) -> None:
        """Begin without units."""
        self._levels = levels
        self._sayings = Sayings()

    def add(self, units: Iterable[tuple[Unit, Iterable[Saying]]]) -> None:
        """Add units with what they say (see `sayings`), each once however often it comes."""
        self._sayings.add(dict(units).items())

    def disagreements(self) -> Iterator[Disagreement]:
        """Give where units disagree, in the order of their pairs and texts."""
        known: set[tuple[LanguagePair, str]] = set()  # words of the glossary's terms
        for pair, (kind, _, text), ones in self._sayings.groups():
            if kind == _KNOWN:
                known.add((pair, text))
                continue
            if kind == _NAMED:
                if (pair, fold(text)) in known:
                    continue
                count = len(ones)
                ones = [one for one in ones if one[0]]
                if len(ones) < _SHARE * count:
                    continue
            if len({rendering for rendering, _ in ones}) < 2:
                continue
            if kind == _SOURCE and len({rendering.casefold() for rendering, _ in ones}) == 1:
                continue  # a heading and a sentence
            renderings: dict[str, list[int]] = defaultdict(list)
            for rendering, number in ones:
                renderings[rendering].append(number)
            yield Disagreement(_KINDS[kind], pair, text, _ordered(renderings))

    def findings(self) -> Iterator[Finding]:
        """Give a finding for each unit whose rendering isn't the most frequent one, in the order of the units."""
        for one in self.disagreements():
            rule = _RULES[one.kind]
            ((check, certainty),) = rule.names.items()
            severity = self._levels.get((rule.id, check), certainty.severity)
            if severity is None:
                continue
            first, *others = one.renderings
            counts = ", ".join(f"{rendering} ({count})" for rendering, count in one.counts.items())
            message = msg("Say {text} in one way: {counts}.", text=one.text, counts=counts)
            if one.kind == "source":
                place = _place(self._sayings.unit(number, one.pair) for number in one.renderings[first])
                message = msg(
                    "Translate the same sentence in one way: it is {short} in {place}.",
                    short=_short(first),
                    place=place,
                )
            for rendering in others:
                for number in one.renderings[rendering]:
                    unit = self._sayings.unit(number, one.pair)
                    spans = _spans(unit.source, one.text), _spans(unit.target, rendering)
                    found = placed(finding(certainty, message, *spans), unit, rule, check, severity)
                    if one.kind != "source":
                        found = replace(found, allowed=(first,))
                    self._sayings.add_finding(number, found)
        yield from self._sayings.findings()


def sayings(unit: Unit, context: Context, *, whole: bool = True) -> tuple[Saying, ...]:
    """Return what a unit says: its source, its names, and, with a glossary in the context, its terms.

    What isn't translated says nothing, and what is no `whole` sentence, as one of several plural forms, no source.
    """
    if not unit.target.strip():
        return ()
    source = (Saying(_SOURCE, "", collapse(unit.source), collapse(unit.target)),) if whole else ()
    return *source, *dict.fromkeys(_terms(unit, context)), *_names(unit)


def disagreements(
    units: Iterable[Unit], context: Callable[[LanguagePair], Context] = Context
) -> list[Disagreement]:
    """Return where units disagree; `context` gives what is known of their languages."""
    return list(_comparison(units, context).disagreements())


def corpus(units: Iterable[Unit], context: Callable[[LanguagePair], Context] = Context) -> Iterator[Finding]:
    """Give a finding for each unit whose rendering isn't the most frequent one; see `disagreements`."""
    return _comparison(units, context).findings()


def _comparison(units: Iterable[Unit], context: Callable[[LanguagePair], Context]) -> Comparison:
    comparison = Comparison()
    comparison.add((unit, sayings(unit, context(unit.pair))) for unit in units)
    return comparison


# What is said, in the order in which it is told. Words of the glossary's terms come before names, which they are not.
_SOURCE, _TERM, _KNOWN, _NAMED = "0", "1", "2", "3"
_KINDS = {_SOURCE: "source", _TERM: "term", _NAMED: "name"}
_RULES = {
    "source": Rule(
        "corpus/same-source",
        {"same-source": Certainty.LIKELY},
        "Find the same sentence with several translations.",
    ),
    "term": Rule(
        "corpus/terms",
        {"term-consistency": Certainty.LIKELY},
        "Find a glossary term rendered in several forms that the glossary prefers.",
    ),
    "name": Rule(
        "corpus/names",
        {"name-consistency": Certainty.POSSIBLE},
        "Find a name without an entry in several spellings.",
    ),
}
# These look at all units together, and so aren't among `l10n.checks.RULES`.
RULES = tuple(_RULES.values())


def _terms(unit: Unit, context: Context) -> Iterator[Saying]:
    """Give the glossary's terms in a unit with the renderings in use, and the words of all.

    Of those that it admits no more is said than that they aren't what it prefers (`terms/admitted`).
    """
    terms = context.terms.find(unit.source) if context.terms else []
    if not terms or context.terms is None:
        return
    forms = {hit[:2]: hit.forms for hit in context.terms.hits(unit.source)}
    hits = context.terms.target.find(unit.target)
    there = {(form.text, form.row.kind): form.row.status for hit in hits for form in hit.forms}
    for term in terms:
        yield from (Saying(_KNOWN, "", fold(word), "") for word in _NAME.findall(term.text))
        rendering = next(
            (form for form in (term.target_form, *term.allowed) if (form, term.kind) in there), None
        )
        if rendering is None or there[rendering, term.kind] is Status.ADMITTED:
            continue
        form, *others = forms[term.start, term.end]
        # The noun and the adjective of one word may have rows of their own: *Russe*, *russe*.
        if any(
            context.terms.glossary.target_form(other.row, unit.pair.target) == rendering for other in others
        ):
            rendering = term.target_form
        # By concept and form: *russe* and *Russie* are one concept, and are not to be said in one way.
        yield Saying(_TERM, f"{term.concepts[0]}\0{term.kind}", form.text, rendering)


def _names(unit: Unit) -> Iterator[Saying]:
    """Give the names in a unit's source with how its target spells them: *Kiev* and *Kyiv*; "" where it doesn't.

    A spelling is a word that is like the name. It is taken for one if most units with the name have one.
    """
    names = [name for name in dict.fromkeys(_inside(unit.source)) if len(name) >= _LEAST]
    if not names:
        return
    from rapidfuzz import fuzz

    words = [(fold(word), word) for word in dict.fromkeys(_NAME.findall(unit.target)) if len(word) >= _LEAST]
    for name in names:
        low = fold(name)
        likes = [(fuzz.ratio(low, folded), word) for folded, word in words if folded[:1] == low[:1]]
        best = max(likes, default=(0.0, ""))
        yield Saying(_NAMED, "", name, _bare(best[1], name) if best[0] >= _LIKE else "")


def _inside(text: str) -> Iterator[str]:
    """Give the words with a capital that don't begin a sentence."""
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" \xa0«“„\"'‘(")
        if before and before[-1] not in ".!?:…":
            yield match[0]


def _bare(word: str, name: str) -> str:
    """Return a word without the ending of a genitive or plural that the name doesn't have."""
    for ending in ("'s", "’s", "s"):
        if word.endswith(ending) and not name.endswith(ending):
            return word.removesuffix(ending)
    return word


def _ordered(numbers: Mapping[str, Sequence[int]]) -> dict[str, tuple[int, ...]]:
    by_count = sorted(numbers.items(), key=lambda item: (-len(item[1]), item[0]))
    return {form: tuple(ones) for form, ones in by_count}


def _spans(text: str, part: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in re.finditer(re.escape(part), text))


def _short(text: str, most: int = 60) -> str:
    return f"“{text if len(text) <= most else text[: most - 1] + '…'}”"


def _place(units: Iterable[Unit]) -> str:
    named = (unit for unit in units if unit.path)
    places = [f"{unit.path}:{unit.line}" if unit.line else unit.path for unit in islice(named, _SHOWN + 1)]
    return (
        ", ".join(dict.fromkeys(places[:_SHOWN])) + (" and elsewhere" if len(places) > _SHOWN else "")
        or "another unit"
    )
