"""`l10n serve` as a process: real engines, a real client, Ctrl-C."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys

from tests.support import Project, need

L10N = (sys.executable, "-c", "from l10n.cli import main; main()")


def test_a_client_gets_what_the_glossary_asks_for(project: Project) -> None:
    need("apertium", "curl")
    glossary = project.root / "glossary"
    glossary.mkdir(exist_ok=True)
    (glossary / "g.csv").write_text("concept,kind,fr,es\nkoursk,place,Koursk,Kursk\n", encoding="utf-8")
    command = [*L10N, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=project.root, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = re.search(r"http://\S+:\d+", process.stderr.readline())
        assert address is not None
        values = ["-d", "q=Le président est à Koursk.", "-d", "source=fr", "-d", "target=es"]
        done = subprocess.run(
            ["curl", "-s", f"{address[0]}/translate", *values], capture_output=True, check=True, timeout=60
        )
        assert "Kursk" in json.loads(done.stdout)["translatedText"]
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert (process.wait(20), "Traceback" in rest) == (130, False)


def test_others_are_served_with_a_token_only(project: Project) -> None:
    result = project.run("serve", "--host", "0.0.0.0", "--port", "0")
    assert (result.code, "L10N_SERVE_TOKEN" in result.line) == (2, True)
    result = project.run("serve", "--engine", "nothing")
    assert (result.code, "there is no engine" in result.line) == (2, True)
    result = project.run("serve", "--host", "192.0.2.1", "--token", "x")
    assert (result.code, "can't listen at 192.0.2.1:5000" in result.line) == (2, True)
