"""The benchmark of terms: what it measures has the value that its README says, on targets that a person can count."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import os
import subprocess
import sys
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from benchmarks.terms_mt import fetch, terms
from benchmarks.terms_mt.judges import FormJudge, L10nJudge
from benchmarks.terms_mt.measures import Share, loops, measure, names_in
from benchmarks.terms_mt.sets import SentenceSet, load
from benchmarks.terms_mt.sizes import megabytes
from benchmarks.terms_mt.systems import FailedRunError, Places, built_in, from_option, run
from benchmarks.terms_mt.terms import FormFinder, Term
from tests.support import ROOT, missing

RUSSIA = Term("russia", "place", ("Russie",), ("Russia",), ("Russie",), ("Russia",))
RUSSIAN = Term("russian", "demonym", ("russe",), ("Russian",), ("russe", "russes"), ("Russian", "Russians"))
HOSTAGE = Term("hostage", "term", ("otage",), ("hostage",), ("otage", "otages"), ("hostage", "hostages"))
TERMS = (RUSSIA, RUSSIAN, HOSTAGE)
FORMS = {
    "us": ["US", "United States"], "korea": ["Corée"], "north": ["Corée du Nord"], "swiss": ["suisse", "suisses"],
    "switzerland": ["Suisse"], "state": ["chef d'État"],
}  # fmt: skip


def need_sacrebleu() -> None:
    if importlib.util.find_spec("sacrebleu") is None:
        missing("sacrebleu, which measures chrF", "make test")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("The US and the US.", ["us", "us"], id="as often as it is there"),
        pytest.param("They told us, the USA", [], id="capitals, whole words"),
        pytest.param("La Corée du Nord et la Corée", ["north", "korea"], id="the longest first"),
        pytest.param(
            "Les Suisses de Suisse, en suisse", ["swiss", "switzerland", "swiss"], id="a capital more"
        ),
        pytest.param("LA SUISSE ET LA CORÉE DU NORD", ["switzerland", "swiss", "north"], id="capitals"),
        pytest.param("le chef d’État", ["state"], id="either apostrophe"),
        pytest.param("le corée", [], id="a capital less"),
    ],
)
def test_forms_are_found(text: str, found: list[str]) -> None:
    hits = [sorted(hit.concepts, reverse=True) for hit in FormFinder(FORMS).find(text)]
    assert [concept for hit in hits for concept in hit] == found


@pytest.mark.parametrize(
    ("source", "reference", "target", "verdicts"),
    [
        pytest.param("La Russie dort.", "Russia sleeps.", "Russia is asleep.", [True], id="obeyed"),
        pytest.param("La Russie dort.", "Russia sleeps.", "The bear sleeps.", [False], id="not obeyed"),
        pytest.param(
            "La Russie dort.", "The bear sleeps.", "The bear sleeps.", [], id="not in the reference"
        ),
        pytest.param("L'ours dort.", "Russia sleeps.", "Russia sleeps.", [], id="not in the source"),
        pytest.param(
            "Les otages russes", "The Russian hostages", "The Russian hostage", [True, True], id="inflected"
        ),
        pytest.param("Otage, otage", "Hostage, hostage", "Hostage", [False], id="as often as both have it"),
        pytest.param("Otage, otage", "A hostage", "A hostage", [True], id="as the reference has it"),
    ],
)
def test_a_judge_counts_terms(
    source: str, reference: str, target: str, verdicts: list[bool], tmp_path: Path
) -> None:
    assert FormJudge(TERMS).verdicts(source, reference, target) == verdicts
    terms.write(TERMS, tmp_path / "terms.tsv", "fr", "en")
    if source.count("tage") < 2:  # l10n asks the reference for as many as the source has
        assert L10nJudge(tmp_path / "terms.tsv", "fr", "en").verdicts(source, reference, target) == verdicts


@pytest.mark.parametrize(
    ("source", "reference", "names"),
    [
        pytest.param("Hier, Jean Martin riait.", "Jean Martin laughed.", ["Jean Martin"], id="a run"),
        pytest.param("Martin riait.", "Martin laughed.", [], id="not the first word"),
        pytest.param(
            "Il rit. Martin pas. Et Durand ?", "Not Martin. And Durand?", ["Durand"], id="of any sentence"
        ),
        pytest.param(
            "À Londres, Martin rit.", "In London, Martin laughs.", ["Martin"], id="as the reference has it"
        ),
        pytest.param("Avec la Russie, Poutine", "With Russie, Poutine", ["Poutine"], id="no term"),
        pytest.param("Il voit Jean, Jean et Jean", "Jean", ["Jean"], id="once"),
        pytest.param(
            "Chez Saint-Gobain et d’Emmanuel",
            "Saint-Gobain, Emmanuel",
            ["Saint-Gobain", "Emmanuel"],
            id="marks",
        ),
    ],
)
def test_names_are_found(source: str, reference: str, names: list[str]) -> None:
    assert [*names_in(source, reference, FormFinder({"russia": ["Russie"]}))] == names


@pytest.mark.parametrize(
    ("source", "target", "round_"),
    [
        ("Il dort bien.", "He sleeps well.", False),
        ("Il dort.", "He he he sleeps.", True),
        ("Non, non, non !", "No, no, no!", False),
        ("Il dort.", "in the house in the house in the house", True),
        ("Il dort.", "He sleeps and this goes on and on, as if nobody had ever told it to stop.", True),
    ],
)
def test_loops_are_found(source: str, target: str, round_: bool) -> None:
    assert loops(source, target) is round_


def test_the_figures_are_those_of_the_readme() -> None:
    need_sacrebleu()
    sources = ("La Russie libère Ali Sedov.", "Un otage russe parle.", "Les otages arrivent.")
    references = ("Russia frees Ali Sedov.", "A Russian hostage speaks.", "The hostages arrive.")
    of = SentenceSet("toy", "fr", "en", sources, references, TERMS)
    judges = {"forms": FormJudge(TERMS)}
    free = ["Russia frees Ali Sedow.", "A Russian captive speaks.", ""]
    with_terms = ["The bear frees Ali Sedov.", "A Russian hostage speaks.", "the hostages the the the"]

    before = measure(of, judges, free)
    assert before.obeyed == {"forms": Share(2, 4)}
    assert (before.names, before.empty, before.loops) == (Share(0, 1), 1, 0)
    assert (before.worse, before.better, before.chrf_elsewhere) == (None, None, None)

    after = measure(of, judges, with_terms, free)
    assert after.obeyed == {"forms": Share(3, 4)}
    assert (after.worse, after.better) == ({"forms": 1}, {"forms": 2})
    assert (after.names, after.empty, after.loops) == (Share(1, 1), 0, 1)

    perfect = measure(of, judges, references)
    assert perfect.chrf == pytest.approx(100)
    assert measure(of, judges, references, references).chrf_elsewhere == 0


def test_only_what_is_no_term_counts_elsewhere() -> None:
    need_sacrebleu()
    of = SentenceSet("toy", "fr", "en", ("La Russie dort.",), ("Russia sleeps.",), TERMS)
    figures = measure(of, {}, ["Russia sleeps."], ["Russians sleeps."])
    assert figures.chrf_elsewhere == 0


def test_terms_are_written_for_systems(tmp_path: Path) -> None:
    land = Term("us", "place", ("États-Unis", "USA"), ("United States", "US"), (), ())
    terms.write([land], tmp_path / "terms.tsv", "fr", "en")
    assert (tmp_path / "terms.tsv").read_text().splitlines() == [
        "concept\tkind\tstatus\tfr\ten",
        "us\tplace\tpreferred\tÉtats-Unis\tUnited States",
        "us\tacronym\tadmitted\tUSA\tUnited States",
        "us\tacronym\tadmitted\t\tUS",
    ]


def test_the_list_is_whole() -> None:
    with (terms.DATA / "terms.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    with (terms.DATA / "forms.tsv").open(encoding="utf-8", newline="") as file:
        forms = [
            (row["language"], row["name"], row["forms"].split("|"))
            for row in csv.DictReader(file, delimiter="\t")
        ]
    concepts = [row["concept"] for row in rows]
    assert len(concepts) == len(set(concepts))
    languages = ("fr", "en", "es", "pt")
    assert [row["concept"] for row in rows if not all(row[language] for language in languages)] == []
    names = {(language, name) for row in rows for language in languages for name in row[language].split("|")}
    assert [(language, name) for language, name, _ in forms if (language, name) not in names] == []
    assert [name for _, name, other in forms if name in other or len(other) != len(set(other))] == []


def double(tmp_path: Path, line: str) -> str:
    """Return a command that runs a line of Python for each line of its input."""
    script = tmp_path / "double.py"
    script.write_text(f"import sys, time\nfor line in sys.stdin:\n    {line}\n")
    return f"{sys.executable} {script} {{terms}}"


def test_a_system_is_a_command(tmp_path: Path) -> None:
    ran = run(double(tmp_path, "print(line.strip().upper())"), ["a b", "ç"], Places({"terms": "x"}, {}))
    assert ran.targets == ["A B", "Ç"]
    assert ran.cpu > 0
    assert ran.peak > 1


@pytest.mark.parametrize(
    ("line", "error"),
    [("print(1, 2, sep=chr(10))", "4 lines for 2"), ("sys.exit('no model')", "ended with 1: no model")],
)
def test_a_system_that_fails_says_so(line: str, error: str, tmp_path: Path) -> None:
    with pytest.raises(FailedRunError, match=error):
        run(double(tmp_path, line), ["a", "b"], Places({"terms": "x"}, {}))


def test_a_missing_program_says_so() -> None:
    with pytest.raises(FailedRunError, match="no-such-program"):
        run("no-such-program {source}", ["a"], Places({"source": "fr"}, {}))


class Upper(BaseHTTPRequestHandler):
    """Answers as LibreTranslate does, with the texts in capitals."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert (self.path, asked["source"], asked["target"]) == ("/translate", "fr", "en")
        answer = json.dumps({"translatedText": [text.upper() for text in asked["q"]]}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:
        pass


def test_a_server_is_a_system() -> None:
    lines = [f"a{number}" for number in range(70)]
    with ThreadingHTTPServer(("127.0.0.1", 0), Upper) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        adapter = ROOT / "benchmarks" / "terms_mt" / "adapters" / "libretranslate_lines.py"
        command = f"{sys.executable} {adapter} http://127.0.0.1:{server.server_address[1]}/ fr en"
        ran = run(command, lines, Places({}, dict(os.environ)))
        server.shutdown()
        thread.join()
    assert ran.targets == [line.upper() for line in lines]


def test_an_option_names_a_system() -> None:
    system = from_option("mine=run --to={target} {terms}")
    assert (system.name, system.command("xx-yy"), system.takes_terms("xx-yy")) == (
        "mine",
        "run --to={target} {terms}",
        True,
    )
    with pytest.raises(ValueError, match="not NAME=COMMAND"):
        from_option("mine")


def test_the_systems_that_come_with_it_can_be_read() -> None:
    systems = {system.name: system for system in built_in()}
    assert systems["l10n-argos"].takes_terms("fr-en")
    assert not systems["argostranslate"].takes_terms("fr-en")
    assert systems["apertium"].command("en-pt") is None


def test_things_are_weighed(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "a.bin").write_bytes(bytes(3_000_000))
    places = Places({"here": str(tmp_path)}, {})
    assert megabytes(["{here}/model"], places) == 3
    assert megabytes(["{here}/model", "{here}/none"], places) is None
    assert megabytes([], places) is None
    assert (megabytes(["dist:numpy"], places) or 0) > 10


def test_the_command_measures_five_sentences(tmp_path: Path) -> None:
    need_sacrebleu()
    (tmp_path / "eval").mkdir()
    french = ["La Russie dort.", "Le drone tombe.", "Il aime Paul Dupont.", "Il rit.", "Elle lit."]
    english = ["Russia sleeps.", "The drone falls.", "He loves Paul Dupont.", "He laughs.", "She reads."]
    (tmp_path / "eval" / "flores200-devtest.fr").write_text("\n".join([*french, "Trop."]))
    (tmp_path / "eval" / "flores200-devtest.en").write_text("\n".join([*english, "Too much."]))
    answers = dict(zip(french, english, strict=True))
    script = tmp_path / "double.py"
    script.write_text(
        f"import sys\nanswers = {answers!r}\nobedient = 'Russie\\tRussia' in open(sys.argv[3]).read()\n"
        "for line in sys.stdin:\n"
        "    made = answers[line.strip()]\n"
        "    print(made if obedient else made.replace('Russia', 'The bear'))\n"
    )
    command = [
        sys.executable,
        "-m",
        "benchmarks.terms_mt",
        "--data",
        str(tmp_path),
        "--set",
        "flores",
        "ntrex",
    ]
    command += ["--pair", "fr-en", "--sentences", "5", "--only", "--json", str(tmp_path / "out.json")]
    command += ["--system", f"double={{python}} {script} {{source}} {{target}} {{terms}}"]
    command += ["--system", "broken=no-such-program {source}"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert "NOT MEASURED: ntrex fr-en" in ran.stderr
    assert "NOT MEASURED: broken" in ran.stderr
    assert "**flores, fr→en**: 5 sentences, 2 terms (2 by l10n's matcher), 1 names" in ran.stdout
    without, with_terms = json.loads((tmp_path / "out.json").read_text())["results"]
    assert (without["with_terms"], with_terms["with_terms"]) == (False, True)
    assert without["figures"]["obeyed"] == {
        "forms": {"count": 1, "total": 2},
        "l10n": {"count": 1, "total": 2},
    }
    assert with_terms["figures"]["obeyed"]["forms"] == {"count": 2, "total": 2}
    assert with_terms["figures"]["better"] == {"forms": 1, "l10n": 1}
    assert with_terms["figures"]["worse"] == {"forms": 0, "l10n": 0}
    assert with_terms["figures"]["chrf"] == pytest.approx(100)
    assert with_terms["figures"]["names"] == {"count": 2 - 1, "total": 1}


def test_published_files_become_sets(tmp_path: Path) -> None:
    downloads = tmp_path / "downloads"
    for name in ("downloads", "articles", "eval"):
        (tmp_path / name).mkdir()
    (downloads / "DOCUMENT_IDS.tsv").write_text("a\na\nb\nc\n")
    for name in ("src.eng", "ref.fra", "ref.spa", "ref.por"):
        (downloads / f"newstest2019-{name}.txt").write_text(
            "".join(f"{name} {number}\n" for number in range(4))
        )
    fetch.write_ntrex(downloads, tmp_path)
    ntrex = load("ntrex", "fr", "en", tmp_path, 9)
    assert ntrex
    assert ntrex.sources == ("ref.fra 0", "ref.fra 1", "ref.fra 3")
    assert ntrex.references == ("src.eng 0", "src.eng 1", "src.eng 3")

    term = '<term id="1" type="t" src="cough" tgt="toux|tousse">'
    (downloads / "dev.en-fr.en.sgm").write_text(
        f'<seg id="6"> a {term} cough </term> ?</seg>\n<seg id="7"> no </seg>\n<seg id="9"> & so </seg>\n'
    )
    (downloads / "dev.en-fr.fr.sgm").write_text(
        f'<seg id="6"> une {term} toux </term> ?</seg>\n<seg id="7"> non </seg>\n<seg id="9"> et </seg>\n'
    )
    fetch.write_wmt21(downloads, tmp_path)
    wmt21 = load("wmt21", "fr", "en", tmp_path, 9)
    assert wmt21
    assert (wmt21.sources, wmt21.references) == (("une toux ?", "et"), ("a cough ?", "& so"))
    assert [(term.sources, term.target) for term in wmt21.terms] == [
        (("toux",), "cough"),
        (("tousse",), "cough"),
    ]
    assert load("wmt21", "fr", "es", tmp_path, 9) is None

    with tarfile.open(downloads / "flores200_dataset.tar.gz", "w:gz") as archive:
        for name, text in {
            "eng_Latn": "one\ntwo\n",
            "fra_Latn": "un\ndeux\n",
            "deu_Latn": "eins\nzwei\n",
        }.items():
            member = tarfile.TarInfo(f"./flores200_dataset/devtest/{name}.devtest")
            member.size = len(text)
            archive.addfile(member, io.BytesIO(text.encode()))
    fetch.write_flores(downloads, tmp_path)
    flores = load("flores", "fr", "en", tmp_path, 1)
    assert flores
    assert (flores.sources, flores.references) == (("un",), ("one",))


def test_another_file_than_was_published_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("another")
    with pytest.raises(SystemExit, match="SHA-256"):
        fetch.download("https://example.org/a.txt", "0" * 64, tmp_path)
