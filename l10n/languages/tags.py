"""Languages: BCP 47 tags, what gettext calls them, their names and their plural forms.

Inside l10n a language is a canonical BCP 47 tag (`fr`, `pt-BR`, `sr-Latn`, `ca-valencia`); a catalog's path
and headers have gettext's code for it (`pt_BR`, `sr@latin`, `ca@valencia`). What exists, and what it is
called, is CLDR's word, by way of Babel, which is imported when first needed.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from l10n.errors import UsageError
from l10n.messages import NO_MESSAGE, LanguageName, Message, msg, msg_choice

if TYPE_CHECKING:
    from babel import Locale

# BCP 47's langtag without extensions and private use, or glibc's `ll_CC.CHARSET@modifier`.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:[-_](?P<script>[a-z]{4}))?"
    r"(?:[-_](?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:[-_](?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?:\.[a-z0-9-]+)?"
    r"(?:@(?P<modifier>[a-z0-9]+))?",
    re.IGNORECASE | re.ASCII,
)

# The modifiers of glibc's locales (localedata/SUPPORTED) that name a script; the others name a variant.
_MODIFIERS = {"Arab": "arabic", "Cyrl": "cyrillic", "Deva": "devanagari", "Hebr": "hebrew", "Latn": "latin"}
_SCRIPTS = {modifier: script for script, modifier in _MODIFIERS.items()}

# ISO 639's codes for "no language in particular".
_NO_LANGUAGE = frozenset({"mis", "mul", "root", "und", "zxx"})

_ONE_FORM = "nplurals=1; plural=0;"
_ZERO_LIKE_ONE = "nplurals=2; plural=(n > 1);"
_TWO_FORMS = "nplurals=2; plural=(n != 1);"  # what the gettext manual advises where nothing is known

# Where Babel's table (that of the gettext manual, and more) has nothing: CLDR 48, supplemental/plurals.xml,
# for whole numbers; `oc`, which is not in CLDR's, as Weblate's language data has it.
_PLURALS = {
    **dict.fromkeys(("id", "ig", "jv", "ms", "my", "sah", "su", "to", "wo", "yo", "yue"), _ONE_FORM),
    **dict.fromkeys(("ak", "am", "as", "bho", "gu", "kab", "kn", "ln", "mg", "nso"), _ZERO_LIKE_ONE),
    **dict.fromkeys(("oc", "ti", "wa", "zu"), _ZERO_LIKE_ONE),
    "dsb": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "fil": "nplurals=2; plural=(n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9));",
    "gd": "nplurals=4; plural=(n==1 || n==11 ? 0 : n==2 || n==12 ? 1 : n>=3 && n<=19 ? 2 : 3);",
    "hsb": "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "mk": "nplurals=2; plural=(n%10!=1 || n%100==11);",
    "se": "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
}


@cache
def _english() -> Locale:
    from babel import Locale

    return Locale("en")


def parse(tag: str) -> str:
    """Return the canonical BCP 47 form of `tag`: of `FR`, `pt_br`, `fra`, `sr@latin`, `fr_FR.UTF-8`.

    Takes BCP 47 and gettext's codes. Raises `UsageError`, with what is near, where that is no language.
    """
    from babel.core import get_global

    if (match := _TAG.fullmatch(tag.strip())) is None:
        raise _unknown(tag)
    language = match["language"].lower()
    script, region = match["script"], match["region"]
    variants = [part.lower() for part in re.split("[-_]", match["variants"])[1:]]
    modifier = (match["modifier"] or "").lower()

    # CLDR's aliases: `fra` is `fr`, `iw` is `he`, and `sh` is `sr_Latn`.
    language, *rest = get_global("language_aliases").get(language, language).split("_")
    for part in rest:
        if len(part) == 4:
            script = script or part
        else:
            region = region or part
    if modifier in _SCRIPTS:
        script = script or _SCRIPTS[modifier]
    elif modifier and modifier != "euro":
        variants.append(modifier)

    english = _english()
    if language not in english.languages or language in _NO_LANGUAGE:
        raise _unknown(tag)
    parts = [language]
    if script:
        parts.append(script.title())
        if parts[-1] not in english.scripts:
            raise _unknown(tag, msg("`{script}` is no script", script=script), language)
    if region:
        parts.append(get_global("territory_aliases").get(region.upper(), [region.upper()])[0])
        if parts[-1] not in english.territories:
            raise _unknown(tag, msg("`{region}` is no country or region", region=region), language)
    for variant in variants:
        if variant.upper() not in english.variants:
            raise _unknown(tag, msg("`{variant}` is no variant", variant=variant), language)
        parts.append(variant)
    return "-".join(parts)


@cache
def script(tag: str) -> str:
    """Return the script (ISO 15924) of a canonical tag: its own, else the likely one; empty where CLDR knows none.

    `zh-TW` is `Hant`, `sr` is `Cyrl` (CLDR, supplemental/likelySubtags.xml, by way of Babel).
    """
    from babel.core import get_global

    language, *rest = tag.split("-")
    if own := [part for part in rest if len(part) == 4 and part.isalpha()]:
        return own[0]
    likely = get_global("likely_subtags")
    region = next((part for part in rest if len(part) in (2, 3)), "")
    full: str = likely.get(f"{language}_{region}") or likely.get(language) or ""
    return next((part for part in full.split("_")[1:] if len(part) == 4), "")


@cache
def region(tag: str) -> str:
    """Return the region (ISO 3166) of a canonical tag: its own, else the likely one; empty where CLDR knows none."""
    from babel.core import get_global

    language, *rest = tag.split("-")
    if own := [part for part in rest if len(part) in (2, 3) and (part.isupper() or part.isdigit())]:
        return own[0]
    likely = get_global("likely_subtags")
    full: str = next(
        (likely[name] for name in ("_".join([language, *rest[:1]]), language) if name in likely), ""
    )
    return next((part for part in full.split("_")[1:] if len(part) in (2, 3)), "")


def regional(tag: str) -> str:
    """Return a canonical tag with a region, the likely one if it has none (`es-ES`), as office programs want it."""
    language, *rest = tag.split("-")
    if not (likely := region(tag)) or likely in rest:
        return tag
    at = 1 if rest and len(rest[0]) == 4 else 0
    return "-".join([language, *rest[:at], likely, *rest[at:]])


# Scripts that are written from right to left (CLDR's scriptMetadata), of those that languages of today have.
_RIGHT_TO_LEFT = frozenset(
    {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa"}
)


def is_right_to_left(tag: str) -> bool:
    """Return whether a language (BCP 47) is written from right to left."""
    return script(tag) in _RIGHT_TO_LEFT


def nearest(wanted: str, tags: Iterable[str]) -> str | None:
    """Return the one of canonical tags that serves `wanted`: itself, else the first of its language and script.

    A tag without a region comes before those of other regions.
    """
    base = wanted.partition("-")[0]
    alike = [tag for tag in tags if tag.partition("-")[0] == base and script(tag) == script(wanted)]
    return min(alike, key=lambda tag: (tag != wanted, "-" in tag), default=None)


def shortest(code: str) -> str:
    """Return ISO 639's shortest code for a language's, as BCP 47 wants it (`fr` for `fra`); others as they are."""
    from babel.core import get_global

    alias: str = get_global("language_aliases").get(code, code)
    return alias if "_" not in alias else code


def gettext_code(tag: str) -> str:
    """Return what gettext calls a canonical tag, for paths and headers: `pt_BR`, `sr@latin`, `ca@valencia`.

    A script has a modifier where glibc has one, but Chinese has it as Weblate and Poedit write it: `zh_Hans`.
    `parse` takes the code back to the tag.
    """
    language, *rest = tag.split("-")
    modifiers = [part for part in rest if len(part) > 4 or (len(part) == 4 and part[0].isdigit())]
    parts = [language]
    for part in rest:
        if part in modifiers:
            continue
        if part in _MODIFIERS and not modifiers and language != "zh":
            modifiers = [_MODIFIERS[part]]
        else:
            parts.append(part)
    # One modifier is all that gettext has: of several variants the others stay in the code's body.
    parts += modifiers[:-1]
    return "_".join(parts) + (f"@{modifiers[-1]}" if modifiers else "")


def name(tag: str) -> LanguageName:
    """Return what a canonical tag is called, in English; `said` says it in the reader's language."""
    return LanguageName(tag)


