from __future__ import annotations

import gc
import os
import stat
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from l10n.engines import Engine, apertium
from l10n.engines.apertium import ApertiumEngine
from l10n.engines.apertium.modes import Mode
from l10n.errors import EngineError
from l10n.model import LanguagePair, Translation

NeedModes = Callable[..., dict[str, apertium.ApertiumOffer]]
MARKS = set("*#@^$~{}<>[]_|\\+")

ANY_TEXT = st.text(
    st.one_of(st.sampled_from("*#@^$~{}<>[]_|\\+/.,?! '’«»abcdéàLe0\xa0\u202f"), st.characters()), max_size=40
)


def one(engine: Engine, source: str) -> Translation:
    (made,) = engine.translate([source])
    return made


@pytest.mark.parametrize(
    ("source", "target"),
    [
        pytest.param("Les États-Unis attaquent l'Iran", "Los Estados Unidos atacan Irán", id="headline"),
        pytest.param("L’homme mange la pomme.", "El hombre come la manzana.", id="typographic apostrophe"),
        pytest.param("LES ÉTATS-UNIS ATTAQUENT", "LOS ESTADOS UNIDOS ATACAN", id="capitals"),
        pytest.param("Bon...", "Bien...", id="three stops"),
        pytest.param("Un chat * noir", "Un gato * negro", id="a real star"),
        pytest.param("*attention*", "*atención*", id="stars around"),
        pytest.param("le mot #hashtag", "la palabra #hashtag", id="hashtag"),
        pytest.param("le mot @handle", "la palabra @handle", id="handle"),
        pytest.param("lire https://a.fr/b_c?d=e", "leer https://a.fr/b_c?d=e", id="URL"),
        pytest.param("écrire à jean.dupont@a.fr", "escribir a jean.dupont@a.fr", id="e-mail"),
        pytest.param("100 km/h", "100 km/h", id="slash"),
        pytest.param(
            "le chat \\ ^ $ { } [ ] < > / @ # ~ | le chat",
            "el gato \\ ^ $ { } [ ] < > / @ # ~ | el gato",
            id="special",
        ),
        pytest.param("le 😀 chat", "el 😀 gato", id="beyond the BMP"),
        pytest.param(
            "le\u2028chat\x00\x07\x1b noir", "el\u2028gato\x00\x07\x1b negro", id="control characters"
        ),
        pytest.param("« Oui », a-t-il déclaré.", "« Sí », ha declarado.", id="inversion"),
        pytest.param("dit-il en souriant", "dijo en sonriente", id="a hyphen left over"),
        pytest.param("le pré- et le chat", "el prado- y el gato", id="a hyphen of its own"),
        pytest.param(
            "Il n’est pas «\xa0satisfait\xa0» hier.",
            "No es «\xa0satisface\xa0» ayer.",
            id="what would leave its quotation marks",
        ),
        pytest.param("Ces lois ne nous connaissent pas.", "Estas leyes no conocemos.", id="a pronoun lost"),
        pytest.param("chat , chien", "gato , perro", id="a space of its own before a comma"),
        pytest.param("", "", id="empty"),
        pytest.param(" ", " ", id="blank"),
        pytest.param("12,5 % – 10\u202f000 €", "12,5 % – 10\u202f000 €", id="figures"),
    ],
)
def test_french_becomes_spanish(fr_es: Engine, source: str, target: str) -> None:
    assert one(fr_es, source).target == target


def test_no_space_is_doubled_where_a_word_was_added(fra_cat: Engine) -> None:
    assert one(fra_cat, "Il est mort en\xa02011.").target == "Ha mort l'any\xa02011."


def test_unknown_words_are_information_and_no_marks(fra_cat: Engine) -> None:
    made = one(fra_cat, "L'homme qui zinguait mange la pomme d'Oxvlande.")
    assert made == Translation(
        "L'home que zinguait menja la poma d'Oxvlande.", unknown=("zinguait", "Oxvlande")
    )


def test_order_repetitions_and_number_are_kept(fr_es: Engine) -> None:
    sources = ["le chat", "", "le chien", "le chat", "7", "le chien"]
    assert [made.target for made in fr_es.translate(sources)] == [
        "el gato", "", "el perro", "el gato", "7", "el perro",
    ]  # fmt: skip
    assert fr_es.translate([]) == []


def test_more_than_a_pipe_holds_does_not_block(fr_es: Engine) -> None:
    sources = [f"le chat {number} mange la pomme dans le jardin de la maison" for number in range(3000)]
    made = fr_es.translate(sources)
    assert all(str(number) in translation.target for number, translation in enumerate(made))


def test_a_very_long_source_comes_through(fr_es: Engine) -> None:
    target = one(fr_es, "le chat mange la pomme " * 5000).target
    assert target.lower().count("gato") == 5000


def check(engine: Engine, sources: Sequence[str]) -> None:
    made = engine.translate(sources)
    assert len(made) == len(sources)
    for source, translation in zip(sources, made, strict=True):
        for mark in MARKS:
            assert translation.target.count(mark) == source.count(mark), (source, translation)
        if any(map(str.isalpha, source)):
            assert translation.target
            assert "  " not in translation.target.strip()[1:-1] or "  " in source


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sources=st.lists(ANY_TEXT, max_size=5))
def test_any_text_gives_one_target_each_and_no_debris(
    fr_es: Engine, fra_cat: Engine, sources: list[str]
) -> None:
    check(fr_es, sources)
    check(fra_cat, sources)


