"""The articles, prepositions and determiners of Spanish, Catalan, French, Italian and Portuguese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Grammar:
    """What stands before nouns: articles for masculine, feminine, and the plurals of both."""

    definite: tuple[str, str, str, str]
    indefinite: tuple[str, str, str, str]
    contracted: Mapping[str, tuple[str, str]]
    prepositions: frozenset[str]
    elided: Mapping[str, str] = field(default_factory=dict)
    determiners: frozenset[str] = frozenset()


def _contracted(text: str) -> dict[str, tuple[str, str]]:
    found = {}
    for rule in text.split():
        made, _, parts = rule.partition("=")
        preposition, _, article = parts.partition("+")
        found[made] = (preposition, article)
    return found


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _italian() -> str:
    stems = {"di": "de", "a": "a", "da": "da", "in": "ne", "su": "su"}
    ends = {"il": "l", "lo": "llo", "la": "lla", "l'": "ll'", "i": "i", "gli": "gli", "le": "lle"}
    return " ".join(f"{stem}{end}={prep}+{art}" for prep, stem in stems.items() for art, end in ends.items())


_DETERMINERS = {
    "es": "este esta estos estas ese esa esos esas aquel aquella su sus nuestro nuestra mi cada ningún ninguna",
    "ca": "aquest aquesta aquests aquestes aquell aquella cada cap llur llurs",
    "fr": "ce cet cette ces son sa ses leur leurs notre nos mon ma chaque aucun aucune",
    "it": "questo questa questi queste quel quella suo sua suoi sue loro ogni nessun nessuna",
    "pt": "este esta estes estas esse essa seu sua seus suas nosso nossa cada nenhum nenhuma",
}
GRAMMARS = {
    "es": Grammar(
        ("el", "la", "los", "las"),
        ("un", "una", "unos", "unas"),
        _contracted("del=de+el al=a+el"),
        _words("de a en por para con sin contra sobre entre según hacia hasta desde ante tras"),
        determiners=_words(_DETERMINERS["es"]),
    ),
    "ca": Grammar(
        ("el", "la", "els", "les"),
        ("un", "una", "uns", "unes"),
        _contracted("del=de+el dels=de+els al=a+el als=a+els pel=per+el pels=per+els"),
        _words("de d' a en per amb sense contra sobre entre segons cap fins des"),
        {"de": "d'"},
        _words(_DETERMINERS["ca"]),
    ),
    "fr": Grammar(
        ("le", "la", "les", "les"),
        ("un", "une", "des", "des"),
        _contracted("du=de+le des=de+les au=à+le aux=à+les"),
        _words("de d' à en par pour avec sans contre sur entre selon vers dans depuis chez"),
        {"de": "d'", "que": "qu'", "jusque": "jusqu'", "lorsque": "lorsqu'", "puisque": "puisqu'"},
        _words(_DETERMINERS["fr"]),
    ),
    "it": Grammar(
        ("il", "la", "i", "le"),
        ("un", "una", "dei", "delle"),
        _contracted(_italian()),
        _words("di a da in su con per tra fra contro secondo verso"),
        determiners=_words(_DETERMINERS["it"]),
    ),
    "pt": Grammar(
        ("o", "a", "os", "as"),
        ("um", "uma", "uns", "umas"),
        _contracted(
            "do=de+o da=de+a dos=de+os das=de+as ao=a+o à=a+a aos=a+os às=a+as no=em+o na=em+a nos=em+os nas=em+as"
            " pelo=por+o pela=por+a pelos=por+os pelas=por+as"
        ),
        _words("de em por para com sem contra sobre entre segundo até desde"),
        determiners=_words(_DETERMINERS["pt"]),
    ),
}
