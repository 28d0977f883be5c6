"""Which pairs are learnt."""

from __future__ import annotations

import pytest

from tools.train.pairs import Pair, Sieve, Tally, fault, likeness, unlawful
from tools.train.sets import Decision

PLAIN, MASKED, LAW = Decision(1, ""), Decision(1, "", masked=True), Decision(1, "", law=True)


@pytest.mark.parametrize(
    ("fr", "en", "why"),
    [
        pytest.param("Le chat dort.", "The cat sleeps.", "", id="a sentence"),
        pytest.param("Fichier", "File", "", id="a word"),
        pytest.param("12 %", "12%", "no words", id="numbers"),
        pytest.param("Le mot. " * 200, "The word. " * 200, "too long", id="a page"),
        pytest.param(
            "Oui.", "Yes, and there is quite a lot more to be said about that.", "lengths", id="lengths"
        ),
        pytest.param(
            "See the release notes.", "See the release notes.", "untranslated", id="left in English"
        ),
        pytest.param("Mozilla Firefox", "Mozilla Firefox", "", id="a name"),
        pytest.param("This is the file that it has.", "Voici le fichier.", "language", id="sides swapped"),
        pytest.param(
            "See what the notes have for you.", "Look at the notes.", "language", id="English in French"
        ),
    ],
)
def test_what_teaches_nothing_has_a_fault(fr: str, en: str, why: str) -> None:
    assert fault(Pair(fr, en)) == why


@pytest.mark.parametrize(
    ("fr", "en", "why"),
    [
        pytest.param(
            "Le ministre peut prendre des règlements.",
            "The Minister may make such regulations.",
            "",
            id="a rule",
        ),
        pytest.param("Le ministre décide.", "The Minister decides.", "length", id="short"),
        pytest.param(
            "Loi sur les Pensions de la Fonction Publique",
            "An Act Respecting the Public Service Pension Plan",
            "heading",
            id="a heading",
        ),
    ],
)
def test_laws_are_taken_in_whole_sentences(fr: str, en: str, why: str) -> None:
    assert unlawful(Pair(fr, en)) == why


@pytest.mark.parametrize(
    ("one", "other", "decision", "same"),
    [
        pytest.param(
            "On 3 May 2020 it ended.", "On 4 June 2021 it ended.", PLAIN, False, id="plain: other numbers"
        ),
        pytest.param("It ended.", "It  ended!", PLAIN, True, id="plain: other signs"),
        pytest.param("Sold 12 of 30 shares.", "Sold 1,200 of 3 shares.", LAW, True, id="law: other numbers"),
        pytest.param("Sold by the Minister.", "Sold by the Board.", LAW, False, id="law: other names"),
        pytest.param("A flaw in Samba 4.2.", "A flaw in OpenSSL 1.", MASKED, True, id="masked: other names"),
        pytest.param(
            "A call of str_pad() fails.", "A call of array_map() fails.", MASKED, True, id="masked: code"
        ),
        pytest.param(
            "A flaw in the kernel.", "A hole in the kernel.", MASKED, False, id="masked: other words"
        ),
    ],
)
def test_pairs_that_are_alike_are_one(one: str, other: str, decision: Decision, same: bool) -> None:
    first, second = (likeness(Pair("Le même texte.", text), decision) for text in (one, other))
    assert (first == second) is same


def test_a_sieve_says_why_it_keeps_back() -> None:
    sieve = Sieve(["La guerre est finie !", "The mayor of the town resigned."])
    pairs = [
        Pair("Le chat dort.", "The cat sleeps."),
        Pair("Le chat dort !", "The cat sleeps!"),
        Pair("La guerre est finie.", "The war is over."),
        Pair("Le maire est parti.", "The mayor of the town resigned."),
        Pair("12", "12"),
    ]
    tally = Tally()
    kept = list(sieve.sift(pairs, Decision(3, ""), tally))
    assert [(pair.fr, pair.times) for pair in kept] == [("Le chat dort.", 3)]
    assert (tally.read, tally.kept, dict(tally.why)) == (5, 1, {"copy": 1, "for measuring": 2, "no words": 1})


def test_a_copy_in_another_set_is_one() -> None:
    sieve = Sieve()
    pair = Pair("Le chat dort.", "The cat sleeps.")
    assert [len(list(sieve.sift([pair], PLAIN, Tally()))) for _ in range(2)] == [1, 0]
