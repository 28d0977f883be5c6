"""Strings of software and its documentation: what stands between their words is compared as what it is."""

from __future__ import annotations

import pytest

from l10n import checks
from l10n.checks.context import Context
from l10n.model import Finding, LanguagePair, Notation, Unit


def found(
    source: str, target: str, pair: str = "en-fr", formats: tuple[str, ...] = (), *, few: bool = False
) -> list[Finding]:
    """Return what is found in a reviewed unit of software."""
    languages = LanguagePair(*pair.split("-", 1))
    unit = Unit(source, target, languages, reviewed=True, notation=Notation(formats, few))
    return list(checks.run(unit, Context(languages)))


RIGHT = {
    "a role of reStructuredText": (
        "Takes a :term:`file object` only.",
        "Prend un :term:`file object` seulement.",
    ),
    "a role with another title": ("See :ref:`the rules <rules>`.", "Voir :ref:`les règles <rules>`."),
    "a role whose name is cut short": (
        "Call :meth:`~list.sort` first.",
        "Appelez d’abord :meth:`list.sort`.",
    ),
    "a command in DocBook": ("Run <command>make all</command> now.", "Lancez <command>make all</command>."),
    "names of files, translated": (
        "Save it as <file>holiday.jpg</file>.",
        "Enregistrez-le sous <file>vacances.jpg</file>.",
    ),
    "attributes": (
        'Open <link xref="net-why">this page</link>.',
        'Ouvrez <link xref="net-why">cette page</link>.',
    ),
    "an element that stands for words": (
        'For more, see <link xref="power"/>.',
        'Pour en savoir plus, voir <link xref="power"/>.',
    ),
    "keys": ("Press <key>Enter</key> to leave.", "Appuyez sur <key>Entrée</key> pour quitter."),
    "code in Markdown": ("Use `git commit --amend` now.", "Utilisez maintenant `git commit --amend`."),
    "a name for a value in code": ("Give `--depth=<number>` too.", "Donnez aussi `--depth=<nombre>`."),
    "a name for a value": ("Read the log of <commit>.", "Lire le journal de <révision>."),
    "variables in braces": ("Hello {name}, {count} left.", "Bonjour {name}, il en reste {count}."),
    "a variable of Python": ("Saved %(path)s again.", "%(path)s est de nouveau enregistré."),
    "numbered variables in another order": ("%1$s of %2$s", "%2$s : %1$s"),
    "a share, where no flag names variables": ("20 % done", "20 % de fait"),
    "a message of ICU": (
        "{count, plural, one {# file} other {# files}} copied.",
        "{count, plural, one {# fichier} other {# fichiers}} copiés.",
    ),
    "an entity that is a sign": ("Sound &amp; screen", "Son &amp; écran"),
    "the key of a label": ("_Save", "_Enregistrer"),
    "the key of a label in the middle": ("E&xit", "&Quitter"),
    "the source again, which is code": ("--no-color-moved", "--no-color-moved"),
    "the source again, which is a page of the manual": ("git-show-ref(1)", "git-show-ref(1)"),
    "a macro of AsciiDoc": ("See linkgit:git-log[1] for it.", "Voir linkgit:git-log[1] à ce sujet."),
    "a listing with a comment": (
        "$ make all the docs   # takes long\n$ make install all of it\n",
        "$ make all the docs   # dure longtemps\n$ make install all of it\n",
    ),
    "a link to a page in the language": (
        'See <link href="https://en.example.org/a">there</link>.',
        'Voir <link href="https://fr.example.org/a">ici</link>.',
    ),
    "versions": ("Needs TLSv1.2 or OpenSSL 1.1 here.", "Demande ici TLSv1.2 ou OpenSSL 1.1."),
    "the name of a message": ("translator-credits", "Jeanne Martin <jeanne@martin.fr>, 2011"),
    "the name of a package": ("Install gnu-core-tools", "Installer gnu-core-tools"),
    "an option with its opposite": ("Use --[no-]keep-all-refs here", "Utilisez ici --[no-]keep-all-refs"),
    "a title in quotation marks with spaces": (
        "The film «The Russians in Paris» starts now.",
        "Le film «\u00a0The Russians in Paris\u00a0» sort maintenant.",
    ),
    "a domain of an example": ("Type example.org there.", "Saisissez-y exemple.org."),
}


@pytest.mark.parametrize(("source", "target"), RIGHT.values(), ids=RIGHT)
def test_nothing_loud_is_found_where_code_is_right(source: str, target: str) -> None:
    loud = [
        one for one in found(source, target) if one.severity != "info" or one.rule.startswith("fidelity/")
    ]
    assert [one.message for one in loud] == []


