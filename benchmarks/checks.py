"""Count the checks' alarms on good translations, and the faults they find of those planted in them.

    python benchmarks/checks.py [--references FILE] [--aligned PREFIX] [--pairs fr-en,…] [--glossary DIR] [--show N]
                                [--missed N] [--parts speeds,alarms,pofilter,planted]

References are a file of JSON lines, an article each, with lists of the same sentences by language; `--aligned` names
files with a sentence a line instead, `PREFIX.fr`, `PREFIX.en`. Every unit counts as reviewed, so that each check has
its own severity: what it finds in a good reference is taken for a false alarm, though some of it is true. It is
counted as `l10n check` finds it in a catalog an article, without a glossary and with one, by default the sample: the
rules that compare units look at all units of a pair. `--show` prints so many of the errors and warnings with the
glossary, drawn by chance, to be read: all of them, and then those that it brings. A fault is
planted by rules of its own in every reference where it can be, by turns; it is found if a check says something that
it doesn't say of the reference. Beside it, translate-toolkit's pofilter (its standard checks) on the same units.

The speed is that of one core with 150 concepts of the sample glossary, those that stand in most of the sources and
others (in English where it lacks the language): of the first fifth of the sentences, which loads dictionaries and
tables; of the others, all of them new; and of all a second time. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from l10n.checks import RULES, Context, run
from l10n.checks.consistency import RULES as CORPUS_RULES
from l10n.checks.consistency import corpus
from l10n.glossary import Glossary
from l10n.glossary.csv import read
from l10n.glossary.finder import TermFinder
from l10n.model import Finding, LanguagePair, Severity, Unit

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
PAIRS = "fr-en,fr-es,fr-de,fr-it,fr-pt,fr-ca"
CONCEPTS = 150
PARTS = "speeds,alarms,pofilter,planted"
ARTICLE = "id"  # stands with the sentences' languages, once for each sentence


class Example(NamedTuple):
    """A source with a good target, one in another language, and those of the sentence after it."""

    source: str
    target: str
    pair: LanguagePair
    other: str
    next_source: str
    next_target: str
    article: str = ""

    @property
    def unit(self) -> Unit:
        """The two as a person left them in the catalog of their article."""
        return Unit(self.source, self.target, self.pair, reviewed=True, path=self.article)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--references", type=Path, default=SHARED / "articles" / "ntrex.jsonl")
    parser.add_argument("--aligned", type=Path)
    parser.add_argument("--pairs", default=PAIRS)
    parser.add_argument(
        "--missed", type=int, default=0, help="show so many faults of each kind that weren't found"
    )
    parser.add_argument(
        "--most", type=int, default=150, help="plant so many faults of a kind in a pair at most"
    )
    parser.add_argument("--only", default="", help="plant faults of these families only")
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--show", type=int, default=0, help="show so many alarms")
    parser.add_argument("--parts", default=PARTS, help="what to measure")
    options = parser.parse_args()
    pairs = [LanguagePair(*name.split("-")) for name in options.pairs.split(",")]
    texts = aligned(options.aligned, pairs) if options.aligned else records(options.references)
    examples = {pair: list(paired(texts, pair)) for pair in pairs}
    parts = options.parts.split(",")
    if "speeds" in parts:
        speeds(examples)
    if "alarms" in parts:
        alarms(examples, read([options.glossary]), options.show)
    if "pofilter" in parts:
        pofilter(examples)
    if "planted" in parts:
        planted(examples, options.missed, options.most, options.only)


def records(path: Path) -> dict[str, list[str]]:
    texts: dict[str, list[str]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        name = article.pop(ARTICLE)
        for language, sentences in article.items():
            texts[language] += map(str.strip, sentences)
        texts[ARTICLE] += [name] * len(sentences)
    return texts


def aligned(prefix: Path, pairs: Sequence[LanguagePair]) -> dict[str, list[str]]:
    languages = {tag for pair in pairs for tag in (pair.source, pair.target)}
    paths = {tag: prefix.with_name(f"{prefix.name}.{tag}") for tag in languages}
    return {
        tag: [line.strip() for line in path.read_text("utf-8").split("\n")] for tag, path in paths.items()
    }


def paired(texts: dict[str, list[str]], pair: LanguagePair) -> Iterator[Example]:
    ours, theirs = texts[pair.source], texts[pair.target]
    third = next((tag for tag in sorted(texts) if tag not in (pair.source, pair.target, ARTICLE)), None)
    articles = texts.get(ARTICLE, [""] * len(ours))
    for at, (source, target) in enumerate(zip(ours, theirs, strict=True)):
        if source and target:
            after = (at + 1) % len(ours)
            other = texts[third][at] if third else ""
            yield Example(source, target, pair, other, ours[after], theirs[after], articles[at])


def speeds(examples: dict[LanguagePair, list[Example]]) -> None:
    print(f"## Units a second, with {CONCEPTS} concepts\n")
    print("| pair | concepts | terms found | first fifth | new sentences | the same again |")
    print("|---|---:|---:|---:|---:|---:|")
    sums = [0.0] * 6
    concepts = glossary(examples)
    for pair, ones in examples.items():
        terms = TermFinder(concepts, pair)
        context = Context(pair, terms)
        units = [one.unit for one in ones]
        first = len(units) // 5
        parts = units[:first], units[first:], units
        spent = []
        for part in parts:
            started = time.process_time()
            for unit in part:
                list(run(unit, context))
            spent.append(time.process_time() - started)
        found = sum(len(terms.find(unit.source)) for unit in units)
        rates = " | ".join(f"{len(part) / seconds:,.0f}" for part, seconds in zip(parts, spent, strict=True))
        print(f"| {pair} | {len(terms.glossary.concepts)} | {found} | {rates} |")
        sums = [one + two for one, two in zip(sums, (*map(len, parts), *spent), strict=True)]
    print(f"| all | | | {' | '.join(f'{sums[at] / sums[at + 3]:,.0f}' for at in range(3))} |\n")


def glossary(examples: dict[LanguagePair, list[Example]]) -> Glossary:
    """Return the concepts of the sample glossary that stand in most of the sources: one glossary for all pairs."""
    rows = []
    for row in read([ROOT / "glossary"]).rows:
        english = row.forms.get("en")
        lacking = {pair.target: english for pair in examples} if english else {}
        rows.append(replace(row, forms={**lacking, **row.forms}))
    often: Counter[str] = Counter()
    for pair, ones in examples.items():
        whole = TermFinder(Glossary(tuple(rows)), pair)
        often.update(name for one in ones for term in whole.find(one.source) for name in term.concepts)
    order = [name for name, _ in often.most_common()] + [row.concept for row in rows]
    kept = set(list(dict.fromkeys(order))[:CONCEPTS])
    return Glossary(tuple(row for row in rows if row.concept in kept))


def alarms(examples: dict[LanguagePair, list[Example]], glossary: Glossary, show: int) -> None:
    without = found_in(examples, None)
    within = found_in(examples, glossary)
    for text, found in (("without a glossary", without), ("with the glossary", within)):
        print(f"## Alarms on good references, {text}, per 1,000\n")
        print("| pair | sentences | errors | warnings | info |\n|---|---:|---:|---:|---:|")
        for pair, ones in examples.items():
            print(f"| {pair} | {len(ones)} | {shares(found[pair], len(ones))} |")
        count = sum(map(len, examples.values()))
        print("\n| rule | check | errors | warnings | info |\n|---|---|---:|---:|---:|")
        everything = [finding for each in found.values() for finding in each]
        for one in (*RULES, *CORPUS_RULES):
            for name in one.names:
                each = shares([finding for finding in everything if finding.check == name], count)
                print(f"| {one.id} | {name} | {each} |")
        print(f"| all | | {shares(everything, count)} |\n")
    loud = [one for each in within.values() for one in each if one.severity is not Severity.INFO]
    known = {one for each in without.values() for one in each}
    for text, each in (("", loud), (" that the glossary brings", [one for one in loud if one not in known])):
        if show:
            print(f"\n## {min(show, len(each))} of {len(each)} alarms{text}\n")
        for one in random.Random(1).sample(each, min(show, len(each))):
            print(f"{one.severity} {one.check}: {one.message}\n    {one.source}\n    {one.target}")


def found_in(
    examples: dict[LanguagePair, list[Example]], glossary: Glossary | None
) -> dict[LanguagePair, list[Finding]]:
    """Return what is found in the units of each pair, and between them."""
    found = {}
    for pair, ones in examples.items():
        contexts = {pair: Context(pair, TermFinder(glossary, pair) if glossary else None)}
        units = [one.unit for one in ones]
        found[pair] = [finding for unit in units for finding in run(unit, contexts[pair])]
        found[pair] += corpus(units, contexts.__getitem__)
    return found


def shares(findings: Sequence[Finding], count: int) -> str:
    """Return how many of each severity there are for 1,000 units, as cells of a table."""
    levels = Counter(finding.severity for finding in findings)
    return " | ".join(f"{levels[level] * 1000 / count:.1f}" if levels[level] else "" for level in Severity)


def pofilter(examples: dict[LanguagePair, list[Example]]) -> None:
    # the folder of this file has a `translate.py`, too
    sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]
    from translate.filters import checks
    from translate.storage import po

    print("\n## pofilter on the same references, per 1,000\n")
    print("| pair | alarms | units with one | most frequent |\n|---|---:|---:|---|")
    for pair, ones in examples.items():
        checker = checks.StandardChecker(checkerconfig=checks.CheckerConfig(targetlanguage=pair.target))
        found: Counter[str] = Counter()
        bad = 0
        for one in ones:
            unit = po.pounit(one.source)
            unit.target = one.target
            names = [name for name in checker.run_filters(unit) if name not in ("isfuzzy", "untranslated")]
            found.update(names)
            bad += bool(names)
        often = ", ".join(f"{name} {number}" for name, number in found.most_common(4))
        print(f"| {pair} | {found.total() * 1000 / len(ones):.0f} | {bad * 1000 / len(ones):.0f} | {often} |")


def planted(examples: dict[LanguagePair, list[Example]], missed: int, most: int, only: str) -> None:
    print("\n## Planted faults\n")
    print("| family | fault | planted | found | as error or warning |\n|---|---|---:|---:|---:|")
    families: dict[str, Counter[str]] = defaultdict(Counter)
    shown = []
    for family, name, plant in FAULTS:
        if only and family not in only.split(","):
            continue
        tally: Counter[str] = Counter()
        for pair, ones in examples.items():
            context = Context(pair)
            for one, target in sample(ones, plant, most):
                source = one.source
                if isinstance(target, tuple):
                    source, good, target = target
                else:
                    good = one.target
                before = {(f.check, f.message) for f in run(Unit(source, good, pair, True), context)}
                found = [
                    f
                    for f in run(Unit(source, target, pair, True), context)
                    if (f.check, f.message) not in before
                ]
                tally["planted"] += 1
                tally["found"] += bool(found)
                tally["loud"] += any(f.severity is not Severity.INFO for f in found)
                if not any(f.severity is not Severity.INFO for f in found) and tally[str(pair)] < missed:
                    tally[str(pair)] += 1
                    shown.append(
                        f"{name}\n    {source}\n    {good}\n    {target}\n    {[f.check for f in found]}"
                    )
        families[family].update(tally)
        row(family, name, tally)
    for family, tally in families.items():
        row(family, "**all**", tally)
    print("\n".join(shown))


def row(family: str, name: str, tally: Counter[str]) -> None:
    total = tally["planted"] or 1
    print(
        f"| {family} | {name} | {tally['planted']} | "
        + " | ".join(f"{tally[key] / total:.1%}" for key in ("found", "loud"))
        + " |"
    )


Planted = str | tuple[str, str, str] | None


def sample(
    ones: list[Example], plant: Callable[[Example], Planted], most: int
) -> Iterator[tuple[Example, str | tuple[str, str, str]]]:
    can = [(one, made) for one in ones if (made := plant(one)) and made != one.target]
    yield from can[:: max(1, len(can) // most)][:most]


def swapped(table: dict[str, str], text: str) -> str | None:
    """Return `text` with the first word of `table` that it has replaced, None if it has none."""
    words = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    match = re.search(rf"(?<!\w)(?:{words})(?!\w)", text)
    return text[: match.start()] + table[match[0]] + text[match.end() :] if match and match[0] else None


def wrong_digit(one: Example) -> Planted:
    """Change a digit of a number that stands alone and is in both texts."""
    for match in re.finditer(r"(?<![\w.,:/-])\d[\d.,\xa0\u202f]*(?![\w:/-])", one.target):
        text = match[0].rstrip(".,\xa0\u202f")
        if re.search(rf"(?<!\d){re.escape(text.split(',')[0].split('.')[0])}(?!\d)", one.source):
            at = len(text) // 2
            if not text[at].isdigit():
                at -= 1
            digit = str((int(text[at]) + 3) % 10 or 4)
            return (
                one.target[: match.start()]
                + text[:at]
                + digit
                + text[at + 1 :]
                + one.target[match.start() + len(text) :]
            )
    return None


def number_lost(one: Example) -> Planted:
    match = re.search(r"(?<![\w.,:/-])\d{2,}(?![\w:/.,-])", one.target)
    if not match or match[0] not in one.source:
        return None
    return re.sub(" {2,}", " ", one.target[: match.start()] + one.target[match.end() :]).strip()


def magnitude(one: Example) -> Planted:
    tables = {
        "en": {"million": "billion", "billion": "million", "thousand": "million"},
        "es": {"millones": "mil", "millón": "billón"}, "de": {"Millionen": "Milliarden", "Milliarden": "Millionen"},
        "it": {"milioni": "miliardi", "miliardi": "milioni"}, "pt": {"milhões": "biliões"},
        "ca": {"milions": "bilions"},
    }  # fmt: skip
    if not re.search(r"\d\S*\s+(?:million|milliard|mille)", one.source):
        return None
    return swapped(tables.get(one.pair.target, {}), one.target)


_NUMBERS = {
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "en": "two three four five six seven eight nine ten eleven twelve",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ca": "dos tres quatre cinc sis set vuit nou deu onze dotze",
}  # fmt: skip


def number_word(one: Example) -> Planted:
    ours, theirs = (_NUMBERS[tag].split() for tag in (one.pair.source, one.pair.target))
    for at, word in enumerate(theirs):
        if re.search(rf"\b{word}\b", one.target) and re.search(rf"\b{ours[at]}\b", one.source):
            return re.sub(rf"\b{word}\b", theirs[(at + 3) % len(theirs)], one.target, count=1)
    return None


def currency(one: Example) -> Planted:
    if not re.search(
        r"\d[\d\s.,]*(?:millions?|milliards?)?\s?(?:de |d['’])?(?:\$|€|£|dollars?|euros?|livres?)", one.source
    ):
        return None
    signs = {"$": "€", "€": "$", "£": "€"}
    for sign, other in signs.items():
        if sign in one.target:
            return one.target.replace(sign, other, 1)
    table = {"dollars": "euros", "dólares": "euros", "Dollar": "Euro", "dollari": "euro", "dòlars": "euros",
             "euros": "dollars" if one.pair.target == "en" else "yenes",
             "pounds": "euros", "libras": "euros", "Pfund": "Euro", "sterline": "euro",
             "lliures": "euros"}  # fmt: skip
    return swapped(table, one.target)


def percent_lost(one: Example) -> Planted:
    made = re.sub(
        r"(?<=\d)[ \xa0\u202f]?%|(?<=\d)\s(?:per ?cent|Prozent|por ciento|per cento)", "", one.target, count=1
    )
    return made if "%" in one.source and "%" not in made and "cent" not in made else None


def unit(one: Example) -> Planted:
    if not re.search(
        r"\d\s(?:km|m|kg|mètres|kilomètres|cm|ans|jours|mois|heures|minutes|semaines)\b", one.source
    ):
        return None
    table = {
        "kilometers": "miles", "kilometres": "miles", "km": "miles", "Kilometer": "Meilen",
        "kilómetros": "millas", "chilometri": "miglia",
        "quilómetros": "milhas", "quilòmetres": "milles",
        "metres": "feet" if one.pair.target == "en" else "peus",
        "metros": "pies" if one.pair.target == "es" else "pés", "Meter": "Fuß", "metri": "piedi",
        "years": "months", "años": "meses", "Jahre": "Monate", "Jahren": "Monaten", "anni": "mesi",
        "anos": "meses", "anys": "mesos",
        "days": "weeks", "días": "semanas", "Tage": "Wochen", "giorni": "settimane", "dias": "semanas",
        "dies": "setmanes",
        "minutes": "hours", "minutos": "horas", "Minuten": "Stunden", "minuti": "ore", "minuts": "hores",
    }  # fmt: skip
    words = "|".join(sorted(map(re.escape, table), key=len, reverse=True))
    match = re.search(rf"(?<=\d[ \xa0])(?:{words})(?!\w)", one.target)
    return one.target[: match.start()] + table[match[0]] + one.target[match.end() :] if match else None


_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "ca": "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}  # fmt: skip
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "es": "lunes martes miércoles jueves viernes sábado domingo",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
    "it": "lunedì martedì mercoledì giovedì venerdì sabato domenica",
    "pt": "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    "ca": "dilluns dimarts dimecres dijous divendres dissabte diumenge",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}  # fmt: skip


def of_calendar(one: Example, names: dict[str, str], by: int) -> Planted:
    ours, theirs = (names[tag].split() for tag in (one.pair.source, one.pair.target))
    for at, name in enumerate(theirs):
        if re.search(rf"\b{name}\b", one.target) and re.search(rf"\b{ours[at]}\b", one.source):
            return re.sub(rf"\b{name}\b", theirs[(at + by) % len(theirs)], one.target)
    return None


def month(one: Example) -> Planted:
    return of_calendar(one, _MONTHS, 4)


def weekday(one: Example) -> Planted:
    return of_calendar(one, _DAYS, 2)


def year(one: Example) -> Planted:
    match = re.search(r"\b(?:19|20)\d\d\b", one.target)
    if not match or match[0] not in one.source:
        return None
    return one.target[: match.start()] + str(int(match[0]) - 11) + one.target[match.end() :]


def clock(one: Example) -> Planted:
    match = re.search(r"\b([01]?\d|2[0-3])[:.]([0-5]\d)(?=\s?(?:[ap]\.?m|Uhr|h\b|horas))", one.target)
    if not match or not re.search(r"\d\s?h\b", one.source):
        return None
    return one.target[: match.start(1)] + str((int(match[1]) + 2) % 12 + 1) + one.target[match.end(1) :]


def untranslated(one: Example) -> Planted:
    return one.source if len(one.source.split()) > 3 else None


def clause_left(one: Example) -> Planted:
    """Leave the last third of the source in the target."""
    words, theirs = one.source.split(), one.target.split()
    if len(words) < 12:
        return None
    return " ".join(theirs[: 2 * len(theirs) // 3] + words[-(len(words) // 3) :])


def other_language(one: Example) -> Planted:
    return one.other if len(one.other.split()) > 5 else None


def cut(one: Example) -> Planted:
    words = one.target.split()
    return " ".join(words[: len(words) // 2]) if len(words) > 5 else None


def cut_neatly(one: Example) -> Planted:
    words = one.target.split()
    return (
        " ".join(words[: len(words) // 2]).rstrip(",;:") + "."
        if len(words) > 9 and one.target.endswith(".")
        else None
    )


def sentence_lost(one: Example) -> Planted:
    source = f"{one.source} {one.next_source}"
    if (
        min(len(one.source), len(one.next_source)) < 50
        or one.source[-1:] != "."
        or one.next_source[-1:] != "."
    ):
        return None
    return source, f"{one.target} {one.next_target}", one.target


def sentence_added(one: Example) -> Planted:
    if min(len(one.target), len(one.next_target)) < 50 or one.target[-1:] != ".":
        return None
    return f"{one.target} {one.next_target}"


def doubled(one: Example) -> Planted:
    words = one.target.split()
    at = len(words) // 2
    if (
        len(words) < 5
        or not words[at].isalpha()
        or words[at].lower() in ("that", "had", "very", "die", "der", "das", "sie")
    ):
        return None
    return " ".join([*words[: at + 1], words[at], *words[at + 1 :]])


def doubled_phrase(one: Example) -> Planted:
    words = one.target.split()
    at = len(words) // 3
    phrase = words[at : at + 3]
    return (
        " ".join([*words[: at + 3], *phrase, *words[at + 3 :]])
        if len(words) > 9 and all(w.isalpha() for w in phrase)
        else None
    )


def loop(one: Example) -> Planted:
    words = one.target.split()
    return " ".join(words + words[-4:] * 3) if len(words) > 9 else None


def common_names(one: Example) -> list[str]:
    """Return words with a capital inside both texts, which are names mostly."""
    found = re.findall(r"(?<=[a-zà-ÿ,] )[A-ZÀ-Þ][a-zà-ÿ]{3,}\b", one.target)
    return [name for name in dict.fromkeys(found) if re.search(rf"(?<=[a-zà-ÿ,] ){name}\b", one.source)]


def name_lost(one: Example) -> Planted:
    names = common_names(one)
    made = re.sub(rf" {names[0]}\b", "", one.target) if names else None
    return made if made and names[0] not in made else None


def name_changed(one: Example) -> Planted:
    names = common_names(one)
    return re.sub(rf"\b{names[0]}\b", "Vandermolen", one.target) if names else None


def acronym_lost(one: Example) -> Planted:
    found = [
        name
        for name in re.findall(r"(?<= )[A-Z]{2,5}\b", one.target)
        if re.search(rf"\b{name}\b", one.source)
    ]
    made = re.sub(rf" {found[0]}\b", "", one.target) if found else None
    return made if made and found[0] not in made else None


def with_address(one: Example, address: str, instead: str) -> Planted:
    good = f"{one.target} ({address})"
    return f"{one.source} ({address})", good, f"{one.target} ({instead})" if instead else one.target


def url_lost(one: Example) -> Planted:
    return with_address(one, "https://www.example.org/a/b?c=1", "")


def url_changed(one: Example) -> Planted:
    return with_address(one, "https://www.example.org/monde", "https://www.example.org/world")


def mail_changed(one: Example) -> Planted:
    return with_address(one, "jean.martin@example.org", "john.martin@example.org")


def handle_changed(one: Example) -> Planted:
    return with_address(one, "@police_nationale", "@national_police")


def quote_broken(one: Example) -> Planted:
    marks = [m.start() for m in re.finditer('[«»“”„"]', one.target)]
    if (
        len(marks) < 2
        or len(marks) % 2
        or len(re.findall('[«»“”"]', one.source)) % 2
        or not re.search('[«»"]', one.source)
    ):
        return None
    at = marks[len(one.target) % len(marks)]
    return (one.target[:at] + one.target[at + 1 :]).strip()


def quotes_lost(one: Example) -> Planted:
    return re.sub('[«»“”„"]', "", one.target).strip() if len(re.findall("[«»]", one.source)) > 1 else None


def bracket_broken(one: Example) -> Planted:
    return (
        one.target.replace(")", "", 1)
        if ")" in one.target and ")" in one.source and "(" in one.source
        else None
    )


def final_changed(one: Example) -> Planted:
    mark = {".": "?", "?": ".", "!": "?"}.get(one.target[-1:])
    return one.target[:-1] + mark if mark and one.source[-1:] == one.target[-1:] else None


def final_lost(one: Example) -> Planted:
    return one.target[:-1] if one.target[-1:] == one.source[-1:] == "." else None


def final_comma(one: Example) -> Planted:
    return one.target[:-1] + "," if one.target[-1:] == one.source[-1:] == "." else None


def mark_doubled(one: Example) -> Planted:
    return (
        one.target.replace(", ", ",, ", 1)
        if ", " in one.target
        else one.target + "."
        if one.target[-1:] == "."
        else None
    )


def double_space(one: Example) -> Planted:
    at = one.target.find(" ", len(one.target) // 2)
    return one.target[:at] + " " + one.target[at:] if at > 0 else None


def space_before(one: Example) -> Planted:
    return one.target.replace(", ", " , ", 1) if ", " in one.target else None


def small_initial(one: Example) -> Planted:
    first = one.target.split()[0]
    if not first.istitle() or not first.isalpha() or first in one.source or first == "I":
        return None
    return one.target[0].lower() + one.target[1:]


def not_inverted(one: Example) -> Planted:
    return re.sub("[¿¡]", "", one.target) if one.pair.target == "es" else None


def french_quotes(one: Example) -> Planted:
    """Leave the French quotation marks with their spaces."""
    made = re.sub('[“„"]([^“”„"]+)[”“"]', "«\xa0\\1\xa0»", one.target, count=1)
    return made if "«" in one.source else None


def french_colon(one: Example) -> Planted:
    return (
        re.sub(r"(?<=\w)([?!:;])(?=\s|$)", "\xa0\\1", one.target, count=1)
        if re.search(r"\w[?!:;](\s|$)", one.target)
        else None
    )


def letter_broken(one: Example) -> Planted:
    """Read UTF-8 as Windows-1252 in one letter."""
    for letter in "éèáàóòíúüöäñçã":
        if letter in one.target:
            return one.target.replace(letter, letter.encode().decode("cp1252", "replace"), 1)
    return None


def letter_lost(one: Example) -> Planted:
    match = re.search(r"(?<=[a-z])[éèáàóòíúüöäñçã](?=[a-z])", one.target)
    return one.target[: match.start()] + "?" + one.target[match.end() :] if match else None


def letter_cyrillic(one: Example) -> Planted:
    match = re.search(r"(?<=[a-z])[aeo](?=[a-z]{2})", one.target)
    swaps = {"a": "а", "e": "е", "o": "о"}
    return one.target[: match.start()] + swaps[match[0]] + one.target[match.end() :] if match else None


def hyphen_soft(one: Example) -> Planted:
    match = re.search(r"\b[a-z]{3}(?=[a-z]{3})", one.target)
    return one.target[: match.end()] + "\u00ad" + one.target[match.end() :] if match else None


def word_left(one: Example) -> Planted:
    """Put the longest French word in small letters in the place of one about as far on."""
    words, theirs = one.source.split(), one.target.split()
    small = [word for word in words if re.fullmatch(r"[a-zà-ÿ]{7,}", word) and word not in one.target]
    if not small or len(theirs) < 6:
        return None
    word = max(small, key=len)
    at = min(len(theirs) - 2, max(1, words.index(word) * len(theirs) // len(words)))
    return " ".join([*theirs[:at], word, *theirs[at + 1 :]])


_DAYS_AWAY = {
    "fr": "hier demain", "en": "yesterday tomorrow", "es": "ayer mañana", "de": "gestern morgen", "it": "ieri domani",
    "pt": "ontem amanhã", "ca": "ahir demà",
}  # fmt: skip


def day_away(one: Example) -> Planted:
    ours, theirs = (_DAYS_AWAY[tag].split() for tag in (one.pair.source, one.pair.target))
    if not re.search(rf"\b{ours[0]}\b", one.source):
        return None
    made = re.sub(rf"\b{theirs[0]}\b", theirs[1], one.target)
    return made if made != one.target else None


_PLACES = {
    "Russie": "Russia Rusia Russland Russia Rússia Rússia", "Chine": "China China China Cina China Xina",
    "Londres": "London Londres London Londra Londres Londres",
    "Espagne": "Spain España Spanien Spagna Espanha Espanya",
    "Allemagne": "Germany Alemania Deutschland Germania Alemanha Alemanya",
    "Floride": "Florida Florida Florida Florida Flórida Florida",
    "Mexique": "Mexico México Mexiko Messico México Mèxic",
}  # fmt: skip


def place_left(one: Example) -> Planted:
    for place, names in _PLACES.items():
        called = dict(zip(("en", "es", "de", "it", "pt", "ca"), names.split(), strict=True))
        name = called.get(one.pair.target, place)
        if name != place and re.search(rf"\b{place}\b", one.source) and re.search(rf"\b{name}\b", one.target):
            return re.sub(rf"\b{name}\b", place, one.target)
    return None


def month_left(one: Example) -> Planted:
    ours, theirs = (_MONTHS[tag].split() for tag in (one.pair.source, one.pair.target))
    for mine, theirs_ in zip(ours, theirs, strict=True):
        if (
            mine != theirs_
            and re.search(rf"\b{mine}\b", one.source)
            and re.search(rf"\b{theirs_}\b", one.target)
        ):
            return re.sub(rf"\b{theirs_}\b", mine, one.target)
    return None


FAULTS: tuple[tuple[str, str, Callable[[Example], Planted]], ...] = (
    ("numbers", "another digit", wrong_digit),
    ("numbers", "number lost", number_lost),
    ("numbers", "million for billion", magnitude),
    ("numbers", "another number word", number_word),
    ("values", "another currency", currency),
    ("values", "per cent lost", percent_lost),
    ("values", "another unit", unit),
    ("dates", "another month", month),
    ("dates", "another weekday", weekday),
    ("dates", "another year", year),
    ("dates", "another time", clock),
    ("dates", "a month in the source language", month_left),
    ("fidelity", "left in the source language", untranslated),
    ("fidelity", "a third left in the source language", clause_left),
    ("fidelity", "in another language", other_language),
    ("fidelity", "cut in half", cut),
    ("fidelity", "cut in half, with a full stop", cut_neatly),
    ("fidelity", "one of two sentences lost", sentence_lost),
    ("fidelity", "a sentence added", sentence_added),
    ("fidelity", "a word doubled", doubled),
    ("fidelity", "three words doubled", doubled_phrase),
    ("fidelity", "a loop", loop),
    ("fidelity", "a word left in the source language", word_left),
    ("fidelity", "tomorrow for yesterday", day_away),
    ("names", "name lost", name_lost),
    ("names", "another name", name_changed),
    ("names", "acronym lost", acronym_lost),
    ("names", "a place in the source language", place_left),
    ("addresses", "URL lost", url_lost),
    ("addresses", "URL changed", url_changed),
    ("addresses", "e-mail address changed", mail_changed),
    ("addresses", "handle changed", handle_changed),
    ("quotes", "one quotation mark lost", quote_broken),
    ("quotes", "all quotation marks lost", quotes_lost),
    ("quotes", "a bracket lost", bracket_broken),
    ("punctuation", "another final mark", final_changed),
    ("punctuation", "a comma at the end", final_comma),
    ("punctuation", "final mark lost", final_lost),
    ("punctuation", "mark doubled", mark_doubled),
    ("punctuation", "two spaces", double_space),
    ("punctuation", "space before a comma", space_before),
    ("punctuation", "small initial", small_initial),
    ("typography", "¿ and ¡ lost", not_inverted),
    ("typography", "quotation marks of the source", french_quotes),
    ("typography", "French space before a mark", french_colon),
    ("characters", "a letter in a wrong encoding", letter_broken),
    ("characters", "a question mark for a letter", letter_lost),
    ("characters", "a Cyrillic letter", letter_cyrillic),
    ("characters", "a soft hyphen", hyphen_soft),
)


if __name__ == "__main__":
    main()
