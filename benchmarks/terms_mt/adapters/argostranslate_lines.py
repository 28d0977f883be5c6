"""Lines through argostranslate, a call each, as its own command does: `argostranslate_lines.py SOURCE TARGET`.

Its sentence splitter, which asks the network, is replaced by one that gives the line back.
"""

from __future__ import annotations

import sys


def main() -> None:
    from benchmarks.translate import argostranslate

    translate = argostranslate(*sys.argv[1:])
    for line in sys.stdin:
        print(translate([line.rstrip("\n")])[0].replace("\n", " "))


if __name__ == "__main__":
    main()
