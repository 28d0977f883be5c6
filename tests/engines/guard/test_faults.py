"""Which targets are broken, and by which rule."""

from __future__ import annotations

import pytest

from l10n.engines.guard import Rule, fault
from l10n.model import LanguagePair
from tests.engines.guard.fakes import FR_EN, SOURCE

TARGET = "The president visited the city of Lyon yesterday with his ministers."


def rule_of(source: str, target: str, pair: LanguagePair = FR_EN) -> Rule | None:
    found = fault(source, target, pair)
    return found.rule if found else None


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        pytest.param(SOURCE, "", Rule.EMPTY, id="empty"),
        pytest.param(SOURCE, " \xa0", Rule.EMPTY, id="blank"),
        pytest.param(SOURCE, "The president visited ⁇ yesterday.", Rule.DEBRIS, id="unknown piece"),
        pytest.param(SOURCE, "The president <unk> yesterday.", Rule.DEBRIS, id="unknown token"),
        pytest.param(SOURCE, "The president the the the city", Rule.REPEATING, id="word three times"),
        pytest.param(SOURCE, "The president visited visited the city.", Rule.REPEATING, id="word twice"),
        pytest.param(
            SOURCE, "It would be able to be able to be able to visit.", Rule.REPEATING, id="group of words"
        ),
        pytest.param(
            SOURCE,
            "The city of the president, the end of the president and the head of the president of Lyon.",
            Rule.REPEATING,
            id="group again and again",
        ),
        pytest.param(SOURCE, "The presidentonononon visited Lyon.", Rule.REPEATING, id="syllable"),
        pytest.param(SOURCE, "The presidenttttt visited Lyon yesterday.", Rule.REPEATING, id="letter"),
        pytest.param(SOURCE, "The ' s ' s ' s president visited.", Rule.REPEATING, id="debris of words"),
        pytest.param(SOURCE, "The president visited ! ! ! ! Lyon", Rule.REPEATING, id="sign"),
        pytest.param(SOURCE, "Yes.", Rule.LENGTH, id="short"),
        pytest.param(
            "Bonjour.",
            "Good morning, dear ladies and gentlemen, and welcome to our show.",
            Rule.LENGTH,
            id="long",
        ),
        pytest.param(
            "Voir www.exemple.fr/a ce soir.", "See www.exemple.fr tonight.", Rule.LOST, id="URL changed"
        ),
        pytest.param(
            "Selon @jean, c'est vrai.", "According to @ jean, this is true.", Rule.LOST, id="handle"
        ),
        pytest.param(SOURCE, SOURCE, Rule.UNTOUCHED, id="untouched"),
        pytest.param(
            SOURCE,
            "La president visité hier ville de ministres avec président",
            Rule.UNTOUCHED,
            id="nearly",
        ),
        pytest.param(
            SOURCE,
            "El presidente visitó ayer la ciudad con los ministros que son de él",
            Rule.LANGUAGE,
            id="es",
        ),
        pytest.param(SOURCE, "Президент вчера посетил город Лион с министрами.", Rule.LANGUAGE, id="script"),
        pytest.param(
            "En 2017, 20,4 millions ont voté.", "In 2017, 24 million voted.", Rule.FIGURES, id="number"
        ),
        pytest.param("Il a payé 50 €.", "He paid $50.", Rule.FIGURES, id="currency"),
        pytest.param(
            "Les cases ✓ et 👍 indiquent l'offre.", "The boxes ✓ show the offer.", Rule.SIGNS, id="emoji"
        ),
        pytest.param("Il vit à Львів.", "He lives in Lviv.", Rule.SIGNS, id="other letters"),
        pytest.param("Ouvrez rapport.pdf ce soir.", "Open report.Pdf tonight.", Rule.LOST, id="file"),
        pytest.param("Il fait 20 °C.", "It is 20 degrees.", None, id="no sign of that kind"),
        pytest.param(SOURCE, TARGET, None, id="good"),
        pytest.param("Non, non, non et non !", "No, no, no and no!", None, id="the source repeats"),
        pytest.param("Ha ha ha !", "Ha ha ha!", None, id="laughter"),
        pytest.param("Louis XIII et www.a.fr", "Louis XIII and www.a.fr", None, id="numerals"),
        pytest.param("Steve Rosenberg", "Steve Rosenberg", None, id="name"),
        pytest.param("Radio France", "Radio France", None, id="title"),
        pytest.param("Le 1er mai à 15 h 30", "On May 1 at 3:30 p.m.", None, id="clock"),
        pytest.param("1 234,5 € pour 10.000 km", "€1,234.5 for 10,000 km", None, id="separators"),
        pytest.param("11 milliards de dollars", "$11 billion", None, id="a currency's name"),
        pytest.param("Oui.", "Yes, of course it is.", None, id="short texts may grow"),
        pytest.param("", "", None, id="nothing"),
    ],
)
def test_faults_are_found(source: str, target: str, rule: Rule | None) -> None:
    assert rule_of(source, target) is rule


