"""What a pack can say of a language: a frozen value for each section, a field for each key.

Of a field's type follows how it is written: a list of words is a string with white space between them, or an array;
a pattern is a regular expression of Python's. A field that is empty says nothing, and what needs it is silent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from l10n.languages.grammar import Grammar, Rewrites
from l10n.languages.quantities import Dates, Numbers, Units


@dataclass(frozen=True, slots=True)
class Typography:
    """How a language sets marks and spaces."""

    quotes: tuple[tuple[str, str], ...] = ()
    """Its pairs of quotation marks, the usual first, each with the spaces that it has inside."""
    nested_quotes: tuple[tuple[str, str], ...] = ()
    """Its pairs for a quotation in a quotation, where only such a one has them."""
    spaces: Literal["none", "allowed", "required"] = "none"
    """Whether spaces stand before high marks and inside guillemets."""
    no_break_before: str = ""
    """Marks and signs before which a space, where one stands, is no place to break a line."""
    question_marks: str = ""
    """Marks that ask, where they are other ones than ? and its like in other scripts: the Greek semicolon."""
    inverted_marks: Mapping[str, str] = field(default_factory=dict)
    """The marks that end a sentence, each with the one that begins it."""
    straight_quotes: bool = True
    """Whether its papers have straight quotation marks, too."""
    speech_without_quotes: bool = False
    """Whether its news often report without marks what was said."""
    joining: re.Pattern[str] | None = None
    """What finds a space behind an apostrophe that joins two words."""
    middle_dot: str = ""
    """The letter that it writes twice with a middle dot between."""
    clinging_dashes: bool = False
    """Whether a dash stands close to what it encloses, with a space outside only."""
    between_parts: tuple[str, ...] = ()
    """Words between parts of words, of which one has a hyphen only, *Ein- und Ausgang*: where there are none,
    no hyphen is wrong."""
    asking: tuple[str, ...] = ()
    """How words begin that tell of a question: *il a demandé ce que…*."""


@dataclass(frozen=True, slots=True)
class Engines:
    """What engines need to know of a language."""

    script: str = ""
    """The script (ISO 15924) that a tag without one stands for, where the language is written in several."""
    meant: str = ""
    """Of a macrolanguage, the tag of the language that people mean by it."""
    middles: tuple[str, ...] = ()
    """The languages to translate through where no engine leads directly, the best first."""
    sources: tuple[str, ...] = ()
    """The languages that most articles are in, the likeliest first."""
    sample: str = ""
    """A sentence to try an engine with; English, of which any model makes something, where there is none."""
    articles: frozenset[str] = frozenset()
    """The articles that stand before names of places which are none of cities."""
    rewritten: Rewrites = ()
    """What Apertium's modes from it stumble over, with what they are given for it: French `a-t-il`, where the only
    space goes with a word that is dropped, and compounds written as one that the next mode doesn't know."""
    either_gender: Rewrites = ()
    """What it writes for two genders at once, with the one word that engines are given for it: *salarié·es*."""
    mended: Rewrites = ()
    """What Apertium's modes into it get wrong wherever it stands, with what is right: `at Europe`, `of it NSF`."""


