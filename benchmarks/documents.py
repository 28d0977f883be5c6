"""Reading and publishing public documents: what an empty catalog changes, and one with each sentence written anew.

    .venv/bin/python benchmarks/documents.py [--limit 200] [--engine NAME] [--pair en-es] [-v] [FOLDER…]

Without folders: the Markdown and HTML that is installed beside Python, Node.js and Debian packages. For each format
it prints how many files, units and units with markup there are, and how fast it went; in how many files an empty
catalog changes a byte, in how many a catalog whose targets are the sources (which are written anew for that, not left
as they are) changes more than white space and how a character is escaped. With `--engine`, up to 20 units with markup
of some 30 files are translated, and those are counted whose markup comes back otherwise.
"""

from __future__ import annotations

import argparse
import html
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from l10n import articles, engines, segmentation
from l10n.articles.format import Format
from l10n.articles.publish import encode, misfit, published
from l10n.errors import L10nError
from l10n.model import Article, LanguagePair, Segment, Span
from l10n.text.markup import compare, parse, repaired

SUFFIXES = (".md", ".markdown", ".html", ".htm", ".xhtml")
FOLDERS = (Path(sys.prefix), Path("/usr/share/doc"), Path("/usr/share/nodejs"), Path("/usr/lib/node_modules"))
_SIGN = "\u2063"
LARGEST = 2_000_000  # bytes


def documents(folders: list[Path], limit: int) -> dict[str, list[Path]]:
    """Return the documents in folders by format: of each folder of documents a few, so that many projects are in."""
    found: dict[str, list[Path]] = defaultdict(list)
    seen: set[bytes] = set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            suffix = path.suffix.lower()
            if suffix not in SUFFIXES or not path.is_file() or path.stat().st_size > LARGEST:
                continue
            data = path.read_bytes()
            if data not in seen:
                seen.add(data)
                found["HTML" if "htm" in suffix else "Markdown"].append(path)
    return {name: paths[:: max(1, len(paths) // limit)][:limit] for name, paths in found.items()}


def rewritten(article: Article, segments: tuple[Segment, ...], format: Format) -> str:
    """Return an article in a format in which each segment was written anew with its own source."""
    changed = [_marked(one.source) for one in segments]
    new = published(article, segments, changed, format)
    return new.replace(_SIGN, "").replace("&#8291;", "")


def _marked(source: str) -> str:
    """Return a source with a sign that no format knows behind its last word, so that it is written anew."""
    markup = parse(source)
    last = max((at for at, char in enumerate(markup.text) if char.isalnum()), default=len(markup.text) - 1)
    end = markup.original(Span(last, last + 1)).end
    return source[:end] + _SIGN + source[end:]


def check(path: Path) -> Iterator[str]:
    """Yield what is wrong with a document; raises L10nError where it isn't read."""
    source = articles.Source(path, path.name, path.name)
    article, _ = articles.read(source)
    segments = segmentation.segment(article, "en")
    marked = [one.source for one in segments if parse(one.source).marks]
    COUNTS["units"] += len(segments)
    COUNTS["with markup"] += len(marked)
    MARKED.append(marked)
    format = articles.format_of(article)
    untouched = published(article, segments, [None] * len(segments), format, "es")
    if untouched != article.text or encode(untouched, article, format)[0] != path.read_bytes():
        yield "an empty catalog changes it"
    if wrong := [one for one in segments if one.inlines and misfit(one, one.source)]:
        yield f"{len(wrong)} sources that don't fit themselves: {wrong[0].source[:80]!r}"
    else:
        new = rewritten(article, segments, replace(format, language=lambda article, tag: ()))
        old, new = _meant(article.text, path), _meant(new, path)
        if old != new:
            yield f"its own sources change it: {_first(old, new)}"


def _meant(text: str, path: Path) -> str:
    """Return what a document says, however it escapes it."""
    if path.suffix.lower() in (".md", ".markdown"):
        from pyromark import html as rendered

        text = rendered(text)
    return " ".join(html.unescape(text).split())


def _first(old: str, new: str) -> str:
    at = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    return f"{old[max(0, at - 30) : at + 40]!r} became {new[max(0, at - 30) : at + 40]!r}"


def machine(name: str, pair: LanguagePair) -> str:
    """Return what became of the markup that was read, in a machine's translation, and in how many that was said."""
    sources = list(
        dict.fromkeys(source for some in MARKED[:: max(1, len(MARKED) // 30)] for source in some[:20])
    )
    engine = engines.start(pair, name)
    made = engine.translate(sources)
    engine.close()
    wrong = [
        (source, one.target)
        for source, one in zip(sources, made, strict=True)
        if one.target and compare(parse(source), parse(one.target))
    ]
    said = [one for one in made if "markup" in one.problem]
    left = len([one for one in wrong if repaired(*one) == one[1]])
    return (
        f"{len(wrong)} of {len(sources)} units with markup came back with other markup, "
        f"{left} of them after repairs, and {len(said)} said so {wrong[:3]}"
    )


COUNTS: dict[str, int] = defaultdict(int)
MARKED: list[list[str]] = []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--engine")
    parser.add_argument("--pair", default="en-es")
    parser.add_argument("-v", action="store_true")
    arguments = parser.parse_args()
    for name, paths in documents(arguments.folders, arguments.limit).items():
        COUNTS.clear()
        MARKED.clear()
        start, size, refused = time.perf_counter(), 0, 0
        wrong: dict[str, int] = defaultdict(int)
        for path in paths:
            try:
                problems = list(check(path))
            except L10nError as error:
                refused += 1
                if arguments.v:
                    print(f"{path}: {error}")
                continue
            size += path.stat().st_size
            for problem in problems:
                wrong[problem.split(":")[0]] += 1
                if arguments.v:
                    print(f"{path}: {problem}")
        seconds = time.perf_counter() - start
        print(f"{name}: {len(paths)} files, {size / 1e6:.1f} MB in {seconds:.1f} s, {refused} refused")
        print("   ", dict(COUNTS), dict(wrong) or "nothing changed")
        if arguments.engine:
            print("   ", machine(arguments.engine, LanguagePair(*arguments.pair.split("-"))))


if __name__ == "__main__":
    main()
