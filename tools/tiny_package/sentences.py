"""French sentences with their English translations, made from our own templates: what the tiny model learns."""

from __future__ import annotations

import random

from tools.train.annotate import Place, annotated

# A person or thing: in French, in English.
_WHO = (
    ("le président", "the president"),
    ("la ministre", "the minister"),
    ("le maire", "the mayor"),
    ("la police", "the police"),
    ("le médecin", "the doctor"),
    ("la directrice", "the director"),
    ("le journal", "the newspaper"),
    ("un voisin", "a neighbour"),
    ("une étudiante", "a student"),
    ("le chat", "the cat"),
    ("la vieille dame", "the old lady"),
    ("le jeune homme", "the young man"),
    ("Marie", "Marie"),
    ("Jean Dupont", "Jean Dupont"),
    ("l’équipe", "the team"),
    ("l’école", "the school"),
)
_DOES = (
    ("a vu", "saw"),
    ("a trouvé", "found"),
    ("a acheté", "bought"),
    ("a perdu", "lost"),
    ("attend", "is waiting for"),
    ("cherche", "is looking for"),
    ("connaît", "knows"),
    ("a refusé", "refused"),
    ("a accepté", "accepted"),
    ("prépare", "is preparing"),
    ("demande", "is asking for"),
    ("montre", "shows"),
)
_WHAT = (
    ("le train", "the train"),
    ("la lettre", "the letter"),
    ("un grand jardin", "a big garden"),
    ("une petite maison", "a small house"),
    ("le nouveau pont", "the new bridge"),
    ("la vieille voiture", "the old car"),
    ("trois livres", "three books"),
    ("les documents", "the documents"),
    ("le rapport", "the report"),
    ("un accord", "an agreement"),
    ("la clé", "the key"),
    ("le chien noir", "the black dog"),
    ("les élections", "the elections"),
    ("l’argent", "the money"),
)
_WHERE = (
    ("", ""),
    ("à Paris", "in Paris"),
    ("dans la rue", "in the street"),
    ("près de la gare", "near the station"),
    ("devant le musée", "in front of the museum"),
    ("à la maison", "at home"),
    ("dans le sud du pays", "in the south of the country"),
)
_WHEN = (
    ("", ""),
    ("hier", "yesterday"),
    ("ce matin", "this morning"),
    ("lundi", "on Monday"),
    ("en 2024", "in 2024"),
    ("après la guerre", "after the war"),
)
_SAYS = (
    ("selon le journal", "according to the newspaper"),
    ("a dit la ministre", "the minister said"),
    ("a écrit Jean Dupont", "wrote Jean Dupont"),
)
_FILES = ("rapport_final", "plan_b", "note_de_mai", "carte_2024", "liste_a", "texte_court")

# What words that there are not are made of: before, in and behind a syllable.
_ONSETS = [
    "b",
    "br",
    "c",
    "ch",
    "cl",
    "d",
    "dr",
    "f",
    "fl",
    "g",
    "gr",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "pl",
    "pr",
    "qu",
    "r",
    "s",
    "sh",
    "sk",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "y",
    "z",
]
_VOWELS = ["a", "e", "i", "o", "u", "a", "e", "i", "o", "u", "ai", "ay", "ea", "oa", "oo", "ou"]
_CODAS = [
    "",
    "",
    "",
    "l",
    "ll",
    "m",
    "n",
    "nd",
    "ng",
    "r",
    "rd",
    "rs",
    "rsk",
    "s",
    "sk",
    "st",
    "t",
    "tch",
    "x",
]


def sentences(count: int, seed: int) -> list[tuple[str, str]]:
    """Return `count` different pairs of a sentence and its translation, the same ones for the same `seed`."""
    chance = random.Random(seed)
    made: dict[str, str] = {}
    while len(made) < count:
        french, english = chance.choice((_statement, _statement, _statement, _headline, _question, _file))(
            chance
        )
        made[french] = english
    return list(made.items())


def with_terms(count: int, seed: int) -> list[tuple[str, str]]:
    """Return `count` pairs whose sources say how a word is to be translated, mostly as something else than it is."""
    chance = random.Random(seed)
    nouns = [pair for parts in (_WHO, _WHAT) for pair in map(_noun, parts) if pair]
    made: dict[str, str] = {}
    while len(made) < count:
        french, english = chance.choice((_statement, _statement, _headline, _question))(chance)
        there = [
            (one, other) for one, other in nouns if f" {one}" in french and english.count(f" {other}") == 1
        ]
        if not there:
            continue
        places = []
        for noun, usual in chance.sample(there, min(len(there), chance.choice((1, 1, 2)))):
            kind = chance.random()
            wanted = usual if kind < 0.2 else chance.choice(nouns)[1] if kind < 0.4 else _invented(chance)
            start = french.index(f" {noun}") + 1
            places.append(Place(start, start + len(noun), wanted))
            english = english.replace(f" {usual}", f" {wanted}", 1)
        if len({place.start for place in places}) == len(places):
            made[annotated(french, places)] = english
    return list(made.items())


def _noun(pair: tuple[str, str]) -> tuple[str, str] | None:
    """Return the nouns of a pair without their articles, where both are of one word."""
    french, english = (text.replace("’", "’ ").split() for text in pair)
    return (french[1], english[1]) if len(french) == len(english) == 2 and english[0] == "the" else None


def _invented(chance: random.Random) -> str:
    """Return one or two words that there are not."""
    syllables = (_ONSETS, _VOWELS, _CODAS)
    words = [
        "".join("".join(map(chance.choice, syllables)) for _ in range(chance.choice((1, 2, 2, 3))))
        for _ in range(chance.choice((1, 1, 2)))
    ]
    look = chance.random()
    return " ".join(w.upper() if look < 0.1 else w.capitalize() if look < 0.4 else w for w in words)


def _statement(chance: random.Random) -> tuple[str, str]:
    who, does, what, where, when = map(chance.choice, (_WHO, _DOES, _WHAT, _WHERE, _WHEN))
    french, english = (
        " ".join(filter(None, parts)) for parts in zip(who, does, what, where, when, strict=True)
    )
    if chance.random() < 0.25:
        said = chance.choice(_SAYS)
        french, english = f"{french}, {said[0]}", f"{english}, {said[1]}"
    return _sentence(french, "."), _sentence(english, ".")


def _headline(chance: random.Random) -> tuple[str, str]:
    who, does, what = map(chance.choice, (_WHO, _DOES, _WHAT))
    return _sentence(f"{who[0]} {does[0]} {what[0]}", ""), _sentence(f"{who[1]} {does[1]} {what[1]}", "")


def _question(chance: random.Random) -> tuple[str, str]:
    who, where, when = map(chance.choice, (_WHO, _WHERE[1:], _WHEN))
    french = " ".join(filter(None, ("où est", who[0], when[0])))
    english = " ".join(filter(None, ("where is", who[1], when[1])))
    if chance.random() < 0.5:
        french, english = f"{french}, {where[0]}", f"{english}, {where[1]}"
    return _sentence(french, " ?"), _sentence(english, "?")


def _file(chance: random.Random) -> tuple[str, str]:
    name, where = chance.choice(_FILES), chance.choice(_WHERE)
    french, english = (
        " ".join(filter(None, parts))
        for parts in ((f"le fichier {name} est prêt", where[0]), (f"the file {name} is ready", where[1]))
    )
    return _sentence(french, "."), _sentence(english, ".")


def _sentence(text: str, end: str) -> str:
    return text[:1].upper() + text[1:] + end