@dataclass(frozen=True, slots=True)
class Script:
    """The letters of a language, and how much room they take."""

    letters: frozenset[str] = frozenset()
    """The scripts that it is written in, as Unicode's names of their letters begin: `CJK HIRAGANA KATAKANA`."""
    accented: str = ""
    """Its letters beside those of English."""
    replaced: Mapping[str, str] = field(default_factory=dict)
    """Letters of the language that a region doesn't have, each with what it writes: *ß*, *ss*."""
    density: float = 1.0
    """Characters that a text takes, against French: a median over translated news."""
    unspaced: bool = False
    """Whether words stand without spaces between them, or names with their particles."""
    fullwidth: bool = False
    """Whether fullwidth signs are usual."""
    dotted_i: bool = False
    """Whether the capital of i has a dot, and I is that of an i without one."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a language, in small letters, and how it makes them."""

    small: frozenset[str] = frozenset()
    """Words of which every text is full."""
    elided: frozenset[str] = frozenset()
    """What is left of words before an apostrophe."""
    elisions: tuple[str, ...] = ()
    """Its own articles, pronouns and conjunctions as they elide before a vowel: words of their own."""
    proclitics: str = ""
    """A pattern for what it writes before a word without a space: Arabic *و*, *بال*."""
    doubled: frozenset[str] = frozenset()
    """Words that good sentences have twice in a row: *that that*."""
    reduplicates: bool | None = None
    """Whether it says a word twice for its grammar: *yavaş yavaş*; None where that isn't known."""
    doubled_names: frozenset[str] = frozenset()
    """Words that stand twice in a row in a name or sound: *Bora Bora*, *ha ha*."""
    doubled_phrases: frozenset[str] = frozenset()
    """Groups of words that overlap with themselves: *a més a més*."""
    conjunctions: frozenset[str] = frozenset()
    """What begins a sentence that is often joined with the one before, with its capital."""
    invariable: frozenset[str] = frozenset()
    """Words that simplemma's dictionary lacks: those with one form (adverbs, numerals), new spellings."""
    invariable_pattern: re.Pattern[str] | None = None
    """What any word that fits is taken for, whatever the dictionary has: *qualità*."""
    adverbs: tuple[tuple[str, str], ...] = ()
    """Endings of adverbs, each with the end of the adjectives that they are made from: *évidemment*, *évident*."""
    enclitic_verb: re.Pattern[str] | None = None
    """An infinitive or gerund, the first group, with pronouns behind it: *reunirse*, *mettersi*."""
    infinitive: tuple[str, ...] = ()
    """What that first group may lack for a form that stands alone."""
    dropped: str = ""
    """Letters that an older spelling has, one of them between a vowel and any of `dropped_before`: *aspecto*."""
    dropped_before: str = ""
    """Letters before which a new spelling has dropped one."""
    sayings: frozenset[str] = frozenset()
    """Phrases that other languages say as it does, in small letters and without marks: *c est la vie*."""
    complete: bool = False
    """Whether its dictionary has nearly all words: only then is what it lacks looked at."""
    enclitics: frozenset[str] = frozenset()
    """Small words that it puts behind others without a space: *pararlo*, *salirse*."""
    compounds: bool = False
    """Whether two words make a third: where they run together by mistake, one of them is a small one."""
    prefixes: frozenset[str] = frozenset()
    """What begins words and looks like one."""
    suffixes: frozenset[str] = frozenset()
    """What makes adverbs and gerunds, and looks like a word."""
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What the columns of a list of terms are called, by their names in a glossary; `term` and `translation` are
    those of a source and a target that no language is named of."""
    introductions: str = ""
    """A pattern of how people begin to present something: *here is*."""
    translation: str = ""
    """A pattern of what it calls a translation."""


@dataclass(frozen=True, slots=True)
class Names:
    """What a language writes with a capital."""

    beginnings: frozenset[str] = frozenset()
    """Words without a lemma of their own that sentences begin with; simplemma knows verbs, nouns and adjectives."""
    beginning_endings: tuple[str, ...] = ()
    """Endings of adverbs, which sentences begin with, too."""
    before_nouns: frozenset[str] = frozenset()
    """Articles and prepositions that stand before institutions and other common nouns with a capital."""
    no_names: frozenset[str] = frozenset()
    """Words with a capital that are no names: titles, mostly."""
    forms_of_address: frozenset[str] = frozenset()
    """Forms of address, folded, with a capital or without."""
    acronyms: frozenset[str] = frozenset()
    """Acronyms that are the same in all languages."""
    land_acronyms: frozenset[str] = frozenset()
    """Acronyms of lands and unions of them, which texts mostly call by their names."""
    foreign: tuple[str, ...] = ()
    """Other languages whose names, titles and words stand in its texts."""
    capital_nouns: bool = False
    """Whether all nouns have a capital."""
    noun: re.Pattern[str] | None = None
    """A noun, by its ending, that lacks its capital."""
    title_case: bool = False
    """Whether titles and headlines have capitals inside, so that a word with one is often no name."""
    one_capital: bool = False
    """Whether an institution has one capital, on its first word: two words with one each are a person or a place."""
    sentence_case: bool = False
    """Whether a headline has no more capitals than a sentence: `Steve Rosenberg` alone is a name."""
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    """What is short for the first word of a name: *St. Petersburg*."""
    saints: frozenset[str] = frozenset()
    """What stands before the names of saints, which are translated: *Saint Martin* is *San Martín*."""
    saint_place: re.Pattern[str] | None = None
    """A place that is written with a hyphen, and the saint that it is called after without."""
    links: re.Pattern[str] | None = None
    """What may stand between the words of a name: *Bande de Gaza*, *House of Commons*."""
    titles: re.Pattern[str] | None = None
    """What people are called before their names; a dictionary has these as words, and they are in no glossary."""
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Nouns that tell what a name behind them is, by kinds of a glossary (`person`, `place`, `organisation`); `other`
    are those of what news seldom name: rivers, villages, singers."""
    transcribed: re.Pattern[str] | None = None
    """What shows that a name was transcribed from another script, as other languages do otherwise: *Choïgou*."""
    pointers: frozenset[str] = frozenset()
    """What hangs on a word by a hyphen and is no part of a name: *ce Kim-là*."""


