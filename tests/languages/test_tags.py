import gettext
import subprocess
import sys
from collections.abc import Callable

import pytest

from l10n.errors import UsageError
from l10n.languages.tags import _PLURALS, gettext_code, name, parse, plural_forms


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        (" fr ", "fr"),
        ("fra", "fr"),
        ("fre", "fr"),
        ("cat", "ca"),
        ("oci", "oc"),
        ("ast", "ast"),
        ("pt_br", "pt-BR"),
        ("PT-br", "pt-BR"),
        ("en-UK", "en-GB"),
        ("es-419", "es-419"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@latin", "sr-Latn-RS"),
        ("SR-LATN", "sr-Latn"),
        ("hbs", "sr-Latn"),
        ("ca@valencia", "ca-valencia"),
        ("ca-ES-Valencia", "ca-ES-valencia"),
        ("zh_Hans", "zh-Hans"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("zh_CN", "zh-CN"),
        ("fr_FR.UTF-8", "fr-FR"),
        ("fr_FR@euro", "fr-FR"),
        ("iw", "he"),
        ("de-1901", "de-1901"),
    ],
)
def test_a_language_has_one_tag(tag: str, expected: str) -> None:
    assert parse(tag) == expected
    assert parse(expected) == expected


@pytest.mark.parametrize(
    ("tag", "hint"),
    [
        ("french", "did you mean `fr` (French) or `fro` (Old French)?"),
        ("Portugese", "did you mean `pt` (Portuguese)?"),
        ("Catalan", "did you mean `ca` (Catalan)?"),
        ("frrr", "did you mean `frr` (Northern Frisian)?"),
        ("jp", "did you mean `ja` (Japanese) or `jpr` (Judeo-Persian)?"),
        ("cz", "did you mean `cs` (Czech)?"),
        ("fr-XX", "did you mean `fr` (French)?"),
        ("fr-Xxxx", "did you mean `fr` (French)?"),
        ("fr-notavar", "did you mean `fr` (French)?"),
        ("fr@nonsense", "did you mean `fr` (French)?"),
        ("xx", "give a BCP 47 tag such as `fr`, `pt-BR` or `sr-Latn`"),
        ("", "give a BCP 47 tag such as `fr`, `pt-BR` or `sr-Latn`"),
        ("-", "give a BCP 47 tag such as `fr`, `pt-BR` or `sr-Latn`"),
        ("fr-x-twain", "give a BCP 47 tag such as `fr`, `pt-BR` or `sr-Latn`"),
        ("../fr", "give a BCP 47 tag such as `fr`, `pt-BR` or `sr-Latn`"),
    ],
)
def test_what_is_no_language_is_refused_with_what_is_near(tag: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        parse(tag)

    assert caught.value.reason.startswith(f"`{tag}` is no known language")
    assert caught.value.hint == hint


@pytest.mark.parametrize("tag", ["und", "mul", "zxx"])
def test_no_language_in_particular_is_refused(tag: str) -> None:
    with pytest.raises(UsageError, match="is no known language"):
        parse(tag)


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("fr", "fr"),
        ("ast", "ast"),
        ("pt-BR", "pt_BR"),
        ("es-419", "es_419"),
        ("sr-Latn", "sr@latin"),
        ("sr-Latn-RS", "sr_RS@latin"),
        ("uz-Cyrl", "uz@cyrillic"),
        ("ca-valencia", "ca@valencia"),
        ("ca-ES-valencia", "ca_ES@valencia"),
        ("ca-Latn-valencia", "ca_Latn@valencia"),
        ("zh-Hans", "zh_Hans"),
        ("zh-Hant-TW", "zh_Hant_TW"),
        ("zh-CN", "zh_CN"),
        ("de-1901", "de@1901"),
        ("sl-rozaj-biske", "sl_rozaj@biske"),
    ],
)
def test_gettext_codes_lead_back_to_the_tag(tag: str, code: str) -> None:
    assert gettext_code(tag) == code
    assert parse(code) == tag


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "French"),
        ("pt-BR", "Brazilian Portuguese"),
        ("pt-AO", "Portuguese (Angola)"),
        ("sr-Latn", "Serbian (Latin)"),
        ("sr-Latn-RS", "Serbian (Latin, Serbia)"),
        ("ca-valencia", "Catalan (Valencian)"),
        ("zh-Hans", "Simplified Chinese"),
        ("zh-CN", "Chinese (China)"),
        ("xx", "xx"),
    ],
)
def test_languages_have_english_names(tag: str, expected: str) -> None:
    assert name(tag) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr", "nplurals=2; plural=(n > 1);"),
        ("fr-CA", "nplurals=2; plural=(n > 1);"),
        ("es", "nplurals=2; plural=(n != 1);"),
        ("ca", "nplurals=2; plural=(n != 1);"),
        ("en", "nplurals=2; plural=(n != 1);"),
        ("pt", "nplurals=2; plural=(n != 1);"),
        ("pt-BR", "nplurals=2; plural=(n > 1);"),
        ("oc", "nplurals=2; plural=(n > 1);"),
        ("ast", "nplurals=2; plural=(n != 1);"),
        ("ja", "nplurals=1; plural=0;"),
        ("zh-Hans", "nplurals=1; plural=0;"),
        ("id", "nplurals=1; plural=0;"),
        (
            "sr-Latn",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
        ),
    ],
)
def test_plural_forms(tag: str, expected: str) -> None:
    assert plural_forms(tag) == expected


def forms(header: str) -> Callable[[int], int]:
    return gettext.c2py(header.split("plural=")[1].rstrip(";"))


@pytest.mark.parametrize("language", sorted(_PLURALS.keys() - {"oc"}))
def test_our_plural_forms_are_those_of_cldr(language: str) -> None:
    from babel import Locale

    rule = Locale(language).plural_form
    ours = forms(_PLURALS[language])
    numbers = range(1200)

    pairs = {(ours(number), rule(number)) for number in numbers}

    assert len(pairs) == len({form for form, _ in pairs}) == len({tag for _, tag in pairs})
    assert f"nplurals={len(pairs)};" in _PLURALS[language]


def test_importing_is_cheap() -> None:
    code = (
        "import sys, l10n.languages.tags, l10n.text.detection, l10n.config, l10n.articles;"
        "print([name for name in ('babel', 'langdetect', 'charset_normalizer') if name in sys.modules])"
    )
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert output == "[]\n"
