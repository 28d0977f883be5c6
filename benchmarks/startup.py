"""What `l10n --help` costs, next to a bare typer program with two commands: prints both and their ratio.

    python benchmarks/startup.py [ROUNDS]

The two run in turns, and the medians are compared, so that what else the machine does weighs on both alike. The
bound is 1.5; the exit code is 1 above it.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BOUND = 1.5
BARE = '''
import typer

app = typer.Typer()


@app.command()
def one(path: str, count: int = 1) -> None:
    """Do one thing."""


@app.command()
def two(path: str, verbose: bool = False) -> None:
    """Do another."""


app()
'''
OURS = "from l10n.cli import main; main()"


def seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


def modules(command: list[str]) -> int:
    ran = subprocess.run(
        [command[0], "-X", "importtime", *command[1:]], check=True, capture_output=True, text=True
    )
    return ran.stderr.count("import time:")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rounds", nargs="?", type=int, default=21)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        bare = Path(folder) / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        commands = {
            "bare typer": [sys.executable, str(bare), "--help"],
            "l10n": [sys.executable, "-c", OURS, "--help"],
        }
        for command in commands.values():
            seconds(command)  # the first one writes byte code
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command))
        for name, command in commands.items():
            print(f"{name:12} {statistics.median(times[name]):.3f} s  {modules(command)} modules")
    ratio = statistics.median(times["l10n"]) / statistics.median(times["bare typer"])
    print(f"ratio        {ratio:.2f} (at most {BOUND})")
    return int(ratio > BOUND)


if __name__ == "__main__":
    sys.exit(main())
