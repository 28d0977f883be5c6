from __future__ import annotations

import inspect
import re
import textwrap
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import l10n
from l10n import engines
from l10n.errors import InputError, NoEngineError, UsageError
from l10n.model import Span
from l10n.segmentation import split_spans
from tests.argos import TINY
from tests.support import ROOT


@pytest.fixture
def tiny(argos_folder: Path) -> None:
    with zipfile.ZipFile(TINY) as package:
        package.extractall(argos_folder)


def test_texts_become_texts(tiny: None) -> None:
    with l10n.Translator("fr", "en", engine="argos") as translator:
        assert translator.origin == "argos fr→en 1.0"
        assert translator.translate(["Le chat a vu le train.", "", "www.exemple.fr"]) == [
            "The cat saw the train.",
            "",
            "www.exemple.fr",
        ]
        assert translator.translate([]) == []
        (made,) = translator.details(["LE CHAT A VU LE TRAIN"])
    assert made.target == "THE CAT SAW THE TRAIN"
    assert made.score is not None
    translator.close()


def test_a_glossary_is_obeyed(tiny: None, tmp_path: Path) -> None:
    glossary = tmp_path / "terms.csv"
    glossary.write_text("fr,en\nmaire,lord mayor\n", encoding="utf-8")
    with l10n.Translator("fr", "en", engine="argos", glossary=glossary) as translator:
        (made,) = translator.details(["Le maire a vu le train."])
    assert made.target == "The lord mayor saw the train."
    assert made.origin == "argos fr→en 1.0 +terms:omission"
    with pytest.raises(InputError):
        l10n.Translator("fr", "en", glossary=tmp_path / "none.csv")


def test_a_single_text_is_no_list(tiny: None) -> None:
    with l10n.Translator("fr", "en", engine="argos", beam=1) as translator, pytest.raises(TypeError):
        translator.translate("Le chat")


def test_no_engine_and_no_language_are_errors(tiny: None) -> None:
    with pytest.raises(NoEngineError):
        l10n.Translator("fr", "zh", engine="argos")
    with pytest.raises(UsageError):
        l10n.Translator("fr", "jp")


def test_sentences_are_split() -> None:
    assert l10n.split_sentences("Un. Deux.", "fr") == ["Un.", "Deux."]


def test_what_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = l10n.nothing


@pytest.mark.parametrize("name", l10n.__all__)
def test_what_is_promised_is_there(name: str) -> None:
    assert getattr(l10n, name).__name__ == name
    assert name in dir(l10n)


# What programs may rely on, as docs/engines.md and docs/segmentation.md say it. More parameters may come, at the end.
@pytest.mark.parametrize(
    ("function", "signature"),
    [
        (
            l10n.Translator,
            "(source: str, target: str, *, engine: str = auto, beam: int | None = None,"
            " glossary: str | PathLike[str] | None = None) -> None",
        ),
        (l10n.Translator.translate, "(self, texts: Sequence[str]) -> list[str]"),
        (l10n.Translator.details, "(self, texts: Sequence[str]) -> list[Translation]"),
        (l10n.split_sentences, "(text: str, lang: str) -> list[str]"),
        (split_spans, "(text: str, lang: str) -> list[Span]"),
        (engines.choose, "(pair: LanguagePair, engine: str = auto) -> Offer"),
        (engines.offers, "(family: str = auto) -> list[Offer]"),
        (
            engines.start,
            "(pair: LanguagePair, engine: str = auto, beam: int | None = None,"
            " terms: TermFinder | None = None) -> Placer",
        ),
    ],
    ids=lambda value: getattr(value, "__qualname__", ""),
)
def test_signatures_stay(function: Callable[..., object], signature: str) -> None:
    assert str(inspect.signature(function)).replace("'", "") == signature


def examples(page: str) -> list[str]:
    """Return the indented blocks of a page that import l10n."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    blocks = re.findall(r"(?:^    .*\n|^\n(?=    ))+", text, re.MULTILINE)
    return [
        textwrap.dedent(block)
        for block in blocks
        if re.search(r"^    (?:from|import) l10n", block, re.MULTILINE)
    ]


def test_the_examples_of_the_engines_run(
    tiny: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))  # the tiny package answers, whatever is installed
    chosen, translator = examples("engines.md")
    exec(chosen, {})
    assert capsys.readouterr().out.startswith("argos fr→en 1.0 [Translation(target=")
    exec(translator, {"text": "Le chat a vu le train. Le maire a vu le train."})
    assert capsys.readouterr().out == (
        "Le chat a vu le train. → The cat saw the train.\nLe maire a vu le train. → The mayor saw the train.\n"
    )


def test_the_examples_of_sentences_say_what_comes_out() -> None:
    (example,) = examples("segmentation.md")
    lines = [line.split("#") for line in example.splitlines() if "#" in line and "article" not in line]
    names: dict[str, object] = {"Span": Span}
    exec("from l10n.segmentation import split_sentences, split_spans", names)
    assert len(lines) == 2
    for code, value in lines:
        assert eval(code, names) == eval(value, names)
