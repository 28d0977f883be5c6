"""Which nouns and names of Romance languages are feminine: by the endings of their heads."""

from __future__ import annotations

import re
from collections.abc import Sequence

from l10n.glossary.model import Kind
from l10n.grammar.inflection import is_plural

_FEMININE_END = {
    "es": re.compile(
        "(?:a|i[oó]n|dad|tad|tud|umbre|sis|corte|ley|paz|red|cruz|mano|orden|sede|gente|base|clase|fe)$"
    ),
    "ca": re.compile("(?:a|i[oó]|tat|tud|cort|llei|pau|xarxa|creu|mà|ordre|seu|gent|base|part|crisi)$"),
    "fr": re.compile(
        "(?:ion|té|tie|cie|gie|ie|ance|ence|ture|ade|ée|ette|elle|esse|euse|trice|cour|croix|mer|paix|loi"
        "|force|armée|banque|ligue|chambre|maison|garde|guerre|crise|reine|agence|alliance|assemblée|police"
        "|arme|attaque|frappe|bande|france|chine|russie|allemagne|espagne|grèce|suède|suisse|corée|république)$"
    ),
    "it": re.compile("(?:a|ione|tà|tù|ice|corte|legge|pace|rete|croce|mano|sede|base|crisi)$"),
    "pt": re.compile("(?:a|ão|dade|tude|gem|corte|lei|paz|rede|cruz|mão|sede|base|crise)$"),
}
_MASCULINE_END = {
    "es": re.compile(
        "(?:(?<!cr)ema|grama|drama|orama|clima|gma|isma|idioma|síntoma|diploma|genoma"
        "|día|mapa|planeta|pirata|policía|canadá|panamá|avión|camión)$"
    ),
    "ca": re.compile("(?:estat|ema|ama|dia|mapa|planeta|canadà|panamà|avió|camió|guió)$"),
    "it": re.compile("(?:ema|amma|programma|clima|canada|panama)$"),
    "pt": re.compile("(?:ema|ama|dia|mapa|planeta|avião|caminhão|canadá|panamá|coração)$"),
    "fr": re.compile("(?:avion|camion|million|espion|traité|comité|génie|bastion|incendie|député)$"),
}


def is_feminine_noun(form: str, base: str, kind: Kind, allowed: Sequence[str]) -> bool | None:
    """Whether a noun or name is feminine, by the ending of its head; None where nothing tells."""
    if is_initials(form):
        full = next((name for name in allowed if " " in name and not is_initials(name)), None)
        if full is not None:
            return is_feminine_noun(full, base, kind, ())
        return True if form[0] in "AOU" else False if form[0] in "FPT" else None
    head = re.split(r"\s", form)[0].lower()
    if is_plural(form, base) and base != "it":
        head = re.sub(r"(?:ciones|siones)$", "ción", head) if base == "es" else head
        head = re.sub("es$", "a", head) if base == "ca" else head.removesuffix("s")
        head = head.removesuffix("s")
        head = re.sub("(?:dade|tade)$", "dad", head) if base == "es" else head
    if base in _MASCULINE_END and _MASCULINE_END[base].search(head):
        return False
    if base == "fr" and kind is Kind.PLACE:
        return head.endswith("e") and head not in ("mexique", "cambodge", "mozambique", "zimbabwe", "royaume")
    if _FEMININE_END[base].search(head):
        return True
    return None if base == "fr" and head.endswith("e") else False  # *zone*, *siècle*


def is_initials(form: str) -> bool:
    """Whether a form is a name's initials: *OTAN*, *EE. UU.*."""
    letters = form.replace(".", "").replace(" ", "")
    return letters.isupper() and 1 < len(letters) < 8
