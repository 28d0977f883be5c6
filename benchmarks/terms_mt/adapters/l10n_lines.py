"""Lines through l10n, as `l10n.Translator` has them: `l10n_lines.py ENGINE SOURCE TARGET TERMS`."""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    import l10n

    engine, source, target, terms = sys.argv[1:]
    told = Path(terms).read_text(encoding="utf-8").count("\n") > 1  # more than the header
    lines = [line.rstrip("\n") for line in sys.stdin]
    with l10n.Translator(source, target, engine=engine, glossary=terms if told else None) as translator:
        for made in translator.translate(lines):
            print(made.replace("\n", " "))


if __name__ == "__main__":
    main()
