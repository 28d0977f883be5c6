"""Measure translation side by side in one run: l10n, CTranslate2 alone, and argostranslate.

    python benchmarks/translate.py [--articles DIR] [--package FILE] [--rounds N] [--glossary DIR]
                                   [--without-argos] [--cache DIR] [--few N] [--base]

All get the same sentences, the same package and the same settings (int8, beam 4), each in a process of its own, one
after the other in each round; the medians of the rounds count. *Cold* is the process from start to end, *warm*
the translation alone with the model loaded, *CPU* the time of all cores for the process, which other load on the
machine changes least. CTranslate2 alone is the limit: all sentences in one call, every piece of the vocabulary
weighed, as anyone would call it; it stands there once more with the package's shortlist, where it has one.
`l10n translate` runs without a glossary, and with that of `--glossary`, whose terms it has to say. Modules are
compiled before they count, as in an installation. argostranslate runs in an environment that is made below `--cache`
(some 1 GB, once); its sentence splitter, which asks the network, is replaced by one that gives the sentence back. It
is slow: `--few` says how many sentences everyone gets for its table (0: there is none). Targets are identical if they
are those of CTranslate2 alone. `--base` adds a package of random weights in the size of Argos' published ones
(6+6 layers, 512 wide), made on the spot: what it writes is nonsense, its cost isn't. Prints Markdown.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import venv
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
BUNDLED = ROOT / "packages" / "translate-fr_en-0_2.argosmodel"
# What `argostranslate.translate` imports, without what it only asks for in its metadata.
ARGOS = """
    argostranslate==1.11.0 ctranslate2 sentencepiece sacremoses minisbd onnxruntime flatbuffers stanza torch==2.13.0
    numpy packaging protobuf requests networkx tqdm emoji filelock typing_extensions sympy mpmath jinja2 markupsafe
    fsspec pyyaml charset-normalizer idna urllib3 certifi click joblib regex udtools udapi colorama termcolor
    platformdirs huggingface_hub httpx httpcore anyio h11 sniffio hf-xet safetensors orjson
