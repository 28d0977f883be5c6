"""The search for a target: the likeliest token again and again, or with a few beginnings in sight (beam search)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from l10n.engines.firefox.marian import Floats
from l10n.engines.firefox.network import MOST_POSITIONS, Encoded, Network, Numbers
from l10n.engines.firefox.shortlist import Shortlist

_NEVER = np.float32(-1e9)
_LENGTH_FACTOR = 2.5  # tokens of a target a token of its source: what Mozilla's configurations have
_LENGTH_LEAST = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """How wide the search is, and the size of groups of tokens that a target may not have twice (0: any may be)."""

    beam: int = 1
    no_repeat: int = 0
    shortlisted: bool = True


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """A target: its tokens without the end, and the log probability of each, and of the end if it came to one."""

    tokens: list[int]
    log_probabilities: list[float]


@dataclass(frozen=True, slots=True)
class Special:
    """The tokens that end a target, and that stand for what no token is."""

    end: int
    unknown: int


class Search:
    """A network with what its search needs. Sources are token numbers, with the end at theirs."""

    def __init__(self, network: Network, shortlist: Shortlist | None, special: Special) -> None:
        self.network = network
        self.special = special
        self._shortlist = shortlist

    def run(
        self, sources: Sequence[list[int]], settings: Settings, starts: Sequence[list[int]] = ()
    ) -> list[Hypothesis]:
        """Return the best target of each of `sources`, which are one batch; that begins with its start, if given."""
        tokens, lengths = _padded(sources)
        weighed = _Weighed.of(self, sources, starts, settings.shortlisted)
        limits = lengths * _LENGTH_FACTOR + _LENGTH_LEAST
        if starts:
            limits += [len(start) for start in starts]
        run = _Run(self.network, self.special, settings, weighed, np.minimum(limits, MOST_POSITIONS - 1))
        return run.all(self.network.encode(tokens, lengths), starts)

    def force(
        self, pairs: Sequence[tuple[list[int], list[int]]]
    ) -> list[tuple[list[float], NDArray[np.float32]]]:
        """Return how likely targets are, which are one batch.

        That is the log probability of each of their tokens and of the end, and how much each of these is aligned
        with each source token (target token, source token).
        """
        sources = [source for source, _ in pairs]
        targets = [[*target, self.special.end] for _, target in pairs]
        tokens, lengths = _padded(sources)
        forced, ends = _padded(targets)
        rows, aligned = self.network.force(self.network.encode(tokens, lengths), forced)
        weighed = _Weighed.of(self, sources, targets, True)
        rows = rows.reshape(len(pairs), -1, self.network.width)
        given = []
        for number, (source, target) in enumerate(zip(sources, targets, strict=True)):
            logits = rows[number, : ends[number]] @ weighed.matrix
            logits += weighed.biases[number]
            at = np.searchsorted(weighed.tokens, target)
            own = logits[np.arange(len(target)), at]
            own -= _log_sum(logits)
            given.append((own.tolist(), aligned[number, : len(target), : len(source)]))
        return given

    def allowed(self, source: list[int], start: Sequence[int], shortlisted: bool) -> Numbers:
        """Return the tokens that a target may have, sorted."""
        size = self.network.target_size
        if self._shortlist is None or not shortlisted:
            return np.arange(size)
        return np.union1d(self._shortlist.of(np.array(source), size), np.array([*start, self.special.end]))

    @property
    def has_shortlist(self) -> bool:
        """Whether it has a shortlist; without one all words are weighed each time."""
        return self._shortlist is not None


@dataclass(frozen=True, slots=True)
class _Weighed:
    """The tokens that are weighed for a batch, the matrix that does it, and biases, a row a source.

    What a source may not have is weighed, too, and given no chance: what comes out for a source does not depend on
    what else is in the batch.
    """

    tokens: Numbers
    matrix: Floats
    biases: Floats

    def inputs(self, places: Numbers, width: int) -> Floats:
        """Return what the decoder is given for tokens by their places."""
        return np.ascontiguousarray(self.matrix.T[places]) * np.float32(math.sqrt(width))

    @classmethod
    def of(
        cls, search: Search, sources: Sequence[list[int]], starts: Sequence[list[int]], shortlisted: bool
    ) -> _Weighed:
        own = [
            search.allowed(source, starts[number] if starts else (), shortlisted)
            for number, source in enumerate(sources)
        ]
        marks = np.zeros(search.network.target_size, bool)
        for one in own:
            marks[one] = True
        tokens = np.flatnonzero(marks)
        matrix, bias = search.network.output(tokens)
        biases = np.full((len(own), len(tokens)), _NEVER)
        for number, one in enumerate(own):
            at = np.searchsorted(tokens, one)
            biases[number, at] = bias[at]
        unknown = np.searchsorted(tokens, search.special.unknown)
        if unknown < len(tokens) and tokens[unknown] == search.special.unknown and not starts:
            biases[:, unknown] = _NEVER
        return cls(tokens, matrix, biases)


class _Run:
    """A search at work on a batch: of each source that is not done, its number and its beginnings, `beam` of them.

    As in Marian, a beginning that ends leaves the others one place less.
    """

    def __init__(
        self, network: Network, special: Special, settings: Settings, weighed: _Weighed, limits: Numbers
    ) -> None:
        beam = settings.beam
        count = len(limits)
        self._network = network
        self._end = special.end
        self._settings = settings
        self._weighed = weighed
        self._biases = weighed.biases
        self._limits = limits
        self._numbers = np.arange(count)
        self._live = np.full(count, beam)
        self._scores = np.full((count, beam), _NEVER)
        self._scores[:, 0] = 0
        self._tokens = np.zeros((count, beam, 0), np.intp)
        self._likely = np.zeros((count, beam, 0), np.float32)
        self._best: list[Hypothesis | None] = [None] * count

    def all(self, encoded: Encoded, starts: Sequence[list[int]]) -> list[Hypothesis]:
        """Return the best target of each source."""
        beam = self._settings.beam
        memory = self._network.begin(beam * len(self._numbers))
        rows = np.zeros_like(memory[0])
        position = 0
        while len(self._numbers):
            rows = self._network.step(encoded, memory, rows, position)
            logits = (rows @ self._weighed.matrix).reshape(len(self._numbers), beam, -1)
            logits += self._biases[:, None]
            if starts:
                self._begin_with(logits, starts, position)
            if self._settings.no_repeat and position >= self._settings.no_repeat:
                self._forbid_repeats(logits)
            parents, chosen = self._choose(logits)
            if beam > 1:
                at = (np.arange(len(parents))[:, None] * beam + parents).ravel()
                memory = [one[at] for one in memory]
            position += 1
            staying = self._finish(position)
            if not staying.all():
                encoded = encoded.subset(staying)
                memory = [one[np.repeat(staying, beam)] for one in memory]
                chosen = chosen[staying]
                self._keep(staying)
            rows = self._weighed.inputs(chosen.ravel(), self._network.width)
        return [one or Hypothesis([], []) for one in self._best]

    def _choose(self, logits: Floats) -> tuple[Numbers, Numbers]:
        """Let each source go on with its likeliest tokens.

        Returns which of its beginnings each goes on from, and its token's place among those that are weighed.
        """
        count, beam, size = logits.shape
        logits -= _log_sum(logits)[..., None]
        if beam == 1:
            chosen = logits[:, 0].argmax(-1)[:, None]
            parents = np.zeros_like(chosen)
        else:
            total = (logits + self._scores[..., None]).reshape(count, -1)
            places = np.argpartition(total, -beam, axis=-1)[:, -beam:]
            order = np.argsort(-np.take_along_axis(total, places, -1), axis=-1, kind="stable")
            parents, chosen = np.divmod(np.take_along_axis(places, order, -1), size)
        each = np.arange(count)[:, None]
        likely = logits[each, parents, chosen]
        self._scores = self._scores[each, parents] + likely
        self._scores[np.arange(beam) >= self._live[:, None]] = _NEVER
        tokens = self._weighed.tokens[chosen]
        self._tokens = np.concatenate([self._tokens[each, parents], tokens[..., None]], -1)
        self._likely = np.concatenate([self._likely[each, parents], likely[..., None]], -1)
        return parents, chosen

    def _finish(self, position: int) -> NDArray[np.bool_]:
        """Note what has ended, and return which sources go on."""
        possible = self._scores > _NEVER / 2
        ended = possible & (self._tokens[..., -1] == self._end)
        for row, number in np.argwhere(ended).tolist():
            self._note(row, number, position)
        self._scores[ended] = _NEVER
        self._live = (possible & ~ended).sum(-1)
        over = position >= self._limits
        for row in np.flatnonzero(over & (self._live > 0)).tolist():
            if self._best[self._numbers[row]] is None:
                self._note(row, int(self._scores[row].argmax()), position)
        return (self._live > 0) & ~over

    def _note(self, row: int, number: int, position: int) -> None:
        """Keep a beginning as its source's target, if it is the best by now: by its log probability a token."""
        source = self._numbers[row]
        likely = self._likely[row, number].tolist()
        best = self._best[source]
        if best is None or sum(likely) / position > _mean(best.log_probabilities):
            tokens = self._tokens[row, number].tolist()
            self._best[source] = Hypothesis(tokens[:-1] if tokens[-1] == self._end else tokens, likely)

    def _keep(self, staying: NDArray[np.bool_]) -> None:
        """Drop the sources that are done."""
        for name in ("_biases", "_limits", "_numbers", "_live", "_scores", "_tokens", "_likely"):
            setattr(self, name, getattr(self, name)[staying])

    def _begin_with(self, logits: Floats, starts: Sequence[list[int]], position: int) -> None:
        for row, number in enumerate(self._numbers.tolist()):
            if position < len(starts[number]):
                at = np.searchsorted(self._weighed.tokens, starts[number][position])
                own = max(0.0, float(logits[row, :, at].max()))
                logits[row] = _NEVER
                logits[row, :, at] = own

    def _forbid_repeats(self, logits: Floats) -> None:
        """Give no chance to a token that would make a group of tokens stand twice."""
        before = self._settings.no_repeat - 1
        for row, beginnings in enumerate(self._tokens.tolist()):
            for number, tokens in enumerate(beginnings):
                last = tokens[len(tokens) - before :]
                again = {
                    tokens[at + before]
                    for at in range(len(tokens) - before)
                    if tokens[at : at + before] == last
                }
                if again - {self._end}:
                    at = np.searchsorted(self._weighed.tokens, sorted(again - {self._end}))
                    logits[row, number, at] = _NEVER


def _padded(rows: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    """Return lists of numbers as one array, and how long each is."""
    lengths = np.array([len(row) for row in rows], np.intp)
    padded = np.zeros((len(rows), lengths.max()), np.intp)
    for number, row in enumerate(rows):
        padded[number, : len(row)] = row
    return padded, lengths


def _log_sum(logits: Floats) -> Floats:
    """Return the logarithm of the sum of what the last dimension holds the logarithms of."""
    most = logits.max(-1)
    shifted = logits - most[..., None]
    np.exp(shifted, out=shifted)
    total: Floats = most + np.log(shifted.sum(-1))
    return total


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(1, len(values))
