from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines import Direct
from l10n.engines.guard import Guarded, Rule, fault
from l10n.engines.guard.capitals import is_capitals, lowered, raised, spellings
from l10n.engines.guard.figures import differ
from l10n.engines.guard.masks import masked, unmasked
from l10n.engines.guard.parts import joined, parts
from l10n.errors import EngineError
from l10n.messages import msg
from l10n.model import LanguagePair, Translation
from l10n.text.placeables import placeables
from l10n.text.proper_names import is_untranslatable

FR_EN = LanguagePair("fr", "en")
SOURCE = "Le président a visité hier la ville de Lyon avec ses ministres."
TARGET = "The president visited the city of Lyon yesterday with his ministers."


@dataclass
class Fake(Direct):
    """An engine, and the offer of it, that answers each text with `answer`, and with `others` when it retries."""

    answer: Callable[[str], str]
    others: Sequence[Callable[[str], str]] = ()
    origin: str = "fake fr-en"
    pair: LanguagePair = FR_EN
    family: str = "fake"
    asked: list[str] = field(default_factory=list)
    loaded: int = 0
    closed: int = 0

    def load(self) -> Fake:
        self.loaded += 1
        return self

    def translate(self, sources: Sequence[str]) -> list[Translation]:
        self.asked += sources
        return [Translation(self.answer(source)) for source in sources]

    @property
    def ways(self) -> int:
        return len(self.others)

    def retry(self, sources: Sequence[str], way: int) -> list[Translation]:
        return [Translation(self.others[way](source)) for source in sources]

    def close(self) -> None:
        self.closed += 1


def good(source: str) -> str:
    """A translation as far as the guard can tell: each word turned round after a k, all else as it is."""
    return re.sub(r"[^\W\d_]+", lambda word: "k" + word[0][::-1].lower(), source)


def one(engine: Fake, source: str, *offers: Fake) -> Translation:
    (made,) = Guarded(engine, offers).translate([source])
    return made


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
    found = fault(source, target, FR_EN)
    assert (found.rule if found else None) is rule


@pytest.mark.parametrize(("letters", "rule"), [(30, None), (100, Rule.LENGTH)])
def test_a_language_that_needs_less_room_gets_less(letters: int, rule: Rule | None) -> None:
    source = (
        "Le président a visité hier la ville de Lyon avec ses ministres, et tous sont repartis vers le soir."
    )
    target = "总统昨天和部长们一起参观了里昂市晚上他们都走了这座城市的居民很高兴见到他" * 3
    found = fault(source, target[:letters], LanguagePair("fr", "zh"))
    assert (found.rule if found else None) is rule


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


LOOP = "be able to " * 20


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(lambda source: LOOP, id="loops"),
        pytest.param(lambda source: "", id="empty"),
        pytest.param(lambda source: source, id="untouched"),
        pytest.param(lambda source: "ок " + "Это совсем другой язык, а не тот.", id="another language"),
        pytest.param(lambda source: "no", id="short"),
    ],
)
def test_what_is_bad_is_made_again_else_left_out(bad: Callable[[str], str]) -> None:
    assert one(Fake(good), SOURCE).target == good(SOURCE)
    assert one(Fake(bad, [bad, good]), SOURCE).target == good(SOURCE)
    other = Fake(good, origin="other fr-en")
    assert one(Fake(bad, [bad]), SOURCE, Fake(bad), other) == Translation(good(SOURCE), origin="other fr-en")
    nothing = one(Fake(bad, [bad]), SOURCE, Fake(bad))
    assert nothing.target == ""
    assert nothing.problem


def test_a_word_said_twice_is_said_once_where_nothing_else_helps() -> None:
    twice = Fake(lambda source: good(source).replace(" ", " ksurla ksurla ", 1))
    assert one(twice, SOURCE).target == good(SOURCE).replace(" ", " ksurla ", 1)
    assert one(Fake(twice.answer, [good]), SOURCE) == Translation(good(SOURCE))
    assert (
        one(Fake(lambda source: good(source).replace(" ", " ksurla ksurla ksurla ", 1)), SOURCE).target == ""
    )


def test_the_reason_is_the_first_fault() -> None:
    made = one(Fake(lambda source: LOOP, [lambda source: ""]), SOURCE)
    assert made.problem == "the engine's target repeats itself"


