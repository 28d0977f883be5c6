"""Training: steps until the recipe's end, the tuning set's, or the clock's; whatever was cut off is gone on with."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import torch

from tools.train import weights
from tools.train.arrays import Pairs
from tools.train.batches import Table, batches, in_order
from tools.train.model import Model
from tools.train.recipe import PAD, Recipe
from tools.train.weights import Tensors, Weights

_STATE = "state.pt"
_OFTEN = 150.0  # seconds between what is written down
_LAST = 0.5  # of a last run's time: the rate goes down in it
_WHOLE = 1 / 12  # of a training at its end: the loss looks at all pieces
_REHEAT = 200  # steps in which the rate goes up again where moments were lost


@dataclass(slots=True)
class _Progress:
    """Where a training stands: steps done, the epoch and its batches done, the last snapshots, the best loss."""

    step: int = 0
    epoch: int = 0
    done: int = 0
    snapshots: list[dict[str, torch.Tensor]] = field(default_factory=list)
    best: float = math.inf
    since: int = 0
    restarted: int = -_REHEAT
    over: bool = False
    loss: float = math.inf


@dataclass(frozen=True, slots=True)
class Places:
    """Where a training writes its weights (`out`) and all that a run on the same machine goes on from (`state`).

    Where there is no state, the weights in `after` are gone on with, if any, those of a run on another machine.
    """

    out: Path
    state: Path
    after: Path


def train(
    recipe: Recipe,
    learnt: Pairs,
    tuning: Pairs,
    pieces: int,
    places: Places,
    minutes: float,
    *,
    last: bool = False,
) -> Weights:
    """Train for `minutes` at most, and return the weights, which are in `places.out` as well, in pieces.

    `tuning` alone says when to stop. In a `last` run the rate goes to nothing by its end, however many steps it does.
    """
    return _Run(recipe, learnt, tuning, pieces, places, minutes, last=last).run()


class _Run:
    def __init__(
        self,
        recipe: Recipe,
        learnt: Pairs,
        tuning: Pairs,
        pieces: int,
        places: Places,
        minutes: float,
        *,
        last: bool,
    ) -> None:
        self.recipe, self.learnt, self.tuning, self.places = recipe, learnt, tuning, places
        self.seconds, self.end, self.last = minutes * 60, time.monotonic() + minutes * 60, last
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        torch.manual_seed(recipe.seed)
        torch.backends.cuda.matmul.allow_tf32 = True
        self.model = Model(recipe, pieces).to(self.device)
        self.adam = torch.optim.AdamW(
            self.model.parameters(),
            lr=recipe.rate,
            betas=(0.9, 0.98),
            eps=1e-9,
            weight_decay=0.0,
            fused=self.device.type == "cuda",
        )
        self.at = _Progress()
        self._resume()

    def run(self) -> Weights:
        began, tokens, written = time.monotonic(), 0, time.monotonic()
        say(f"{self._size():.1f} M weights on {self.device}, from step {self.at.step} of {self.recipe.steps}")
        total, count = torch.zeros((), device=self.device), 0
        for source, target in self._batches():
            if self.at.over or self.at.step >= self.recipe.steps or time.monotonic() > self.end:
                break
            loss, number = self._step(source, target)
            total, count, tokens = total + loss, count + number, tokens + source.size + target.size
            if self.at.step % self.recipe.judge == 0:
                self._judge()
                speed = tokens / (time.monotonic() - began)
                say(
                    f"step {self.at.step}, epoch {self.at.epoch}: learnt {total.item() / count:.3f},"
                    f" tuning {self.at.loss:.3f}, {speed:,.0f} tokens a second"
                )
                total, count = torch.zeros((), device=self.device), 0
            if time.monotonic() - written > _OFTEN:
                self._write()
                written = time.monotonic()
        self.at.over = self.at.over or self.last or self.at.step >= self.recipe.steps
        return self._write()

    def _batches(self) -> Iterator[tuple[Table, Table]]:
        while True:
            for batch in batches(self.learnt, self.recipe, self.at.epoch, self.at.done):
                self.at.done += 1
                yield batch
            self.at.epoch, self.at.done = self.at.epoch + 1, 0

    def _step(self, source: Table, target: Table) -> tuple[torch.Tensor, int]:
        self.model.train()
        for group in self.adam.param_groups:
            group["lr"] = rate(self.recipe, self.at.step, self.at.restarted) * self._left()
        with self._narrow():
            loss = self.model.loss(
                self._put(source), self._put(target), self.recipe.smoothing, self._sampled()
            )
        number = _counted(target)
        self.adam.zero_grad()
        (loss / number).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.adam.step()
        self.at.step += 1
        return loss.detach(), number

    @torch.no_grad()
    def _judge(self) -> None:
        """Look at the tuning set, and keep a snapshot."""
        self.model.eval()
        total, count = 0.0, 0
        for source, target in in_order(self.tuning, self.recipe):
            with self._narrow():
                loss = self.model.loss(self._put(source), self._put(target), 0.0)
            total, count = total + loss.item(), count + _counted(target)
        at = self.at
        at.loss = total / max(1, count)
        at.since = 0 if at.loss < at.best else at.since + 1
        at.best = min(at.best, at.loss)
        at.over = at.since >= self.recipe.patience
        shot = {name: value.detach().to("cpu", torch.float32, copy=True) for name, value in self._values()}
        at.snapshots = [*at.snapshots, shot][-self.recipe.average :]

    def _write(self) -> Weights:
        """Write the mean of the snapshots for others, and all that a run on this machine goes on from."""
        made = Weights(self.recipe, self._mean(), self.at.step, self.at.loss, self.at.over)
        weights.save(made, self.places.out)
        state = self.places.state
        state.mkdir(parents=True, exist_ok=True)
        part = state / (_STATE + ".part")
        progress = {name: getattr(self.at, name) for name in _Progress.__slots__}
        torch.save(
            {"model": self.model.state_dict(), "adam": self.adam.state_dict(), "progress": progress}, part
        )
        part.replace(state / _STATE)
        return made

    def _mean(self) -> Tensors:
        shots: list[dict[str, torch.Tensor]] = self.at.snapshots or [
            {name: value.detach().cpu() for name, value in self._values()}
        ]
        # `sum` may be 0, for mypy: of no shot at all, which there never is.
        return {name: (sum(shot[name] for shot in shots) / len(shots)).numpy() for name in shots[0]}  # type: ignore[union-attr]

    def _resume(self) -> None:
        state = self.places.state / _STATE
        if state.exists():
            held: dict[str, Any] = torch.load(state, map_location=self.device, weights_only=True)
            self.model.load_state_dict(held["model"])
            self.adam.load_state_dict(held["adam"])
            self.at = _Progress(**held["progress"])
            self.at.snapshots = [{name: value.cpu() for name, value in s.items()} for s in self.at.snapshots]
        elif (self.places.after / weights.INDEX).exists():
            old = weights.load(self.places.after)
            self.model.load_state_dict({name: torch.from_numpy(v) for name, v in old.tensors.items()})
            # Another order than that of the epochs which were cut off, and a rate that goes up anew.
            self.at = _Progress(old.step, epoch=1_000_000 + old.step, restarted=old.step, over=old.done)
            self.at.loss = old.loss
        torch.manual_seed(self.recipe.seed + self.at.step)

    def _values(self) -> list[tuple[str, torch.Tensor]]:
        return list(self.model.state_dict().items())

    def _left(self) -> float:
        """Return which part of its rate a run still has: all of it until the last one's second half."""
        if not self.last:
            return 1.0
        return min(1.0, max(0.0, self.end - time.monotonic()) / (_LAST * self.seconds))

    def _sampled(self) -> int:
        """Return how many pieces the loss samples: none, which is all of them, in the last twelfth."""
        share = (
            (self.end - time.monotonic()) / self.seconds
            if self.last
            else 1 - self.at.step / self.recipe.steps
        )
        return self.recipe.sampled if share > _WHOLE else 0

    def _narrow(self) -> torch.autocast:
        """Return what has products done in bf16, where that is quicker: on a GPU, and a CPU with AMX."""
        quick = self.device.type == "cuda" or _has_amx()
        return torch.autocast(self.device.type, torch.bfloat16, enabled=quick)

    def _put(self, rows: Table) -> torch.Tensor:
        made = torch.from_numpy(rows)
        return made.pin_memory().to(self.device, non_blocking=True) if self.device.type == "cuda" else made

    def _size(self) -> float:
        return sum(value.numel() for value in self.model.parameters()) / 1e6


def _has_amx() -> bool:
    """Tell whether Linux says that this CPU multiplies matrices of bf16."""
    try:
        return "amx_bf16" in Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False


def _counted(target: Table) -> int:
    return int((target[:, 1:] != PAD).sum())


def rate(recipe: Recipe, step: int, restarted: int = -_REHEAT) -> float:
    """Return the rate of a step: up, down with the root of the steps, and to nothing at the end."""
    if recipe.decay:
        warm = min(1.0, (step + 1) / recipe.warmup) / math.sqrt(1 + step / recipe.decay)
    else:
        warm = min((step + 1) / recipe.warmup, math.sqrt(recipe.warmup / (step + 1)))
    cool = min(1.0, (recipe.steps - step) / max(1.0, recipe.cooldown * recipe.steps))
    return recipe.rate * warm * cool * min(1.0, (step - restarted + 1) / _REHEAT)


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def outputs(model: Model, rows: Pairs, longest: int) -> list[list[int]]:
    """Return what a model greedily says to each source."""
    return [
        model.greedy(torch.from_numpy(rows.source.filled(np.array([n]), len(rows.source[n]), PAD)), longest)[
            0
        ]
        for n in range(len(rows))
    ]
