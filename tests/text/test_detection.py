import json
from pathlib import Path

import pytest
from langdetect.detector_factory import PROFILES_DIRECTORY, DetectorFactory

from l10n.articles import plain
from l10n.model import Article
from l10n.text.detection import Detected, Shares, detect, foreign_blocks

TEXTS = {
    "fr": "Le président russe a ratifié un traité qui comprend des dispositions pour une assistance militaire entre "
    "les deux nations, et que la Douma avait approuvé en octobre.",
    "en": "The Russian president has ratified a treaty that includes provisions for military assistance between the "
    "two nations, which the Duma had approved in October.",
    "es": "El presidente ruso ha ratificado un tratado que incluye disposiciones para la asistencia militar entre "
    "las dos naciones, y que la Duma había aprobado en octubre.",
    "ca": "El president rus ha ratificat un tractat que inclou disposicions per a l'assistència militar entre les "
    "dues nacions, i que la Duma havia aprovat a l'octubre.",
    "nb": "Den russiske presidenten har ratifisert en avtale som inneholder bestemmelser om militær hjelp mellom de "
    "to landene, og som Dumaen hadde godkjent i oktober.",
    "zh-Hans": "俄罗斯总统批准了一项条约，其中包括两国之间军事援助的规定，杜马已于十月批准该条约。",
    "zh-Hant": "俄羅斯總統批准了一項條約，其中包括兩國之間軍事援助的規定，杜馬已於十月批准該條約。",
    "fil": "Pinagtibay ng pangulo ng Russia ang isang kasunduan na kinabibilangan ng mga probisyon para sa tulong "
    "militar sa pagitan ng dalawang bansa.",
}


@pytest.mark.parametrize("lang", TEXTS)
def test_detects_the_language_of_a_text(lang: str) -> None:
    assert detect(TEXTS[lang]).lang == lang
    assert detect(TEXTS[lang], ["fr", "pt-BR", "oc"]).lang == lang
    assert detect(TEXTS[lang]).confidence > 0.8


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            "Kharkiv : Oleksandr Syrskyï, Kyrylo Boudanov et Andriy Yermak à Koupiansk, Vovtchansk et Pokrovsk",
            "fr",
        ),
        ("Donald Trump y Vladimir Putin en Helsinki y Moscú", "es"),
        ("Joe Biden and Kamala Harris: Wisconsin and Michigan", "en"),
        ("Volodymyr Zelensky : Kiev, Lviv, Odessa", None),
        ("Volodymyr Zelensky à Washington", None),
        ("Ri Yong Ho, Kim Jong Un, Choe Ryong Hae", None),
    ],
)
def test_names_tell_no_language(text: str, lang: str | None) -> None:
    assert detect(text).lang == lang
    assert detect(text).confidence < 0.9


def test_gives_the_same_answer_every_time() -> None:
    text = "Livingston 1-0 Rangers, Menga, Gerrard"

    assert len({detect(text) for _ in range(20)}) == 1


@pytest.mark.parametrize(
    "text", ["", " \n", "12 345 678, 90", "Paris", "ᚠᚢᚦᚨᚱᚲᚷᚹᚺᚾᛁᛃᛈᛇᛉᛊᛏᛒᛖᛗᛚᛜᛟᛞ", "a" * 19], ids=repr
)
def test_too_little_text_has_no_language(text: str) -> None:
    assert detect(text, ["fr"]) == Detected(None, 0.0)


def test_reads_capitals() -> None:
    assert detect(TEXTS["fr"].upper()).lang == "fr"


def test_reads_all_of_a_long_text() -> None:
    assert detect(TEXTS["en"] + " " + TEXTS["fr"] * 100).lang == "fr"
    assert detect(TEXTS["fr"] * 10_000).lang == "fr"


@pytest.mark.parametrize(
    ("candidates", "lang"),
    [(["zh"], "zh"), (["zh-CN"], "zh-CN"), (["zh", "zh-Hans"], "zh-Hans"), ([], "zh-Hans")],
)
def test_answers_with_the_tag_of_a_candidate(candidates: list[str], lang: str) -> None:
    assert detect(TEXTS["zh-Hans"], candidates).lang == lang


def article(*paragraphs: str) -> Article:
    text = "\r\n\r\n".join(paragraphs)
    return Article("a", "a.txt", text, plain.blocks(text))


def test_a_paragraph_in_another_language_is_a_finding() -> None:
    [finding] = foreign_blocks(article("Titre", TEXTS["fr"], TEXTS["en"], TEXTS["fr"]), "fr")

    assert (finding.check, finding.severity, finding.path, finding.line) == (
        "other-language",
        "warning",
        "a.txt",
        5,
    )
    assert finding.source == TEXTS["en"]
    assert finding.message == (
        "This paragraph seems to be in English, not in French: check what was made of it, and leave it as it is if "
        "it should stay."
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        pytest.param(TEXTS["fr"], id="French"),
        pytest.param("“To be or not to be, that is the question.”", id="short quotation"),
        pytest.param(
            "Comme dit Hamlet : “To be or not to be, that is the question”, " + TEXTS["fr"], id="in it"
        ),
        pytest.param("Graham Dorrans, Lindsey Graham, John Kennedy, Wayde Sims, Dyteon Simpson", id="names"),
    ],
)
def test_names_and_quotations_are_no_finding(paragraph: str) -> None:
    assert foreign_blocks(article("Titre", paragraph), "fr") == []


def test_nothing_is_said_of_a_language_that_is_not_known() -> None:
    assert foreign_blocks(article(TEXTS["ca"]), "oc") == []
    assert foreign_blocks(article(TEXTS["zh-Hans"]), "zh") == []
    assert foreign_blocks(article(TEXTS["nb"]), "no") == []


def test_shares_are_those_that_langdetect_makes_of_its_profiles() -> None:
    profiles = [
        path.read_text(encoding="utf-8")
        for path in sorted(Path(PROFILES_DIRECTORY).iterdir())
        if not path.name.startswith(".")
    ]
    factory = DetectorFactory()
    factory.load_json_profile(profiles)
    shares = Shares(map(json.loads, profiles))
    assert len(factory.word_lang_prob_map) > 80_000
    assert all(run in shares and shares[run] == of for run, of in factory.word_lang_prob_map.items())
    assert not any(run in shares for run in ("qxz", "", "\ue000"))
