"""Fetch the sets from where they are published, and write them as the benchmark reads them.

    python -m benchmarks.terms_mt.fetch DIR [--set NAME…]

What is in DIR/downloads already is not fetched again. Each file has to have the SHA-256 that stands here. Of
NTREX-128 and WMT21's set every second article or sentence is taken, from the first on: the other half is for whoever
wants one that nobody has tuned on.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import tarfile
import urllib.request
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.terms_mt.sets import READERS

_NTREX = (
    "https://raw.githubusercontent.com/MicrosoftTranslator/NTREX/8561f6a622db9edad1217683e5c83daefd8bb2bf/"
)
_WMT21 = (
    "https://raw.githubusercontent.com/mahfuzibnalam/terminology_evaluation/"
    "040906f012d25539e0ec8d9c9ab0b61cdfc0a83e/data/"
)
_IDS, _ARCHIVE = "DOCUMENT_IDS.tsv", "flores200_dataset.tar.gz"
_NTREX_FILES = {language: f"newstest2019-{name}.txt" for language, name in
                {"en": "src.eng", "fr": "ref.fra", "es": "ref.spa", "pt": "ref.por"}.items()}  # fmt: skip
_FLORES_FILES = {"en": "eng_Latn", "fr": "fra_Latn", "es": "spa_Latn", "pt": "por_Latn"}
_WMT21_FILES = {language: f"dev.en-fr.{language}.sgm" for language in ("en", "fr")}
# By set: where a file is, and its SHA-256.
FILES: dict[str, dict[str, str]] = {
    "ntrex": {
        _NTREX + _IDS: "88a8b0ff1eae47e83f60dcde01075b8c87d75ced59ca09e0af1eb539958e05d5",
        f"{_NTREX}NTREX-128/{_NTREX_FILES['en']}": "389e8f5796c66db4f646dfad33e1ec622d74767af5ef112b42a1f2cd814df3cc",
        f"{_NTREX}NTREX-128/{_NTREX_FILES['fr']}": "1dd80d337f6a75c6ed579a95f09ca9b85d87d6e488d0a428c5f89cca99553136",
        f"{_NTREX}NTREX-128/{_NTREX_FILES['es']}": "0ad8129e5ce0bea86ba7e0ea0db0504d6626b8a4d2a7cf4c44b7791c70e99b84",
        f"{_NTREX}NTREX-128/{_NTREX_FILES['pt']}": "ad2b8c2d91be6a17f9c0df0dd25e358b8de6168212b4bbc9718ea41c4df9ecd8",
    },
    "flores": {
        f"https://dl.fbaipublicfiles.com/nllb/{_ARCHIVE}": (
            "b8b0b76783024b85797e5cc75064eb83fc5288b41e9654dabc7be6ae944011f6"
        ),
    },
    "wmt21": {
        _WMT21 + _WMT21_FILES["en"]: "4f6c4a87eb5ed89c17fcde3024d2152e4db1e1d2a2e884c31a097efa901f8c01",
        _WMT21 + _WMT21_FILES["fr"]: "9bd8d4b69bb325ff83bbd9fe9ec1667f036c7f4e3da4ddc72b526c09890a9a68",
    },
}
_SILENCE = 60  # seconds that a server may say nothing


def main() -> None:
    """Fetch what the options ask for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("--set", nargs="+", choices=READERS, default=list(READERS))
    options = parser.parse_args()
    downloads = options.folder / "downloads"
    for name in ("downloads", "articles", "eval"):
        (options.folder / name).mkdir(parents=True, exist_ok=True)
    for name in options.set:
        for address, digest in FILES[name].items():
            download(address, digest, downloads)
        WRITERS[name](downloads, options.folder)


def download(address: str, digest: str, folder: Path) -> Path:
    """Return the file of an address in a folder, fetched where it isn't there yet; exit where it is another one."""
    path = folder / address.rpartition("/")[2]
    if not path.exists():
        print(address, file=sys.stderr)
        with urllib.request.urlopen(address, timeout=_SILENCE) as answer:
            path.write_bytes(answer.read())
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        sys.exit(f"{path} is not the file that was published: its SHA-256 is not {digest}")
    return path


def write_ntrex(downloads: Path, folder: Path) -> None:
    """Write `articles/ntrex.jsonl`: an article a line, with its sentences by language."""
    ids = _lines(downloads / _IDS)
    texts = {language: _lines(downloads / name) for language, name in _NTREX_FILES.items()}
    with (folder / "articles" / "ntrex.jsonl").open("w", encoding="utf-8") as file:
        for article in list(dict.fromkeys(ids))[::2]:
            places = [place for place, one in enumerate(ids) if one == article]
            sides = {language: [lines[place] for place in places] for language, lines in texts.items()}
            _dump(file.write, {"id": article, **sides})


def write_flores(downloads: Path, folder: Path) -> None:
    """Write `eval/flores200-devtest.LANGUAGE`, as they are in the archive."""
    wanted = {f"devtest/{name}.devtest": language for language, name in _FLORES_FILES.items()}
    with tarfile.open(downloads / _ARCHIVE) as archive:
        for member in archive:
            language = wanted.get("/".join(member.name.split("/")[-2:]))
            if language and (file := archive.extractfile(member)):
                (folder / "eval" / f"flores200-devtest.{language}").write_bytes(file.read())


def write_wmt21(downloads: Path, folder: Path) -> None:
    """Write `eval/wmt21-terminology.en-fr.jsonl`: a sentence a line, with the terms that are marked in it."""
    sides = {language: _segments(downloads / name) for language, name in _WMT21_FILES.items()}
    with (folder / "eval" / "wmt21-terminology.en-fr.jsonl").open("w", encoding="utf-8") as file:
        for number in list(sides["en"])[::2]:
            english, french = sides["en"][number], sides["fr"][number]
            terms = [
                {"src": source, "tgt": target.split("|")}
                for source, target in re.findall(r'<term [^>]*src="([^"]*)" tgt="([^"]*)"', english)
            ]
            _dump(
                file.write, {"id": number, "en": _untagged(english), "fr": _untagged(french), "terms": terms}
            )


def _segments(path: Path) -> dict[str, str]:
    """Return the segments of an SGML file, which is no XML, by their numbers."""
    return dict(re.findall(r'<seg id="(\d+)">(.*?)</seg>', path.read_text(encoding="utf-8"), re.DOTALL))


def _untagged(text: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", "", text).split())


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def _dump(write: Callable[[str], object], record: Mapping[str, object]) -> None:
    write(json.dumps(record, ensure_ascii=False) + "\n")


WRITERS = {"ntrex": write_ntrex, "flores": write_flores, "wmt21": write_wmt21}

if __name__ == "__main__":
    main()
