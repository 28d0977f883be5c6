"""The command: prepare, train, pack, evaluate."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tools.train import package, pieces, prepare, shortlist, weights
from tools.train.recipe import RECIPES, Recipe

_SHARED = Path(__file__).resolve().parents[3] / "shared"
_CHECKED = 200


def main() -> None:
    """Run the step that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tools.train", description="Train an Argos package.")
    steps = parser.add_subparsers(required=True, metavar="STEP")

    step = steps.add_parser("prepare", help="pairs to arrays, on a CPU")
    step.add_argument("folder", type=Path, help="where arrays, pieces and recipe go")
    step.add_argument("--shared", type=Path, default=_SHARED, help="the folder with training, terms, eval")
    step.add_argument("--recipe", choices=RECIPES, default="base")
    step.add_argument("--from", dest="source", default="fr", choices=("fr", "en"))
    step.add_argument(
        "--rounds", type=int, default=2, help="epochs that are drawn, each with other terms and looks"
    )
    step.add_argument("--pairs", type=int, help="for a trial: so many pairs")
    step.add_argument("--sets", nargs="+", default=[], help="for a trial: of these sets alone")
    step.add_argument("--pieces", type=int, help="for a trial: so many")
    step.add_argument("--batch", type=int, help="for a trial: of so many tokens")
    step.add_argument("--judge", type=int, help="for a trial: on the tuning set each so many steps")
    step.set_defaults(run=_prepare)

    step = steps.add_parser("transfer", help="a student's weights to begin with, for `train --after`")
    step.add_argument("folder", type=Path, help="what `prepare` wrote")
    step.add_argument("model", type=Path, help="a Firefox student: model.*.bin")
    step.add_argument("vocabulary", type=Path, help="its vocab.*.spm")
    step.add_argument("out", type=Path, help="where the weights go")
    step.set_defaults(run=_transfer)

    step = steps.add_parser("train", help="arrays to weights, on a GPU where there is one")
    step.add_argument("folder", type=Path, help="what `prepare` wrote")
    step.add_argument("--out", type=Path, required=True, help="where weights go, in pieces")
    step.add_argument("--after", type=Path, help="weights to go on with, if not those in --out")
    step.add_argument("--state", type=Path, help="what another run on this machine goes on from")
    step.add_argument("--minutes", type=float, default=9.0, help="when to stop, to be gone on with")
    step.add_argument(
        "--last", action="store_true", help="the rate goes to nothing by the end of these minutes"
    )
    step.add_argument("--steps", type=int, help="how many in all, if not the recipe's")
    step.add_argument("--threads", type=int, help="of a CPU")
    step.set_defaults(run=_train)

    step = steps.add_parser("pack", help="weights to a package, on a CPU")
    step.add_argument("folder", type=Path, help="what `prepare` wrote")
    step.add_argument("weights", type=Path, help="what `train` wrote")
    step.add_argument("package", type=Path, help="FILE.argosmodel")
    step.add_argument("--shared", type=Path, default=_SHARED)
    step.add_argument("--as", dest="version", default="0.1", help="the version: any of Argos' own is newer")
    step.add_argument("--figures", type=Path, help="what `evaluate` printed, for the README")
    step.add_argument("--checked", type=int, default=_CHECKED, help="sentences to compare with PyTorch's")
    step.set_defaults(run=_pack)

    step = steps.add_parser("shortlist", help="a shortlist for a package made without one, on a CPU")
    step.add_argument("package", type=Path)
    step.add_argument("--shared", type=Path, default=_SHARED)
    step.set_defaults(run=_shortlist)

    step = steps.add_parser("scale", help="how sure its scores are, put into a package")
    step.add_argument("package", type=Path)
    step.add_argument("scale", type=Path, help="what `benchmarks/confidence.py --package` printed, as JSON")
    step.set_defaults(run=_scale)

    step = steps.add_parser("evaluate", help="how good a package is, beside Apertium")
    step.add_argument("package", type=Path)
    step.add_argument("--shared", type=Path, default=_SHARED)
    step.add_argument("--sentences", type=int, help="of each set, if not all")
    step.set_defaults(run=_evaluate)

    options = parser.parse_args()
    try:
        options.run(options)
    except (OSError, ValueError) as error:
        sys.exit(f"tools.train: {error}")


