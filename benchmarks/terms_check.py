"""Measure the glossary checks on good translations, and on the same with a term swapped for a wrong one.

    python benchmarks/terms_check.py [--list] [--set ntrex|flores]

The glossary is the countries of mledoze/countries in the languages it has, with the usual short forms admitted
(*U.S.*, *EE. UU.*). Good translations are the references of NTREX-128 (fr→en, es, de, it) or FLORES-200 devtest
(fr→en, es, de): what is found in them is an alarm, mostly a false one; `--list` prints them. Then each country in a
target that has the term is swapped for another, or left in French where that is another word: how many are found.
Prints Markdown.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import time
from collections import Counter
from pathlib import Path

from l10n.checks import Context, run
from l10n.glossary import Glossary, Kind, Row, Status
from l10n.glossary.finder import TermFinder
from l10n.glossary.matching import Hit
from l10n.model import Finding, LanguagePair, Unit

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"
CHECKS = ("term-missing", "term-forbidden", "term-untranslated")
SHORT = {
    "US": {
        "en": ["US", "U.S.", "USA", "America", "United States of America"],
        "es": ["EE. UU.", "EEUU", "Estados Unidos de América"],
        "de": ["USA", "US", "Vereinigte Staaten von Amerika"],
        "it": ["Stati Uniti", "USA", "Usa", "Stati Uniti d'America"],
    },
    "GB": {
        "en": ["UK", "U.K.", "Britain", "Great Britain"],
        "es": ["Gran Bretaña"],
        "de": ["Großbritannien", "UK"],
        "it": ["Regno Unito", "Gran Bretagna"],
        "fr": ["Grande-Bretagne"],
    },
    "AE": {"en": ["UAE"], "es": ["EAU"], "de": ["VAE"]},
    "CZ": {"en": ["Czech Republic"], "es": ["República Checa"], "de": ["Tschechische Republik"]},
    "NL": {"en": ["Holland"]},
    "BA": {"en": ["Bosnia"]},
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--set", choices=["ntrex", "flores"], default="ntrex")
    options = parser.parse_args()
    rows = countries()
    print(
        "| references | sentences | terms | alarms | per 1,000 | swapped | found | left in French | found | µs each |"
    )
    print("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    listed: list[Finding] = []
    for language, units in good(options.set).items():
        context = Context(
            LanguagePair("fr", language), TermFinder(Glossary(tuple(rows)), LanguagePair("fr", language))
        )
        assert context.terms
        if not context.terms.glossary.language(language):
            continue
        terms = sum(len(context.terms.find(unit.source)) for unit in units)
        started = time.process_time()
        alarms = [found for unit in units for found in found_in(unit, context)]
        spent = (time.process_time() - started) / len(units) * 1e6
        listed += alarms
        swapped, left = planted(units, context, rows, language)
        figures = [
            sum(1 for unit in set_ if found_in(unit, context)) / max(1, len(set_)) for set_ in (swapped, left)
        ]
        print(
            f"| fr→{language} | {len(units)} | {terms} | {len(alarms)} | {1000 * len(alarms) / len(units):.1f}"
            f" | {len(swapped)} | {figures[0]:.1%} | {len(left)} | {figures[1]:.1%} | {spent:.0f} |"
        )
    if options.list:
        for found in listed:
            print(f"\n{found.check}: {found.message}\n  {found.source}\n  {found.target}")
        print(Counter(found.term for found in listed).most_common(20))


def found_in(unit: Unit, context: Context) -> list[Finding]:
    return [found for found in run(unit, context) if found.check in CHECKS]


def countries() -> list[Row]:
    path = SHARED / "terms" / "countries-mledoze.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t"))
    rows = []
    for line in lines:
        code = line["cca2"]
        forms = {language: line[language] for language in ("fr", "en", "es", "de") if line[language]}
        if italian := ITALIAN.get(line["fr"]):
            forms["it"] = italian
        rows.append(Row(code, Kind.PLACE, Status.PREFERRED, forms))
        for language, texts in SHORT.get(code, {}).items():
            rows += [Row(code, Kind.PLACE, Status.ADMITTED, {language: text}) for text in texts]
    return rows


# The dataset has no Italian: the names of the countries that the articles are about.
ITALIAN = {
    "États-Unis": "Stati Uniti", "France": "Francia", "Allemagne": "Germania", "Italie": "Italia",
    "Espagne": "Spagna", "Royaume-Uni": "Regno Unito", "Russie": "Russia", "Chine": "Cina", "Japon": "Giappone",
    "Inde": "India", "Indonésie": "Indonesia", "Australie": "Australia", "Canada": "Canada", "Mexique": "Messico",
    "Brésil": "Brasile", "Argentine": "Argentina", "Iran": "Iran", "Irak": "Iraq", "Syrie": "Siria",
    "Turquie": "Turchia", "Israël": "Israele", "Égypte": "Egitto", "Suède": "Svezia", "Norvège": "Norvegia",
    "Grèce": "Grecia", "Irlande": "Irlanda", "Ukraine": "Ucraina", "Pologne": "Polonia", "Hongrie": "Ungheria",
    "Corée du Nord": "Corea del Nord", "Corée du Sud": "Corea del Sud", "Arabie Saoudite": "Arabia Saudita",
    "Suisse": "Svizzera", "Belgique": "Belgio", "Pays-Bas": "Paesi Bassi", "Portugal": "Portogallo",
    "Nouvelle-Zélande": "Nuova Zelanda", "Afrique du Sud": "Sudafrica", "Pakistan": "Pakistan",
    "Afghanistan": "Afghanistan", "Birmanie": "Birmania", "Bangladesh": "Bangladesh", "Venezuela": "Venezuela",
    "Colombie": "Colombia", "Chili": "Cile", "Pérou": "Perù", "Cuba": "Cuba", "Nigéria": "Nigeria", "Kenya": "Kenya",
    "Macédoine du Nord": "Macedonia del Nord", "Serbie": "Serbia", "Croatie": "Croazia", "Autriche": "Austria",
}  # fmt: skip


def good(name: str) -> dict[str, list[Unit]]:
    if name == "flores":
        texts = {
            language: (SHARED / "eval" / f"flores200-devtest.{language}")
            .read_text(encoding="utf-8")
            .splitlines()
            for language in ("fr", "en", "es", "de")
        }
    else:
        with (SHARED / "articles" / "ntrex.jsonl").open(encoding="utf-8") as file:
            articles = [json.loads(line) for line in file]
        texts = {
            language: [sentence for article in articles for sentence in article[language]]
            for language in ("fr", "en", "es", "de", "it")
        }
    return {
        language: [
            Unit(source, target, LanguagePair("fr", language), reviewed=True)
            for source, target in zip(texts["fr"], targets, strict=True)
        ]
        for language, targets in texts.items()
        if language != "fr"
    }


def planted(
    units: list[Unit], context: Context, rows: list[Row], language: str
) -> tuple[list[Unit], list[Unit]]:
    """Return targets with a country swapped for another, and with one left in French."""
    assert context.terms
    names = [row.forms[language] for row in rows if language in row.forms and row.status is Status.PREFERRED]
    choice = random.Random(1)
    swapped, left = [], []
    for unit in units:
        wanted = {term.concepts: term for term in context.terms.find(unit.source)}
        hits = context.terms.target.find(unit.target)
        for concepts, term in wanted.items():
            there = [hit for hit in hits if hit.forms[0].row.concept in concepts]
            if not there:
                continue
            others = {form.text for hit in hits for form in hit.forms} | set(term.allowed)
            swapped.append(
                replaced(unit, there, choice.choice([name for name in names if name not in others]))
            )
            if term.text not in term.allowed:
                left.append(replaced(unit, there, term.text))
    return swapped, left


def replaced(unit: Unit, hits: list[Hit], text: str) -> Unit:
    target = unit.target
    for hit in reversed(hits):
        target = target[: hit.start] + text + target[hit.end :]
    return Unit(unit.source, target, unit.pair, reviewed=True)


if __name__ == "__main__":
    main()
