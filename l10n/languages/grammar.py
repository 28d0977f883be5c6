"""What a pack can say of grammar: its section `[grammar]`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

NOTHING = re.compile("(?!)")
"""The pattern of a field that is empty: it fits nothing."""
Rewrites = tuple[tuple[re.Pattern[str], str], ...]
"""Endings and what stands for them; the first that fits counts."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """How words inflect and agree, and what stands around a noun.

    Articles come in fours: masculine, feminine, and the plurals of both.
    """

    links: frozenset[str] = frozenset()
    """Words after which a head noun has only what belongs to it: *chief of staff*."""
    head_last: bool = False
    """Whether the last word of a noun phrase is its head, and the only one that shows its number."""
    gerund: str = ""
    """How a last word ends that has no plural for being what is done: *difficulty breathing*."""
    plural: Rewrites = ()
    """How plurals are made; without any, nothing of the language inflects."""
    irregular_plurals: Mapping[str, str] = field(default_factory=dict)
    """Plurals of irregular words that are frequent in news."""
    invariable_names: re.Pattern[str] = NOTHING
    """Words with a capital that are their own plural: *Chinese*."""
    uncounted: re.Pattern[str] = NOTHING
    """Words without a plural: participles, and what can't be counted."""
    plural_look: re.Pattern[str] = NOTHING
    """What plurals look like, in small letters."""
    singular: Rewrites = ()
    """How the ending of a plural becomes that of a singular, as far as it shows the gender."""
    feminine: Rewrites = ()
    """How feminines of adjectives and demonyms are made."""
    feminine_look: re.Pattern[str] = NOTHING
    """What feminines of adjectives look like, in small letters."""
    open_endings: tuple[str, ...] = ()
    """The endings of most adjectives, each of which may be any of the others: *respiratorias*."""
    feminine_ending: re.Pattern[str] = NOTHING
    """How feminine nouns end, in the singular."""
    masculine_ending: re.Pattern[str] = NOTHING
    """How masculine nouns end that look like feminine ones: *problema*."""
    unsure_ending: re.Pattern[str] = NOTHING
    """How nouns end of which nothing tells the gender: *zone*, *siècle*."""
    feminine_places: re.Pattern[str] | None = None
    """Which places are feminine, where they have a rule of their own."""

    singular_before: re.Pattern[str] = NOTHING
    """What a text ends with that asks for a singular."""
    plural_before: re.Pattern[str] = NOTHING
    """What a text ends with that asks for a plural."""
    plural_verbs: re.Pattern[str] = NOTHING
    """Verbs right behind a noun that are for a plural only."""
    feminine_before: frozenset[str] = frozenset()
    """Words before a feminine."""
    masculine_before: frozenset[str] = frozenset()
    """Words before a masculine."""
    persons: Mapping[str, str] = field(default_factory=dict)
    """Nouns of persons, each with that of a woman, which may be the same."""
    any_number: re.Pattern[str] = NOTHING
    """How words end whose plural is like their singular: *gallois*, *virus*."""
    copula: tuple[str, ...] = ()
    """The forms of the verb that a term may begin with, the infinitive first: *be infected*."""
    adjectives_precede: bool = False
    """Whether adjectives stand before their noun, and have no number."""
    nouns_before: tuple[re.Pattern[str], ...] = ()
    """What a text ends with that is surely a noun, the first group, where an adjective was left behind it."""
    no_nouns: frozenset[str] = frozenset()
    """Words that no name or adjective describes: *the NATO said*, but *the NATO summit*."""
    people_adjective: re.Pattern[str] = NOTHING
    """An adjective of a people, by its ending, where their noun may be another word: *Danish*, *Dane*."""
    women: tuple[str, ...] = ()
    """How nouns of a people end that are a woman's only: *Frenchwoman*."""
    genitive: str = ""
    """The ending of a genitive, behind an apostrophe."""

    leading: frozenset[str] = frozenset()
    """What a place may begin with that isn't replaced: articles, possessives, prepositions, *and*."""
    inner: frozenset[str] = frozenset()
    """Articles and prepositions that may stand between the words of a term."""
    compounds: bool = False
    """Whether a noun may be a part of a longer word."""
    apposition: str = ""
    """The mark before a term that is added at the end of a sentence; what commas are for is known."""
    relations: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Prepositions before places, by what they say: `location`, `genitive`."""
    relation_words: Mapping[str, str] = field(default_factory=dict)
    """The preposition for each of the `relations`, where a place can be added to a text with it."""

    places_after: Mapping[str, str] = field(default_factory=dict)
    """Prepositions that Apertium has before places that something is in, each with the right one."""
    motion: re.Pattern[str] = NOTHING
    """Words of motion and giving, behind which those prepositions are right."""

    articles: Literal["", "english", "romance"] = ""
    """Which rules choose the articles: `english`, `romance`, or none."""
    definite: tuple[str, ...] = ()
    """The definite articles."""
    definite_before: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = ()
    """Other definite articles, with the beginnings of words that have them: *el agua*, *lo sciopero*."""
    definite_before_vowel: tuple[str, ...] = ()
    """The definite articles before a `vowel`."""
    neuter: str = ""
    """The definite article of no gender, which no noun has."""
    indefinite: tuple[str, ...] = ()
    """The indefinite articles."""
    contractions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What a preposition and an article become together."""
    contracted_names: bool = False
    """Whether the article of a name contracts, too: *Le Caire*, *au Caire*."""
    elisions: Mapping[str, str] = field(default_factory=dict)
    """What prepositions and conjunctions become before a `vowel`."""
    euphony: tuple[tuple[str, str, re.Pattern[str]], ...] = ()
    """Words that become another before a sound: *y* is *e* before *Irán*."""
    vowel: re.Pattern[str] = NOTHING
    """What words begin with where articles elide, or *a* is *an*."""
    vowel_letters: str = ""
    """The capitals whose names begin with such a sound: *an MP*."""
    prepositions: frozenset[str] = frozenset()
    """Those that an article may follow."""
    conjunctions: frozenset[str] = frozenset()
    """Those behind which a noun phrase begins."""
    determiners: frozenset[str] = frozenset()
    """What stands in the place of an article."""
    locative: tuple[str, ...] = ()
    """What stands before countries in the place of preposition and article: *au Japon*, *en Russie*."""
    locative_prepositions: tuple[str, ...] = ()
    """The prepositions that it stands for; the first may also stand before a city."""
    article_heads: re.Pattern[str] = NOTHING
    """Common nouns, as names with an article have them: as their last word in English, elsewhere as the first."""
    bare_heads: re.Pattern[str] = NOTHING
    """Those of names that have none all the same."""
    unsure_heads: frozenset[str] = frozenset()
    """Those of which nothing says whether they have one when they are all of the name."""
    bare_places: Literal["", "all", "feminine"] = ""
    """Which places have no article: `all`, `feminine`, or none."""
    places_with_article: frozenset[str] = frozenset()
    """Places that have one all the same, without accents."""
    bare_acronyms: re.Pattern[str] = NOTHING
    """Initials that have none: agencies of news, charities, broadcasters."""
    read_acronyms: frozenset[str] = frozenset()
    """Initials that are read as a word though they look as if they were spelt."""
    spelt_acronyms: frozenset[str] = frozenset()
    """Initials that are spelt though they look like a word."""
    name_links: re.Pattern[str] = NOTHING
    """What parts the head of a name from what belongs to it."""
    determined_before: re.Pattern[str] = NOTHING
    """What a text ends with after which there is no article."""
    article_before: re.Pattern[str] = NOTHING
    """What a text ends with behind which no headline leaves out the article: a preposition."""
    institutions: frozenset[str] = frozenset()
    """Nouns without an article behind a preposition: *at school*."""

    def is_definite(self, word: str) -> bool:
        """Whether a word, in small letters, is a definite article, or a contraction with one: *le*, *du*."""
        article = self.contractions.get(word, ("", word))[1]
        return not {*self.definite, *self.definite_before_vowel}.isdisjoint({article, f"{article}'"})