def plural_forms(tag: str) -> str:
    """Return the `Plural-Forms` of a canonical tag for a catalog's header: `nplurals=2; plural=(n > 1);`."""
    from babel.messages.plurals import PLURALS

    language = tag.partition("-")[0]
    for key in (tag.replace("-", "_"), language):
        if key in PLURALS:
            number, expression = PLURALS[key]
            return f"nplurals={number}; plural={expression};"
    return _PLURALS.get(language, _TWO_FORMS)


def _unknown(tag: str, reason: Message = NO_MESSAGE, language: str = "") -> UsageError:
    """Return the error for a tag that isn't one, with the languages that it may have meant."""
    hint = msg("give a BCP 47 tag such as `fr`, `pt-BR` or `sr-Latn`")
    if near := [language] if language else _near(tag.strip()):
        hint = msg(
            "did you mean {names}?",
            names=msg_choice(msg("`{code}` ({language})", code=code, language=name(code)) for code in near),
        )
    what = msg("`{tag}` is no known language", tag=tag)
    return UsageError(msg("{what}: {reason}", what=what, reason=reason) if reason else what, hint=hint)


def _near(tag: str) -> list[str]:
    """Return up to three tags that somebody who typed `tag` may have meant: by name, country or likeness."""
    from babel.core import get_global

    words = {known.lower(): code.replace("_", "-") for code, known in _english().languages.items()}
    words |= {code.lower(): code for code in list(words.values()) if code not in _NO_LANGUAGE}
    word = tag.lower().replace("_", "-")
    likely = get_global("likely_subtags").get(f"und_{word.upper()}")  # `jp` is a country, its language `ja`
    found = [likely.split("_")[0]] if likely else []
    found += [words[near] for near in difflib.get_close_matches(word, words, n=3, cutoff=0.75)]
    return list(dict.fromkeys(found))[:3]
