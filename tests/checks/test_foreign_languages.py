"""Nothing is found in right targets of languages that the rules know little of."""

from __future__ import annotations

import pytest

from l10n import checks
from l10n.checks.context import Context
from l10n.model import LanguagePair, Unit

SCHOOLS = "Le gouvernement a annoncé un nouveau plan pour les écoles de la capitale."
RIGHT = {
    "doubled before a hyphen": (
        "en-pt",
        "Send us your phone and e-mail.",
        "Envie-nos o seu telefone e e-mail.",
    ),
    "in in-depth": ("fr-en", "Elle s'y est lancée en profondeur.", "She went in in-depth and stayed there."),
    "over a full stop": (
        "en-it",
        "It keeps the behaviour the same from day to day. In general it works.",
        "Mantiene il comportamento di giorno in giorno. In genere funziona.",
    ),
    "over a comma": (
        "en-fr",
        "Change your password from time to time, especially if you use it often.",
        "Il faut changer de mot de passe de temps en temps, en particulier si vous l’utilisez souvent.",
    ),
    "cut at vowel signs": (
        "fr-bn",
        "Le gouvernement a annoncé un nouveau plan pour les écoles.",
        "সরকার রাজধানীর স্কুলগুলির জন্য একটি নতুন পরিকল্পনা ঘোষণা করেছে।",
    ),
    "no capitals but an acronym's": (
        "en-ja",
        "Using a static IP address can make it easier to provide some network services.",
        "静的 IP アドレスを使用すると、簡単にネットワークサービスを提供することができます。",
    ),
    "sentences joined by commas": (
        "en-zh",
        "Keep your list of contacts short. The longer it is, the more time you need to find a person in it.",
        "联系人列表要短，列表越长，找人所花的时间也越长。",
    ),
    "a suffix quoted inside of words": (
        "en-zh",
        "Give the file the “.txt” suffix first.",
        "首先在文件名后添加“.txt”后缀。",
    ),
    "Kyrgyz": ("fr-ky", SCHOOLS, "Өкмөт борбор шаардын мектептери үчүн жаңы план жарыялады."),
    "Kazakh": ("fr-kk", SCHOOLS, "Үкімет астананың мектептеріне арналған жаңа жоспарды жариялады."),
    "Basque": ("fr-eu", SCHOOLS, "Gobernuak plan berri bat iragarri du hiriburuko ikastetxeetarako."),
    "Marathi": ("fr-mr", SCHOOLS, "सरकारने राजधानीतील शाळांसाठी नवीन योजना जाहीर केली."),
}
QUIET = {
    "fidelity/repeated",
    "fidelity/other-language",
    "fidelity/sentences",
    "characters/script",
    "typography/capitals",
    "typography/quotes",
}


@pytest.mark.parametrize(("pair", "source", "target"), RIGHT.values(), ids=RIGHT)
def test_nothing_is_found_in_what_is_right(pair: str, source: str, target: str) -> None:
    languages = LanguagePair(*pair.split("-"))
    found = checks.run(Unit(source, target, languages, reviewed=True), Context(languages))
    assert [one.message for one in found if one.rule in QUIET] == []


@pytest.mark.parametrize(
    ("pair", "source", "target", "rule"),
    [
        ("fr-en", "Le plan est prêt.", "The plan plan is ready.", "fidelity/repeated"),
        ("fr-es", SCHOOLS, "Правительство объявило новый план для школ столицы.", "fidelity/other-language"),
        (
            "en-zh",
            "The list of wireless networks takes time to update. Wait for a minute and then look at it again.",
            "无线网络的列表需要时间更新。",
            "fidelity/sentences",
        ),
        ("fr-en", SCHOOLS, "THE GOVERNMENT HAS A PLAN FOR SCHOOLS IN THE CAPITAL.", "typography/capitals"),
    ],
)
def test_what_is_wrong_is_found_still(pair: str, source: str, target: str, rule: str) -> None:
    languages = LanguagePair(*pair.split("-"))
    found = checks.run(Unit(source, target, languages, reviewed=True), Context(languages))
    assert rule in {one.rule for one in found}