"""
NAMES = {
    "ctranslate2": "CTranslate2 alone, all pieces (the limit)",
    "shortlist": "CTranslate2 alone, with the package's shortlist",
    "engine": "l10n's engine, no guard",
    "guarded": "l10n, under guard",
    "bare": "`l10n translate --no-glossary`, articles to catalogs",
    "cli": "`l10n translate`, with the glossary",
    "argos": "argostranslate as it comes",
    "argos1": "argostranslate, `ARGOS_INTRA_THREADS=1`",
}
WHOLE = ("bare", "cli")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=Path, default=SHARED / "articles" / "fr")
    parser.add_argument("--package", type=Path, default=BUNDLED)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--glossary", type=Path, default=ROOT / "glossary")
    parser.add_argument("--without-argos", action="store_true")
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "l10n-benchmarks")
    parser.add_argument("--few", type=int, default=40)
    parser.add_argument("--base", action="store_true")
    parser.add_argument("--worker", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        worker(*options.worker)
        return
    argos = None if options.without_argos else environment(options.cache)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        unpack(options.package, work / "packages")
        texts = sentences(options.articles)
        limits = ["ctranslate2", *(["shortlist"] if shortlist(work / "packages") else [])]
        fast = [*limits, "engine", "guarded", "bare", "cli", *(["argos1"] if argos else [])]
        table(f"{len(texts)} sentences of the articles", fast, texts, work, options, argos)
        if options.few == 0:
            return
        few = texts[:: max(1, len(texts) // options.few)][: options.few]
        slow = [*limits, "engine", "guarded", *(["argos1", "argos"] if argos else [])]
        table(f"{len(few)} sentences", slow, few, work, options, argos)
        if options.base:
            base = work / "base"
            random_package(next((work / "packages").glob("*/metadata.json")).parent, base / "random")
            (base / "packages").mkdir()
            (base / "random").rename(base / "packages" / "random")
            title = f"{len(few[:30])} sentences, random weights in full size"
            table(title, [name for name in slow if name != "guarded"], few[:30], base, options, argos)


def environment(cache: Path) -> Path | None:
    """Return the Python of argostranslate's environment, made if need be; None, said loudly, if it can't be made."""
    folder = cache / "argostranslate"
    python = folder / "bin" / "python"
    if not (folder / "ready").is_file():
        try:
            venv.create(folder, with_pip=True)
            install = [python, "-m", "pip", "install", "-q", "--no-deps", *ARGOS.split()]
            subprocess.run(install, check=True, stdout=sys.stderr)
            subprocess.run([python, "-c", "import argostranslate.translate"], check=True, env=outside(folder))
        except (subprocess.CalledProcessError, OSError) as error:
            print(f"ARGOSTRANSLATE IS NOT MEASURED: {error}", file=sys.stderr)
            print("**argostranslate is not measured: its environment could not be made.**\n")
            return None
        (folder / "ready").touch()
    return python


def outside(folder: Path, **more: str) -> dict[str, str]:
    """Return the environment for a process whose own folders are below `folder`."""
    homes = dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder / "xdg"))
    own = {"ARGOS_PACKAGES_DIR": str(folder / "packages"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    inherited = {name: of for name, of in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return inherited | homes | own | more


def unpack(package: Path, folder: Path) -> None:
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)


def sentences(folder: Path) -> list[str]:
    """Return the sentences of all articles in a folder, each once."""
    from l10n import articles, segmentation

    found, errors = articles.find([folder], [folder])
    if errors:
        raise SystemExit(str(errors[0]))
    texts = (articles.read(source)[0] for source in found)
    return list(dict.fromkeys(one.source for text in texts for one in segmentation.segment(text, "fr")))


def table(
    title: str, names: Sequence[str], texts: list[str], work: Path, options: Any, argos: Path | None
) -> None:
    """Run all that is named in turn, and print what came out."""
    (work / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
    for name in set(WHOLE).intersection(names):
        run(name, work, options, argos)  # which compiles modules, and unpacks dictionaries
    for number in range(options.rounds):
        for name in names:
            runs[name].append(run(name, work, options, argos))
            print(f"round {number + 1}: {name} {runs[name][-1]['cold']:.2f} s", file=sys.stderr)
    limit = runs["ctranslate2"]
    print(f"\n**{title}**, medians of {options.rounds} rounds\n")
    print("| | warm, s | × limit | cold, s | CPU, s | × limit | peak, MB | identical |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name, made in runs.items():
        cells = [f"{median(made, 'cold'):.2f}", f"{median(made, 'cpu'):.2f}"]
        cells += [f"{median(made, 'cpu') / median(limit, 'cpu'):.2f}", f"{median(made, 'peak'):.0f}"]
        if name in WHOLE:
            ratio = median(made, "cold") / median(limit, "cold")
            print(f"| {NAMES[name]} | – | {ratio:.2f} (cold) | {' | '.join(cells)} | – |")
            continue
        same = sum(a == b for a, b in zip(made[0]["targets"], limit[0]["targets"], strict=True))
        ratio = statistics.median(a["warm"] / b["warm"] for a, b in zip(made, limit, strict=True))
        warm = f"{median(made, 'warm'):.2f} | {ratio:.2f}"
        print(f"| {NAMES[name]} | {warm} | {' | '.join(cells)} | {same / len(texts):.1%} |")


def median(made: Sequence[Mapping[str, float]], key: str) -> float:
    return statistics.median(one[key] for one in made)


def run(name: str, work: Path, options: Any, argos: Path | None) -> dict[str, Any]:
    """Run one contender in a process of its own; return its times, peak memory and targets."""
    more = {"ARGOS_INTRA_THREADS": "1"} if name == "argos1" else {}
    python = str(argos) if name.startswith("argos") else sys.executable
    command = [python, str(Path(__file__).resolve()), "--worker", name, str(work)]
    with tempfile.TemporaryDirectory() as locales:
        if name in WHOLE:
            code = "from l10n.cli import main; main()"
            command = [python, "-c", code, "translate", str(options.articles), "--from", "fr", "--to", "en"]
            command += ["--engine", "argos", "--locales", locales]
            command += ["--no-glossary"] if name == "bare" else ["--glossary", str(options.glossary)]
        started = time.perf_counter()
        process = subprocess.Popen(
            command, env=outside(work, **more), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert process.stdout
        said = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        process.stdout.close()
    if process.returncode:
        raise SystemExit(f"{name} ended with {process.returncode}: {' '.join(command)}")
    measured = {
        "cold": time.perf_counter() - started,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss / 1024,
    }
    return measured if name in WHOLE else measured | json.loads(said.splitlines()[-1])


def worker(name: str, work: str) -> None:
    """Translate all sentences as `name` does, and print how long it took."""
    texts = json.loads(Path(work, "texts.json").read_text(encoding="utf-8"))
    contenders = {
        "ctranslate2": alone,
        "shortlist": partial(alone, True),
        "engine": engine,
        "guarded": guarded,
    }
    translate = contenders.get(name, argostranslate)()
    translate(texts[:1])
    started = time.perf_counter()
    targets = translate(texts)
    print(json.dumps({"warm": time.perf_counter() - started, "targets": targets}))


def shortlist(packages: Path) -> bool:
    """Tell whether the package below a folder has a shortlist."""
    return any(packages.glob("*/model/vmap.txt"))


def alone(short: bool = False) -> Any:
    """CTranslate2 and SentencePiece, all sentences in one call, and nothing else; with the shortlist if `short`."""
    import ctranslate2  # type: ignore[import-untyped,unused-ignore] # no types; l10n's own is met first
    import sentencepiece

    package = next(Path(os.environ["ARGOS_PACKAGES_DIR"]).glob("*/metadata.json")).parent
    about = json.loads((package / "metadata.json").read_text(encoding="utf-8"))
    tokens = sentencepiece.SentencePieceProcessor(model_file=str(package / "sentencepiece.model"))
    cores = len(os.sched_getaffinity(0))
    model = ctranslate2.Translator(
        str(package / "model"), compute_type="int8", inter_threads=cores, intra_threads=1
    )

    def translate(texts: list[str]) -> list[str]:
        made = model.translate_batch(
            tokens.encode(texts, out_type=str),
            max_batch_size=256,
            batch_type="tokens",
            beam_size=4,
            length_penalty=1.0 if "l10n" in about else 0.2,  # as l10n sets it
            use_vmap=short,
            replace_unknowns=True,
        )
        return [tokens.decode_pieces(one.hypotheses[0]).replace("▁", " ").strip() for one in made]

    return translate


def engine() -> Any:
    from l10n.engines import choose
    from l10n.model import LanguagePair

    loaded = choose(LanguagePair("fr", "en"), "argos").load()
    return lambda texts: [made.target for made in loaded.translate(texts)]


def guarded() -> Any:
    from l10n import Translator

    return Translator("fr", "en", engine="argos").translate


def argostranslate(source: str = "fr", target: str = "en") -> Any:
    from argostranslate import sbd, translate

    sbd.MiniSBDSentencizer.split_sentences = lambda self, text: [text]
    model = translate.get_translation_from_codes(source, target)
    return lambda texts: [model.translate(text).strip() for text in texts]


def random_package(model: Path, folder: Path) -> None:
    """Write a package like `model`, with random weights for 6+6 layers of 512."""
    import shutil

    import ctranslate2
    import numpy

    shutil.copytree(model, folder, ignore=shutil.ignore_patterns("model"))
    vocabulary = json.loads((model / "model" / "shared_vocabulary.json").read_text(encoding="utf-8"))
    random = numpy.random.default_rng(0)
    spec = ctranslate2.specs.TransformerSpec.from_config((6, 6), 8)
    wide, inner = 512, 2048

    def weights(*shape: int) -> Any:
        return (random.standard_normal(shape) * shape[-1] ** -0.5).astype(numpy.float32)

    def fill(one: Any, rows: int, columns: int) -> None:
        one.weight, one.bias = weights(rows, columns), numpy.zeros(rows, numpy.float32)

    def norm(one: Any) -> None:
        one.gamma, one.beta = numpy.ones(wide, numpy.float32), numpy.zeros(wide, numpy.float32)

    def attention(one: Any, first: Sequence[int]) -> None:
        norm(one.layer_norm)
        for linear, rows in zip(one.linear, [*first, wide], strict=True):
            fill(linear, rows, wide)

    for half in (spec.encoder, spec.decoder):
        embeddings = half.embeddings[0] if isinstance(half.embeddings, list) else half.embeddings
        embeddings.weight = weights(len(vocabulary), wide)
        half.scale_embeddings = True
        half.position_encodings.encodings = weights(1024, wide)
        norm(half.layer_norm)
        for layer in half.layer:
            attention(layer.self_attention, [3 * wide])
            if hasattr(layer, "attention"):
                attention(layer.attention, [wide, 2 * wide])
            norm(layer.ffn.layer_norm)
            fill(layer.ffn.linear_0, inner, wide)
            fill(layer.ffn.linear_1, wide, inner)
    fill(spec.decoder.projection, len(vocabulary), wide)
    # Random weights never end a sentence: one direction grows with the place, and is the end's.
    end = vocabulary.index("</s>")
    spec.decoder.position_encodings.encodings[:, 0] = numpy.arange(1024, dtype=numpy.float32) * 0.12
    spec.decoder.projection.weight[end] = 0
    spec.decoder.projection.weight[end, 0] = 1
    spec.register_source_vocabulary(vocabulary)
    spec.register_target_vocabulary(vocabulary)
    spec.validate()
    spec.optimize(quantization="int8")
    (folder / "model").mkdir()
    spec.save(str(folder / "model"))


if __name__ == "__main__":
    main()