# name, severity, flags, source, target
WRONG = {
    "a variable that is lost": ("markup-lost", "error", "", "Hello {name}.", "Bonjour."),
    "a variable that is translated": ("markup-changed", "error", "", "Hello {name}.", "Bonjour {nom}."),
    "a variable too many": ("markup-added", "error", "c-format", "Saved.", "Enregistré %s."),
    "a variable of another type": ("markup-changed", "error", "c-format", "%d files", "%s fichiers"),
    "variables in another order, without numbers": (
        "markup-changed", "error", "c-format", "%s has %d files", "%d fichiers pour %s",
    ),
    "a share, where a flag names variables": ("markup-added", "error", "c-format", "Done.", "Fait à 20 % de plus."),
    "a named variable": ("markup-changed", "error", "python-format", "In %(where)s", "Dans %(ou)s"),
    "an empty brace": ("markup-lost", "error", "python-brace-format", "Saved {} of {}", "{} enregistré"),
    "a tag that isn't closed": ("markup-added", "error", "", "A <gui>door</gui> here", "Une <gui>porte<gui> ici"),
    "a tag": ("code-lost", "warning", "", "A <gui>door</gui> here", "Une porte ici"),
    "another tag": ("code-changed", "warning", "", "A <gui>door</gui> here", "Une <app>porte</app> ici"),
    "another role": (
        "code-changed", "warning", "", "Call :meth:`a.b` now.", "Appelez :meth:`a.c` maintenant.",
    ),
    "other code": ("code-changed", "warning", "", "Returns ``x**2`` here.", "Renvoie ``x*2`` ici."),
    "code too many": ("code-added", "info", "", "Returns it here.", "Renvoie ``x*2`` ici."),
    "an entity of the file": ("code-lost", "warning", "", "Use &project; here.", "À utiliser ici."),
    "an entity that the file may not have": ("markup-added", "error", "", "Use it here.", "Utilisez &projet; ici."),
    "the key of a label": ("code-lost", "warning", "", "_Save", "Enregistrer"),
    "italics": ("emphasis-lost", "info", "", "A *small* door", "Une petite porte"),
    "a link to another page": (
        "link-changed", "info", "", '<link href="https://a.org/x">There</link>', '<link href="https://b.org/x">Là</link>',
    ),
    "a line end that lacks": ("line-end", "error", "", "It rains.\n", "Il pleut."),
    "a line end too many": ("line-end", "error", "", "It rains.", "Il pleut.\n"),
    "a line end at the beginning": ("line-end", "error", "", "\nIt rains.", "Il pleut."),
    "an address on an example's domain": (
        "address", "error", "", "See https://example.org/one there.", "Voir https://example.org/deux.",
    ),
    "words beside code": (
        "half-translated", "error", "", "Run `make` to build all of the programs again.",
        "Lancez `make` pour build all of the programs again.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "severity", "flag", "source", "target"), WRONG.values(), ids=WRONG)
def test_what_breaks_is_an_error_and_what_differs_a_warning(
    name: str, severity: str, flag: str, source: str, target: str
) -> None:
    each = {
        one.check: one.severity.value for one in found(source, target, formats=tuple(filter(None, [flag])))
    }
    assert each.get(name) == severity, each


def test_a_flag_that_says_no_leaves_the_sign_alone() -> None:
    assert not [
        one for one in found("%d files", "Fichiers", formats=("no-c-format",)) if one.severity == "error"
    ]


def test_the_form_of_a_plural_for_one_may_lack_the_number() -> None:
    source, target = "%d files", "Un fichier"
    rules = {one.rule for one in found(source, target, formats=("c-format",), few=True)}
    assert not any(rule.startswith("placeables/") for rule in rules)
    assert "placeables/lost" in {one.rule for one in found(source, target, formats=("c-format",))}


def test_a_place_in_a_text_with_entities_is_shown_where_it_is_written() -> None:
    target = "Son &amp; écran écran"
    [one] = [one for one in found("Sound &amp; screen", target) if one.rule == "fidelity/repeated"]
    [span] = one.target_spans
    assert target[span.start : span.end] == "écran écran"


def test_an_article_has_no_code() -> None:
    languages = LanguagePair("en", "fr")
    unit = Unit("A <b>door</b> here", "Une porte ici", languages, reviewed=True)
    assert {one.check: one.severity.value for one in checks.run(unit, Context(languages))}[
        "markup-lost"
    ] == "error"
