"""Firefox models at work, judged by fxtranslate, which runs them in another way."""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from l10n.engines import choose, start
from l10n.engines.firefox.engine import FirefoxEngine
from l10n.engines.firefox.search import Settings
from l10n.model import LanguagePair
from tests.firefox import model_files
from tests.support import missing

ENGLISH = """
The council voted last night to rebuild the old stone bridge.
Work is due to begin in March and will take two years.
“We have waited a long time for this,” the mayor told reporters.
The storm cut off the roads of the valley for two days, and schools stayed closed.
Residents received food by helicopter.
The submarine returned to the port of Murmansk after ten years away.
North Korea has sent 10,000 soldiers to Russia, according to the South Korean intelligence service.
The company's shares fell by 3.5% on Tuesday.
Who will pay for the new hospital?
The minister did not answer our questions.
Snow and ice
The match ended 2-1, after a goal in the last minute.
She was born in Lisbon in 1954 and studied medicine in Paris.
Prices have risen by a third since the beginning of the war.
A court in Brussels sentenced him to five years in prison.
"""
PORTUGUESE = """
A câmara municipal decidiu ontem à noite reconstruir a velha ponte de pedra.
As obras começam em março e vão durar dois anos.
«Esperámos muito tempo por isto», disse o presidente da câmara aos jornalistas.
A tempestade cortou as estradas do vale durante dois dias e as escolas ficaram fechadas.
Os habitantes receberam comida de helicóptero.
O submarino voltou ao porto de Murmansk depois de dez anos.
A Coreia do Norte enviou 10 mil soldados para a Rússia, segundo os serviços secretos sul-coreanos.
As ações da empresa caíram 3,5% na terça-feira.
Quem vai pagar o novo hospital?
O ministro não respondeu às nossas perguntas.
Neve e gelo
O jogo acabou 2-1, depois de um golo no último minuto.
Nasceu em Lisboa em 1954 e estudou medicina em Paris.
Os preços subiram um terço desde o início da guerra.
Um tribunal de Bruxelas condenou-o a cinco anos de prisão.
"""
SENTENCES = {"en-pt": ENGLISH.split("\n")[1:-1], "pt-en": PORTUGUESE.split("\n")[1:-1]}


def judged(pair: str, sources: list[str]) -> list[str]:
    """Return what fxtranslate makes of sources."""
    if importlib.util.find_spec("fxtranslate") is None:
        missing("fxtranslate, another engine for Firefox models", "make test; on Linux x86_64")
    import fxtranslate

    shortlist, model, vocabulary = (path.read_bytes() for path in model_files(pair))
    judge = fxtranslate.Translator(model, vocabulary, vocabulary, shortlist)
    return [judge.translate(source) for source in sources]


@pytest.fixture(params=["en-pt", "pt-en"])
def pair(request: pytest.FixtureRequest) -> str:
    value: str = request.param
    return value


@pytest.fixture
def engine(pair: str, request: pytest.FixtureRequest) -> FirefoxEngine:
    value: FirefoxEngine = request.getfixturevalue(pair.replace("-", "_"))
    return value


def test_targets_are_those_of_another_engine(pair: str, engine: FirefoxEngine) -> None:
    """But for what rounding to bytes changes: the other one computes with them, ours with numbers."""
    sources = SENTENCES[pair]
    targets = [one.target for one in engine.translate(sources)]
    others = judged(pair, sources)
    likeness = [fuzz.ratio(own, other) for own, other in zip(targets, others, strict=True)]
    assert sum(likeness) / len(likeness) > 95, list(zip(targets, others, strict=True))
    assert sum(own == other for own, other in zip(targets, others, strict=True)) >= len(sources) * 0.6


def test_what_comes_out_does_not_depend_on_what_goes_in_beside_it(pair: str, engine: FirefoxEngine) -> None:
    sources = SENTENCES[pair]
    together = engine.translate(sources)
    alone = [engine.translate([source])[0] for source in sources]
    assert [one.target for one in alone] == [one.target for one in together]
    for one, other in zip(alone, together, strict=True):
        assert one.score == pytest.approx(other.score, abs=1e-3)


def test_a_score_is_a_mean_log_probability_that_falls_with_nonsense(en_pt: FirefoxEngine) -> None:
    good, bad = en_pt.translate(
        ["The minister did not answer our questions.", "Gruffle snorb the wibbly zax plonk."]
    )
    assert good.score is not None
    assert bad.score is not None
    assert bad.score < good.score <= 0


def test_a_target_that_is_forced_is_as_likely_as_when_it_was_found(engine: FirefoxEngine, pair: str) -> None:
    model = engine.model
    sources = [model.source.numbers(source) for source in SENTENCES[pair]]
    best = model.translate(sources, Settings())
    forced = model.force([(source, one.tokens) for source, one in zip(sources, best, strict=True)])
    for one, (likely, aligned), source in zip(best, forced, sources, strict=True):
        assert likely == pytest.approx(one.log_probabilities, abs=1e-3)
        assert aligned.shape == (len(one.tokens) + 1, len(source) + 1)
        assert aligned.sum(-1) == pytest.approx(1, abs=1e-4)


