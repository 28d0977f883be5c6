"""How translations rendered a name so far: the name itself, or the word with a capital that comes where it comes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from l10n.glossary.extraction import NameCandidate
from l10n.glossary.name_spans import NameLexicon, name_spans, name_text
from l10n.text.tokens import word_spans

_ALIKE = 0.5  # of Dice's coefficient: half of the places of both are the same


class ParallelTexts:
    """Sources with their targets, from one language to another (BCP 47): what renderings are looked up in."""

    def __init__(self, pairs: Iterable[tuple[str, str]], source: str, target: str) -> None:
        self._source = source
        lexicon = NameLexicon(target)
        self._sources: list[tuple[str, ...]] = []
        self._targets: list[dict[tuple[str, ...], str]] = []
        self._places: dict[str, list[int]] = {}
        for index, (before, after) in enumerate(pairs):
            found = tuple(word.text for word in word_spans(before, source))
            self._sources.append(found)
            for word in set(found):
                self._places.setdefault(word, []).append(index)
            cut_target = name_text(after, None, lexicon)
            self._targets.append(
                {
                    run.key: cut_target.text[run.start : run.end]
                    for run in name_spans(cut_target, lexicon)
                    if not run.initial
                }
            )
        self._counts = Counter(key for keys in self._targets for key in keys)

    def renderings(self, candidate: NameCandidate) -> list[tuple[str, int]]:
        """Return what stands in the targets for a name, with how many sources have it so: most often the first.

        That is the name itself, and the one that comes where it comes (by Dice's coefficient), the longest of some.
        """
        found: Counter[str] = Counter()
        others: set[int] = set()
        for index, variants in self._with(candidate).items():
            same = next((text for text in variants if text in self._targets[index].values()), None)
            if same is None:
                others.add(index)
            else:
                found[same] += 1
        counts = Counter(key for index in others for key in self._targets[index])

        def likeness(key: tuple[str, ...]) -> float:
            return 2 * counts[key] / (len(others) + self._counts[key])

        if counts:
            best = max(counts, key=lambda key: (likeness(key), len(key), key))
            if likeness(best) >= _ALIKE:
                texts = Counter(
                    self._targets[index][best] for index in others if best in self._targets[index]
                )
                found[texts.most_common(1)[0][0]] += counts[best]
        return found.most_common()

    def _with(self, candidate: NameCandidate) -> dict[int, list[str]]:
        """Return the sources that have a name, with those of its variants that they have."""
        found: dict[int, list[str]] = {}
        for variant, _ in candidate.variants:
            wanted = tuple(word.text for word in word_spans(variant, self._source))
            places = min((self._places.get(word, []) for word in wanted), key=len, default=[])
            for index in places:
                if _has(self._sources[index], wanted):
                    found.setdefault(index, []).append(variant)
        return found


def _has(source: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(source[at : at + len(wanted)] == wanted for at in range(len(source) - len(wanted) + 1))
