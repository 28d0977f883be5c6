"""Nouns that recur in an article, and what most of its targets have for them."""

from __future__ import annotations

import pytest

from l10n.glossary.noun_keys import word_keys
from l10n.glossary.noun_use import has_rendering, noun_uses
from l10n.model import LanguagePair

EN = LanguagePair("fr", "en")
MATCH = [
    ("Le match a commencé à midi.", "The match began at noon."),
    ("Hier, le match a duré deux heures.", "The match took two hours yesterday."),
    ("Les joueurs ont perdu ce match.", "The players lost this match."),
]
GAME = ("La foule a sifflé à la fin du match.", "The crowd booed at the end of the game.")


def found(pairs: list[tuple[str, str]], pair: LanguagePair = EN) -> dict[str, tuple[str, tuple[int, ...]]]:
    return {use.key: (use.rendering, use.missing) for use in noun_uses(tuple(pairs), pair)}


def test_what_most_targets_have_is_a_nouns_rendering_and_others_lack_it() -> None:
    assert found([*MATCH, GAME]) == {"match": ("match", (3,))}


def test_the_same_rendering_throughout_lacks_nowhere() -> None:
    assert found(MATCH) == {"match": ("match", ())}


RATES = [
    ("Le taux d'intérêt a monté.", "The interest rate rose."),
    ("La banque a relevé le taux d’intérêt.", "The bank raised the interest rate."),
    ("Un taux d'intérêt élevé coûte cher.", "A high interest rate is expensive."),
]
FORCES = [
    ("Les forces armées avancent.", "The armed forces advance."),
    ("Il commande les forces armées.", "He commands the armed forces."),
    ("Nos forces armées ont tiré.", "Our armed forces fired."),
]
UPDATE = [
    ("La mise à jour est prête.", "The update is ready."),
    ("Une mise à jour tous les mois.", "One update a month."),
    ("Cette mise à jour répare tout.", "This update mends all."),
]


@pytest.mark.parametrize(
    ("pair", "pairs", "term", "rendering", "missing"),
    [
        pytest.param(
            EN,
            [*RATES, ("Personne n'aime ces taux d'intérêt.", "Nobody likes these tariffs.")],
            "taux intérêt",
            "interest rate",
            (3,),
            id="noun, de, noun",
        ),
        pytest.param(
            EN,
            [*FORCES, ("Les forces armées se taisent.", "The military forces are silent.")],
            "force armée",
            "arm force",
            (3,),
            id="noun, adjective",
        ),
        pytest.param(
            EN,
            [*UPDATE, ("Il attend la mise à jour.", "He awaits the setting up to date.")],
            "miser jour",
            "update",
            (3,),
            id="one word for it",
        ),
        pytest.param(
            EN,
            [*FORCES, ("Les forces armées se taisent.", "The forces that are armed say nothing.")],
            "force armée",
            "arm force",
            (),
            id="its words in another order",
        ),
        pytest.param(
            LanguagePair("en", "fr"),
            [(after, before) for before, after in RATES]
            + [("Nobody likes the interest rate.", "Personne n'aime ce tarif.")],
            "interest rate",
            "taux intérêt",
            (3,),
            id="two nouns of English",
        ),
        pytest.param(
            LanguagePair("es", "fr"),
            [
                ("El banco central calla.", "La banque centrale se tait."),
                ("Un banco central no habla.", "Une banque centrale ne parle pas."),
                ("Los bancos centrales suben.", "Les banques centrales montent."),
                ("Creen al banco central.", "Ils croient l'institut monétaire."),
            ],
            "banco central",
            "banque centrale",
            (3,),
            id="es-fr",
        ),
    ],
)
def test_a_term_of_several_words_has_a_rendering(
    pair: LanguagePair, pairs: list[tuple[str, str]], term: str, rendering: str, missing: tuple[int, ...]
) -> None:
    assert found(pairs, pair)[term] == (rendering, missing)


def test_what_is_part_of_a_term_lacks_only_outside_of_it() -> None:
    forces = [*FORCES, ("Les forces armées se taisent.", "The military services say nothing.")]
    police = [
        ("Les forces de police aussi.", "So do the police forces."),
        ("Une force inconnue.", "An unknown might."),
    ]
    uses = found([*forces, *police])
    assert uses["force armée"] == ("arm force", (3,))
    assert uses["force"] == ("force", (5,))


