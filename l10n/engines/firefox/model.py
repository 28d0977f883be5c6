"""A Firefox Translations model, loaded: texts and tokens in, hypotheses out, in batches on all cores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from threadpoolctl import threadpool_limits

from l10n.engines.cores import cores
from l10n.engines.firefox import marian, shortlist
from l10n.engines.firefox.files import Files
from l10n.engines.firefox.marian import Floats, FormatError
from l10n.engines.firefox.network import Network
from l10n.engines.firefox.search import Hypothesis, Search, Settings, Special
from l10n.engines.firefox.vocabulary import Vocabulary
from l10n.errors import InputError
from l10n.files import system_reason
from l10n.messages import msg

# Tokens of a batch, with what pads it: fewer make products of matrices too small, more take memory and bring nothing.
_BATCH = 2048
# Numbers that weigh the next tokens of a batch, of each core: 16 MB. A shortlist leaves some thousand words of many.
_WEIGHTS = 1 << 22
_SHORTLISTED = 1 << 13

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")


class Model:
    """A model at work. Raises `InputError`, which names the file, for what isn't one, or of an unknown kind."""

    def __init__(self, files: Files) -> None:
        self._cores = cores()
        path = files.model
        try:
            network = Network(marian.read(path))
            path = files.source_vocabulary
            self.source = Vocabulary(path)
            _check_size(self.source, network.source_size)
            path = files.target_vocabulary
            self.target = self.source if path == files.source_vocabulary else Vocabulary(path)
            _check_size(self.target, network.target_size)
            words = None
            if files.shortlist:
                path = files.shortlist
                words = shortlist.read(path, len(self.source), len(self.target))
        except FormatError as error:
            raise InputError(error.reason, path=path, hint=msg("get the model's files anew")) from error
        except OSError as error:
            raise InputError(
                msg("can't be read: {reason}", reason=system_reason(error)), path=path
            ) from error
        self._search = Search(network, words, Special(self.target.end, self.target.unknown))

    def translate(
        self, sources: Sequence[list[int]], settings: Settings, starts: Sequence[list[int]] = ()
    ) -> list[Hypothesis]:
        """Return the best target of each source, that begins with its start, if given; sources are without an end."""
        ended = [[*source, self.source.end] for source in sources]
        items = list(zip(ended, starts or [[]] * len(ended), strict=True))

        def run(batch: Sequence[tuple[list[int], list[int]]]) -> list[Hypothesis]:
            firsts = [start for _, start in batch] if starts else ()
            return self._search.run([source for source, _ in batch], settings, firsts)

        weighed = _SHORTLISTED if settings.shortlisted and self._search.has_shortlist else len(self.target)
        most = max(1, _WEIGHTS // (settings.beam * weighed))
        return self._in_batches(run, items, [len(source) for source in ended], most)

    def force(self, pairs: Sequence[tuple[list[int], list[int]]]) -> list[tuple[list[float], Floats]]:
        """Return how likely each token of targets is, and the end, and how they are aligned with the source's.

        Sources and targets are tokens without an end; both ends are rows and columns of the alignments.
        """
        ended = [([*source, self.source.end], target) for source, target in pairs]
        return self._in_batches(self._search.force, ended, [max(map(len, pair)) + 1 for pair in ended])

    def _in_batches(
        self,
        run: Callable[[Sequence[_Item]], list[_Result]],
        items: Sequence[_Item],
        sizes: Sequence[int],
        most_items: int = _BATCH,
    ) -> list[_Result]:
        """Return what `run` makes of items, those of like size together and so many at most, on all cores."""
        order = sorted(range(len(items)), key=sizes.__getitem__, reverse=True)
        # A core each, where there is little to do.
        most = min(_BATCH, max(_BATCH // 8, -(-sum(sizes) // self._cores)))
        batches: list[list[int]] = []
        for at in order:
            last = batches[-1] if batches else []
            if last and len(last) < most_items and (len(last) + 1) * sizes[last[0]] <= most:
                last.append(at)
            else:
                batches.append([at])
        results: dict[int, _Result] = {}

        def one(batch: list[int]) -> None:
            results.update(zip(batch, run([items[at] for at in batch]), strict=True))

        with threadpool_limits(1, "blas"), ThreadPoolExecutor(self._cores) as pool:
            for _ in pool.map(one, batches):
                pass
        return [results[at] for at in range(len(items))]


def _check_size(vocabulary: Vocabulary, size: int) -> None:
    if len(vocabulary) != size:
        raise FormatError(
            msg(
                "doesn't fit the model: it has {count} tokens, and the model {size}",
                count=len(vocabulary),
                size=size,
            )
        )