def test_the_trained_head_aligns_words(en_pt: FirefoxEngine) -> None:
    model = en_pt.model
    source, target = (
        "The minister visited the hospital in Lisbon.",
        "O ministro visitou o hospital em Lisboa.",
    )
    ((_, aligned),) = model.force([(model.source.numbers(source), model.target.numbers(target))])
    pieces, others = model.target.pieces(target), model.source.pieces(source)
    pairs = {piece: others[row.argmax()] for piece, row in zip(pieces, aligned[:, :-1], strict=False)}
    assert pairs["▁ministro"] == "▁minister"
    assert pairs["▁hospital"] == "▁hospital"
    assert pairs["▁Lisboa"] == "▁Lisbon"


def test_a_beam_finds_nothing_less_likely_than_the_first_token_each_time(en_pt: FirefoxEngine) -> None:
    model = en_pt.model
    sources = [model.source.numbers(source) for source in SENTENCES["en-pt"]]
    greedy, wide = (model.translate(sources, Settings(beam=beam)) for beam in (1, 4))

    def mean(values: list[float]) -> float:
        return sum(values) / len(values)

    gains = [
        mean(other.log_probabilities) - mean(one.log_probabilities)
        for one, other in zip(greedy, wide, strict=True)
    ]
    assert sum(gains) / len(gains) > 0
    assert [model.target.text(one.tokens) for one in wide] != [
        model.target.text(one.tokens) for one in greedy
    ]


def test_a_target_goes_on_from_its_start(en_pt: FirefoxEngine) -> None:
    model = en_pt.model
    source, start = "The minister did not answer our questions.", "A ministra"
    tokens = model.target.numbers(start)
    (best,) = model.translate([model.source.numbers(source)], Settings(beam=2), [tokens])
    assert best.tokens[: len(tokens)] == tokens
    assert model.target.text(best.tokens) == "A ministra não respondeu às nossas perguntas."


def test_groups_of_tokens_come_once_where_they_may_not_come_again(en_pt: FirefoxEngine) -> None:
    model = en_pt.model
    source = model.source.numbers("No, no, no, no, no, no, no, no, no, no, no, no, no, no!")
    (free,) = model.translate([source], Settings())
    (once,) = model.translate([source], Settings(no_repeat=3))

    def groups(tokens: list[int]) -> list[tuple[int, ...]]:
        return list(zip(tokens, tokens[1:], tokens[2:], strict=False))

    assert len(set(groups(free.tokens))) < len(groups(free.tokens))
    assert len(set(groups(once.tokens))) == len(groups(once.tokens))


def test_all_other_settings_translate(en_pt: FirefoxEngine) -> None:
    for way in range(en_pt.ways):
        (one,) = en_pt.retry(["The minister did not answer our questions."], way)
        assert one.target == "O ministro não respondeu às nossas perguntas."


def test_many_short_sources_take_little_memory_where_all_words_are_weighed(en_pt: FirefoxEngine) -> None:
    import tracemalloc

    source = en_pt.model.source.numbers("Snow")
    tracemalloc.start()
    targets = en_pt.model.translate([source] * 120, Settings(beam=4, shortlisted=False))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {en_pt.model.target.text(one.tokens) for one in targets} == {"Neve"}
    assert peak < 250_000_000


def test_repeated_empty_and_odd_sources(en_pt: FirefoxEngine) -> None:
    sources = ["Snow and ice", "", "12.5 %", "Snow and ice", "☃", "\u200b"]
    targets = [one.target for one in en_pt.translate(sources)]
    assert targets == ["Neve e gelo", "", "12.5 %", "Neve e gelo", "☃", "\u200b"]
    assert en_pt.translate([]) == []


def test_what_no_token_is_comes_out_as_no_token(en_pt: FirefoxEngine) -> None:
    """The vocabulary has no Georgian letters."""
    (one,) = en_pt.translate(["He said გამარჯობა to everybody."])
    assert "⁇" not in one.target
    assert one.target


def test_a_source_too_long_is_translated_in_parts(en_pt: FirefoxEngine) -> None:
    sentence = "The submarine returned to the port of Murmansk after ten years away"
    source = ", and ".join([sentence] * 40) + "."
    (one,) = en_pt.translate([source])
    assert one.target.count("Murmansk") == 40
    assert one.score is not None
    assert math.isfinite(one.score)


def test_under_guard_what_no_engine_touches_stays(models: Path) -> None:
    engine = start(LanguagePair("en", "pt"), "firefox")
    sources = ["See https://example.org/a?b=1#c for details.", "THE OLD BRIDGE WILL BE REBUILT", "@reporter"]
    targets = [one.target for one in engine.translate(sources)]
    engine.close()
    assert "https://example.org/a?b=1#c" in targets[0]
    assert targets[1] == "A ANTIGA PONTE SERÁ RECONSTRUÍDA"
    assert targets[2] == "@reporter"


@pytest.fixture
def closed(models: Path) -> FirefoxEngine:
    engine = choose(LanguagePair("pt", "en"), "firefox").load()
    engine.close()
    engine.close()
    assert isinstance(engine, FirefoxEngine)
    return engine


def test_an_engine_may_be_closed_twice(closed: FirefoxEngine) -> None:
    assert closed.origin == "firefox pt→en"