@pytest.mark.parametrize(("letters", "rule"), [(30, None), (100, Rule.LENGTH)])
def test_a_language_that_needs_less_room_gets_less(letters: int, rule: Rule | None) -> None:
    source = (
        "Le président a visité hier la ville de Lyon avec ses ministres, et tous sont repartis vers le soir."
    )
    target = "总统昨天和部长们一起参观了里昂市晚上他们都走了这座城市的居民很高兴见到他" * 3
    assert rule_of(source, target[:letters], LanguagePair("fr", "zh")) is rule


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        pytest.param("fr-es", SOURCE, "El presidente visitó ayer la ciudad de Lyon con sus ministros.", id="es"),
        pytest.param("fr-ca", SOURCE, "El president va visitar ahir la ciutat de Lió amb els ministres.", id="ca"),
        pytest.param("en-de", TARGET, "Der Präsident besuchte gestern die Stadt Lyon mit den Ministern.", id="de"),
        pytest.param("en-ru", TARGET, "Президент вчера посетил город Лион с министрами.", id="ru"),
        pytest.param("en-zh", TARGET, "总统昨天与他的部长们一起访问了里昂市。", id="zh"),
        pytest.param("en-ja", TARGET, "大統領は昨日、大臣たちとともにリヨン市を訪れた。", id="ja"),
        pytest.param("zh-en", "总统昨天访问了里昂市。", "The president visited Lyon yesterday.", id="zh-en"),
        pytest.param("es-pt", "El presidente de la ciudad.", "O presidente da cidade.", id="near languages"),
        pytest.param("en-pl", TARGET, "Prezydent odwiedził wczoraj wraz z ministrami miasto Lyon.", id="pl"),
    ],
)  # fmt: skip
def test_good_targets_have_none(pair: str, source: str, target: str) -> None:
    assert fault(source, target, LanguagePair(*pair.split("-"))) is None


@pytest.mark.parametrize(
    ("pair", "source", "target"),
    [
        ("fr-es", "Il chante « Yes we can, and that is what we have ».",
         "Canta «Yes we can, and that is what we have»."),
        ("fr-es", "Elle a lu The Man Who Was Not There de Shaw.", "Leyó The Man Who Was Not There de Shaw."),
        ("fr-es", "Son film « Das Leben der Anderen und die Frau » sort.",
         "Su película «Das Leben der Anderen und die Frau» sale."),
        ("fr-en", "Il a cité « El amor en los tiempos de la cólera y de la guerra ».",
         "He quoted “El amor en los tiempos de la cólera y de la guerra”."),
        ("fr-en", "Titre : « Il nome della rosa e il segreto della notte ».",
         "Title: “Il nome della rosa e il segreto della notte”."),
        ("fr-en", "Elle chante « Je ne regrette rien de ce que la vie m'a fait ».",
         "She sings “Je ne regrette rien de ce que la vie m'a fait”."),
        ("fr-ca", "Il dit : « I have a dream that one day this nation will rise up ».",
         "Diu: «I have a dream that one day this nation will rise up»."),
        ("fr-es", "Lire notre enquête : www.journal.example.fr/la-russie-et-la-coree-du-nord-dans-la-guerre",
         "Leer nuestra encuesta: www.journal.example.fr/la-russie-et-la-coree-du-nord-dans-la-guerre"),
        ("fr-es", "Contact presse : Jean Martin, jean.martin@mairie-de-lyon.fr, 06 12 34 56 78",
         "Contacto prensa: Jean Martin, jean.martin@mairie-de-lyon.fr, 06 12 34 56 78"),
        ("fr-es", "Il a essayé https://exemple.fr/a_b?c=d&e=%C3%A9#f hier.",
         "Ha probado https://exemple.fr/a_b?c=d&e=%C3%A9#f ayer."),
        ("fr-en", "Ouvrez le-plan-de-la-ville-pour-les-nuls.pdf ici.",
         "Open le-plan-de-la-ville-pour-les-nuls.pdf here."),
        ("fr-es", "Vu : Once upon a time in the west, de Leone.", "Visto: Once upon a time in the west, de Leone."),
    ],
)  # fmt: skip
def test_what_a_source_quotes_is_no_fault_of_its_target(pair: str, source: str, target: str) -> None:
    assert fault(source, target, LanguagePair(*pair.split("-"))) is None