NAMES = """
    fra-cat fra-cat_pre2017 eco-fr-es fr-es fra-spa cat-eng_US spa-eng_US spa-eng eng-cat_valencia
    eng-cat_valencia_uni eng-cat eng-hbs_HR eng-hbs_SR es-pt_BR oc_aran-ca spa-arg_x Cyrl-Latn README
"""


def test_modes_are_offered_in_bcp_47(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "modes").mkdir()
    for name in NAMES.split():
        (tmp_path / "modes" / f"{name}.mode").touch()
    monkeypatch.setenv("APERTIUM_DATADIR", str(tmp_path))
    offered = {str(offer.pair): offer.mode.name for offer in apertium.offers()}
    assert offered == {
        "ca→en-US": "cat-eng_US",
        "en→ca": "eng-cat",
        "en→ca-valencia": "eng-cat_valencia",
        "en→hr": "eng-hbs_HR",
        "en→sr-Latn": "eng-hbs_SR",
        "es→an": "spa-arg_x",
        "es→en": "spa-eng",
        "es→en-US": "spa-eng_US",
        "es→pt-BR": "es-pt_BR",
        "fr→ca": "fra-cat",
        "fr→es": "fra-spa",
        "oc-aranes→ca": "oc_aran-ca",
    }
    assert list(offered) == sorted(offered)


def test_origin_names_the_mode(need_modes: NeedModes) -> None:
    offer = need_modes("fra-cat")["fra-cat"]
    assert (offer.origin, offer.family, offer.pair) == (
        "apertium fra-cat",
        "apertium",
        LanguagePair("fr", "ca"),
    )


def stage(folder: Path, name: str, body: str) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def mode(folder: Path, head: str, tail: str = "exec cat") -> Mode:
    """A mode of two stages of our own."""
    commands = f"'{stage(folder, 'head', head)}' | '{stage(folder, 'tail', tail)}' $1"
    path = folder / "xx-yy.mode"
    path.write_text(commands)
    return Mode("xx-yy", LanguagePair("xx", "yy"), path)


def test_a_stage_that_dies_is_restarted_and_nothing_lost(tmp_path: Path) -> None:
    died = tmp_path / "died"
    # dies after the first answers, the first time
    engine = ApertiumEngine(mode(tmp_path, f"[ -e {died} ] && exec cat; : > {died}; head -c 20; kill -9 $$"))
    made = engine.translate(["un deux", "trois quatre", "cinq six", "sept huit"])
    assert [translation.target for translation in made] == [
        "un deux",
        "trois quatre",
        "cinq six",
        "sept huit",
    ]
    engine.close()


@pytest.mark.parametrize(
    ("head", "tail", "said"),
    [
        pytest.param(
            "echo 'no memory' >&2; exit 3", "exec cat", "head died (exit status 3): no memory", id="first"
        ),
        pytest.param("exec cat", "exit 4", "tail died (exit status 4)", id="last"),
        pytest.param("exec sleep 60", "exec cat", "no answer for 0.3 seconds", id="hung"),
    ],
)
def test_a_mode_that_stays_broken_is_an_error_that_names_it(
    tmp_path: Path, head: str, tail: str, said: str
) -> None:
    engine = ApertiumEngine(mode(tmp_path, head, tail), timeout=0.3)
    with pytest.raises(EngineError) as caught:
        engine.translate(["un deux"])
    engine.close()
    assert said in caught.value.reason
    assert "xx-yy" in caught.value.reason
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("'no-such-program' x | 'no-such-program' $1", id="programs missing"),
        pytest.param("lt-proc x.bin", id="no generator"),
        pytest.param("lt-proc 'x | lt-proc $1", id="open quote"),
        pytest.param("", id="empty"),
    ],
)
def test_a_broken_mode_file_is_an_error_with_its_path(tmp_path: Path, content: str) -> None:
    path = tmp_path / "xx-yy.mode"
    path.write_text(content)
    with pytest.raises(EngineError) as caught:
        ApertiumEngine(Mode("xx-yy", LanguagePair("xx", "yy"), path))
    assert caught.value.path == path


def children() -> list[str]:
    tasks = Path(f"/proc/{os.getpid()}/task")
    return [child for task in tasks.iterdir() for child in (task / "children").read_text().split()]


def test_close_leaves_no_process_and_may_be_called_twice(need_modes: NeedModes) -> None:
    before = children()
    engine = need_modes("fr-es")["fr-es"].load()
    engine.translate(["le chat"])
    assert len(children()) > len(before)
    engine.close()
    engine.close()
    assert children() == before


def test_an_engine_that_was_forgotten_leaves_no_process(need_modes: NeedModes) -> None:
    before = children()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        engine = need_modes("fr-es")["fr-es"].load()
        engine.translate(["le chat"])
        del engine
        gc.collect()
    assert children() == before
