"""Costs grow with the input, not with its square: what is done is counted, not timed."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import pytest

from l10n.checks import run
from l10n.checks.context import Context
from l10n.engines.apertium.text import prepare
from l10n.glossary import Form, Kind, Row, Status
from l10n.glossary.matching import Matcher
from l10n.model import LanguagePair, Unit
from l10n.text.placeables import placeables
from tests.support import only_on

FR_ES = LanguagePair("fr", "es")
_SECONDS = 20  # a square of the sizes below takes a quarter of an hour


def operations(work: Callable[[], object]) -> int:
    """Return how many of Python's own operations some work takes."""
    count = 0

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal count
        frame.f_trace_opcodes, frame.f_trace_lines = True, False
        count += event == "opcode"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


@contextmanager
def in_time() -> Iterator[None]:
    """Fail where work goes on and on; regular expressions look after signals, too."""

    def stop(*_: object) -> None:
        raise AssertionError(f"not done after {_SECONDS} s")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


SENTENCES: dict[str, Callable[[int], str]] = {
    "numbers": lambda n: f"{1000 + 7 * n}",
    "dates": lambda n: f"{n % 28 + 1} mai {1900 + n % 100},",
    "times": lambda n: f"{n % 24}h{n % 60:02}",
    "amounts": lambda n: f"{n} euros",
    "names": lambda n: f"Jean Dupon{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}",
    "quotes": lambda n: "« a »",
    "words": lambda n: f"mot{chr(97 + n % 26)}",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_long_sentence_costs_no_square(name: str) -> None:
    context = Context(FR_ES)

    def check(count: int) -> Callable[[], object]:
        text = " ".join(map(SENTENCES[name], range(count)))
        return lambda: list(run(Unit(text, f"{text} ", FR_ES), context))

    check(20)()  # tables are read once
    first, more = operations(check(400)), operations(check(1600))
    assert more < 10 * first  # a square would make it 16


UNBROKEN = {"letters": "a", "hyphens": "a-", "points": "a.", "handles": "@a", "lines": "a_", "slashes": "a/"}


@only_on("POSIX", "Windows has no timer of a process's own CPU time, and a clock's fails where others work")
@pytest.mark.parametrize("part", UNBROKEN.values(), ids=UNBROKEN)
def test_an_unbroken_word_costs_no_square(part: str) -> None:
    with in_time():
        prepare(part * (200_000 // len(part)))
        placeables(part * (200_000 // len(part)) + " a.fr")


def test_a_large_glossary_costs_no_square() -> None:
    def build(count: int) -> Callable[[], object]:
        texts = (f"mot{number} chat{number}" for number in range(count))
        forms = [Form(text, "fr", Row(text, Kind.TERM, Status.PREFERRED, {"fr": text})) for text in texts]
        return lambda: Matcher(forms, "fr")

    build(10)()
    first, more = operations(build(200)), operations(build(800))
    assert more < 10 * first  # a square would make it 16
