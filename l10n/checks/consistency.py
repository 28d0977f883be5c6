"""Where a corpus disagrees with itself: one source with several targets, one name or term said in several ways."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from l10n.checks.context import Context
from l10n.checks.rule import Rule
from l10n.glossary import Kind, Status
from l10n.model import Certainty, Finding, LanguagePair, Span, Unit, collapse
from l10n.text.folding import fold

_NAME = re.compile(r"(?<![\w@#/.])[A-ZÀ-ÖØ-Þ][^\W\d_]+(?:-[^\W\d_]+)*")
_LEAST = 4  # letters of a name
_LIKE = 70  # of 100: spellings of one name
_SHARE = 0.5  # of the units with a name have one of its spellings, to take it for one
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing said in several ways: `text` in the source, its renderings with the units that have them.

    The most frequent rendering comes first. `kind` is `source`, `term` or `name`.
    """

    kind: str
    pair: LanguagePair
    text: str
    renderings: Mapping[str, tuple[Unit, ...]]

    @property
    def counts(self) -> dict[str, int]:
        """How often each rendering stands, the most frequent first."""
        return {rendering: len(units) for rendering, units in self.renderings.items()}


def disagreements(
    units: Iterable[Unit], context: Callable[[LanguagePair], Context] = Context
) -> list[Disagreement]:
    """Return where units (of any pairs of languages) disagree, in the order of their pairs and texts.

    `context` gives what is known of a pair: with a glossary in it, terms are compared as well.
    """
    by_pair: dict[LanguagePair, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.target.strip():
            by_pair[unit.pair].append(unit)
    results: list[Disagreement] = []
    for pair, ones in sorted(by_pair.items()):
        results += _sources(pair, ones)
        terms, known = _terms(pair, ones, context(pair))
        results += terms
        results += _names(pair, ones, known)
    return results


def corpus(units: Iterable[Unit], context: Callable[[LanguagePair], Context] = Context) -> Iterator[Finding]:
    """Give a finding for each unit whose rendering isn't the most frequent one; see `disagreements`."""
    for one in disagreements(units, context):
        counts = ", ".join(f"{rendering} ({count})" for rendering, count in one.counts.items())
        first, *others = one.renderings
        for rendering in others:
            for unit in one.renderings[rendering]:
                message = f"Say {one.text} in one way: {counts}."
                if one.kind == "source":
                    place = _place(one.renderings[first])
                    message = f"Translate the same sentence in one way: it is {_short(first)} in {place}."
                rule = _RULES[one.kind]
                ((check, certainty),) = rule.names.items()
                severity = context(one.pair).levels.get((rule.id, check), certainty.severity)
                if severity is None:
                    continue
                yield Finding(
                    check,
                    severity,
                    message,
                    unit.path,
                    unit.line,
                    unit.source,
                    unit.target,
                    _spans(unit.source, one.text),
                    _spans(unit.target, rendering),
                    rule=rule.id,
                    certainty=certainty,
                )


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


def _sources(pair: LanguagePair, units: Sequence[Unit]) -> Iterator[Disagreement]:
    targets: dict[str, dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        targets[collapse(unit.source)][collapse(unit.target)].append(unit)
    for source, renderings in sorted(targets.items()):
        if len({rendering.casefold() for rendering in renderings}) == 1:
            continue  # a heading and a sentence
        if len(renderings) > 1:
            yield Disagreement("source", pair, source, _ordered(renderings))


def _terms(
    pair: LanguagePair, units: Sequence[Unit], context: Context
) -> tuple[list[Disagreement], set[str]]:
    """Return the glossary's terms with several renderings in use, and the words of all its terms.

    Of those that it admits no more is said than that they aren't what it prefers (`terms/admitted`).
    """
    if context.terms is None:
        return [], set()
    # By concept and form: *russe* and *Russie* are one concept, and are not to be said in one way.
    units_by_form: dict[tuple[str, Kind, str], dict[str, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    known: set[str] = set()
    for unit in units:
        terms = context.terms.find(unit.source)
        forms = {hit[:2]: hit.forms for hit in context.terms.hits(unit.source)} if terms else {}
        hits = context.terms.target.find(unit.target) if terms else []
        there = {(form.text, form.row.kind): form.row.status for hit in hits for form in hit.forms}
        for term in terms:
            known.update(map(fold, _NAME.findall(term.text)))
            rendering = next(
                (form for form in (term.target_form, *term.allowed) if (form, term.kind) in there), None
            )
            if rendering is None or there[rendering, term.kind] is Status.ADMITTED:
                continue
            form, *others = forms[term.start, term.end]
            # The noun and the adjective of one word may have rows of their own: *Russe*, *russe*.
            if any(
                context.terms.glossary.target_form(other.row, pair.target) == rendering for other in others
            ):
                rendering = term.target_form
            ones = units_by_form[term.concepts[0], term.kind, form.text][rendering]
            if unit not in ones:
                ones.append(unit)
    several = [
        Disagreement("term", pair, form, _ordered(renderings))
        for (_, _, form), renderings in sorted(units_by_form.items())
        if len(renderings) > 1
    ]
    return several, known


def _names(pair: LanguagePair, units: Sequence[Unit], known: set[str]) -> Iterator[Disagreement]:
    """Give names of the source that the targets spell in several ways: *Kiev* and *Kyiv*."""
    having: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        for name in dict.fromkeys(_inside(unit.source)):
            if len(name) >= _LEAST and fold(name) not in known:
                having[name].append(unit)
    for name, ones in sorted(having.items()):
        if len(ones) > 1 and (spellings := _spellings(name, ones)) and len(spellings) > 1:
            yield Disagreement("name", pair, name, spellings)


def _inside(text: str) -> Iterator[str]:
    """Give the words with a capital that don't begin a sentence."""
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" \xa0«“„\"'‘(")
        if before and before[-1] not in ".!?:…":
            yield match[0]


def _spellings(name: str, units: Sequence[Unit]) -> Mapping[str, tuple[Unit, ...]]:
    """Return the spellings of a name in targets: words that are like it, and stand in most of its units together."""
    from rapidfuzz import fuzz

    low = fold(name)
    units_by_spelling: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        words = [word for word in dict.fromkeys(_NAME.findall(unit.target)) if len(word) >= _LEAST]
        likes = [(fuzz.ratio(low, fold(word)), word) for word in words if fold(word)[0] == low[0]]
        best = max(likes, default=(0.0, ""))
        if best[0] >= _LIKE:
            units_by_spelling[_bare(best[1], name)].append(unit)
    if sum(map(len, units_by_spelling.values())) < _SHARE * len(units):
        return {}
    return _ordered(units_by_spelling)


def _bare(word: str, name: str) -> str:
    """Return a word without the ending of a genitive or plural that the name doesn't have."""
    for ending in ("'s", "’s", "s"):
        if word.endswith(ending) and not name.endswith(ending):
            return word.removesuffix(ending)
    return word


def _ordered(units: Mapping[str, Sequence[Unit]]) -> dict[str, tuple[Unit, ...]]:
    count = Counter({form: len(ones) for form, ones in units.items()})
    return {form: tuple(units[form]) for form in sorted(units, key=lambda form: (-count[form], form))}


def _spans(text: str, part: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in re.finditer(re.escape(part), text))


def _short(text: str, most: int = 60) -> str:
    return f"“{text if len(text) <= most else text[: most - 1] + '…'}”"


def _place(units: Sequence[Unit]) -> str:
    places = [f"{unit.path}:{unit.line}" if unit.line else unit.path for unit in units if unit.path]
    return (
        ", ".join(dict.fromkeys(places[:_SHOWN])) + (" and elsewhere" if len(places) > _SHOWN else "")
        or "another unit"
    )
