"""How costs grow with what one sentence, one word and one glossary hold: CPU seconds at sizes that double.

    python benchmarks/costs.py

Prints Markdown tables; where costs are linear, each figure is about twice the one before it.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from functools import partial

from l10n.checks import run
from l10n.checks.context import Context
from l10n.engines.apertium.text import prepare
from l10n.glossary import Form, Kind, Row, Status
from l10n.glossary.matching import Matcher
from l10n.model import LanguagePair, Unit

PAIR = LanguagePair("fr", "es")
SENTENCES: dict[str, Callable[[int], str]] = {
    "numbers": lambda n: f"{1000 + 7 * n}",
    "dates": lambda n: f"{n % 28 + 1} mai {1900 + n % 100},",
    "times": lambda n: f"{n % 24}h{n % 60:02}",
    "names": lambda n: f"Jean Dupon{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}",
}
SIZES = (7_500, 15_000, 30_000, 60_000)
COUNTS = (25_000, 50_000, 100_000, 200_000)


def main() -> None:
    """Measure, and print the tables."""
    argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0]).parse_args()
    context = Context(PAIR)

    def check(text: str) -> None:
        list(run(Unit(text, f"{text} ", PAIR), context))

    check("Le 3 mai.")
    print("| CPU s | 7.5 kB | 15 kB | 30 kB | 60 kB |\n|---|---:|---:|---:|---:|")
    for name, part in SENTENCES.items():
        texts = [" ".join(map(part, range(size // (len(part(40)) + 1)))) for size in SIZES]
        show(f"`check` of a sentence of {name}", [partial(check, text) for text in texts])
    show("an unbroken word for Apertium", [partial(prepare, "x" * size) for size in SIZES])
    print("\n| CPU s | 25,000 | 50,000 | 100,000 | 200,000 |\n|---|---:|---:|---:|---:|")
    texts = [f"mot{number} chat{number}" for number in range(COUNTS[-1])]
    forms = [Form(text, "fr", Row(text, Kind.TERM, Status.PREFERRED, {"fr": text})) for text in texts]
    show("forms of a glossary, made ready", [partial(Matcher, forms[:count], "fr") for count in COUNTS])


def show(name: str, works: list[Callable[[], object]]) -> None:
    """Print what some work costs at each size."""
    cells = []
    for work in works:
        before = time.process_time()
        work()
        cells.append(f"{time.process_time() - before:.2f}")
    print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
