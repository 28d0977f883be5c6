"""Plurals and feminines of terms, by the regular rules of a few languages' grammars.

What is irregular and frequent in news has its own line. A form that a rule gets wrong is one of several that are
offered, and not found in the glossary, so it is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from l10n.text.folding import unaccented

# The words after which a head noun has only what belongs to it: *chief of staff*, *droit d'asile*.
_LINKS = {
    "en": "of for in on to at by with without against from under and that which who",
    "es": "de del a al en por para con sin contra y sobre que",
    "ca": "de del dels d' a al als en per contra sense i amb sobre que",
    "fr": "de du des d' à au aux en par pour sans contre et sur qui que",
    "it": "di del dello della dell' dei degli delle d' a al in per con da e contro sul che",
    "pt": "de do da dos das a ao à em no na por para com contra e sobre que",
}
_WORD = re.compile(r"[^\W\d_]+(?:·[^\W\d_]+)*'?|\W+|[\d_]+")
_IRREGULAR = {
    "en": "man:men woman:women child:children person:people crisis:crises basis:bases",
    "es": "régimen:regímenes crisis:crisis",
    "ca": "crisi:crisis rus:russos",
    "fr": "œil:yeux",
    "it": "uomo:uomini crisi:crisi",
    "pt": "crise:crises",
}
_OPEN = re.compile(r"(?<=[^\W\d_]{2})[oa]s?$")  # the endings of most adjectives: *respiratorias*
_INVARIABLE = re.compile("(?:ese|ish|ch|ss|[aeiou]s)$")  # *Chinese*, *British*, *French*, *Swiss*
# English words without a plural: adjectives and participles (*infectious*, *infected*), and what can't be counted.
_UNCOUNTED = re.compile(
    "(?:ous|[^e]ed|.{5}ware|.{3}craft|^(?:care|information|equipment|advice|research|evidence|news|police|staff|aid|access))$"
)

_Rules = list[tuple[re.Pattern[str], str]]


def _rules(text: str) -> _Rules:
    pairs = (rule.split("→") for rule in text.split())
    return [(re.compile(f"{ending}$"), made) for ending, made in pairs]


# The first that fits counts.
_PLURAL = {
    "en": _rules(r"(?<=[^aeiou])y→ies (s|x|z|ch|sh)→\1es (?<=[^s])→s"),
    "es": _rules(
        r"z→ces ión→iones án→anes én→enes és→eses ín→ines ón→ones ([íú])→\1es ([aeiouáéó])→\1s [xs]→\g<0> →es"
    ),
    "ca": _rules(
        r"ca→ques ga→gues ja→ges ça→ces a→es ès→esos às→assos ([sxç])→\1os à→ans è→ens í→ins ó→ons ú→uns →s"
    ),
    "fr": _rules(r"([sxz])→\1 (eau|eu|au)→\1x ail→ails al→aux →s"),
    "it": _rules(r"ca→che ga→ghe ([àèéìòù])→\1 co→ci go→ghi io→i ([^aeiou])→\1 (?<!t)ista→isti a→e [oe]→i"),
    "pt": _rules(r"ão→ões m→ns al→ais el→eis ol→ois ul→uis il→is ês→eses ([rz])→\1es [sx]→\g<0> →s"),
}
_FEMININE = {
    "es": _rules(r"o→a és→esa án→ana ín→ina ón→ona (?<=[dt])or→ora"),
    "ca": _rules(
        r"rus→russa à→ana ès→esa í→ina ó→ona enc→enca è→ena iu→iva u→va (?<=[cdgt])o→a ([bcdglnrsty])→\1a"
    ),
    "fr": _rules(r"e→e (i?en)→\1ne éen→éenne eux→euse f→ve er→ère teur→trice ([a-zéèï])→\1e"),
    "it": _rules("o→a"),
    "pt": _rules(r"ês→esa ão→ã o→a or→ora"),
}
_RULED = frozenset(_PLURAL)


def plural(form: str, language: str) -> str:
    """Return the plural of a term in a language (BCP 47); as it is where it is one, or no rule is known."""
    base = language.split("-")[0]
    if base not in _RULED or is_plural(form, language):
        return form
    return _of_heads(form, base, lambda word: _plural(word, base))


def feminine(form: str, language: str) -> str:
    """Return the feminine of an adjective or of a demonym in a language (BCP 47)."""
    base = language.split("-")[0]
    rules = _FEMININE.get(base)
    return form if rules is None else _of_heads(form, base, lambda word: _made(word, rules))


def variants(form: str, language: str) -> list[str]:
    """Return what a form may be in other numbers and genders in a language (BCP 47), by its rules: itself first.

    Some of it is no word. None are returned where no rules are known.
    """
    base = language.split("-")[0]
    if base not in _RULED:
        return []
    female = feminine(form, base)
    made = [form, plural(form, base), female, plural(female, base)]
    if base in ("es", "pt"):  # from any of the four to the others
        made += [_of_heads(form, base, partial(_OPEN.sub, end)) for end in ("o", "a", "os", "as")]
    return list(dict.fromkeys(made))


def is_plural(form: str, language: str) -> bool:
    """Whether a form looks like a plural: by the ending of its head."""
    base = language.split("-")[0]
    of_form = heads(form, base)
    if not of_form:
        return False
    word = (of_form[-1] if base == "en" else of_form[0]).lower()
    if word in _irregular(base).values():
        return True
    if base == "it":
        return word.endswith("i") and len(word) > 4
    if base == "en":
        return word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 2
    return word.endswith(("s", "x")) and word[-2:] not in ("ís", "és", "ès", "às", "ás") and len(word) > 3


def is_feminine(word: str, language: str) -> bool:
    """Whether an adjective looks like a feminine."""
    base = language.split("-")[0]
    ending = {
        "es": "as?",
        "ca": "(?:a|es)",
        "fr": "(?:enne|aise|oise|aine|ine|ée|ve|euse|ère|ale|che|que)s?",
        "it": "[ae]",
        "pt": "(?:a|ã)s?",
    }.get(base)
    return bool(ending and re.search(f"{ending}$", word.lower()))


def _plural(word: str, base: str) -> str:
    if base == "en" and word[0].isupper() and _INVARIABLE.search(word):
        return word
    made = _irregular(base).get(word.lower())
    if made:
        return word[0] + made[1:]
    if base == "en" and _UNCOUNTED.search(word.lower()):
        return word
    rules = _PLURAL[base]
    if base == "es" and word[-1] in "sx" and unaccented(word[-2]) == word[-2]:
        return word
    return _made(word, rules)


def _made(word: str, rules: _Rules) -> str:
    for ending, made in rules:
        found, count = ending.subn(made, word, count=1)
        if count:
            return found
    return word


def _irregular(base: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in _IRREGULAR[base].split()) if base in _IRREGULAR else {}


def heads(form: str, base: str) -> list[str]:
    """Return the words of a form in a language (its base) that show its number."""
    parts, places = _cut(form, base)
    return [parts[at] for at in places]


def _of_heads(form: str, base: str, make: Callable[[str], str]) -> str:
    parts, places = _cut(form, base)
    return "".join(make(part) if at in places else part for at, part in enumerate(parts))


def _cut(form: str, base: str) -> tuple[list[str], list[int]]:
    """Return the parts of a form, and which of them agree with its number: those before what only belongs to it."""
    links = set(_LINKS.get(base, "").split())
    parts = _WORD.findall(form.replace("’", "'"))
    end = next((at for at, part in enumerate(parts) if at and part.lower() in links), len(parts))
    places = [at for at in range(end) if parts[at][0].isalpha()]
    if base == "en":  # *difficulty breathing*: what is done has no plural
        gerund = len(places) > 1 and parts[places[-1]].endswith("ing")
        return parts, [] if gerund else places[-1:]
    # Of a compound with a hyphen no word agrees but the first.
    return parts, [at for at in places if not at or "-" not in parts[at - 1]]
