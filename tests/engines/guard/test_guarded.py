"""A guarded engine: what is bad is made again, by it or by another, and what stays is copied."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from l10n.engines.guard import Guarded
from l10n.errors import EngineError
from l10n.messages import msg
from l10n.model import Translation
from l10n.text.placeables import placeables
from l10n.text.proper_names import is_untranslatable
from tests.engines.guard.fakes import LOOP, SOURCE, Fake, good, one


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