def test_other_engines_are_started_once_and_only_if_needed() -> None:
    other = Fake(good)
    guarded = Guarded(Fake(lambda source: good(source) if "Lyon" in source else ""), [other])
    guarded.translate([SOURCE])
    assert other.loaded == 0
    texts = ["Il pleut depuis trois jours.", "Il neige depuis deux jours."]
    assert [made.target for made in guarded.translate(texts)] == list(map(good, texts))
    guarded.translate(["Il vente depuis deux jours."])
    guarded.close()
    guarded.close()
    assert (other.loaded, other.closed) == (1, 1)


def test_another_engine_that_breaks_is_passed_over() -> None:
    def broken(source: str) -> str:
        raise EngineError(msg("broken"))

    assert one(Fake(lambda source: ""), SOURCE, Fake(broken), Fake(good)).target == good(SOURCE)
    with pytest.raises(EngineError):
        one(Fake(broken), SOURCE)


def test_a_long_sentence_is_translated_in_parts() -> None:
    engine = Fake(lambda source: good(source) if len(source) < 60 else LOOP)
    source = (
        "Le maire est venu, puis le préfet est venu, et la pluie est tombée sur toute la ville de Nantes."
    )
    assert one(engine, source).target == good(source)


@pytest.mark.parametrize(
    "source",
    [
        "https://www.exemple.fr/a_b?c=d",
        "jean.dupont@exemple.fr",
        "@AFP",
        "#MeToo",
        "12,5 %",
        "***",
        "rapport_final",
        "Steve Rosenberg",
        "",
        " ",
    ],
)
def test_what_stays_is_copied_without_asking(source: str) -> None:
    engine = Fake(lambda source: "wrong")
    assert one(engine, source) == Translation(source)
    assert engine.asked == []


@pytest.mark.parametrize(
    "text",
    [
        "Londres",
        "Une femme",
        "Guerre en Syrie",
        "BBC News",
        "Union européenne",
        "Grève Générale",
        "Procès Sarkozy",
        "Mort Navalny",
        "Lire Aussi",
        "Bonjour Madame",
        "Nouvelle Zélande",
    ],
)
def test_what_may_have_a_translation_is_asked_for(text: str) -> None:
    assert not is_untranslatable(text, "fr")


def test_in_languages_with_capitals_in_titles_no_title_is_a_name() -> None:
    assert is_untranslatable("Steve Rosenberg", "fr")
    assert not is_untranslatable("Brexit Deal", "en")


def test_a_heading_that_is_a_name_in_a_sentence_is_copied() -> None:
    engine = Fake(good)
    made = Guarded(engine).translate(["Marine Le Pen", "Hier, Marine Le Pen a parlé à Lyon."])
    assert made[0] == Translation("Marine Le Pen")
    assert "Marine Le Pen" not in engine.asked


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


@pytest.mark.parametrize(
    ("source", "target", "rule"),
    [
        pytest.param(
            "Les cases ✓ et 👍 indiquent l'offre.", "The boxes ✓ show the offer.", Rule.SIGNS, id="emoji"
        ),
        pytest.param("Il vit à Львів.", "He lives in Lviv.", Rule.SIGNS, id="other letters"),
        pytest.param("Ouvrez rapport.pdf ce soir.", "Open report.Pdf tonight.", Rule.LOST, id="file"),
        pytest.param("Il fait 20 °C.", "It is 20 degrees.", None, id="no sign of that kind"),
    ],
)
def test_signs_and_files_have_to_be_there(source: str, target: str, rule: Rule | None) -> None:
    found = fault(source, target, FR_EN)
    assert (found.rule if found else None) == rule


def test_a_letter_that_a_model_lacks_is_restored() -> None:
    made = one(Fake(lambda source: "Yesterday, Ya\ufffdr Lapid spoke."), "Hier, Yaïr Lapid a parlé.")
    assert made == Translation("Yesterday, Yaïr Lapid spoke.")


WITH_URL = "Lisez la suite sur https://www.exemple.fr/a_b ce soir."


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(good, id="changed by the model, and without a mask"),
        pytest.param(lambda source: good(source).replace("1984", "1985"), id="the mask changed"),
        pytest.param(lambda source: good(source).replace("1984", "1984 and 1984"), id="the mask doubled"),
        pytest.param(lambda source: good(source).replace("1984", ""), id="the mask lost"),
        pytest.param(lambda source: good(source) + (" 198" if "1984" in source else ""), id="a piece left"),
    ],
)
def test_addresses_survive(answer: Callable[[str], str]) -> None:
    target = one(Fake(answer), WITH_URL).target
    assert "https://www.exemple.fr/a_b" in target
    assert "198" not in target


