"""Play N steps: `python -m tests.model N [--library] [--seed S]`; says what was played and what was lost."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter

from tests.driver import install
from tests.model.play import drawn, play, report, sessions
from tests.support import FakeEngines


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.model", description=__doc__)
    parser.add_argument("count", type=int, metavar="N")
    parser.add_argument("--library", action="store_true", help="without the command line: faster")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000_000)
    parser.add_argument("--go-on", action="store_true", help="play all sessions, though one broke a promise")
    options = parser.parse_args()
    install(FakeEngines())
    print(f"seed {options.seed}", flush=True)
    start, played, broken = time.monotonic(), Counter[str](), 0
    for seed, size in sessions(options.count, options.seed):
        some = drawn(seed, size)
        found = play(some, library=options.library)
        played.update(step.__name__ for step, _ in (some[: found[0] + 1] if found else some))
        if found:
            broken += 1
            print(report(seed, some[: found[0] + 1], library=options.library), flush=True)
            if not options.go_on:
                break
    seconds = time.monotonic() - start
    print(f"{played.total()} steps in {seconds:.0f} s: {broken} sessions broke a promise")
    print(", ".join(f"{name} {count}" for name, count in sorted(played.items())))
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main())
