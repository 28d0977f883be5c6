"""What is found wrong in a glossary: each with its row, its reason, and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n.errors import InputError
from l10n.glossary import review
from l10n.model import Severity
from tests.support import ROOT

ERROR, WARNING = Severity.ERROR, Severity.WARNING
GOOD = """concept,kind,status,fr,en,es,de,match,note
kursk,place,preferred,Koursk,Kursk,Kursk,Kursk,,
kursk,place,forbidden,,Koursk,,,,the French form
putin,person,preferred,Vladimir Poutine,Vladimir Putin,Vladímir Putin,Wladimir Putin,,
putin,person,admitted,Poutine,Putin,Putin,Putin,,
nato,acronym,preferred,OTAN,NATO,OTAN,NATO,,
nato,organisation,admitted,Organisation du traité de l'Atlantique nord,,,,,
georgia,place,preferred,Géorgie,Georgia,Georgia,,,the country
georgia-us,place,preferred,Géorgie,Georgia,Georgia,,,the state
"""


def found(
    folder: Path, content: str, source: str | None = None
) -> list[tuple[int | None, Severity, str, str]]:
    (folder / "terms.csv").write_text(content, encoding="utf-8")
    findings = review.check([folder], source)[1]
    assert {finding.path for finding in findings} <= {str(folder / "terms.csv")}
    return [(one.line, one.severity, one.check, one.message) for one in findings]


def test_a_good_glossary_has_no_findings(tmp_path: Path) -> None:
    assert found(tmp_path, GOOD) == []


def test_the_sample_glossary_has_no_errors() -> None:
    glossary, findings = review.check([ROOT / "glossary"])
    assert [finding for finding in findings if finding.severity is ERROR] == []
    assert len(glossary.concepts) >= 150


HEAD = "concept,kind,status,fr,en,de,match\n"
WRONG = [
    pytest.param(
        "k,place,preferred,Koursk,Kursk,,\nk,place,preferred,Koursk,Kursk,,\n",
        [(3, ERROR, "glossary-duplicate", "the row is that of line 2 again: remove one of the two")],
        id="duplicate",
    ),
    pytest.param(
        "k,place,preferred,Koursk,Kursk,,\nk,place,forbidden,,Kursk,,\n",
        [
            (
                3,
                ERROR,
                "glossary-contradiction",
                "`Kursk` (en) is forbidden, and preferred in line 2: decide for one",
            )
        ],
        id="forbidden and preferred",
    ),
    pytest.param(
        "k,place,forbidden,,Kiev,,\nk,place,admitted,Kiev,Kiev,,\n",
        [
            (
                3,
                ERROR,
                "glossary-contradiction",
                "`Kiev` (en) is admitted, and forbidden in line 2: decide for one",
            )
        ],
        id="admitted and forbidden",
    ),
    pytest.param(
        "n,acronym,preferred,OTAN,NATO,,\nn,acronym,,OTAN,Nato,,\n",
        [
            (
                3,
                ERROR,
                "glossary-two-preferred",
                "`Nato` (en) is preferred, and so is `NATO` in line 2: make one of them admitted",
            )
        ],
        id="two preferred",
    ),
    pytest.param(
        "bank,term,,banc,bench,Bank,\nshoal,term,,banc,shoal,Schwarm,\n",
        [
            (
                3,
                ERROR,
                "glossary-ambiguous",
                "`banc` (fr) is `shoal` in en here, and `bench` in line 2 (concepts `shoal` and `bank`): "
                "make them one concept, or leave one of the forms out",
            )
        ],
        id="one source, two targets",
    ),
    pytest.param(
        "bank,term,,banc,Bank,,\nshoal,term,,Banc,Shoal,,\n",
        [(3, ERROR, "glossary-ambiguous", "`Banc` (fr) is `Shoal` in en here, and `Bank`")],
        id="terms of one spelling but for capitals",
    ),
    pytest.param(
        "cia,acronym,,CIA,CIA,,\nonu,term,,cia,x,,\n",
        [],
        id="an acronym and a word",
    ),
    pytest.param(
        "tunis,place,,Tunis,Tunis,,\ntunisie,place,,Tunisie,Tunis,,\n",
        [],
        id="two meanings in a target language",
    ),
    pytest.param(
        "k,place,,Koursk,Kursk,Kursk,\nc,place,,Koursck,Kursk,,\n",
        [(3, WARNING, "glossary-misspelt", "`Koursck` (fr) is near to `Koursk` in line 2 (concept `k`)")],
        id="a name misspelt, with the same target",
    ),
    pytest.param(
        "iran,place,,Iran,Iran,Iran,\nirak,place,,Irak,Iraq,Irak,\nislande,place,,Islande,Iceland,,\n"
        "irlande,place,,Irlande,Ireland,,\n",
        [],
        id="names that are near to each other",
    ),
    pytest.param(
        "m,,,missile balistique,ballistic missile,,\nn,,,missile balistqiue,guided missile,,\n",
        [(3, WARNING, "glossary-misspelt", "`missile balistqiue` (fr) is near to `missile balistique`")],
        id="a term with what is no word",
    ),
    pytest.param("f,place,,=France,France,,\n", [(2, ERROR, "glossary-formula", "begins with `=`")], id="="),
    pytest.param("f,,,'=x,=,,\n", [], id="a sign that is a form, or guarded"),
    pytest.param(
        "one,,,mot,,,\ntwo,,,a,b,,\n",
        [(2, WARNING, "glossary-one-language", "the concept `one` has forms in one language only")],
        id="one language",
    ),
    pytest.param(
        "k,place,preferred,Koursk,Kursk,,\nk,place,forbidden,,,Koursk,\n",
        [(3, WARNING, "glossary-only-forbidden", "add a preferred form in de")],
        id="only forbidden",
    ),
    pytest.param(
        "coree,place,,Corée,Korea,,\nCorée,place,admitted,Corées,Koreas,,\n",
        [(3, WARNING, "glossary-alike", "the concepts `Corée` and `coree` are two")],
        id="concepts alike",
    ),
    pytest.param(
        "k,place,,Koursk ,Kursk,,\n",
        [(2, ERROR, "glossary-space", "white space at the edge of `Koursk` (fr): remove it")],
        id="edge white space",
    ),
    pytest.param(
        "k,place,,Koursk,\u00a0Kursk,,\n",
        [(2, ERROR, "glossary-space", "white space at the edge of `Kursk` (en): remove it")],
        id="edge no-break space",
    ),
    pytest.param(
        'k,place,,Nijni  Novgorod,"Nizhny\nNovgorod",,\n',
        [
            (2, WARNING, "glossary-double-space", "(fr): make it"),
            (2, WARNING, "glossary-double-space", "(en)"),
        ],
        id="double spaces",
    ),
    pytest.param(
        "k,place,,Kour\u200bsk,Kur\x07sk,,\n",
        [
            (2, ERROR, "glossary-character", "an invisible character (zero width space) in"),
            (2, ERROR, "glossary-character", "an invisible character (u+0007) in"),
        ],
        id="invisible characters",
    ),
    pytest.param(
        "k,term,,#NAME?,-ism,,\n",
        [(2, ERROR, "glossary-formula", "a spreadsheet took `#NAME?` (fr) for a formula: type it again")],
        id="a formula",
    ),
    pytest.param("k,term,,می\u200cخواهم,want,,\n", [], id="a joiner of Persian"),
    pytest.param(
        "k,place,,Core\u0301e,Korea,,\n",
        [(2, WARNING, "glossary-unicode", "letters and accents are apart in `Corée` (fr)")],
        id="not in form C",
    ),
    pytest.param(
        "k,place,,,,,\n",
        [(2, ERROR, "glossary-empty", "no form in any language: fill one in, or remove the row")],
        id="no form",
    ),
    pytest.param(
        "k,plaec,no,a,b,,x\n",
        [
            (2, ERROR, "glossary-value", "unknown kind `plaec`: did you mean `place`?"),
            (
                2,
                ERROR,
                "glossary-value",
                "unknown status `no`: it must be one of preferred, admitted, forbidden",
            ),
            (2, ERROR, "glossary-value", "unknown match `x`: it must be one of exact, case, inflected"),
        ],
        id="values",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), WRONG)
def test_what_is_wrong_is_found(
    tmp_path: Path, rows: str, expected: list[tuple[int, Severity, str, str]]
) -> None:
    findings = found(tmp_path, HEAD + rows)
    assert [finding[:3] for finding in findings] == [one[:3] for one in expected]
    for finding, one in zip(findings, expected, strict=True):
        assert one[3] in finding[3]


def test_all_that_is_wrong_in_the_header_is_found_at_once(tmp_path: Path) -> None:
    findings = found(tmp_path, "fr,en,staus,frensh,EN\na,b,c,d,e\n")
    assert [(line, message.split(":")[0]) for line, _, _, message in findings] == [
        (1, "unknown column `staus`"),
        (1, "unknown column `frensh`"),
        (1, "the column `en` is there twice"),
    ]


def test_ambiguity_is_an_error_in_the_language_that_is_translated_from(tmp_path: Path) -> None:
    rows = HEAD + "tunis,place,,Tunis,Tunis,,\ntunisie,place,,Tunisie,Tunis,,\n"
    assert found(tmp_path, rows, "fr") == []
    assert [severity for _, severity, _, _ in found(tmp_path, rows, "en-GB")] == [ERROR]


def test_a_file_that_can_not_be_read_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'fr,en\n"a,b\n')
    (tmp_path / "b.csv").write_bytes("fr,en\nété,summer\n".encode("cp1252"))
    (tmp_path / "c.csv").write_bytes(b"fr,en\na,b\na,b\n")
    glossary, findings = review.check([tmp_path])
    assert len(glossary.rows) == 2
    assert [(Path(one.path).name, one.line, one.check) for one in findings] == [
        ("a.csv", 2, "glossary-file"),
        ("b.csv", 2, "glossary-file"),
        ("c.csv", 3, "glossary-duplicate"),
    ]


def test_rows_of_several_files_are_seen_together(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("fr,en\nbanc,bench\n")
    (tmp_path / "b.csv").write_text("concept,fr,en\nbanc,banc,shoal\n")
    findings = review.check([tmp_path])[1]
    assert [(Path(one.path).name, one.line, one.check) for one in findings] == [
        ("b.csv", 2, "glossary-two-preferred")
    ]
    assert f"`bench` in {tmp_path / 'a.csv'}:2" in findings[0].message


def test_what_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file or folder"):
        review.check([tmp_path / "gone"])