def _prepare(options: argparse.Namespace) -> None:
    target = "en" if options.source == "fr" else "fr"
    recipe = replace(RECIPES[options.recipe], source=options.source, target=target)
    if options.pieces:
        recipe = replace(recipe, pieces=options.pieces)
    if options.batch:
        recipe = replace(recipe, batch=options.batch)
    if options.judge:
        recipe = replace(recipe, judge=options.judge)
    prepare.prepare(recipe, options.shared, options.folder, options.rounds, options.pairs, options.sets)


def _transfer(options: argparse.Namespace) -> None:
    from tools.train import transfer  # which reads the student with l10n itself

    recipe = Recipe.load(options.folder / prepare.RECIPE)
    processor = pieces.processor((options.folder / prepare.PIECES).read_bytes())
    weights.save(transfer.start(recipe, processor, options.model, options.vocabulary), options.out)


def _train(options: argparse.Namespace) -> None:
    import torch

    from tools.train.arrays import Pairs
    from tools.train.training import Places, train

    if options.threads:
        torch.set_num_threads(options.threads)
    recipe = Recipe.load(options.folder / prepare.RECIPE)
    if options.steps:
        recipe = replace(recipe, steps=options.steps)
    learnt, tuning = (Pairs.load(options.folder / name) for name in (prepare.LEARNT, prepare.TUNING))
    places = Places(options.out, options.state or options.out / "state", options.after or options.out)
    made = train(recipe, learnt, tuning, recipe.pieces, places, options.minutes, last=options.last)
    print(f"{'done' if made.done else 'to be gone on with'}: step {made.step}, tuning {made.loss:.3f}")


def _pack(options: argparse.Namespace) -> None:
    from tools.train.agreement import agreement
    from tools.train.arrays import Pairs
    from tools.train.convert import convert

    made = weights.load(options.weights)
    model = (options.folder / prepare.PIECES).read_bytes()
    processor = pieces.processor(model)
    code = made.recipe.source
    sources = (
        (options.shared / "eval" / f"newstest2013.en-fr.{code}").read_text(encoding="utf-8").splitlines()
    )
    with tempfile.TemporaryDirectory() as folder:
        convert(made, processor, Path(folder, "model"))
        checked = sources[: options.checked]
        exact, close = agreement(made, processor, Path(folder, "model"), checked)
        print(
            f"CTranslate2 says what PyTorch says to {exact} of {len(checked)} sentences, in int8 to {close}"
        )
        if exact < len(checked):
            raise ValueError(
                "CTranslate2 and PyTorch differ: the conversion is wrong, and nothing was packed"
            )
        figures = options.figures.read_text(encoding="utf-8") if options.figures else ""
        text = package.readme(made.recipe, options.version, prepare.credits_of(options.folder), figures)
        learnt = Pairs.load(options.folder / prepare.LEARNT)
        names = [processor.id_to_piece(number) for number in range(len(processor))]
        Path(folder, "model", shortlist.FILE).write_text(shortlist.shortlist(learnt, names), encoding="utf-8")
        said = package.metadata(made.recipe, options.version, shortlist.spelt(learnt, processor))
        package.pack(options.package, Path(folder, "model"), model, said, text)
    print(f"{options.package}: {options.package.stat().st_size / 1e6:.1f} MB")


def _shortlist(options: argparse.Namespace) -> None:
    model, codes = package.opened(options.package)
    processor = pieces.processor(model)
    learnt = prepare.plain(Recipe(*codes), options.shared, processor)
    names = [processor.id_to_piece(number) for number in range(len(processor))]
    made, spelt = shortlist.shortlist(learnt, names), shortlist.spelt(learnt, processor)
    package.with_shortlist(options.package, made, spelt)
    print(f"{len(made) / 1e6:.1f} MB; spelt in bytes, and known: {spelt}")


def _scale(options: argparse.Namespace) -> None:
    from l10n.engines.confidence import read

    numbers = json.loads(options.scale.read_text(encoding="utf-8"))
    if read(numbers) is None:
        raise ValueError(f"{options.scale} is no scale: benchmarks/confidence.py --package prints one")
    package.with_scale(options.package, numbers)


def _evaluate(options: argparse.Namespace) -> None:
    from tools.train.evaluate import evaluate

    evaluate(options.package, options.shared, options.sentences)


if __name__ == "__main__":
    main()