@pytest.mark.parametrize(
    "last",
    [
        pytest.param(("Les années 1980 sont loin.", "The 1980s are long ago."), id="a year"),
        pytest.param(("Comme l'année Molière.", "As with Molière's."), id="a title"),
    ],
)
def test_a_noun_with_a_name_or_number_behind_it_is_left(last: tuple[str, str]) -> None:
    years = [
        ("L'année commence.", "The year begins."),
        ("Une année passe.", "A year goes by."),
        ("C'est une bonne année.", "That is a good year."),
    ]
    assert found([*years, last])["année"] == ("year", ())


@pytest.mark.parametrize(
    "pairs",
    [
        pytest.param([*MATCH[:2]], id="too few sentences"),
        pytest.param([*MATCH[:2], GAME, GAME], id="no majority"),
        pytest.param(
            [(source.replace("match", "ministre Durand"), f"{target[:-1]} X.") for source, target in MATCH],
            id="two words that always stand together",
        ),
        pytest.param([(source, "") for source, _ in MATCH], id="no targets"),
        pytest.param(
            [
                ("Il fait froid.", "He makes cold."),
                ("Elle fait du pain.", "She makes bread."),
                ("Ce fait est connu.", "He makes it known."),
            ],
            id="a verb",
        ),
        pytest.param(
            [
                ("Le pouvoir est fort.", "The power is strong."),
                ("Vous pouvez venir.", "You can come."),
                ("Ce pouvoir est ancien.", "This power is old."),
            ],
            id="forms of a verb that is a noun, too",
        ),
        pytest.param(
            [
                ("Le pouvoir est fort.", "The power is strong."),
                ("Ce pouvoir est ancien.", "This power is old."),
                ("Un pouvoir secret.", "A secret power."),
                ("Nous pouvons venir avec le temps.", "We can come in time."),
                ("Il peut venir.", "He can come."),
            ],
            id="a noun whose verb the article has",
        ),
    ],
)
def test_what_cannot_be_told_is_left(pairs: list[tuple[str, str]]) -> None:
    assert found(pairs) == {}


@pytest.mark.parametrize(
    ("pair", "pairs"),
    [
        pytest.param(
            LanguagePair("es", "fr"),
            [
                ("El avión cayó al mar.", "L'avion est tombé à la mer."),
                ("Ese avión tenía dos motores.", "Cet appareil avait deux moteurs."),
                ("La nieve cubrió el avión.", "La neige a couvert l'avion."),
                ("Los restos del avión son pocos.", "Il reste peu de l'avion."),
            ],
            id="es-fr",
        ),
        pytest.param(
            LanguagePair("fr", "es"),
            [
                ("L'avion est tombé dans la mer.", "El avión cayó al mar."),
                ("Cet avion avait deux moteurs.", "El aparato tenía dos motores."),
                ("La neige a couvert l’avion.", "La nieve cubrió el avión."),
                ("Les avions sont rares.", "Los aviones son raros."),
            ],
            id="fr-es",
        ),
    ],
)
def test_other_languages_have_their_determiners(pair: LanguagePair, pairs: list[tuple[str, str]]) -> None:
    ((_, missing),) = [ones for noun, ones in found(pairs, pair).items() if noun.startswith("avi")]
    assert missing == (1,)


@pytest.mark.parametrize("pair", [LanguagePair("ja", "en"), LanguagePair("fr", "ja")], ids=str)
def test_a_language_without_dictionary_or_determiners_is_left(pair: LanguagePair) -> None:
    assert noun_uses((*MATCH, GAME), pair) == ()


@pytest.mark.parametrize(
    ("target", "key", "there"),
    [
        pytest.param("The planes fell.", "plane", True, id="plural"),
        pytest.param("Airplane passengers died.", "plane", True, id="compound"),
        pytest.param("There are flood alerts.", "flooding", True, id="stem"),
        pytest.param("The aircraft fell.", "plane", False, id="another word"),
        pytest.param("The cathedral fell.", "cat", False, id="a short word's beginning"),
    ],
)
def test_a_rendering_is_found_by_its_lemma_or_stem(target: str, key: str, there: bool) -> None:
    assert has_rendering(word_keys(target, "en"), key) is there