def test_a_mask_is_nothing_that_stands_in_the_source() -> None:
    source, masks = masked("En 1984, @a et @b", FR_EN)
    assert (source, masks) == ("En 1984, 1985 et 1986", {"1985": "@a", "1986": "@b"})
    assert unmasked(source, "In 1984, 1986 and 1985", masks) == "In 1984, @b and @a"
    assert unmasked(source, "In 1984, 1986", masks) == ""
    assert masked("@a " * 30, FR_EN) == ("@a " * 30, {})


def test_what_an_engine_makes_debris_of_is_masked() -> None:
    source = "Le mot russe « мир » veut dire paix, dit-elle… ☕"
    engine = Fake(lambda text: "".join("\ufffd" if "мир☕".count(sign) else sign for sign in good(text)))
    masks = source.replace("мир", "1984").replace("☕", "1985")
    assert one(engine, source).target == good(masks).replace("1984", "мир").replace("1985", "☕")
    assert engine.asked == [source, masks]


def test_an_address_with_digits_is_restored_as_it_was() -> None:
    source, masks = masked("Voir www.a.fr/1985 ou www.a.fr/b ici", FR_EN)
    assert unmasked(source, source, masks) == "Voir www.a.fr/1985 ou www.a.fr/b ici"


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("LES ÉTATS-UNIS ATTAQUENT L’IRAN", True),
        ("JOHN McCAIN EST MORT HIER MATIN", True),
        ("ONU", False),
        ("BBC NEWS", False),
        ("TRUMP : le président accuse", False),
        ("ALERTE ROUGE", True),
        ("10 000 €", False),
        ("Non", False),
    ],
)
def test_headlines_in_capitals_are_known(text: str, capitals: bool) -> None:
    assert is_capitals(text) == capitals


def test_a_headline_in_capitals_is_lowered_and_raised() -> None:
    asked: list[str] = []

    def answer(source: str) -> str:
        asked.append(source)
        return good(source)

    headline = "TRUMP ACCUSE L’ONU SUR WWW.UN.ORG"
    made = Guarded(Fake(answer)).translate([headline, "Le président, Trump, accuse l’ONU et Paris."])
    assert "Trump accuse l’ONU sur WWW.UN.ORG" in asked
    assert made[0].target == good("Trump accuse l’ONU sur ").upper() + "WWW.UN.ORG"


@pytest.mark.parametrize(
    ("text", "language", "low"),
    [
        ("LE CHAT DORT", "fr", "Le chat dort"),
        ("« NON ! » DIT-IL", "fr", "« Non ! » dit-il"),
        ("IĞDIR İÇİN", "tr", "Iğdır için"),
    ],
)
def test_lowered_and_raised(text: str, language: str, low: str) -> None:
    assert lowered(text, language) == low
    assert raised(low, language) == text


def test_spellings_are_those_inside_sentences() -> None:
    found = spellings(
        ["Le Chat voit Paris et Paris.", "LE CHAT VOIT NANTES", "Hier le chat a vu l’ONU, le chat."]
    )
    assert (found["PARIS"], found["CHAT"], "LE" in found) == ("Paris", "chat", True)
    assert "NANTES" not in found


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("20,4 millions", "20.4 million", None),
        ("20,4 millions", "204 people", "20.4 is not there"),
        ("1.234,5", "1,234.5", None),
        ("2,50", "2.5", None),
        ("11 milliards", "11.000 milions", None),
        ("2,8 milliards", "2800 milions", None),
        ("1950-1953", "1950-53", None),
        ("huit morts", "8 dead", None),
        ("2 000 km", "200 km", "2000 is not there"),
        ("12 morts", "13 dead", "12 is not there"),
        ("14 %", "4%", "14 is not there"),
        ("14 ans", "fourteen", None),
        pytest.param("1" * 5000, "2", "1" * 5000 + " is not there", id="endless"),
        ("50 €", "50 euros", None),
        ("50 €", "50", "€ is not in both"),
        ("50 livres", "£50", None),
        ("voir @a12 et b.fr/345", "see @a12 and b.fr/345", None),
    ],
)
def test_figures_are_compared_by_value(source: str, target: str, said: str | None) -> None:
    assert next(iter(differ(source, target)), None) == said