@dataclass(frozen=True, slots=True)
class Inflection:
    """What becomes of words and names in a sentence, beside what dictionaries have."""

    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Verbs with their forms that begin otherwise."""
    adjectives: tuple[tuple[str, str], ...] = ()
    """Endings (patterns) of feminines and plurals of adjectives of places, of which dictionaries have least, each
    with the ending that they are made from. The first that fits counts."""
    plurals: tuple[tuple[str, str], ...] = ()
    """Endings (patterns) of plurals, each with that of the singular, for words that its dictionary lacks: *émiratis*.
    The first that fits counts."""
    steady_names: bool = False
    """Whether names stay as they are, but for an *s*: elsewhere, what is near is mostly another case of the name."""
    case_ending: re.Pattern[str] | None = None
    """What a case puts behind a name: the genitive of *Moskaus*, the dative of *in den Niederlanden*."""
    case_endings: tuple[str, ...] = ()
    """What cases and numbers put behind the stem of a name or an adjective: *Кореей*, *w Kursku*."""
    dictionary_endings: tuple[str, ...] = ()
    """What stands there in the form that a dictionary has, beside nothing: *Корея*, *Северная*."""
    stem_changes: Rewrites = ()
    """How the end of a stem changes before an ending, made back from either side: *Pradze*, *Praga*."""
    name_adjective: re.Pattern[str] | None = None
    """Endings of adjectives in names of several words, which inflect with the sentence: *der Vereinigten Staaten*."""


@dataclass(frozen=True, slots=True)
class Demonyms:
    """What is made from names of places: adjectives, inhabitants, compounds. Stems and endings have no accents."""

    endings: re.Pattern[str] | None = None
    """Endings of adjectives and inhabitants, behind a name without its last vowels."""
    long_endings: re.Pattern[str] | None = None
    """Those that are enough behind three letters: *Cor-ean*, *Cin-ese*; *mal-o* is no word from Mali."""
    dropped: tuple[str, ...] = ()
    """Ends of names that their adjectives lack."""
    combining: re.Pattern[str] | None = None
    """What a demonym becomes before another and a hyphen: *franco-allemand*."""
    combining_places: Mapping[str, str] = field(default_factory=dict)
    """Places, each by what its demonym becomes there."""
    joins_adjectives: bool = False
    """Whether the adjectives of two peoples are joined as they are: *French-German*."""
    prefixes: re.Pattern[str] | None = None
    """What stands before a name and a hyphen alike in other languages: *pro-russe*, *anti-OTAN*."""
    directions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The points of the compass in names, with how adjectives begin that have them: *norcoreano*."""
    regions: frozenset[str] = frozenset()
    """The parts of a land, in front of its name, in languages with compounds: *Südfrankreich*."""
    adjectives: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Places whose adjectives the endings don't make, with their stems: a word that starts with one has at most five
    more letters; one that ends in = is the whole word."""


@dataclass(frozen=True, slots=True)
class Antonyms:
    """Words of which a hurried translator takes the neighbour: *yesterday* for *tomorrow*, *less* for *more*.

    Each group has some members, the same in all languages and in the same order: patterns of whole words. A word that
    is ambiguous stands here with what makes it sure, or not at all.
    """

    sure: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Groups by their names."""
    likely: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Those that people may say in another way: a fortnight is fifteen days, and a night begins with an evening."""


SECTIONS = {
    section.__name__.lower(): section
    for section in (
        Antonyms,
        Dates,
        Demonyms,
        Engines,
        Grammar,
        Inflection,
        Names,
        Numbers,
        Script,
        Typography,
        Units,
        Words,
    )
}
