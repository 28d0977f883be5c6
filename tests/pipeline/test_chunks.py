"""A run is cut into whole articles, by what they have and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from l10n.model import Article
from l10n.pipeline.chunks import SOURCES, chunks
from l10n.pipeline.prepare import Job


def job(number: int, source: str, count: int) -> Job:
    name = f"article-{number}"
    article = Article(name, f"{name}.txt", "", ())
    return Job.of(article, f"{name}.txt", source, 1.0, map(str, range(count)))


JOBS = st.lists(st.tuples(st.sampled_from(["fr", "en", "pt"]), st.integers(1, 700)), max_size=30).map(
    lambda given: [job(number, *one) for number, one in enumerate(given)]
)


@given(JOBS)
def test_each_article_is_in_one_chunk_a_language_in_the_order_of_a_run(jobs: list[Job]) -> None:
    cut = list(chunks(jobs, ["es", "ca"]))
    order = [
        (target, one.name)
        for target in ("es", "ca")
        for source in ("en", "fr", "pt")
        for one in jobs
        if one.source == source
    ]
    assert [(chunk.pair.target, one.name) for chunk in cut for one in chunk.jobs] == order
    assert all({one.source for one in chunk.jobs} == {chunk.pair.source} for chunk in cut)


@given(JOBS)
def test_a_chunk_ends_once_it_has_enough(jobs: list[Job]) -> None:
    cut = list(chunks(jobs, ["es"]))
    assert all(chunk.size - chunk.jobs[-1].count < SOURCES for chunk in cut)
    short = [chunk.pair.source for chunk in cut if chunk.size < SOURCES]
    assert len(short) == len(set(short))  # of each language the last may be
