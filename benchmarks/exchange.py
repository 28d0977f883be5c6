"""Whether exchange formats are read as streams: what memory files of many megabytes take.

    python benchmarks/exchange.py --mb 200
    python benchmarks/exchange.py --mb 20 --most 64

Writes TMX, XLIFF 1.2 and 2.0, TBX 2 and 3 of that size into temporary folders, imports each by `l10n` in a process
of its own, and prints the peak of its memory over that of a file with one unit, and CPU seconds. With --most it ends
with 1 where any took more than so many MB over its base. POSIX only: the peak is what `wait4` says.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

WORDS = "La ville de Koursk a été touchée par une frappe de nuit, et le port de Mourmansk fermé depuis lundi"


def sources() -> Iterator[str]:
    """Give sentences, each another."""
    return (f"{WORDS}, dit la note {number}." for number in count())


class Format(NamedTuple):
    """A file of a format: what stands before and behind its units, a unit's template, and how it is imported."""

    file: str
    head: str
    unit: str
    foot: str
    command: tuple[str, ...]


XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
XLIFF = 'xmlns="urn:oasis:names:tc:xliff:document:'
GLOSSARY = ("glossary", "import", "a.tbx", "--from", "fr", "--to", "es")
FORMATS = {
    "TMX": Format(
        "a.tmx",
        '<tmx version="1.4"><header srclang="fr" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x"'
        ' creationtool="x" creationtoolversion="1"/><body>\n',
        '<tu><tuv xml:lang="fr"><seg>{source}</seg></tuv>'
        '<tuv xml:lang="es"><seg>Unidad {number}: {source}</seg></tuv></tu>\n',
        "</body></tmx>\n",
        ("memory", "import", "a.tmx"),
    ),
    "XLIFF 1.2": Format(
        "a.xlf",
        f'<xliff version="1.2" {XLIFF}1.2"><file original="a.txt" datatype="plaintext" source-language="fr"'
        ' target-language="es"><body>\n',
        '<trans-unit id="{number}"><source>{source}</source>'
        '<target state="translated">Unidad {number}: {source}</target></trans-unit>\n',
        "</body></file></xliff>\n",
        ("xliff", "import", "a.xlf"),
    ),
    "XLIFF 2.0": Format(
        "a.xlf",
        f'<xliff version="2.0" {XLIFF}2.0" srcLang="fr" trgLang="es"><file id="f" original="a.txt">\n',
        '<unit id="u{number}"><segment state="translated"><source>{source}</source>'
        "<target>Unidad {number}: {source}</target></segment></unit>\n",
        "</file></xliff>\n",
        ("xliff", "import", "a.xlf"),
    ),
    "TBX 2": Format(
        "a.tbx",
        '<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>x</p></sourceDesc></fileDesc>'
        "</martifHeader><text><body>\n",
        '<termEntry id="c{number}"><descrip type="subjectField">droit</descrip>'
        '<langSet xml:lang="fr"><tig><term>norme {number}</term></tig></langSet>'
        '<langSet xml:lang="es"><tig><term>norma {number}</term></tig></langSet>'
        "<note>{source}</note></termEntry>\n",
        "</body></text></martif>\n",
        GLOSSARY,
    ),
    "TBX 3": Format(  # in the style of category as tag
        "a.tbx",
        '<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader><fileDesc>'
        "<sourceDesc><p>x</p></sourceDesc></fileDesc></tbxHeader><text><body>\n",
        '<conceptEntry id="c{number}">'
        '<langSec xml:lang="fr"><termSec><term>norme {number}</term></termSec></langSec>'
        '<langSec xml:lang="es"><termSec><term>norma {number}</term></termSec></langSec>'
        "<note>{source}</note></conceptEntry>\n",
        "</body></text></tbx>\n",
        GLOSSARY,
    ),
}  # fmt: skip
CATALOG = """msgid ""
msgstr ""
"Language: es\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: fr\\n"

#, fuzzy
msgid "{source}"
msgstr ""
"""


def run(name: str, size: int) -> tuple[float, float, float]:
    """Import a file of `size` bytes; return its MB, the process's peak in MB, and its CPU seconds."""
    format = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "l10n.toml").write_text('from = "fr"\nto = ["es"]\n', encoding="utf-8")
        catalog = root / "locales/es/LC_MESSAGES/a.po"
        catalog.parent.mkdir(parents=True)
        catalog.write_text(CATALOG.format(source=next(sources())), encoding="utf-8")
        with (root / format.file).open("w", encoding="utf-8") as out:
            written = out.write(XML + format.head)
            for number, source in enumerate(sources()):
                written += out.write(format.unit.format(number=number, source=source))
                if written >= size:
                    break
            out.write(format.foot)
        megabytes = (root / format.file).stat().st_size / 1e6
        call = [str(Path(sys.executable).with_name("l10n")), *format.command]
        child = subprocess.Popen(call, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert child.stdout is not None
        said = child.stdout.read()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode or not said:
            raise SystemExit(
                f"{name}: {' '.join(format.command)} ended with {child.returncode}: {said[-500:]}"
            )
    return megabytes, usage.ru_maxrss / 1024, usage.ru_utime + usage.ru_stime


def main() -> int:
    """Measure, print a table, and return the exit code."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--mb", type=float, default=200, help="the size of a file")
    arguments.add_argument("--most", type=float, help="end with 1 where a peak is over its base by more MB")
    arguments.add_argument("--only", choices=FORMATS, action="append", help="only this format")
    chosen = arguments.parse_args()
    worst = 0.0
    print("| format | MB | base, MB | peak over it, MB | CPU, s |\n|---|---:|---:|---:|---:|")
    for name in chosen.only or FORMATS:
        _, base, _ = run(name, 1)
        size, peak, seconds = run(name, int(chosen.mb * 1e6))
        worst = max(worst, peak - base)
        print(f"| {name} | {size:.0f} | {base:.0f} | {peak - base:.0f} | {seconds:.0f} |", flush=True)
    return int(chosen.most is not None and worst > chosen.most)


if __name__ == "__main__":
    sys.exit(main())
