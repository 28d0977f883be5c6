"""Measure the memory: fuzzy look-ups a second on one core, what they find beside brute force, and the start.

    python benchmarks/memory.py [--texts DIR] [--units 500000] [--queries 1000] [--judged 300]

The units are the different lines of the `.fr.xz` files in a folder, each its own translation. Queries are some of
them with words put in, left out, replaced and moved, with other numbers and names; half of them come from lines that
are not in the memory. Brute force measures every unit with the same measure (`l10n.memory.similarity.rate`).
What counts as found: of the five best that brute force finds at 75 % and above, those for which the look-up has one
as good; and of all that brute force finds, those that the index has. Times are of the process (one core), those
called “clock” of the wall. Prints Markdown.
"""

from __future__ import annotations

import argparse
import lzma
import random
import re
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.memory.lookup import Lookup
    from l10n.memory.model import MemoryMatch
    from l10n.model import LanguagePair

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
LEAST, MOST = 0.75, 5


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--texts", type=Path, default=SHARED / "training")
    parser.add_argument("--units", type=int, default=500_000)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--judged", type=int, default=300, help="queries that brute force judges")
    options = parser.parse_args()
    chance = random.Random(7)
    lines = list(dict.fromkeys(sentences(options.texts)))
    chance.shuffle(lines)
    kept, others = lines[: options.units], lines[options.units :] or lines
    queries = [
        edited(chance.choice(kept if chance.random() < 0.5 else others), chance, kept)
        for _ in range(options.queries)
    ]
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder) / "memory.sqlite", kept, queries, options.judged)


def sentences(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.fr.xz")):
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                yield " ".join(line.split())


def edited(line: str, chance: random.Random, lines: list[str]) -> str:
    """Return a sentence as somebody may have changed it."""
    words = line.split(" ")
    for _ in range(max(1, round(len(words) * chance.choice((0.0, 0.05, 0.1, 0.2, 0.3))))):
        place = chance.randrange(len(words))
        other = chance.choice(chance.choice(lines).split(" "))
        kind = chance.randrange(6)
        if kind == 0:
            words.insert(place, other)
        elif kind == 1 and len(words) > 1:
            del words[place]
        elif kind == 2:
            words[place] = other
        elif kind == 3:  # another number
            words = [re.sub(r"\d", lambda _: str(chance.randrange(10)), word) for word in words]
        elif kind == 4:  # another name
            words = [other.capitalize() if word[:1].isupper() and n else word for n, word in enumerate(words)]
        else:
            words.insert(chance.randrange(len(words)), words.pop(place))
    return " ".join(words)


def timed(action: Callable[[], object]) -> tuple[object, float, float]:
    """Return what an action gives, and the seconds it took: of the process, and on the clock."""
    start, clock = time.process_time(), time.perf_counter()
    result = action()
    return result, time.process_time() - start, time.perf_counter() - clock


def measure(path: Path, lines: list[str], queries: list[str], judged: int) -> None:
    from l10n.memory import Lookup, Memory, Record
    from l10n.model import LanguagePair

    pair = LanguagePair("fr", "en")
    records = (Record(line, line, pair, article=f"article-{n % 5000}") for n, line in enumerate(lines))
    rows = []
    with Memory(path) as memory:
        _, filled, clock = timed(lambda: memory.put("benchmark", records))
        rows.append(("put in", f"{filled:.1f} s", f"{clock:.1f} s"))
        _, packed, clock = timed(lambda: Lookup(memory).near(pair, queries[0]))
        rows.append(("first look-up ever (makes the index)", f"{packed:.1f} s", f"{clock:.1f} s"))
    with Memory(path) as memory:
        lookup = Lookup(memory)
        _, first, clock = timed(lambda: lookup.near(pair, queries[0]))
        rows.append(("first look-up of a process (loads it)", f"{first:.2f} s", f"{clock:.2f} s"))
        found = {}
        single = []
        for query in queries:
            found[query], used, _ = timed(
                lambda query=query: lookup.near(pair, query, least=LEAST, most=MOST)
            )
            single.append(used)
        used = sum(single)
        some = lines[:20_000]
        _, exact, clock = timed(lambda: lookup.exact(pair, some))
        size = memory.size() / 1e6
        print(f"{len(lines):,} units, {len(queries):,} queries; the file has {size:.0f} MB.\n")
        print("| | process | clock |\n|---|---:|---:|")
        for row in rows:
            print("| " + " | ".join(row) + " |")
        print("\n| | |\n|---|---:|")
        print(f"| fuzzy look-ups a second | {len(queries) / used:,.0f} |")
        print(f"| one of them: median | {1000 * statistics.median(single):.2f} ms |")
        print(f"| one of them: 95 % are under | {1000 * statistics.quantiles(single, n=20)[-1]:.2f} ms |")
        print(f"| exact look-ups a second | {len(some) / exact:,.0f} |")
        print(
            f"| queries with a match at 75 % and above | {sum(map(bool, found.values())) / len(found):.1%} |"
        )
        judge(lookup, pair, lines, {query: found[query] for query in queries[:judged]})


def judge(lookup: Lookup, pair: LanguagePair, lines: list[str], found: dict[str, list[MemoryMatch]]) -> None:
    """Print what brute force finds, and how much of it the look-ups found."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    from l10n.memory.pack import encode
    from l10n.text.tokens import tokens_and_marks

    # Words as numbers: brute force compares hashes of whole words, as `rate` does.
    known: dict[str, int] = {}

    def numbered(text: str) -> str:
        numbers = [known.setdefault(word, len(known)) for word in tokens_and_marks(text)]
        return "".join(chr(number if number < 0xD800 else number + 0x800) for number in numbers)

    choices = [numbered(line) for line in lines]
    packs = lookup._pack(pair)
    best = hit = every = held = with_any = with_found = 0
    used = 0.0
    for query, matches in found.items():
        asked = numbered(query)
        scores, seconds, _ = timed(
            lambda asked=asked: process.cdist(
                [asked], choices, scorer=Indel.normalized_similarity, score_cutoff=LEAST, dtype=np.float64
            )[0]
        )
        used += seconds
        places = np.flatnonzero(scores)
        rates = sorted((float(scores[place]) for place in places), reverse=True)
        mine = [match.rate for match in matches]
        best += len(rates[:MOST])
        hit += sum(one >= other - 1e-9 for one, other in zip(mine, rates[:MOST], strict=False))
        every += len(rates)
        have = {hit.id for pack in packs for hit in pack.near(encode(query), LEAST)}
        held += sum(int(place) + 1 in have for place in places)  # numbers are given in order, from 1
        with_any += bool(rates)
        with_found += bool(rates) and bool(mine) and mine[0] >= rates[0] - 1e-9
    print(f"| brute force: look-ups a second | {len(found) / used:,.1f} |")
    print(
        f"| found of its five best a query ({best:,} in {len(found):,} queries) | {hit / max(1, best):.2%} |"
    )
    print(f"| found of its best ({with_any:,}) | {with_found / max(1, with_any):.2%} |")
    print(f"| found of all at 75 % and above ({every:,}) | {held / max(1, every):.2%} |")


if __name__ == "__main__":
    main()
