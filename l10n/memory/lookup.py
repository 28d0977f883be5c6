"""Finding remembered translations: of the very same source, of the same text with other markup, of similar ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from l10n.errors import InputError
from l10n.memory.model import MemoryMatch, bare, digest
from l10n.memory.opening import DamagedMemory
from l10n.memory.staging import MISSING
from l10n.memory.store import Memory
from l10n.messages import msg
from l10n.model import LanguagePair
from l10n.text.tokens import tokens_and_marks

if TYPE_CHECKING:
    from l10n.memory.pack import Neighbour, Pack

# How many sources one query asks for; SQLite takes 32,766 values at most.
_AT_ONCE = 500
# When sentences that came since the pack was stored are worth a new one: so many, and such a share of it.
_LOOSE, _SHARE = 4000, 0.1
_FOUND = f"""
SELECT text.id, text.source, unit.target, max(reviewed), min(article), min(origin), count(*)
FROM text JOIN unit ON unit.text = text.id
WHERE {{where}} GROUP BY text.id, unit.target
ORDER BY max(reviewed) DESC, min(state) >= {MISSING}, max(article <> '') DESC, max(created) DESC, count(*) DESC,
  min(article), unit.target"""
# What holds a text in its target, as far as SQLite can tell.
_IN_TARGET = """
SELECT DISTINCT text.id FROM unit JOIN text ON text.id = unit.text
WHERE text.pair = ? AND unit.target LIKE ? ESCAPE '!' ORDER BY text.id"""


def _batched(ids: Iterable[int], size: int) -> Iterator[tuple[int, ...]]:
    each = iter(ids)
    while some := tuple(islice(each, size)):
        yield some


def _holds(text: Sequence[str], words: Sequence[str]) -> bool:
    size = len(words)
    return any(text[at : at + size] == words for at in range(len(text) - size + 1))


class Lookup:
    """Finds translations in a memory.

    What is similar is looked for among what the memory held when a pair was first asked for; what is equal, among
    what it holds now. Both raise what `Memory` raises.
    """

    def __init__(self, memory: Memory) -> None:
        """Look in `memory`, which stays the caller's to close."""
        self.memory = memory
        self._kin: dict[LanguagePair, list[LanguagePair]] = {}
        self._packs: dict[LanguagePair, tuple[Pack, ...]] = {}

    def exact(
        self, pair: LanguagePair, sources: Iterable[str], *, reviewed: bool = True
    ) -> dict[str, tuple[MemoryMatch, ...]]:
        """Return for each source that is remembered its targets, the commonest of the project's catalogs first.

        The reviewed come before others, and what a file has before what none has any more; of imports what was
        changed last comes first. A pair of other regions (`fr-CA` for `fr`) comes after the pair itself. Only
        `reviewed` ones are taken, unless that is False.
        """
        wanted = list(dict.fromkeys(sources))
        matches: dict[str, dict[str, MemoryMatch]] = {}
        for kin in self.memory.kin(pair):
            for start in range(0, len(wanted), _AT_ONCE):
                some = [digest(kin, source) for source in wanted[start : start + _AT_ONCE]]
                for _, match in self._matches("digest", some, reviewed):
                    matches.setdefault(match.source, {}).setdefault(match.target, match)
        return {source: tuple(matches[source].values()) for source in wanted if source in matches}

    def unmarked(
        self, pair: LanguagePair, sources: Iterable[str], *, reviewed: bool = True
    ) -> dict[str, tuple[MemoryMatch, ...]]:
        """Return for each source what is remembered of those that have other markup, or none, and the same text.

        In the order of `exact`, which has the very same ones.
        """
        wanted = {source: bare(source) for source in dict.fromkeys(sources)}
        texts = list(dict.fromkeys(wanted.values()))
        # another source, as it is, counts for what is this without its markup
        plain = {text for source, text in wanted.items() if text != source}
        found: dict[str, dict[tuple[str, str], MemoryMatch]] = {}
        for kin in self.memory.kin(pair):
            for start in range(0, len(texts), _AT_ONCE):
                batch = texts[start : start + _AT_ONCE]
                some = [digest(kin, text) for text in batch]
                same = [one for one, text in zip(some, batch, strict=True) if text in plain]
                places = ", ".join("?" * len(some))
                rows = self.memory.rows(f"SELECT text FROM bare WHERE digest IN ({places})", some)
                marked = [id_ for (id_,) in rows]
                for column, values in (("digest", same), ("text.id", marked)):
                    for at in range(0, len(values), _AT_ONCE):
                        for _, one in self._matches(column, values[at : at + _AT_ONCE], reviewed):
                            found.setdefault(bare(one.source), {}).setdefault((one.source, one.target), one)
        others = {
            source: tuple(one for one in found.get(text, {}).values() if one.source != source)
            for source, text in wanted.items()
        }
        return {source: matches for source, matches in others.items() if matches}

    def near(
        self,
        pair: LanguagePair,
        source: str,
        *,
        least: float = 0.75,
        most: int = 5,
        reviewed: bool = True,
        alike: bool = True,
    ) -> list[MemoryMatch]:
        """Return the `most` most similar remembered sources with their targets, whose rate is at least `least`.

        The best come first, of equal ones those that were remembered first. `least` is over 0. These are just
        those that measuring every source (`l10n.memory.similarity.rate`) would find. What is remembered for other
        regions is looked for, too, unless `alike` is False; of equal rates it comes after what is the pair's own.
        """
        if pair not in self._kin:
            self._kin[pair] = self.memory.kin(pair)
        pairs = [one for one in self._kin[pair] if alike or one == pair]
        found = [match for one in pairs for match in self._near(one, source, least, most, reviewed)]
        # With codes and without: the same text is shown once.
        texts: dict[tuple[str, str], MemoryMatch] = {}
        for match in sorted(found, key=lambda match: (-match.rate, match.source != source)):
            texts.setdefault((bare(match.source), bare(match.target)), match)
        return list(texts.values())[:most]

    def people(self, name: str) -> dict[str, set[str]]:
        """Return by source what people wrote in the catalog `name`, as it had it at last."""
        return self.memory.people(name)

    def holding(
        self, pair: LanguagePair, text: str, *, most: int, reviewed: bool = True
    ) -> list[MemoryMatch]:
        """Return remembered units of just this pair that hold a word, or words in a row: a concordance.

        Those with it in their source come first, each once, as the memory ranks them; if there are none, those with
        it in their target. Capitals and spaces don't count. `rate` is 0.
        """
        from l10n.memory.pack import encode

        if self.memory.pair_id(pair) is None or not (code := encode(text)):
            return []
        words = tokens_and_marks(text)
        ids = chain.from_iterable(pack.holding(code) for pack in self._pack(pair))
        found = self._holding(ids, words, most, reviewed, target=False)
        if not found:
            pattern = "".join(
                char if char.isascii() and char.isalnum() else "%" if char.isspace() else "_" for char in text
            )
            rows = self.memory.rows(_IN_TARGET, (self.memory.pair_id(pair), f"%{pattern}%"))
            found = self._holding((id_ for (id_,) in rows), words, most, reviewed, target=True)
        return found

    def _holding(
        self, ids: Iterable[int], words: Sequence[str], most: int, reviewed: bool, *, target: bool
    ) -> list[MemoryMatch]:
        found: dict[tuple[str, str], MemoryMatch] = {}
        for some in _batched(ids, _AT_ONCE):
            for _, match in self._matches("text.id", some, reviewed):
                if _holds(tokens_and_marks(bare(match.target if target else match.source)), words):
                    both = bare(match.source), bare(match.target)
                    found.setdefault(both, replace(match, rate=0.0, difference=match.source))
            if len(found) >= most:
                break
        return list(found.values())[:most]

    def _near(
        self, pair: LanguagePair, source: str, least: float, most: int, reviewed: bool
    ) -> list[MemoryMatch]:
        # NumPy is loaded only where there is something to search.
        from l10n.memory.pack import best, encode
        from l10n.memory.similarity import difference

        code = encode(source)
        hits = best([hit for pack in self._pack(pair) for hit in pack.near(code, least)])
        matches: list[MemoryMatch] = []
        for number, some in self._in_order(hits, source, most, reviewed):
            # A hit's own rate is never too low, so the first of what is left can't beat it.
            matches = sorted([*matches, *some], key=lambda match: -match.rate)[:most]
            if len(matches) == most and matches[-1].rate >= hits[min(number, len(hits) - 1)].rate:
                break
        return [
            replace(match, difference=difference(match.source, source))
            for match in matches
            if match.rate >= least - 1e-9
        ]

    def _in_order(
        self, hits: Sequence[Neighbour], source: str, most: int, reviewed: bool
    ) -> Iterator[tuple[int, list[MemoryMatch]]]:
        """Give the matches of hits some at a time, in the order of hits, and how many hits that were by then."""
        from l10n.memory.similarity import rate

        asked = tokens_and_marks(bare(source))
        step = min(max(2 * most, 8), _AT_ONCE)
        for start in range(0, len(hits), step):
            some = [hit.id for hit in hits[start : start + step]]
            by_id: dict[int, list[MemoryMatch]] = {}
            for number, match in self._matches("text.id", some, reviewed):
                by_id.setdefault(number, []).append(match)
            matches = []
            for number in some:
                for one in by_id.get(number, ()):
                    matches.append(replace(one, rate=rate(tokens_and_marks(bare(one.source)), asked)))
            yield start + len(some), matches

    def _matches(
        self, column: str, values: Sequence[object], reviewed: bool
    ) -> Iterator[tuple[int, MemoryMatch]]:
        # `reviewed` as its own index has it
        where = f"{column} IN ({', '.join('?' * len(values))})" + " AND reviewed" * reviewed
        for row in self.memory.rows(_FOUND.format(where=where), values):
            number, source, target, stands, article, origin, count = row
            yield number, MemoryMatch(1.0, source, target, bool(stands), article, origin, count)

    def _pack(self, pair: LanguagePair) -> tuple[Pack, ...]:
        """Return the sentences of a pair: those of the pack that is stored, and those that came since."""
        if pair not in self._packs:
            self._packs[pair] = tuple(self._load(pair))
        return self._packs[pair]

    def _load(self, pair: LanguagePair) -> Iterator[Pack]:
        from l10n.memory.pack import Pack

        number = self.memory.pair_id(pair)
        query = "SELECT last, count, ids, lengths, codes, maps FROM pack WHERE pair = ?"
        last, count, *arrays = next(self.memory.rows(query, (number,), blobs=True), (0, 0))
        query = "SELECT id, source FROM text WHERE pair = ? AND id > ? ORDER BY id"
        fresh = [(id_, text) for id_, text in self.memory.rows(query, (number, last))]
        if len(fresh) > max(_LOOSE, _SHARE * count):
            yield self._repacked(number)
            return
        if arrays:
            try:
                yield Pack.stored(*arrays)
            except ValueError as error:
                reason = msg("the memory is damaged: {error}", error=error)
                raise DamagedMemory(reason, path=self.memory.path, hint=msg("l10n memory rebuild")) from error
        if fresh:
            yield Pack.build(fresh)

    def _repacked(self, number: int | None) -> Pack:
        """Pack all sentences of a pair, and store that for others if it can be."""
        from l10n.memory.pack import Pack

        query = "SELECT id, source FROM text WHERE pair = ? AND id IN (SELECT text FROM unit) ORDER BY id"
        texts = list(self.memory.rows(query, (number,)))
        pack = Pack.build(texts)
        values = (number, texts[-1][0] if texts else 0, len(texts), *pack.arrays())
        with suppress(InputError):  # another one may be writing; the pack is good all the same
            self.memory.write("INSERT OR REPLACE INTO pack VALUES (?, ?, ?, ?, ?, ?, ?)", values)
        return pack
