"""How a run is cut: what is translated together, the same for one process and for many."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from l10n.model import LanguagePair
from l10n.pipeline.prepare import Job

# How many sources an engine gets at once, at least. More of like length beside each other cost it less; what is under
# way is lost when a run stops, and has to be done again where a worker dies.
SOURCES = 500


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles of a language that are translated together into another one.

    What an engine makes of a source depends on those beside it: on headlines' words in other articles, on a shortlist
    of pieces that a batch has in common. So nothing reaches over a chunk, and who does it makes no difference.
    """

    pair: LanguagePair
    jobs: tuple[Job, ...]

    @property
    def size(self) -> int:
        """How many sources it has; one that two articles have counts twice."""
        return sum(job.count for job in self.jobs)


def chunks(jobs: Sequence[Job], targets: Sequence[str]) -> Iterator[Chunk]:
    """Cut articles in the order of the targets, of their languages, and their own, into chunks of whole articles.

    That follows from the articles alone, and not from what their catalogs lack.
    """
    by_source = {
        source: [job for job in jobs if job.source == source]
        for source in sorted({job.source for job in jobs})
    }
    for target, (source, of_source) in product(targets, by_source.items()):
        pair = LanguagePair(source, target)
        some: list[Job] = []
        size = 0
        for job in of_source:
            some.append(job)
            size += job.count
            if size >= SOURCES:
                yield Chunk(pair, tuple(some))
                some, size = [], 0
        if some:
            yield Chunk(pair, tuple(some))
