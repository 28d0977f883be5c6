from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.memory import Lookup, Memory, Record, lookup
from l10n.memory.pack import Pack, best, encode
from l10n.memory.similarity import rate
from l10n.model import LanguagePair
from l10n.text.tokens import tokens_and_marks

FR_ES, FR_CA = LanguagePair("fr", "es"), LanguagePair("fr", "ca")
REFUSED = "Le capitaine a refusé de répondre mardi."


def record(source: str, target: str, article: str = "a", *, reviewed: bool = True) -> Record:
    return Record(source, target, FR_ES, reviewed, article)


def test_exact_gives_what_was_reviewed_the_commonest_first(memory: Memory) -> None:
    memory.put(
        "a",
        [
            record("Oui.", "Sí."),
            record("Oui.", "Claro.", "b"),
            record("Oui.", "Claro.", "c"),
            record("Oui.", "¡Que sí!", "d", reviewed=False),
            Record("Oui.", "Sí, en catalán.", FR_CA),
            record("Non.", "No.", reviewed=False),
        ],
    )
    found = Lookup(memory).exact(FR_ES, ["Oui.", "Non.", "Peut-être.", "oui."])
    assert {source: [match.target for match in matches] for source, matches in found.items()} == {
        "Oui.": ["Claro.", "Sí."]
    }
    assert [(match.article, match.count, match.rate) for match in found["Oui."]] == [
        ("b", 2, 1.0),
        ("a", 1, 1.0),
    ]
    found = Lookup(memory).exact(FR_ES, ["Oui.", "Non."], reviewed=False)
    assert [match.target for match in found["Oui."]] == ["Claro.", "Sí.", "¡Que sí!"]
    assert not found["Non."][0].reviewed


def test_exact_takes_any_number_of_sources(memory: Memory) -> None:
    sources = [f"Phrase {number}." for number in range(1203)]
    memory.put("a", [record(source, source) for source in sources])
    assert list(Lookup(memory).exact(FR_ES, sources)) == sources


def test_near_gives_rate_and_difference(memory: Memory) -> None:
    memory.put("a", [record(REFUSED, "El capitán se negó.", "koursk"), record("Rien de tel ici.", "Nada.")])
    (match,) = Lookup(memory).near(FR_ES, "Le capitaine a refusé de répondre hier soir.")
    assert match.rate == pytest.approx(14 / 17)
    assert match.difference == "Le capitaine a refusé de répondre [-mardi-]{+hier soir+}."
    assert (match.source, match.target, match.article) == (REFUSED, "El capitán se negó.", "koursk")


def test_near_gives_as_many_as_are_asked_for(memory: Memory) -> None:
    memory.put("a", [record(f"Phrase numéro {number} de la liste.", f"{number}") for number in range(1200)])
    finder = Lookup(memory)
    assert len(finder.near(FR_ES, "Phrase numéro 7 de la liste.", most=100_000)) == 1200
    assert [m.target for m in finder.near(FR_ES, "Phrase numéro 7 de la liste.", most=3)] == ["7", "0", "1"]


def test_near_looks_only_where_it_is_asked_to(memory: Memory) -> None:
    memory.put("a", [record(REFUSED, "Brouillon.", reviewed=False)])
    finder = Lookup(memory)
    assert finder.near(FR_ES, REFUSED) == []
    assert [match.target for match in finder.near(FR_ES, REFUSED, reviewed=False)] == ["Brouillon."]
    assert finder.near(FR_CA, REFUSED, reviewed=False) == []
    assert finder.near(FR_ES, "…", reviewed=False) == []
    assert finder.near(FR_ES, "", reviewed=False) == []


def test_near_leaves_out_what_is_gone_and_takes_what_came(
    memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lookup, "_LOOSE", 3)
    sources = [f"Phrase numéro {number} de la liste." for number in range(9)]
    memory.put("a", [record(source, source) for source in sources])
    assert len(Lookup(memory).near(FR_ES, sources[0], most=20)) == 9  # this stores a pack
    assert next(memory.rows("SELECT count FROM pack")) == (9,)
    memory.put("a", [record(source, source) for source in sources[:4]])
    memory.put("b", [record("Phrase numéro 100 de la liste.", "cien")])
    found = {match.source for match in Lookup(memory).near(FR_ES, sources[0], most=20)}
    assert found == {*sources[:4], "Phrase numéro 100 de la liste."}
    assert next(memory.rows("SELECT count FROM pack")) == (9,)
    memory.compact()
    assert list(memory.rows("SELECT count FROM pack")) == []
    assert {match.source for match in Lookup(memory).near(FR_ES, sources[0], most=20)} == found


