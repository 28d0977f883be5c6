"""Catalogs of other tools, in all scripts: what is right in them no rule finds, and what breaks is found."""

from __future__ import annotations

import json

import pytest

from tests.support import Project

HEAD = """msgid ""
msgstr ""
"Language: {target}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Source-Language: {source}\\n"
"Plural-Forms: {plurals}\\n"

"""
TWO = "nplurals=2; plural=(n != 1);"
RIGHT = {
    "a word before a compound that begins with it": (
        "fr",
        "en",
        "Il a lu une étude de fond.",
        "He read in in-depth detail.",
    ),
    "and before e-mail": ("fr", "it", "Donnez votre nom et votre e-mail.", "Indicate il nome e e-mail."),
    "a repetition over a full stop": (
        "en",
        "es",
        "Open them one by one. By noon it closes.",
        "Ábralos uno por uno. Por la tarde cierra.",
    ),
    "a repetition over a comma": (
        "en",
        "fr",
        "It rains from time to time, in autumn.",
        "Il pleut de temps en temps, en automne.",
    ),
    "vowel signs": ("fr", "bn", "Le maire a ouvert une école.", "মেয়র একটি নতুন স্কুলের দরজার তালা খুলেছেন।"),
    "Marathi in its script": ("fr", "mr", "Le maire a ouvert une école.", "महापौरांनी नवीन शाळा उघडली."),
    "an acronym where letters have no case, Arabic": (
        "fr",
        "ar",
        "La BBC a publié son rapport.",
        "نشرت BBC تقريرها.",
    ),
    "an acronym where letters have no case, Hebrew": (
        "fr",
        "he",
        "La BBC a publié son rapport.",
        "ה-BBC פרסמה את הדוח שלה.",
    ),
    "the Greek question mark": ("fr", "el", "Le maire a-t-il démissionné ?", "Παραιτήθηκε ο δήμαρχος;"),
    "the Arabic sign of per cent": ("fr", "ar", "La part est de 40 %.", "الحصة ٤٠٪."),
    "danda": ("fr", "hi", "Le maire a démissionné hier.", "महापौर ने कल इस्तीफ़ा दे दिया।"),
    "the full stop of Urdu": ("fr", "ur", "Le maire a démissionné hier.", "میئر نے کل استعفیٰ دے دیا۔"),
    "the full stop of Amharic": ("fr", "am", "Le maire a démissionné hier.", "ከንቲባው ትናንት ሥራቸውን ለቀቁ።"),
    "a language that the detector doesn't know": (
        "fr",
        "ky",
        "Le maire a ouvert une école dans la ville.",
        "Мэр шаарда жаңы мектеп ачты.",
    ),
    "and one that it takes for others": (
        "fr",
        "eu",
        "Le maire a ouvert une école dans la ville. Les élèves sont venus.",
        "Alkateak eskola bat ireki du hirian. Ikasleak etorri dira.",
    ),
    "a version behind a name": (
        "en",
        "fr",
        "Android 14.2 came out on Monday.",
        "Android 14.2 est sorti lundi.",
    ),
    "a version that ends in zero": (
        "en",
        "de",
        "Python 3.0 was another language.",
        "Python 3.0 war eine andere Sprache.",
    ),
    "a list without a space": (
        "fr",
        "en",
        "Voir les pages 3,4 et 7 du rapport.",
        "See pages 3, 4 and 7 of the report.",
    ),
    "numbers of Latin America": (
        "fr",
        "es-419",
        "La ville a 2 345 600 habitants.",
        "La ciudad tiene 2,345,600 habitantes.",
    ),
    "a line end on both sides": ("fr", "es", "Il neige.\\n", "Nieva.\\n"),
    "roles and tags": (
        "en",
        "fr",
        "See :term:`file` and <code>ls</code>.",
        "Voir :term:`file` et <code>ls</code>.",
    ),
}
WRONG = {
    "a line end lost": ("fr", "es", "Il neige.\\n", "Nieva.", "placeables/line-end"),
    "a line end added": ("fr", "es", "Il neige.", "Nieva.\\n", "placeables/line-end"),
    "a variable lost": ("en", "fr", "Hello {name}, it is late.", "Bonjour, il est tard.", "placeables/lost"),
    "a tag that isn't closed": (
        "en",
        "fr",
        "Use <code>ls</code> now.",
        "Utilisez <code>ls maintenant.",
        "placeables/",
    ),
}


def rules(project: Project, text: str) -> dict[str, str]:
    """Return the rules that find something in a catalog, with how severe."""
    path = project.root / "other.po"
    path.write_text(text, encoding="utf-8")
    found = json.loads(project.run("check", path, "--format", "json").out)["findings"]
    return {one["rule"]: one["severity"] for one in found}


def catalog(source: str, target: str, text: str, translation: str) -> str:
    head = HEAD.format(source=source, target=target.replace("-", "_"), plurals=TWO)
    return f'{head}msgid "{text}"\nmsgstr "{translation}"\n'


@pytest.mark.parametrize(("source", "target", "text", "translation"), RIGHT.values(), ids=RIGHT)
def test_what_is_right_is_found_by_no_rule(
    project: Project, source: str, target: str, text: str, translation: str
) -> None:
    found = rules(project, catalog(source, target, text, translation))
    assert {rule for rule, severity in found.items() if severity != "info"} == set()


@pytest.mark.parametrize(("source", "target", "text", "translation", "rule"), WRONG.values(), ids=WRONG)
def test_what_breaks_a_program_is_an_error(
    project: Project, source: str, target: str, text: str, translation: str, rule: str
) -> None:
    found = rules(project, catalog(source, target, text, translation))
    assert "error" in {severity for one, severity in found.items() if one.startswith(rule)}


def test_the_forms_of_a_plural_are_no_rivals(project: Project) -> None:
    plurals = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);"
    head = HEAD.format(source="en", target="pl", plurals=plurals)
    forms = "".join(
        f'msgstr[{number}] "{text}"\n'
        for number, text in enumerate(["Dzień temu", "%d dni temu", "%d dni temu"])
    )
    text = f'{head}#, c-format\nmsgid "A day ago"\nmsgid_plural "%d days ago"\n{forms}'
    assert rules(project, text) == {}
