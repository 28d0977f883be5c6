"""What is wrong with a command line is said in the user's language; exit codes are what they were."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from functools import cache

import pytest

from l10n import messages
from l10n.cli.app import app
from tests.support import Project

WRONG = {
    "no number": (["translate", "--beam", "x"], "un nombre entier est attendu"),
    "too small": (["translate", "--beam", "0"], "au moins 1 est attendu"),
    "too large": (["translate", "--beam", "99"], "au plus 64 est attendu"),
    "no value": (["translate", "--to"], "L’option '--to' demande une valeur."),
    "a value": (["translate", "--json=3"], "'--json' ne prend pas de valeur."),
    "no option": (["translate", "--too", "es"], "Option inconnue\xa0: --too"),
    "no argument": (["accept"], "Il manque l’argument 'FILE'."),
    "an argument": (["segment", "a", "b"], "Argument en trop\xa0: b"),
    "nearly a command": (["translat"], "Commande inconnue\xa0: 'translat'. Est-ce 'translate'\xa0?"),
    "no command": (["memory", "nix"], "Commande inconnue\xa0: 'nix'."),
}
# Of English what is left: names of commands and of what they take.
_WORDS = re.compile(r"(?i)\b(?:error|try|usage|missing|such|invalid|value|input|should|got)\b")


@cache
def run(language: str, *args: str) -> tuple[int, str, str]:
    environment = {**os.environ, "LANGUAGE": "", "LC_ALL": "", "LANG": f"{language}_XX.UTF-8"}
    command = [
        sys.executable,
        "-c",
        "import sys; sys.argv[0] = 'l10n'; from l10n.cli import main; main()",
        *args,
    ]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, encoding="utf-8"
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("args", "text"), WRONG.values(), ids=WRONG)
def test_a_wrong_command_line(project: Project, args: list[str], text: str) -> None:
    code, out, err = run("fr", *args)
    assert (code, out) == (2, "")
    assert text in err
    assert "Usage" not in err
    english = project.run(*args)
    assert (english.code, english.out) == (code, out)
    assert run("en", *args)[2].splitlines()[1:] == english.err.replace("'root ", "'l10n ").splitlines()[1:]


@pytest.mark.parametrize("language", messages.languages()[1:])
def test_no_word_of_english_is_left(language: str) -> None:
    for args, _ in WRONG.values():
        _, _, err = run(language, *args)
        said = [line for line in err.splitlines() if not line.startswith(("Uso", "Ús", "Util"))]
        if language != "fr":  # where these are words
            assert not _WORDS.search(" ".join(said).replace("Error: ", ""))
        assert "Did you mean" not in err


def test_help_and_version_are_no_errors() -> None:
    assert app.info.name == "l10n"
    for args in (["--version"], ["translate", "--help"], ["memory", "-h"]):
        code, out, err = run("ca", *args)
        assert (code, err) == (0, "")
        assert out