SENTENCES = st.lists(
    st.sampled_from(["a", "b", "c", "d", "e", "f", "É", "é", "12", ".", "-", "l'or", "北京"]),
    min_size=1,
    max_size=12,
).map(" ".join)


def brute_force(sources: list[str], asked: str, least: float) -> dict[str, float]:
    rates = {source: rate(tokens_and_marks(source), tokens_and_marks(asked)) for source in sources}
    return {source: found for source, found in rates.items() if found >= least - 1e-9}


@given(
    sources=st.lists(SENTENCES, unique=True, max_size=30),
    asked=SENTENCES,
    least=st.sampled_from([0.3, 0.5, 0.75, 0.8, 1.0]),
    most=st.integers(1, 40),
)
@settings(deadline=None)
def test_near_is_brute_force(
    tmp_path_factory: pytest.TempPathFactory, sources: list[str], asked: str, least: float, most: int
) -> None:
    with Memory(tmp_path_factory.mktemp("memory") / "memory.sqlite") as memory:
        memory.put("a", [record(source, source) for source in sources])
        found = Lookup(memory).near(FR_ES, asked, least=least, most=most)
    right = brute_force(sources, asked, least)
    assert [match.rate for match in found] == sorted(right.values(), reverse=True)[:most]
    assert all(right[match.source] == match.rate for match in found)


@given(
    sources=st.lists(st.lists(st.integers(0, 60), min_size=1, max_size=150), min_size=1, max_size=12),
    asked=st.lists(st.integers(0, 60), min_size=1, max_size=150),
    least=st.sampled_from([0.2, 0.5, 0.75]),
)
@settings(deadline=None)
def test_a_pack_loses_nothing_however_long_sentences_are(
    sources: list[list[int]], asked: list[int], least: float
) -> None:
    texts = [" ".join(f"w{number}" for number in source) for source in sources]
    text = " ".join(f"w{number}" for number in asked)
    pack = Pack.build(enumerate(texts))
    again = Pack.stored(*pack.arrays())
    hits = {hit.id: hit.rate for hit in pack.near(encode(text), least)}
    right = {n: rate(tokens_and_marks(t), tokens_and_marks(text)) for n, t in enumerate(texts)}
    for number, expected in right.items():
        if expected >= least - 1e-9:
            assert hits[number] >= expected - 1e-9
    assert best(pack.near(encode(text), least)) == best(again.near(encode(text), least))


def test_words_whose_hash_is_the_same_make_no_match(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("l10n.memory.pack._code", lambda word: "x")  # all words collide
    memory.put("a", [record("un deux trois quatre", "1234"), record("un deux trois cinq", "1235")])
    found = Lookup(memory).near(FR_ES, "un deux trois cinq", most=1)
    assert [(match.rate, match.target) for match in found] == [(1.0, "1235")]


def test_a_stored_pack_that_does_not_fit_is_damage(memory: Memory, monkeypatch: pytest.MonkeyPatch) -> None:
    from l10n.memory import DamagedMemory

    monkeypatch.setattr(lookup, "_LOOSE", 1)
    memory.put("a", [record(f"Phrase {number}.", "x") for number in range(5)])
    Lookup(memory).near(FR_ES, "Phrase 1.")
    memory.write("UPDATE pack SET codes = substr(codes, 5)")
    with pytest.raises(DamagedMemory, match="a pack of sentences doesn't fit together"):
        Lookup(memory).near(FR_ES, "Phrase 1.")


def test_memory_path_is_made(memory: Memory, tmp_path: Path) -> None:
    assert (tmp_path / "cache" / ".gitignore").read_text() == "# What l10n can make again.\n*\n"


def test_a_text_is_found_with_any_markup(memory: Memory) -> None:
    plain, bold, linked = "Le bilan reste lourd.", "Le **bilan** reste lourd.", "Le <1>bilan</1> reste lourd."
    memory.put("a", [record(plain, "El balance."), record(bold, "El **balance**.")])
    found = Lookup(memory).unmarked(FR_ES, [plain, bold, linked, "Le bilan."])
    assert {source: [one.target for one in matches] for source, matches in found.items()} == {
        plain: ["El **balance**."],
        bold: ["El balance."],
        linked: ["El balance.", "El **balance**."],
    }
    (near, *_) = Lookup(memory).near(FR_ES, linked)
    assert (near.rate, near.percent) == (1.0, 99)


def test_a_memory_of_before_finds_texts_with_markup_too(tmp_path: Path) -> None:
    path = tmp_path / "memory.sqlite"
    with Memory(path) as memory:
        memory.put("a", [record("Le **bilan** reste.", "El **balance** sigue.")])
        memory.write("DROP TABLE bare")
    with Memory(path) as memory:
        assert list(Lookup(memory).unmarked(FR_ES, ["Le bilan reste."])) == ["Le bilan reste."]