def test_wrong_figures_are_retried_and_else_kept_with_a_note() -> None:
    source = "Il y avait 250 personnes sur la place de la ville."
    wrong = Fake(lambda source: good(source).replace("250", "25"))
    made = one(wrong, source, Fake(lambda source: good(source).replace("250", "26")))
    assert made.target == good(source).replace("250", "25")
    assert made.problem == "has other figures or currencies: 250 is not there"
    assert one(Fake(wrong.answer, [good]), source) == Translation(good(source))
    assert one(Fake(wrong.answer, [lambda source: LOOP]), source) == made


@dataclass
class Judge(Fake):
    """An engine that says how likely targets are, by `likely`."""

    likely: Callable[[str], float] = len

    def likelihoods(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        return [self.likely(target) for _, target in pairs]


@pytest.mark.parametrize(
    ("less", "origin"),
    [pytest.param(0.5, "other", id="a little less likely"), pytest.param(2.0, "", id="far less likely")],
)
def test_another_engine_has_to_be_better_by_the_same_measure(less: float, origin: str) -> None:
    source = "Il y avait 250 personnes sur la place de la ville."
    judge = Judge(
        lambda source: good(source).replace("250", "25"),
        likely=lambda target: -0.5 - less * ("250" in target),
    )
    made = one(judge, source, Fake(good, origin="other"))
    assert made.origin == origin
    assert ("250" in made.target) == bool(origin)


def test_an_engine_without_faults_goes_before_a_note() -> None:
    source = "Il y avait 250 personnes sur la place de la ville."
    made = one(Fake(lambda source: good(source).replace("250", "25")), source, Fake(good, origin="other"))
    assert made == Translation(good(source), origin="other")


def test_parts_put_together_are_the_source() -> None:
    source = "Le maire est venu, puis @jean a dit : « Oui. » Et la pluie est tombée (beaucoup) sur la ville."
    found = parts(source, FR_EN)
    texts = [Translation(part.text) for part in found if not part.stays]
    assert joined(found, texts).target == source


def test_the_whole_is_as_bad_as_its_worst_part() -> None:
    found = parts("Le maire est venu hier matin avec eux, puis le préfet est parti.", FR_EN)
    made = [Translation("a", -0.1, ("x",)), Translation("b", -0.5, ("x", "y")), *[Translation("c")] * 9]
    assert (joined(found, made).score, joined(found, made).unknown) == (-0.5, ("x", "y"))


ANY = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.lists(
            st.sampled_from(
                ["le", "chat", "LE", "CHAT", "1984", "1985", "@a", "www.a.fr", "a@b", "12", "€", SOURCE]
            )
        ).map(" ".join),
    ),
    max_size=6,
)
ANSWERS = [
    good,
    lambda source: "",
    lambda source: LOOP,
    lambda source: source,
    lambda source: source + " 1984 1985 1986",
    lambda source: re.sub(r"198\d", "19", source),
    str.upper,
]


@given(sources=ANY, first=st.sampled_from(ANSWERS), second=st.sampled_from(ANSWERS))
def test_any_sources_have_one_translation_each_in_order_and_no_mask(
    sources: list[str], first: Callable[[str], str], second: Callable[[str], str]
) -> None:
    made = Guarded(Fake(first, [second])).translate(sources)
    assert len(made) == len(sources)
    for source, translation in zip(sources, made, strict=True):
        assert translation.target.strip() or translation.problem or not source.strip()
        if translation.target:
            assert not set(placeables(source)) - set(placeables(translation.target))
        if first is good and second is good:
            masks = set(re.findall(r"198\d", translation.target))
            assert masks <= set(re.findall(r"198\d", source))


@given(count=st.integers(0, 600), data=st.data())
def test_any_number_of_sources_keeps_its_order_and_tells_how_far_it_is(
    count: int, data: st.DataObject
) -> None:
    lengths = [data.draw(st.integers(1, 4)) for _ in range(min(count, 20))]
    sources = [f"{' '.join(['un', 'mot', 'très', 'court'][:n])} de {i}" for i, n in enumerate(lengths)]
    sources += [f"encore un mot de {number}" for number in range(count - len(sources))]
    told: list[float] = []
    made = Guarded(Fake(good)).translate(sources, told.append)
    assert [translation.target for translation in made] == list(map(good, sources))
    assert told == sorted(told)
    assert told[-1:] == [1.0][: bool(count)]
